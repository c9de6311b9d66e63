"""The rows of the list and the headings above them, on the line API: 10,000 cases paint as quickly as ten."""

import datetime as dt
from collections.abc import Hashable, Mapping, Sequence
from typing import Any

from rich.segment import Segment
from textual.message import Message
from textual.strip import Strip

from reply_studio.i18n import _
from reply_studio.text.width import printable
from reply_studio.tui.columns import GAP, Placed, place
from reply_studio.tui.widgets.cells import pad
from reply_studio.tui.widgets.line import Line, Part
from reply_studio.tui.widgets.rows import Rows

Row = dict[str, Any]
_SIDE = 1
"""Cells at the left for the sign of the selected row."""


class CaseTable(Rows):
    """Rows in columns. Rows behind the known ones (``total`` says how many there are) stay blank until they come."""

    def __init__(self, today: dt.date, columns: Sequence[str], widths: Mapping[str, int]) -> None:
        super().__init__()
        self.today, self.columns, self.widths = today, columns, widths
        self.rows: Sequence[Row] = ()
        self.hint = ""
        self._total = 0
        self._made: dict[str, list[Segment]] = {}
        self._placed: tuple[int, list[Placed]] = (0, [])

    def show(self, rows: Sequence[Row], total: int | None = None, cursor: int = 0) -> None:
        """Other rows."""
        self.rows, self._total = rows, len(rows) if total is None else total
        self.redraw()
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
        """The columns of the present width."""
        width = self.scrollable_content_region.width - _SIDE
        if self._placed[0] != width:
            self._made, self._placed = {}, (width, place(self.columns, self.widths, width))
        return self._placed[1]

    def count(self) -> int:
        """How many rows there are."""
        return self._total

    def render_line(self, y: int) -> Strip:
        """A list without rows says what can be done."""
        if y or self._total or not self.hint:
            return super().render_line(y)
        return Strip([Segment(f" {self.hint}", self.rich_style)]).adjust_cell_length(self.size.width, self.rich_style)

    def line(self, index: int, width: int) -> list[Segment]:
        """One case."""
        if index >= len(self.rows):
            return []
        row, placed = self.rows[index], self.placed()
        made = self._made.get(row["case"])
        if made is None:
            made = self._made[row["case"]] = self._cells(row, placed)
        return [Segment(">" if index == self.cursor else " "), *made]

    def _cells(self, row: Row, placed: list[Placed]) -> list[Segment]:
        segments, plain = [], ""
        for column, width in placed:
            text, style = column.cell(row, self.today)
            words = pad(printable(text, multiline=False), width, right=column.right) + " " * GAP
            if style:
                segments += [Segment(plain), Segment(words, self.part(f"rows--{style}"))]
                plain = ""
            else:
                plain += words
        return [*segments, Segment(plain)]

    def visible_cases(self) -> list[str]:
        """The ids of the cases on the screen."""
        top = round(self.scroll_y)
        return [each["case"] for each in self.rows[top : top + self.size.height]]

    def notify_style_update(self) -> None:
        """The theme changed."""
        self._made = {}
        super().notify_style_update()


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
