"""Blocks of text as lines on the screen: only those that are seen are made."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region, Size
from textual.strip import Strip

from reply_studio.tui.widgets.block import STYLES, Block, Key, Line, lay_out
from reply_studio.tui.widgets.cells import cut, pad
from reply_studio.tui.widgets.line_view import LineView


class Paint(NamedTuple):
    """What the lines of one repaint share: their width, their style, that of the cursor's lines, and the others."""

    width: int
    base: Style
    cursor: Style
    styles: Mapping[str, Style]


class DrawnBlocks(LineView, can_focus=True, inherit_bindings=False):
    """Lays the blocks out and draws them, the one under the cursor on a background of its own."""

    COMPONENT_CLASSES = {"blocks--cursor", "blocks--away", *(f"blocks--{each}" for each in STYLES)}

    def __init__(self, **more: object) -> None:
        super().__init__(**more)
        self.blocks: Sequence[Block] = ()
        self.gap: tuple[Key, int] | None = None
        self._at = -1
        self._lines: list[Line] = []
        self._starts: list[int] = []
        self._width = 0
        self._paint = Paint(0, Style(), Style(), {})

    @property
    def text(self) -> str:
        """What the pane shows, line by line."""
        return "\n".join(f"{each.text}  {each.right}".rstrip() for each in self._lines)

    def open_gap(self, key: Key, height: int) -> None:
        """Leaves so many lines free in a block's place, for an editor above it."""
        if self.gap != (key, height):
            self.gap = key, height
            self._lay_out(anew=True)

    def close_gap(self) -> None:
        """The block shows its text again."""
        self.gap = None
        self._lay_out(anew=True)

    def top_of(self, key: Key) -> int:
        """The first line of a block's text (below its caption), counted from the top of the pane's content."""
        at = next((at for at, each in enumerate(self.blocks) if each.key == key), 0)
        return self._starts[at] + bool(self.blocks[at].caption) if self._starts else 0

    def _span(self, at: int) -> tuple[int, int]:
        """First line of a block and the line after its last one."""
        end = self._starts[at + 1] if at + 1 < len(self._starts) else len(self._lines)
        return self._starts[at], end - self.blocks[at].after

    def _lay_out(self, *, anew: bool = False) -> None:
        width = self.scrollable_content_region.width
        if not width:
            self._width = 0 if anew else self._width  # hidden: laid out as soon as it is seen
            return
        if width == self._width and not anew:
            return
        self._width = width
        self._lines = lay_out(self.blocks, width - 1, self.gap)
        self._starts = [0] * len(self.blocks)
        for at in range(len(self._lines) - 1, -1, -1):
            if self._lines[at].block >= 0:
                self._starts[self._lines[at].block] = at
        size = Size(0, len(self._lines))
        if size != self.virtual_size:
            self.virtual_size = size
        self.refresh()

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of a repaint; what they share is looked up once for all of them."""
        base = self.rich_style
        cursor = base + self.looks["cursor" if self.has_focus else "away"]
        self._paint = Paint(self.size.width, base, cursor, self.looks)
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        at, paint = y + round(self.scroll_y), self._paint
        if at >= len(self._lines):
            return Strip.blank(paint.width, paint.base)
        line = self._lines[at]
        chosen = line.block == self._at >= 0
        strip = Strip(self._segments(line, ">" if chosen and self._starts[line.block] == at else " "))
        style = paint.cursor if chosen else paint.base
        return strip.adjust_cell_length(paint.width).apply_style(style).apply_meta({"block": line.block})

    def _segments(self, line: Line, mark: str) -> Iterator[Segment]:
        style = self._paint.styles[line.style] if line.style else None
        if not line.right:
            yield Segment(mark + line.text, style)
            return
        right = cut(line.right, self._width // 2)
        yield Segment(mark + pad(line.text, self._width - 2 - cell_len(right)) + " ", style)
        yield Segment(right, self._paint.styles["dim"])
