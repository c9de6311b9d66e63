"""All clauses put to one file, in the order of the standard."""

from typing import Final

from reply_studio.i18n import _
from reply_studio.letter.conformity import (
    foot_clauses,
    head_clauses,
    page_clauses,
    print_clauses,
    print_head_clauses,
    print_imprint_clauses,
    print_joint_clauses,
    text_clauses,
)
from reply_studio.letter.conformity.base import Clause, Report, Subject, Verdict
from reply_studio.letter.conformity.parts import recognise
from reply_studio.letter.conformity.printed import Print, print_of
from reply_studio.letter.conformity.sheet import Sheet, read_sheet

CLAUSES: Final[tuple[Clause, ...]] = (
    *page_clauses.CLAUSES,
    *text_clauses.CLAUSES,
    *head_clauses.CLAUSES,
    *foot_clauses.CLAUSES,
    *print_clauses.CLAUSES,
    *print_head_clauses.CLAUSES,
    *print_imprint_clauses.CLAUSES,
    *print_joint_clauses.CLAUSES,
)
"""Every demand there is; no two have the same id."""


def judge(name: str, data: bytes, *, printing: bool | None = None) -> Report:
    """The verdict of every clause on a Word file. *printing*: whether its print is measured too; ``None`` where
    LibreOffice and poppler are installed.

    Raises:
        InputError: the file is damaged, protected, beyond the limits, no Word document, or cannot be printed.
        MissingToolError: *printing* is asked for and a program for it is absent.
    """
    return judged(name, read_sheet(name, data), print_of(name, data, asked=printing))


def judged(name: str, sheet: Sheet, printed: Print | None) -> Report:
    """The verdict of every clause on a file that is read, and printed where its print is to be measured."""
    subject = Subject(sheet, recognise(sheet), printed)
    verdicts = tuple(_verdict(each, subject) for each in sorted(CLAUSES, key=_place))
    return Report(file=name, verdicts=verdicts, pages=len(printed.pages) if printed else None)


def _place(clause: Clause) -> tuple[tuple[int, ...], str]:
    return tuple(map(int, clause.clause.split("."))), clause.id


def _verdict(clause: Clause, subject: Subject) -> Verdict:
    found = clause.test(subject)
    return Verdict(
        clause=clause.clause,
        id=clause.id,
        title=_(clause.title),
        status=found.status,
        expected=_(clause.expected),
        found=found.found,
        where=found.where,
    )
