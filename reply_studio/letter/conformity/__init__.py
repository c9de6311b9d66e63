"""Whether a Word letter keeps to GB/T 9704-2012, clause by clause, whoever made it.

Everything is read from the file as it is: styles, themes, defaults and direct formatting resolved (``looks``), the
letter's parts known by their words and places (``parts``); with LibreOffice also from the printed page (``printed``).
"""

from reply_studio.letter.conformity.base import Report, Status, Verdict
from reply_studio.letter.conformity.judging import judge

__all__ = ["Report", "Status", "Verdict", "judge"]
