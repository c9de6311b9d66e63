"""The lines of the merge view's table at one width, and the way from passage to passage among them."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from rich.cells import cell_len

from reply_studio.i18n import _
from reply_studio.text.width import printable
from reply_studio.tui.panes.merge_table import Column, Row, Sent, Table
from reply_studio.tui.widgets.cells import cut, pad

WIDE: Final = 100
"""From so many cells on the units stand side by side,"""
LEAST: Final = 24
"""if each of them gets so many."""


class Cell(NamedTuple):
    """A stretch of a line; ``key`` is the passage that it shows."""

    text: str
    style: str = ""
    key: str = ""
    column: int = 0


GridLine = tuple[Cell, ...]


class GridLines:
    """``head`` stays at the top where units stand side by side, else it is empty. A passage's place is its line and its
    column.
    """

    def __init__(self, table: Table, width: int) -> None:
        beside = width >= WIDE and width - _heading_width(width) >= LEAST * len(table.columns)
        self.head: GridLine = tuple(_head(table, width)) if beside else ()
        self.lines = list(_beside(table, width) if beside else _below(table, width)) if width else []
        self.places = {cell.key: (at, cell.column) for at, line in enumerate(self.lines) for cell in line if cell.key}
        self._units = {each.key: each.unit for cell in table.cells.values() for each in cell}

    @property
    def order(self) -> list[str]:
        """The passages in reading order, as they stand on the screen."""
        return sorted(self.places, key=lambda each: self.places[each])

    @property
    def first(self) -> int:
        """The line of the first passage."""
        return min((at for at, _column in self.places.values()), default=0)

    def line_of(self, key: str) -> int:
        """The line of a passage, 0 for none."""
        return self.places.get(key, (0, 0))[0]

    def along(self, key: str, by: int) -> str:
        """The passage above or below in the same column, "" for none."""
        line, column = self.places.get(key, (0, 0))
        found = [each for each, (at, one) in self.places.items() if one == column and (at - line) * by > 0]
        return min(found, key=lambda each: abs(self.places[each][0] - line), default="")

    def near(self, key: str, lines: int) -> str:
        """The passage of the same column that stands nearest to so many lines below, "" for none."""
        line, column = self.places.get(key, (0, 0))
        found = [each for each, (_at, one) in self.places.items() if one == column]
        return min(found, key=lambda each: abs(self.places[each][0] - line - lines), default="")

    def across(self, key: str, by: int) -> str:
        """The passage of the next unit that stands nearest, "" for none; one below the other: the unit's first one."""
        if not self.head:
            return self._next_unit(key, by)
        line, column = self.places.get(key, (0, 0))
        columns = sorted({one for _at, one in self.places.values() if (one - column) * by > 0}, reverse=by < 0)
        found = [each for each, (_at, one) in self.places.items() if columns and one == columns[0]]
        return min(found, key=lambda each: (abs(self.places[each][0] - line), self.places[each][0]), default="")

    def _next_unit(self, key: str, by: int) -> str:
        order = list(dict.fromkeys(self._units[each] for each in self.order))
        at = order.index(self._units[key]) + by if order else -1
        return next(each for each in self.order if self._units[each] == order[at]) if 0 <= at < len(order) else ""


def _heading_width(width: int) -> int:
    return min(34, width // 5)


def _head(table: Table, width: int) -> Iterator[Cell]:
    yield Cell(pad(" " + _("Suggestions"), _heading_width(width)), "title")
    for column, room in zip(table.columns, _rooms(table, width), strict=True):
        yield Cell(pad(" " + _counted(column), room), "title")


def _counted(column: Column) -> str:
    """A unit with how many of its passages wait."""
    return _("{unit} {open}/{all} open").format(
        unit=printable(column.name, multiline=False), open=column.open, all=column.all
    )


def _rooms(table: Table, width: int) -> list[int]:
    """The width of every column; the last one takes what is left over."""
    many = max(1, len(table.columns))
    room = (width - _heading_width(width)) // many
    return [room] * (many - 1) + [width - _heading_width(width) - room * (many - 1)] if table.columns else []


def _beside(table: Table, width: int) -> Iterator[GridLine]:
    """Rows with the units side by side."""
    rooms = _rooms(table, width)
    for row in table.rows:
        cells = [table.cells.get((row.suggestion, each.unit), ()) for each in table.columns]
        for n in range(max(1, *map(len, cells)) if cells else 1):
            head = _row_head(row) if n == 0 else ""
            line = [Cell(pad(head, _heading_width(width) - 1) + " ", "title" if row.number != "-" else "dim")]
            for column, (cell, room) in enumerate(zip(cells, rooms, strict=True)):
                line.append(_cell(cell, n, room, column))
            yield tuple(line)


def _row_head(row: Row) -> str:
    return " " + printable(f"{row.number} {row.heading}", multiline=False)


def _cell(cell: Sequence[Sent], n: int, room: int, column: int) -> Cell:
    if n >= len(cell):
        return Cell(" " * room)
    sent = cell[n]
    return Cell(pad(_words(sent), room - 1) + " ", _style(sent), sent.key, column)


def _words(sent: Sent) -> str:
    return _lead(sent) + printable(sent.words, multiline=False)


def _lead(sent: Sent) -> str:
    """Cursor's place, mark, ``*`` for a sure one, place in the input."""
    return f" {sent.mark}{'*' if sent.sure else ' '}{sent.place:>2} "


def _style(sent: Sent) -> str:
    return ("sure" if sent.sure else "") if sent.open else "dim"


def _below(table: Table, width: int) -> Iterator[GridLine]:
    """One unit after another."""
    room = max((cell_len(each.number) for each in table.rows), default=1)
    for column in table.columns:
        yield (Cell(cut(" " + _counted(column), width), "title"),)
        for row in table.rows:
            for sent in table.cells.get((row.suggestion, column.unit), ()):
                words = f"{_lead(sent)}-> {pad(row.number, room)}  {printable(sent.words, multiline=False)}"
                yield (Cell(pad(words, width - 1) + " ", _style(sent), sent.key),)
