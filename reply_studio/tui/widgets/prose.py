"""Text to read: paragraphs wrapped by cells on the line API, however long."""

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reply_studio.text.width import printable
from reply_studio.text.wrapping import wrap


class Paragraph(NamedTuple):
    """A paragraph. ``head`` stands before its first line, the other lines are indented as far; ``style`` is one of
    "", title, dim, mark, error, warning; ``anchor`` is what ``show_anchor`` finds it by.
    """

    text: str
    head: str = ""
    style: str = ""
    anchor: str = ""


class Prose(ScrollView, can_focus=True, inherit_bindings=False):
    """Paragraphs, scrolled by ``scroll_lines``; ``show`` replaces them without mounting anything."""

    COMPONENT_CLASSES = {f"prose--{each}" for each in ("title", "dim", "mark", "error", "warning")}

    def __init__(self, paragraphs: Sequence[Paragraph] = (), **more: object) -> None:
        super().__init__(**more)  # type: ignore[arg-type]  # id and classes, as every widget takes them
        self._paragraphs = paragraphs
        self._lines: list[tuple[str, str]] = []
        self._anchors: dict[str, int] = {}
        self._width = 0

    def show(self, paragraphs: Sequence[Paragraph], *, keep_place: bool = False) -> None:
        """Other paragraphs, from their beginning unless the place is to be kept."""
        self._paragraphs, self._width = paragraphs, 0
        self._lay_out()
        if not keep_place:
            self.scroll_to(y=0, animate=False)

    def show_anchor(self, anchor: str) -> None:
        """Scrolls to the paragraph with this anchor; nothing happens where there is none."""
        at = self._anchors.get(anchor)
        if at is not None:
            self.scroll_to(y=max(0, at - 2), animate=False)

    def scroll_lines(self, by: int) -> None:
        """Up or down by so many lines."""
        self.scroll_to(y=round(self.scroll_target_y) + by, animate=False)

    @property
    def text(self) -> str:
        """What is shown, line by line."""
        return "\n".join(line for line, _style in self._lines)

    def on_mount(self) -> None:
        """Lays the first paragraphs out."""
        self._lay_out()

    def on_resize(self) -> None:
        """Another width, other lines."""
        self._lay_out()

    def _lay_out(self) -> None:
        width = self.scrollable_content_region.width
        if not width or width == self._width:
            return
        self._width, self._lines, self._anchors = width, [], {}
        for each in self._paragraphs:
            if each.anchor:
                self._anchors.setdefault(each.anchor, len(self._lines))
            self._lines += [(line, each.style) for line in _wrapped(each, width)]
        self.virtual_size = Size(0, len(self._lines))
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        at, width, base = y + round(self.scroll_y), self.size.width, self.rich_style
        if at >= len(self._lines):
            return Strip.blank(width, base)
        text, style = self._lines[at]
        own = self.get_component_rich_style(f"prose--{style}", partial=True) if style else None
        return Strip([Segment(text, own)]).adjust_cell_length(width).apply_style(base)


def _wrapped(paragraph: Paragraph, width: int) -> list[str]:
    head = printable(paragraph.head, multiline=False)
    indent = " " * cell_len(head)
    lines = wrap(printable(paragraph.text).expandtabs(4), max(8, width - len(indent)))
    return [head + lines[0], *(indent + line for line in lines[1:])]
