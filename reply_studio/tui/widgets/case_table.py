"""The rows of the list and the headings above them, on the line API: 10,000 cases paint as quickly as ten."""

import datetime as dt
from collections.abc import Callable, Hashable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from reply_studio.i18n import _
from reply_studio.text.width import printable
from reply_studio.tui.columns import GAP, Placed, place
from reply_studio.tui.widgets.cells import pad
from reply_studio.tui.widgets.line import Line, Part
from reply_studio.tui.widgets.rows import Rows

Row = dict[str, Any]
REMEMBERED = 500
"""Lines that are kept as drawn."""
_SIDE = 1
"""Cells at the left for the sign of the selected row."""


class CaseTable(Rows):
    """Rows in columns. Rows behind the known ones (``total`` says how many there are) stay blank until they come."""

    STEADY = True

    def __init__(self, today: dt.date, columns: Sequence[str], widths: Mapping[str, int]) -> None:
        super().__init__()
        self.today, self.columns, self.widths = today, columns, widths
        self.rows: Sequence[Row] = ()
        self.hint = ""
        self.tell_place: Callable[[int, int], None] = lambda _at, _of: None
        self._total = 0
        self._made: dict[str, tuple[Row, Strip]] = {}
        self._placed: tuple[int, list[Placed]] = (0, [])

    def show(self, rows: Sequence[Row], total: int | None = None, cursor: int = 0) -> None:
        """Other rows."""
        self.rows, self._total = rows, len(rows) if total is None else total
        self.entries_changed(cursor)

    def redraw(self) -> None:
        """What was drawn is forgotten: other columns, another language or theme."""
        self._made, self._placed = {}, (0, [])
        self.refresh()

    @property
    def selected(self) -> Row | None:
        """The row under the cursor."""
        return self.rows[self.cursor] if self.cursor < len(self.rows) else None

    def placed(self) -> list[Placed]:
        """The columns of the present width; the scrollbar takes a cell."""
        width = self.size.width - 1 - _SIDE
        if self._placed[0] != width:
            self._made, self._placed = {}, (width, place(self.columns, self.widths, width))
        return self._placed[1]

    def moved(self) -> None:
        """Says which row of how many, in the same picture."""
        self.tell_place(min(self.cursor + 1, self._total), self._total)

    def count(self) -> int:
        """How many rows there are."""
        return self._total

    def render_lines(self, crop: Region) -> list[Strip]:
        """Another width forgets what was drawn."""
        self.placed()
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """A case and the bar beside it; a list without rows says what can be done."""
        width = self.page_size.width
        if not y and self.hint and not self._total:
            return Strip([Segment(f" {self.hint}", self.look[0])]).adjust_cell_length(width, self.look[0])
        line = self.strip_of(y + self.page_top, width - 1)
        return Strip([*line, Segment(" ", self._bar(y))], width)

    def _bar(self, y: int) -> Style:
        """Where in the list this page is. The library's own bar is a widget of as many lines: it would take as long to
        draw as the rows.
        """
        height, total = self.page_size.height, self._total
        if total <= height:
            return self.look[0]
        size = max(1, height * height // total)
        top = round(self.page_top * (height - size) / (total - height))
        return self.part("rows--bar") if top <= y < top + size else self.look[0]

    def strip_of(self, index: int, width: int) -> Strip:
        """A case's line; what was drawn once is drawn again as it was."""
        if index >= len(self.rows):
            return Strip.blank(width, self.look[False])
        row = self.rows[index]
        if index == self.cursor:
            return self._drawn(row, width, ">", self.look[True])
        known = self._made.get(row["case"])
        if known is not None and known[0] is row:
            return known[1]
        if len(self._made) > REMEMBERED:
            self._made.clear()
        strip = self._drawn(row, width, " ", self.look[False])
        self._made[row["case"]] = (row, strip)
        return strip

    def _drawn(self, row: Row, width: int, sign: str, base: Style) -> Strip:
        """The line of a row. All its widths are known, so nothing is measured again."""
        segments, plain, used = [], sign, _SIDE
        for column, room in self._placed[1]:
            text, style = column.cell(row, self.today)
            words = _fitted(text, room, column.right)
            used += room + GAP
            if style:
                segments += [Segment(plain, base), Segment(words, base + self.part(f"rows--{style}"))]
                plain = ""
            else:
                plain += words
        return Strip([*segments, Segment(plain + " " * (width - used), base)], max(width, used)).crop(0, width)

    def visible_cases(self) -> list[str]:
        """The ids of the cases on the screen."""
        top = round(self.scroll_y)
        return [each["case"] for each in self.rows[top : top + self.size.height]]

    def notify_style_update(self) -> None:
        """The theme changed."""
        self._made = {}
        super().notify_style_update()


@lru_cache(4096)
def _fitted(text: str, width: int, right: bool) -> str:
    """A cell with the gap behind it; most words of a list stand in it many times."""
    shown = text if text.isprintable() else printable(text, multiline=False)
    return pad(shown, width, right=right) + " " * GAP


class Headings(Line):
    """The columns' names; the sorted one says which way. A click sorts."""

    class Clicked(Message):
        """A heading was clicked."""

        def __init__(self, column: str) -> None:
            super().__init__()
            self.column = column

    def __init__(self, table: CaseTable, sort: str, *, reverse: bool) -> None:
        super().__init__()
        self._table = table
        self.sort, self.reverse = sort, reverse

    def parts(self, width: int) -> Sequence[Part]:
        """``^`` and ``v`` are signs that every terminal has."""
        found = [Part(" " * _SIDE)]
        for column, room in self._table.placed():
            sign = ("v" if self.reverse else "^") if column.id == self.sort else ""
            found.append(Part(pad(_(column.name) + sign, room, right=column.right) + " " * GAP, "", column.id))
        return found

    def clicked(self, value: Hashable) -> None:
        """Says which column."""
        self.post_message(self.Clicked(str(value)))
