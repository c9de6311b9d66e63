"""A pane of texts on the line API: blocks of several lines, one of them under the cursor.

Only the lines on the screen are made, and a pane that shows something else mounts nothing: any number of blocks and any
number of changes cost the same memory.
"""

from collections.abc import Sequence

from textual.events import Click
from textual.message import Message

from reply_studio.tui.widgets.block import Block, Key, lay_out
from reply_studio.tui.widgets.drawn_blocks import DrawnBlocks

__all__ = ["Block", "Blocks", "Key", "lay_out"]


class Blocks(DrawnBlocks, inherit_bindings=False):
    """The pane. ``show`` replaces the blocks; ``Moved`` and ``Opened`` tell what the person did."""

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

    @property
    def key(self) -> Key:
        """What stands under the cursor, ``()`` where nothing does."""
        return self.blocks[self._at].key if 0 <= self._at < len(self.blocks) else ()

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

    def reveal(self) -> None:
        """Scrolls, as little as needed, until the block under the cursor is seen, its beginning before its end."""
        height = self.scrollable_content_region.height
        if not height or not 0 <= self._at < len(self._starts):
            return
        start, end = self._span(self._at)
        top = round(self.scroll_target_y)
        if end > top + height:
            top = end - height
        self.scroll_to_row(min(top, start))

    def move(self, by: int) -> None:
        """The cursor to the next block; a block that is longer than the pane is scrolled through first."""
        height, top = self.scrollable_content_region.height, round(self.scroll_target_y)
        if 0 <= self._at < len(self._starts):
            start, end = self._span(self._at)
            hidden = end - (top + height) if by > 0 else top - start
            if hidden > 0 and end - start > height:
                self.scroll_to_row(top + (min(hidden, height - 2) if by > 0 else -min(hidden, height - 2)))
                return
        able = self._selectable()
        rank = able.index(self._at) + by if self._at in able else 0
        if not 0 <= rank < len(able):
            self.scroll_to_row(0 if by < 0 else max(0, len(self._lines) - height))
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
        self.scroll_to_row(0 if direction < 0 else max(0, len(self._lines) - self.scrollable_content_region.height))

    def _go_near(self, line: int, direction: int) -> None:
        able = self._selectable()
        if not able:
            self.scroll_to_row(max(0, min(line, len(self._lines) - self.scrollable_content_region.height)))
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

    def on_click(self, event: Click) -> None:
        """A click selects, a second one opens."""
        at = event.style.meta.get("block")
        if at is None or at < 0 or not self.blocks[at].key:
            return
        self._go(at)
        if event.chain == 2:
            self.post_message(self.Opened(self, self.key))
