"""A list on the line API: only the lines on the screen are made, so any number paints at once."""

from typing import Any, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.events import Click
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip


class Rows(ScrollView, can_focus=True, inherit_bindings=False):
    """One line an entry, one of them under the cursor. Subclasses say how many (``count``) and draw one (``line``).

    The library's own keys for scrolling are left out: arrows move the cursor.
    """

    COMPONENT_CLASSES = {"rows--cursor", "rows--dim", "rows--mark", "rows--error", "rows--warning", "rows--bar"}
    ALLOW_SELECT = False
    STEADY: ClassVar[bool] = False
    """Its size does not depend on the number of entries, and its scrollbar is always there (styles)."""
    cursor: reactive[int] = reactive(0, repaint=False)
    page_top: int = 0
    page_size: Size = Size(0, 0)
    _styles: tuple[Style, Style] | None = None

    def __init__(self, **more: Any) -> None:
        super().__init__(**more)
        self._parts: dict[str, Style] = {}

    class Highlighted(Message):
        """The cursor stands on another entry."""

        def __init__(self, rows: "Rows", index: int) -> None:
            super().__init__()
            self.rows, self.index = rows, index

        @property
        def control(self) -> "Rows":
            """The list."""
            return self.rows

    class Opened(Message):
        """An entry was clicked twice."""

        def __init__(self, rows: "Rows", index: int) -> None:
            super().__init__()
            self.rows, self.index = rows, index

        @property
        def control(self) -> "Rows":
            """The list."""
            return self.rows

    def count(self) -> int:
        """How many entries there are."""
        raise NotImplementedError

    def line(self, index: int, width: int) -> list[Segment]:
        """The segments of an entry; what is too long is cut by the caller."""
        raise NotImplementedError

    def entries_changed(self, cursor: int = 0) -> None:
        """To be called when the entries are other ones: the cursor goes to an entry, everything is drawn anew."""
        self._resize(Size(0, self.count()))
        self.set_reactive(Rows.cursor, self.validate_cursor(cursor))
        self.refresh()
        if self.is_attached:
            self.show_cursor()
            self.moved()
            self.post_message(self.Highlighted(self, self.cursor))

    def _resize(self, size: Size) -> None:
        """Another number of lines. Where the scrollbar stays and the height is given, nothing else on the screen moves,
        so nothing else is laid out again: that would take longer than drawing.
        """
        if size == self.virtual_size:
            return
        if not self.STEADY or not self.is_attached:
            self.virtual_size = size
            return
        self.set_reactive(Rows.virtual_size, size)
        self._scroll_update(size)
        if self.scroll_y > self.max_scroll_y:
            self.scroll_to(y=self.max_scroll_y, animate=False)

    def validate_cursor(self, cursor: int) -> int:
        """The cursor stays on an entry."""
        return max(0, min(cursor, self.count() - 1))

    def watch_cursor(self, before: int, after: int) -> None:
        """Two lines are drawn anew, and the cursor is kept in sight."""
        if before != after:
            self.refresh_line(before)
            self.refresh_line(after)
            self.show_cursor()
            self.moved()
            self.post_message(self.Highlighted(self, after))

    def moved(self) -> None:
        """The cursor stands elsewhere. What is redrawn here comes with the same picture, what a message brings about
        comes with the next one.
        """

    def show_cursor(self) -> None:
        """Scrolls, as little as needed, until the cursor's line is seen."""
        height, top = self.scrollable_content_region.height, round(self.scroll_target_y)
        if height and not top <= self.cursor < top + height:
            self.scroll_to(y=self.cursor if self.cursor < top else self.cursor - height + 1, animate=False)

    def move(self, by: int) -> None:
        """The cursor up or down by so many entries."""
        self.cursor += by

    def page(self, direction: int) -> None:
        """The cursor by a page."""
        self.cursor += direction * max(1, self.scrollable_content_region.height - 1)

    def edge(self, direction: int) -> None:
        """The cursor to the first (-1) or last (1) entry."""
        self.cursor = 0 if direction < 0 else self.count() - 1

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of one picture; what they share is looked up once for all."""
        self.page_top, self.page_size = round(self.scroll_y), self.size
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        index, width = y + self.page_top, self.page_size.width
        if index >= self.count():
            return Strip.blank(width, self.look[False])
        return self.strip_of(index, width)

    def strip_of(self, index: int, width: int) -> Strip:
        """An entry's whole line."""
        style = self.look[index == self.cursor]
        return Strip(Segment.apply_style(self.line(index, width), style)).adjust_cell_length(width, style)

    @property
    def look(self) -> tuple[Style, Style]:
        """The styles of a line without and with the cursor."""
        if self._styles is None:
            base = self.rich_style
            self._styles = (base, base + self.part("rows--cursor"))
        return self._styles

    def notify_style_update(self) -> None:
        """The theme changed, or a class."""
        self._styles, self._parts = None, {}
        super().notify_style_update()

    def part(self, name: str) -> Style:
        """The style of a component class, without its background where that is the widget's own."""
        found = self._parts.get(name)
        if found is None:
            found = self._parts[name] = self.get_component_rich_style(name, partial=True)
        return found

    def on_resize(self) -> None:
        """The cursor stays in sight."""
        self.show_cursor()

    def on_click(self, event: Click) -> None:
        """A click selects, a second one opens."""
        index = event.y + round(self.scroll_y)
        if index >= self.count():
            return
        self.cursor = index
        if event.chain == 2:
            self.post_message(self.Opened(self, index))
