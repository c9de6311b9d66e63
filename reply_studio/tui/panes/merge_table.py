"""The table of the merge view: suggestions in rows, units in columns, in each cell the passages with what became of
them.
"""

from collections.abc import Mapping
from typing import NamedTuple

from reply_studio.i18n import _
from reply_studio.merging.same import origins_now
from reply_studio.model.draft import Draft
from reply_studio.model.proposal import numbers, title_line, walk
from reply_studio.services import editing
from reply_studio.services.merges import Merge
from reply_studio.services.words import disposition_mark

NOWHERE = ""
"""The row of passages that answer no suggestion."""


class Sent(NamedTuple):
    """A passage in its cell: its id, the unit's key, its place in the unit's input, its mark and words."""

    key: str
    unit: str
    place: str
    mark: str
    words: str
    open: bool = True
    sure: bool = False


class Column(NamedTuple):
    """A unit with how many of its passages wait."""

    unit: str
    name: str
    open: int
    all: int


class Row(NamedTuple):
    """A suggestion, or ``NOWHERE``."""

    suggestion: str
    number: str
    heading: str


class Table(NamedTuple):
    """``cells``: (suggestion, unit) → its passages in order."""

    columns: tuple[Column, ...] = ()
    rows: tuple[Row, ...] = ()
    cells: Mapping[tuple[str, str], tuple[Sent, ...]] = {}


def table_of(merge: Merge) -> Table:
    """The table of a merge; a row without passages stays, so that what nobody answers is seen."""
    proposal = merge.file.proposal
    printed = numbers(proposal.suggestions)
    rows = [Row(each.id, printed[each.id], title_line(each)) for each in walk(proposal.suggestions)]
    places = row_places(merge)
    cells: dict[tuple[str, str], tuple[Sent, ...]] = {}
    for each in merge.file.contributions:
        for n, passage in enumerate(each.passages, 1):
            at = places[passage.id], each.unit
            cells[at] = (*cells.get(at, ()), _sent(merge, each.unit, passage.id, n))
    if any(row == NOWHERE for row, _unit in cells):
        rows.append(Row(NOWHERE, "-", _("no suggestion")))
    return Table(tuple(_columns(merge)), tuple(rows), cells)


def first_open(table: Table, suggestion: str) -> str:
    """The first passage in the row of a suggestion that waits, else the first one that waits, "" for none."""
    rows = [*(each for each in table.rows if each.suggestion == suggestion), *table.rows]
    cells = (table.cells.get((row.suggestion, each.unit), ()) for row in rows for each in table.columns)
    return next((sent.key for cell in cells for sent in cell if sent.open), "")


def _columns(merge: Merge) -> list[Column]:
    found = []
    for each in merge.file.contributions:
        waiting = sum(merge.states[passage.id].state == "open" for passage in each.passages)
        found.append(Column(each.unit, each.name, waiting, len(each.passages)))
    return found


def _sent(merge: Merge, unit: str, passage: str, place: int) -> Sent:
    state = merge.states[passage].state
    words = " ".join(merge.text(passage).split())
    sure = state == "open" and merge.aligned[passage].sure
    return Sent(passage, unit, str(place), disposition_mark(state), words, state == "open", sure)


def row_places(merge: Merge) -> dict[str, str]:
    """Passage id → the suggestion in whose row it stands: what it answers best, unless it was taken elsewhere."""
    ids = {number: key for key, number in numbers(merge.file.proposal.suggestions).items()}
    taken, below = _taken(merge), _families(merge)
    places: dict[str, str] = {}
    for key, found in merge.aligned.items():
        best = ids[found.suggestions[0].number] if found.suggestions else NOWHERE
        there = taken.get(key, best)
        places[key] = best if best in below.get(there, ()) else there
    return places


def _families(merge: Merge) -> dict[str, set[str]]:
    """Suggestion → those below it."""
    return {each.id: {one.id for one in walk(each.children)} for each in walk(merge.file.proposal.suggestions)}


def _taken(merge: Merge) -> dict[str, str]:
    """Passage id → the first suggestion that the point of the draft answers where the passage stands."""
    known = {each.id for each in walk(merge.file.proposal.suggestions)}
    found: dict[str, str] = {}
    for drafted, origins in origins_now(merge.file).items():
        answers = _answers(merge.file.draft, drafted)
        for each in origins:
            if merge.states.get(each) and merge.states[each].state in ("used", "merged"):
                found.setdefault(each, next((one for one in answers if one in known), NOWHERE))
    return found


def _answers(draft: Draft, drafted: str) -> tuple[str, ...]:
    holder, _plan = editing.home(draft, drafted)
    return holder.answers
