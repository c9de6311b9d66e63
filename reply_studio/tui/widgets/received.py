"""A received text as it came, to read, with one stretch of it marked."""

from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from rich.segment import Segment
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reply_studio.model.proposal import Span
from reply_studio.text.width import printable
from reply_studio.text.wrapping import breaks

_breaks = lru_cache(maxsize=8192)(breaks)
_MARGIN = 2
_ABOVE = 2
"""Lines that are shown above the marked stretch."""


class _Line(NamedTuple):
    """A line of the screen: where it begins in the text, and its words."""

    start: int
    text: str


class Received(ScrollView, can_focus=True, inherit_bindings=False):
    """``show`` gives it another text, ``mark`` marks a stretch and brings it into sight. A bar stands at the left of
    its lines, so that it shows without colour too.
    """

    COMPONENT_CLASSES = {"received--mark"}
    ALLOW_SELECT = False

    def __init__(self, **more: object) -> None:
        super().__init__(**more)  # type: ignore[arg-type]  # id and classes, as every widget takes them
        self.raw = ""
        self.span: Span = (0, 0)
        self._lines: list[_Line] = []
        self._starts: list[int] = []
        self._width = 0

    def show(self, raw: str) -> None:
        """Another text, from its beginning."""
        self.raw, self.span, self._width = raw, (0, 0), 0
        self._lay_out()

    def mark(self, span: Span) -> None:
        """Marks a stretch of the text; an empty one marks nothing."""
        if span != self.span:
            self.span = span
            self.refresh()
            self._reveal()

    @property
    def marked(self) -> str:
        """The words that are marked."""
        return self.raw[slice(*self.span)]

    def move(self, by: int) -> None:
        """Up or down by so many lines."""
        self.scroll_to(y=round(self.scroll_target_y) + by, animate=False)

    def page(self, direction: int) -> None:
        """By a page."""
        self.move(direction * max(1, self.scrollable_content_region.height - 2))

    def edge(self, direction: int) -> None:
        """To the beginning (-1) or the end (1)."""
        self.scroll_to(y=0 if direction < 0 else len(self._lines), animate=False)

    def on_resize(self) -> None:
        """Another width, other lines."""
        self._lay_out()
        self._reveal()

    def _lay_out(self) -> None:
        width = self.scrollable_content_region.width
        if not width or width == self._width:
            return
        self._width, self._lines, at = width, [], 0
        for line in self.raw.split("\n"):
            self._lines += _broken(line, at, max(8, width - _MARGIN - 1))
            at += len(line) + 1
        self._starts = [each.start for each in self._lines]
        self.virtual_size = Size(0, len(self._lines))
        self.refresh()

    def _reveal(self) -> None:
        height = self.scrollable_content_region.height
        if self.span[0] >= self.span[1] or not self._lines or not height:
            return
        first, last = (bisect_right(self._starts, at) - 1 for at in (self.span[0], self.span[1] - 1))
        top = round(self.scroll_target_y)
        if not (top <= first and last < top + height):
            self.scroll_to(y=max(0, first - _ABOVE), animate=False, immediate=True)

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        at, width, base = y + round(self.scroll_y), self.size.width, self.rich_style
        if at >= len(self._lines):
            return Strip.blank(width, base)
        strip = Strip(list(self._segments(self._lines[at])))
        return strip.adjust_cell_length(width).apply_style(base)

    def _segments(self, line: _Line) -> Iterator[Segment]:
        start, end = (min(max(0, each - line.start), len(line.text)) for each in self.span)
        mark = self.get_component_rich_style("received--mark", partial=True)
        if start >= end:
            yield Segment("  " + line.text)
            return
        yield Segment("| ", mark)
        yield Segment(line.text[:start])
        yield Segment(line.text[start:end], mark)
        yield Segment(line.text[end:])


def _broken(line: str, at: int, width: int) -> Iterator[_Line]:
    """The lines of one paragraph; a tab is shown as one blank, so that places stay what they are."""
    shown = printable(line.replace("\t", " "), multiline=False)
    cuts = [0, *_breaks(shown, width), len(shown)]
    for start, end in pairwise(cuts):
        yield _Line(at + start, shown[start:end])
