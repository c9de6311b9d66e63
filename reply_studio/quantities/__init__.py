"""Figures in a text: what they are, what they count, where and when. Pure; precise or not at all."""

from reply_studio.quantities.compare import agree, may_be_same, surprise
from reply_studio.quantities.extract import extract
from reply_studio.quantities.model import Period, Quantity
from reply_studio.quantities.periods import deadline

__all__ = ["Period", "Quantity", "agree", "deadline", "extract", "may_be_same", "surprise"]
