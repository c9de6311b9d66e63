"""The grid of the merge view on the line API: units side by side where there is room, else one below the other."""

from rich.segment import Segment
from rich.style import Style
from textual.events import Click
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from reply_studio.tui.panes.merge_table import Table
from reply_studio.tui.widgets.line_view import LineView
from reply_studio.tui.widgets.merge_lines import Cell, GridLines


class MergeGrid(LineView, can_focus=True, inherit_bindings=False):
    """``show`` gives it another table; the cursor stays on its passage. ``Moved`` tells where the person went."""

    COMPONENT_CLASSES = {f"grid--{each}" for each in ("cursor", "away", "dim", "title", "sure")}

    class Moved(Message):
        """The person put the cursor on another passage."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    class Opened(Moved):
        """A passage was clicked twice."""

    def __init__(self, **more: object) -> None:
        super().__init__(**more)
        self.table = Table()
        self.key = ""
        self._laid = GridLines(self.table, 0)
        self._width = 0

    @property
    def order(self) -> list[str]:
        """The passages in reading order, as they stand on the screen."""
        return self._laid.order

    @property
    def text(self) -> str:
        """What it shows, line by line."""
        return "\n".join("".join(each.text for each in line).rstrip() for line in (self._laid.head, *self._laid.lines))

    def show(self, table: Table, select: str = "") -> None:
        """Another table; the cursor goes to ``select``, else stays, else goes to the first passage."""
        if table != self.table or not self._laid.lines:
            self.table = table
            self._lay_out(anew=True)
        wanted = next((each for each in (select, self.key) if each in self._laid.places), "")
        self.key = wanted or next(iter(self.order), "")
        self.refresh()
        self.reveal()

    def select(self, key: str) -> None:
        """Puts the cursor on a passage; nothing happens where there is no such passage."""
        if key in self._laid.places:
            self.key = key
            self.refresh()
            self.reveal()

    # moving

    def move(self, by: int) -> None:
        """To the passage above or below, in the same column where units stand side by side."""
        self._go(self._laid.along(self.key, by), 0 if by < 0 else len(self._laid.lines))

    def side(self, by: int) -> None:
        """To the passage of the next unit that stands nearest; one below the other: to the unit's first passage."""
        self._go(self._laid.across(self.key, by))

    def page(self, direction: int) -> None:
        """By a page."""
        self._go(self._laid.near(self.key, direction * max(1, self._height - 1)))

    def edge(self, direction: int) -> None:
        """To the first (-1) or last (1) passage."""
        if self.order:
            self._go(self.order[0 if direction < 0 else -1])

    @property
    def _height(self) -> int:
        return max(1, self.scrollable_content_region.height - bool(self._laid.head))

    def _go(self, key: str, top: int | None = None) -> None:
        """The cursor to a passage; where there is none, the view to its end (``top``)."""
        if not key:
            if top is not None:
                self.scroll_to_row(top)
            return
        if key != self.key:
            self.key = key
            self.refresh()
            self.post_message(self.Moved(key))
        self.reveal()

    def reveal(self) -> None:
        """Scrolls, as little as needed, until the cursor is seen; at the first passage from the very top."""
        line, top, first = self._laid.line_of(self.key), round(self.scroll_target_y), self._laid.first
        if line < top or line == first:
            self.scroll_to_row(0 if line == first and line < self._height else line)
        elif line >= top + self._height:
            self.scroll_to_row(line - self._height + 1)

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
        self._laid = GridLines(self.table, width)
        self.virtual_size = Size(0, len(self._laid.lines) + bool(self._laid.head))
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One line of the screen; the units' names stay at the top."""
        width, base = self.size.width, self.rich_style
        at = y + round(self.scroll_y) - bool(self._laid.head)
        if y == 0 and self._laid.head:
            line = self._laid.head
        elif at < len(self._laid.lines):
            line = self._laid.lines[at]
        else:
            return Strip.blank(width, base)
        return Strip([self._segment(each, base) for each in line]).adjust_cell_length(width, base)

    def _segment(self, cell: Cell, base: Style) -> Segment:
        style = base + self.looks[cell.style] if cell.style else base
        text = cell.text
        if cell.key and cell.key == self.key:
            style = base + self.looks["cursor" if self.has_focus else "away"]
            text = ">" + text[1:]
        return Segment(text, style + Style.from_meta({"passage": cell.key}) if cell.key else style)

    def on_click(self, event: Click) -> None:
        """A click selects, a second one opens."""
        key = str(event.style.meta.get("passage", ""))
        if key:
            self._go(key)
            if event.chain == 2:
                self.post_message(self.Opened(key))
