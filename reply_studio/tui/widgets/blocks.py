"""A pane of texts on the line API: blocks of several lines, one of them under the cursor.

Only the lines on the screen are made, and a pane that shows something else mounts nothing: any number of blocks and any
number of changes cost the same memory.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.events import Click
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reply_studio.text.width import printable
from reply_studio.text.wrapping import wrap
from reply_studio.tui.widgets.cells import cut, pad

Key = tuple[str, ...]
"""What a block stands for: ``("text", "a4")``; ``()`` cannot be selected."""

STYLES = ("title", "dim", "mark", "error", "warning")
_wrapped = lru_cache(maxsize=8192)(wrap)


class Block(NamedTuple):
    """A text with what stands around it.

    ``head`` stands before its first line, the other lines are indented as far; ``first`` indents the first line only.
    ``caption`` is a quiet line above with ``right`` at its end; without a caption ``right`` ends the first line.
    ``foot``: quiet lines below. ``style`` is one of ``STYLES`` or "", ``align`` is "", center or right. ``after``: an
    empty line follows.
    """

    text: str = ""
    key: Key = ()
    head: str = ""
    first: int = 0
    caption: str = ""
    right: str = ""
    foot: tuple[str, ...] = ()
    style: str = ""
    align: str = ""
    after: bool = False


class Line(NamedTuple):
    """A line of the pane: the block it belongs to (-1 for none), its text, its style, what stands at its right end."""

    block: int
    text: str
    style: str = ""
    right: str = ""


class Paint(NamedTuple):
    """What the lines of one repaint share: their width, their style, that of the cursor's lines, and the others."""

    width: int
    base: Style
    cursor: Style
    styles: Mapping[str, Style]


def lay_out(blocks: Sequence[Block], width: int, gap: tuple[Key, int] | None = None) -> list[Line]:
    """The lines of the blocks in *width* cells. The block that ``gap`` names gets so many empty lines for its text."""
    lines: list[Line] = []
    for at, each in enumerate(blocks):
        room = gap[1] if gap and each.key and each.key == gap[0] else 0
        lines += _lines(at, each, width, room)
        if each.after:
            lines.append(Line(-1, ""))
    return lines


def _lines(at: int, block: Block, width: int, room: int) -> Iterator[Line]:
    indent = " " * cell_len(block.head)
    if block.caption:
        yield Line(at, printable(block.caption, multiline=False), "dim", block.right)
    if room:
        yield Line(at, printable(block.head, multiline=False), block.style)
        yield from (Line(at, "") for _line in range(room - 1))
    else:
        yield from _text_lines(at, block, width)
    for foot in block.foot:
        for line in _wrapped(printable(foot, multiline=False), max(8, width - len(indent))):
            yield Line(at, indent + line, "dim")


def _text_lines(at: int, block: Block, width: int) -> Iterator[Line]:
    head = printable(block.head, multiline=False)
    indent = " " * cell_len(head)
    right = printable(block.right, multiline=False) if not block.caption else ""
    room = max(8, width - len(indent) - (cell_len(right) + 1 if right else 0))
    text = "\u3000" * (block.first // 2) + printable(block.text).expandtabs(4)
    for n, line in enumerate(_wrapped(text, room)):
        yield Line(at, (indent if n else head) + _aligned(line, room, block.align), block.style, "" if n else right)


def _aligned(line: str, width: int, align: str) -> str:
    free = max(0, width - cell_len(line))
    return " " * (free // 2 if align == "center" else free if align == "right" else 0) + line


class Blocks(ScrollView, can_focus=True, inherit_bindings=False):
    """The pane. ``show`` replaces the blocks; ``Moved`` and ``Opened`` tell what the person did."""

    COMPONENT_CLASSES = {"blocks--cursor", "blocks--away", *(f"blocks--{each}" for each in STYLES)}
    ALLOW_SELECT = False

    class Moved(Message):
        """The person put the cursor on another block."""

        def __init__(self, pane: "Blocks", key: Key) -> None:
            super().__init__()
            self.pane, self.key = pane, key

        @property
        def control(self) -> "Blocks":
            """The pane."""
            return self.pane

    class Opened(Moved):
        """A block was clicked twice."""

    def __init__(self, **more: object) -> None:
        super().__init__(**more)  # type: ignore[arg-type]  # id and classes, as every widget takes them
        self.blocks: Sequence[Block] = ()
        self.gap: tuple[Key, int] | None = None
        self._at = -1
        self._lines: list[Line] = []
        self._starts: list[int] = []
        self._width = 0
        self._styles: dict[str, Style] = {}
        self._paint = Paint(0, Style(), Style(), {})

    @property
    def key(self) -> Key:
        """What stands under the cursor, ``()`` where nothing does."""
        return self.blocks[self._at].key if 0 <= self._at < len(self.blocks) else ()

    @property
    def text(self) -> str:
        """What the pane shows, line by line."""
        return "\n".join(f"{each.text}  {each.right}".rstrip() for each in self._lines)

    def show(self, blocks: Sequence[Block], select: Key = ()) -> None:
        """Other blocks. The cursor goes to ``select``, else stays on what it stood on, else at its place. Who has
        scrolled away from the cursor to read is not brought back.
        """
        if blocks == self.blocks and select in ((), self.key) and self._lines:
            return
        seen = self._sees_cursor()
        rank = self._selectable().index(self._at) if self._at in self._selectable() else 0
        wanted = [each for each in (select, self.key) if each]
        self.blocks = blocks
        self._at = self._place(wanted, rank)
        self._lay_out(anew=True)
        if seen or select:
            self.reveal()

    def _sees_cursor(self) -> bool:
        if not 0 <= self._at < len(self._starts):
            return True
        start, end = self._span(self._at)
        top = round(self.scroll_target_y)
        return start < top + self.scrollable_content_region.height and end > top

    def _place(self, wanted: Sequence[Key], rank: int) -> int:
        keys = [each.key for each in self.blocks]
        for each in wanted:
            if each in keys:
                return keys.index(each)
        able = self._selectable()
        return able[min(rank, len(able) - 1)] if able else -1

    def _selectable(self) -> list[int]:
        return [at for at, each in enumerate(self.blocks) if each.key]

    def select(self, key: Key) -> bool:
        """Puts the cursor on a block without telling anybody; False where there is no such block."""
        found = next((at for at, each in enumerate(self.blocks) if each.key == key), None)
        if found is None or not key:
            return False
        self._set_at(found)
        self.reveal()
        return True

    def _set_at(self, at: int) -> None:
        """The cursor elsewhere: only its old and its new lines are drawn."""
        before, self._at = self._at, at
        for each in {before, at}:
            if before != at and 0 <= each < len(self._starts):
                start, end = self._span(each)
                self.refresh_lines(start, end - start)

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

    def reveal(self) -> None:
        """Scrolls, as little as needed, until the block under the cursor is seen, its beginning before its end."""
        height = self.scrollable_content_region.height
        if not height or not 0 <= self._at < len(self._starts):
            return
        start, end = self._span(self._at)
        top = round(self.scroll_target_y)
        if end > top + height:
            top = end - height
        self._scroll(min(top, start))

    def _scroll(self, top: int) -> None:
        if top != round(self.scroll_target_y):
            self.scroll_to(y=top, animate=False, immediate=True)

    def move(self, by: int) -> None:
        """The cursor to the next block; a block that is longer than the pane is scrolled through first."""
        height, top = self.scrollable_content_region.height, round(self.scroll_target_y)
        if 0 <= self._at < len(self._starts):
            start, end = self._span(self._at)
            hidden = end - (top + height) if by > 0 else top - start
            if hidden > 0 and end - start > height:
                self._scroll(top + (min(hidden, height - 2) if by > 0 else -min(hidden, height - 2)))
                return
        able = self._selectable()
        rank = able.index(self._at) + by if self._at in able else 0
        if not 0 <= rank < len(able):
            self._scroll(0 if by < 0 else max(0, len(self._lines) - height))
            return
        self._go(able[rank])

    def page(self, direction: int) -> None:
        """The cursor by a page."""
        if not self._starts:
            return
        line = self._starts[max(self._at, 0)] + direction * max(1, self.scrollable_content_region.height - 1)
        self._go_near(line, direction)

    def edge(self, direction: int) -> None:
        """The cursor to the first (-1) or last (1) block."""
        self._go_near(0 if direction < 0 else len(self._lines), direction)
        self._scroll(0 if direction < 0 else max(0, len(self._lines) - self.scrollable_content_region.height))

    def _go_near(self, line: int, direction: int) -> None:
        able = self._selectable()
        if not able:
            self._scroll(max(0, min(line, len(self._lines) - self.scrollable_content_region.height)))
            return
        before = [at for at in able if self._starts[at] <= line]
        self._go((before[-1] if before else able[0]) if direction > 0 else self._first_from(line, able))

    def _first_from(self, line: int, able: Sequence[int]) -> int:
        return next((at for at in able if self._starts[at] >= line), able[-1])

    def _go(self, at: int) -> None:
        if at != self._at:
            self._set_at(at)
            self.post_message(self.Moved(self, self.key))
        self.reveal()

    def on_resize(self) -> None:
        """Another width, other lines; the cursor stays in sight."""
        self._lay_out()
        self.reveal()

    def _lay_out(self, *, anew: bool = False) -> None:
        width = self.scrollable_content_region.width
        if not width or (width == self._width and not anew):
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
        if not self._styles:
            names = ("cursor", "away", *STYLES)
            self._styles = {each: self.get_component_rich_style(f"blocks--{each}", partial=True) for each in names}
        base = self.rich_style
        cursor = base + self._styles["cursor" if self.has_focus else "away"]
        self._paint = Paint(self.size.width, base, cursor, self._styles)
        return super().render_lines(crop)

    def notify_style_update(self) -> None:
        """Another theme."""
        self._styles = {}
        super().notify_style_update()

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

    def on_focus(self) -> None:
        """The cursor is drawn stronger."""
        self.refresh()

    def on_blur(self) -> None:
        """The cursor is drawn weaker."""
        self.refresh()

    def on_click(self, event: Click) -> None:
        """A click selects, a second one opens."""
        at = event.style.meta.get("block")
        if at is None or at < 0 or not self.blocks[at].key:
            return
        self._go(at)
        if event.chain == 2:
            self.post_message(self.Opened(self, self.key))
