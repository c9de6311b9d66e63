"""What a check found in a case, in numbers, kept for the list until the case is changed."""

from typing import Protocol

from reply_studio.services.checking import Choice, Report, check_cases
from reply_studio.services.desk import Desk

SEVERITIES = ("error", "warning", "info")


def check(desk: Desk, case_id: str) -> Report:
    """Checks a case with everything the office wants checked; the list knows the outcome from then on."""
    report = check_cases(desk, (case_id,), Choice())
    note(desk, case_id, report)
    return report


class Counted(Protocol):
    """The outcome of a whole check of a case."""

    def count(self, severity: str) -> int:
        """How many findings have this severity."""
        ...


def note(desk: Desk, case_id: str, report: Counted) -> None:
    """Keeps the numbers of a whole check of a case."""
    desk.index.note(case_id, {each: report.count(each) for each in SEVERITIES})
