"""A list on the line API: only the lines on the screen are made, so any number paints at once."""

from rich.segment import Segment
from rich.style import Style
from textual.events import Click
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip


class Rows(ScrollView, can_focus=True):
    """One line an entry, one of them under the cursor. Subclasses say how many (``count``) and draw one (``line``)."""

    COMPONENT_CLASSES = {"rows--cursor", "rows--dim", "rows--mark", "rows--error", "rows--warning"}
    ALLOW_SELECT = False
    cursor: reactive[int] = reactive(0)
    _styles: tuple[Style, Style] | None = None

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
        size = Size(0, self.count())
        if size != self.virtual_size:
            self.virtual_size = size
        self.set_reactive(Rows.cursor, self.validate_cursor(cursor))
        self.refresh()
        if self.is_attached:
            self.show_cursor()
            self.post_message(self.Highlighted(self, self.cursor))

    def validate_cursor(self, cursor: int) -> int:
        """The cursor stays on an entry."""
        return max(0, min(cursor, self.count() - 1))

    def watch_cursor(self, before: int, after: int) -> None:
        """Two lines are drawn anew, and the cursor is kept in sight."""
        if before != after:
            self.refresh_line(before)
            self.refresh_line(after)
            self.show_cursor()
            self.post_message(self.Highlighted(self, after))

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

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        index, width = y + round(self.scroll_y), self.size.width
        style = self._look()[index == self.cursor]
        if index >= self.count():
            return Strip.blank(width, self._look()[False])
        return Strip(Segment.apply_style(self.line(index, width), style)).adjust_cell_length(width, style)

    def _look(self) -> tuple[Style, Style]:
        """The styles of a line without and with the cursor."""
        if self._styles is None:
            base = self.rich_style
            self._styles = (base, base + self.part("rows--cursor"))
        return self._styles

    def notify_style_update(self) -> None:
        """The theme changed, or a class."""
        self._styles = None
        super().notify_style_update()

    def part(self, name: str) -> Style:
        """The style of a component class, without its background where that is the widget's own."""
        return self.get_component_rich_style(name, partial=True)

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
