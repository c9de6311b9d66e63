"""Papers that are tables, composed from a case: the feedback form, the record of consultations."""

from reply_studio.composing.sheets.consultation import Consulted, consultation_sheet
from reply_studio.composing.sheets.feedback import feedback_sheet

__all__ = ["Consulted", "consultation_sheet", "feedback_sheet"]
