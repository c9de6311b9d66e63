"""Text to read whose stretches may have styles of their own, wrapped by cells on the line API."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reply_studio.text.width import printable
from reply_studio.text.wrapping import breaks

STYLES: Final = ("title", "dim", "mark", "differs", "warning")
_breaks = lru_cache(maxsize=1024)(breaks)


class Run(NamedTuple):
    """A stretch of text; ``style`` is "" or one of ``STYLES``."""

    text: str
    style: str = ""


class Para(NamedTuple):
    """A paragraph of runs; ``head`` stands before its first line, the others are indented as far."""

    runs: tuple[Run, ...]
    head: str = ""


def para(text: str, style: str = "", head: str = "") -> Para:
    """A paragraph of one run."""
    return Para((Run(text, style),), head)


class Runs(ScrollView, can_focus=False, inherit_bindings=False):
    """``show`` replaces the paragraphs; ``read`` scrolls by half a page."""

    COMPONENT_CLASSES = {f"runs--{each}" for each in STYLES}
    ALLOW_SELECT = False

    def __init__(self, **more: object) -> None:
        super().__init__(**more)  # type: ignore[arg-type]  # id and classes, as every widget takes them
        self._paras: tuple[Para, ...] = ()
        self._lines: list[tuple[Run, ...]] = []
        self._width = 0

    @property
    def text(self) -> str:
        """What it shows, line by line."""
        return "\n".join("".join(each.text for each in line).rstrip() for line in self._lines)

    def show(self, paras: Sequence[Para]) -> None:
        """Other paragraphs, from their beginning; the same ones stay where they are."""
        if tuple(paras) == self._paras:
            return
        self._paras, self._width = tuple(paras), 0
        self._lay_out()
        self.scroll_to(y=0, animate=False, immediate=True)

    def read(self, direction: int) -> None:
        """Half a page up or down."""
        by = direction * max(1, self.size.height // 2)
        self.scroll_to(y=round(self.scroll_target_y) + by, animate=False, immediate=True)

    def on_resize(self) -> None:
        """Another width, other lines."""
        self._lay_out()

    def _lay_out(self) -> None:
        width = self.scrollable_content_region.width
        if not width or width == self._width:
            return
        self._width = width
        self._lines = [line for each in self._paras for line in _wrapped(each, width)]
        self.virtual_size = Size(0, len(self._lines))
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        at, width, base = y + round(self.scroll_y), self.size.width, self.rich_style
        if at >= len(self._lines):
            return Strip.blank(width, base)
        segments = [
            Segment(
                each.text,
                base + self.get_component_rich_style(f"runs--{each.style}", partial=True) if each.style else base,
            )
            for each in self._lines[at]
        ]
        return Strip(segments).adjust_cell_length(width, base)


def _wrapped(paragraph: Para, width: int) -> Iterator[tuple[Run, ...]]:
    head = printable(paragraph.head, multiline=False)
    indent = " " * cell_len(head)
    room = max(8, width - len(indent))
    first = True
    for line in _split(paragraph.runs):
        whole = "".join(each.text for each in line)
        for start, end in pairwise((0, *_breaks(whole, room), len(whole))):
            yield (Run(head if first else indent, "dim"), *_cut(line, start, end))
            first = False


def _split(runs: Sequence[Run]) -> Iterator[list[Run]]:
    """The runs of every line of the text, control characters made visible."""
    line: list[Run] = []
    for each in runs:
        first, *others = each.text.split("\n")
        line.append(_shown(first, each.style))
        for other in others:
            yield line
            line = [_shown(other, each.style)]
    yield line


def _shown(text: str, style: str) -> Run:
    return Run(printable(text.replace("\t", "    "), multiline=False), style)


def _cut(runs: Sequence[Run], start: int, end: int) -> Iterator[Run]:
    """The part of the runs between two characters."""
    at = 0
    for each in runs:
        piece = each.text[max(0, start - at) : max(0, end - at)]
        if piece:
            yield Run(piece, each.style)
        at += len(each.text)
