"""The grid of the merge view on the line API: units side by side where there is room, else one below the other."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.events import Click
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reply_studio.i18n import _
from reply_studio.text.width import printable
from reply_studio.tui.panes.merge_table import Column, Row, Sent, Table
from reply_studio.tui.widgets.cells import cut, pad

WIDE: Final = 100
"""From so many cells on the units stand side by side,"""
LEAST: Final = 24
"""if each of them gets so many."""
STYLES: Final = ("cursor", "away", "dim", "title", "sure")


class Cell(NamedTuple):
    """A stretch of a line; ``key`` is the passage that it shows."""

    text: str
    style: str = ""
    key: str = ""
    column: int = 0


GridLine = tuple[Cell, ...]


class MergeGrid(ScrollView, can_focus=True, inherit_bindings=False):
    """``show`` gives it another table; the cursor stays on its passage. ``Moved`` tells where the person went."""

    COMPONENT_CLASSES = {f"grid--{each}" for each in STYLES}
    ALLOW_SELECT = False

    class Moved(Message):
        """The person put the cursor on another passage."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    class Opened(Moved):
        """A passage was clicked twice."""

    def __init__(self, **more: object) -> None:
        super().__init__(**more)  # type: ignore[arg-type]  # id and classes, as every widget takes them
        self.table = Table()
        self.key = ""
        self._head: GridLine = ()
        self._lines: list[GridLine] = []
        self._places: dict[str, tuple[int, int]] = {}
        self._width = 0
        self._styles: dict[str, Style] = {}

    @property
    def order(self) -> list[str]:
        """The passages in reading order, as they stand on the screen."""
        return sorted(self._places, key=lambda each: self._places[each])

    @property
    def text(self) -> str:
        """What it shows, line by line."""
        return "\n".join("".join(each.text for each in line).rstrip() for line in (self._head, *self._lines))

    def show(self, table: Table, select: str = "") -> None:
        """Another table; the cursor goes to ``select``, else stays, else goes to the first passage."""
        if table != self.table or not self._lines:
            self.table = table
            self._lay_out(anew=True)
        wanted = next((each for each in (select, self.key) if each in self._places), "")
        self.key = wanted or next(iter(self.order), "")
        self.refresh()
        self.reveal()

    def select(self, key: str) -> None:
        """Puts the cursor on a passage; nothing happens where there is no such passage."""
        if key in self._places:
            self.key = key
            self.refresh()
            self.reveal()

    # moving

    def move(self, by: int) -> None:
        """To the passage above or below, in the same column where units stand side by side."""
        line, column = self._place
        found = [key for key, (at, one) in self._places.items() if one == column and (at - line) * by > 0]
        if found:
            self._go(min(found, key=lambda each: abs(self._places[each][0] - line)))
        else:
            self._scroll(0 if by < 0 else len(self._lines))

    def side(self, by: int) -> None:
        """To the passage of the next unit that stands nearest; one below the other: to the unit's first passage."""
        line, column = self._place
        if not self._head:
            self._go_unit(by)
            return
        columns = sorted({one for _at, one in self._places.values() if (one - column) * by > 0}, reverse=by < 0)
        if columns:
            found = [key for key, (_at, one) in self._places.items() if one == columns[0]]
            self._go(min(found, key=lambda each: (abs(self._places[each][0] - line), self._places[each][0])))

    def _go_unit(self, by: int) -> None:
        units = {each.key: each.unit for cell in self.table.cells.values() for each in cell}
        order = list(dict.fromkeys(units[each] for each in self.order))
        if not order:
            return
        at = order.index(units[self.key]) + by
        if 0 <= at < len(order):
            self._go(next(each for each in self.order if units[each] == order[at]))

    def page(self, direction: int) -> None:
        """By a page."""
        line, column = self._place
        wanted = line + direction * max(1, self._height - 1)
        found = [key for key, (_at, one) in self._places.items() if one == column]
        if found:
            self._go(min(found, key=lambda each: abs(self._places[each][0] - wanted)))

    def edge(self, direction: int) -> None:
        """To the first (-1) or last (1) passage."""
        if self._places:
            self._go(self.order[0 if direction < 0 else -1])

    @property
    def _place(self) -> tuple[int, int]:
        return self._places.get(self.key, (0, 0))

    @property
    def _height(self) -> int:
        return max(1, self.scrollable_content_region.height - bool(self._head))

    def _go(self, key: str) -> None:
        if key != self.key:
            self.key = key
            self.refresh()
            self.post_message(self.Moved(key))
        self.reveal()

    def reveal(self) -> None:
        """Scrolls, as little as needed, until the cursor is seen; at the first passage from the very top."""
        line, top = self._place[0], round(self.scroll_target_y)
        first = min((at for at, _column in self._places.values()), default=0)
        if line < top or line == first:
            self._scroll(0 if line == first and line < self._height else line)
        elif line >= top + self._height:
            self._scroll(line - self._height + 1)

    def _scroll(self, top: int) -> None:
        if top != round(self.scroll_target_y):
            self.scroll_to(y=top, animate=False, immediate=True)

    # lines

    def on_resize(self) -> None:
        """Another width, other lines."""
        self._lay_out()
        self.reveal()

    def _lay_out(self, *, anew: bool = False) -> None:
        width = self.scrollable_content_region.width
        if not width:
            self._width = 0 if anew else self._width  # hidden: laid out as soon as it is seen
            return
        if width == self._width and not anew:
            return
        self._width = width
        beside = width >= WIDE and width - _heading_width(width) >= LEAST * len(self.table.columns)
        self._head = tuple(_head(self.table, width)) if beside else ()
        self._lines = list(_beside(self.table, width) if beside else _below(self.table, width))
        self._places = {cell.key: (at, cell.column) for at, line in enumerate(self._lines) for cell in line if cell.key}
        self.virtual_size = Size(0, len(self._lines) + bool(self._head))
        self.refresh()

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of a repaint; what they share is looked up once."""
        if not self._styles:
            self._styles = {each: self.get_component_rich_style(f"grid--{each}", partial=True) for each in STYLES}
        return super().render_lines(crop)

    def notify_style_update(self) -> None:
        """Another theme."""
        self._styles = {}
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        """One line of the screen; the units' names stay at the top."""
        width, base = self.size.width, self.rich_style
        at = y + round(self.scroll_y) - bool(self._head)
        if y == 0 and self._head:
            line = self._head
        elif at < len(self._lines):
            line = self._lines[at]
        else:
            return Strip.blank(width, base)
        return Strip([self._segment(each, base) for each in line]).adjust_cell_length(width, base)

    def _segment(self, cell: Cell, base: Style) -> Segment:
        style = base + self._styles[cell.style] if cell.style else base
        text = cell.text
        if cell.key and cell.key == self.key:
            style = base + self._styles["cursor" if self.has_focus else "away"]
            text = ">" + text[1:]
        return Segment(text, style + Style.from_meta({"passage": cell.key}) if cell.key else style)

    def on_focus(self) -> None:
        """The cursor is drawn stronger."""
        self.refresh()

    def on_blur(self) -> None:
        """The cursor is drawn weaker."""
        self.refresh()

    def on_click(self, event: Click) -> None:
        """A click selects, a second one opens."""
        key = str(event.style.meta.get("passage", ""))
        if key:
            self._go(key)
            if event.chain == 2:
                self.post_message(self.Opened(key))


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
