"""Papers that are tables, composed from a case: the feedback form, the record of consultations, the year's table."""

from reply_studio.composing.sheets.consultation import Consulted, consultation_sheet
from reply_studio.composing.sheets.feedback import feedback_sheet
from reply_studio.composing.sheets.year import YearCase, year_sheet

__all__ = ["Consulted", "YearCase", "consultation_sheet", "feedback_sheet", "year_sheet"]
