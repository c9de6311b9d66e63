"""A case at a glance, for the preview beside the list: who asks for what, and what is answered."""

from typing import NamedTuple

from reply_studio.model.case import CaseFile
from reply_studio.model.coverage import coverage
from reply_studio.model.proposal import numbers, title_line, walk
from reply_studio.services.words import status_of

FULL_LINE = 400
"""More than a pane shows of one suggestion."""


class Line(NamedTuple):
    """A suggestion: how deep it stands, its number, its status ("" for unanswered), and what names it."""

    depth: int
    number: str
    status: str
    title: str


def suggestions(file: CaseFile) -> list[Line]:
    """Every suggestion of the case in reading order."""
    table, printed = coverage(file.proposal, file.draft), numbers(file.proposal.suggestions)
    return [
        Line(
            depth=printed[each.id].count("."),
            number=printed[each.id],
            status=status_of(table[each.id], file),
            title=title_line(each, FULL_LINE),
        )
        for each in walk(file.proposal.suggestions)
    ]
