"""The rows of the list and the headings above them, on the line API: 10,000 cases paint as quickly as ten."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from rich.segment import Segment
from rich.text import Text
from textual.events import Click
from textual.message import Message
from textual.widget import Widget

from reply_studio.i18n import _
from reply_studio.text.width import printable
from reply_studio.tui.columns import GAP, Placed, place
from reply_studio.tui.widgets.cells import pad
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
        segments = []
        for column, width in placed:
            text, style = column.cell(row, self.today)
            words = pad(printable(text, multiline=False), width, right=column.right) + " " * GAP
            segments.append(Segment(words, self.part(f"rows--{style}") if style else None))
        return segments

    def visible_cases(self) -> list[str]:
        """The ids of the cases on the screen."""
        top = round(self.scroll_y)
        return [each["case"] for each in self.rows[top : top + self.size.height]]

    def notify_style_update(self) -> None:
        """The theme changed."""
        self._made = {}
        super().notify_style_update()


class Headings(Widget):
    """The columns' names; the sorted one says which way. A click sorts."""

    ALLOW_SELECT = False

    class Clicked(Message):
        """A heading was clicked."""

        def __init__(self, column: str) -> None:
            super().__init__()
            self.column = column

    def __init__(self, table: CaseTable, sort: str, *, reverse: bool) -> None:
        super().__init__()
        self._table = table
        self.sort, self.reverse = sort, reverse

    def render(self) -> Text:
        """One line; ``^`` and ``v`` are signs that every terminal has."""
        line = Text(" " * _SIDE, no_wrap=True, end="")
        for column, width in self._table.placed():
            name = _(column.name)
            if column.id == self.sort:
                name = f"{name}{'v' if self.reverse else '^'}"
            line.append(pad(name, width, right=column.right) + " " * GAP)
        return line

    def on_click(self, event: Click) -> None:
        """Finds the column under the mouse."""
        at = _SIDE
        for column, width in self._table.placed():
            at += width + GAP
            if event.x < at:
                self.post_message(self.Clicked(column.id))
                return
