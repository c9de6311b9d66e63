"""The outline with its one editor, which stands in the place of the text that is edited."""

from typing import Any

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.containers import Container
from textual.widgets import TextArea

from reply_studio.tui.widgets.blocks import Blocks, Key
from reply_studio.tui.widgets.lines import TitleLine
from reply_studio.tui.widgets.passage_editor import PassageEditor

_LEAST = 1
_CUT = (("text",), ("new",), ("row",), ("tail",))
"""What the keys of rows begin with whose text may be cut in two: passages, and rows of a proposal."""


class OutlinePane(Container):
    """``begin`` puts the editor over a row of the outline, ``end`` takes it away. It is mounted once and reused."""

    def __init__(self, editor: PassageEditor | None = None, **more: Any) -> None:
        super().__init__(**more)
        self.title = TitleLine(id="outline-title", classes="pane-title")
        self.outline = Blocks(id="outline")
        self.editor = editor or PassageEditor(id="editor")
        self.editing: Key = ()

    def compose(self) -> ComposeResult:
        """Title, rows, and the editor above them."""
        yield self.title
        yield self.outline
        yield self.editor

    def on_mount(self) -> None:
        """The editor moves with the rows."""
        self.editor.display = False
        self.watch(self.outline, "scroll_y", self._place, init=False)

    def begin(self, key: Key, text: str) -> None:
        """Edits the row with this text."""
        self.editing = key
        self.editor.begin(text, single=key[:1] not in _CUT)
        self.editor.display = True
        self.outline.select(key)
        self._fit()
        self.screen.set_focus(self.editor)

    def end(self, *, focus: bool = True) -> None:
        """Shows the row again."""
        self.editing = ()
        if focus:
            self.screen.set_focus(self.outline)
        self.editor.display = False
        self.outline.close_gap()

    def follow(self, key: Key) -> None:
        """The text being edited stands in another row now."""
        self.editing = key
        self.outline.select(key)
        self._fit()

    @on(TextArea.Changed)
    def grown(self) -> None:
        """The row takes as many lines as the text."""
        if self.editing:
            self._fit()

    def on_resize(self) -> None:
        """Another width: the text takes other lines."""
        if self.editing:
            self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        rows, editor = self.outline, self.editor
        width = rows.scrollable_content_region.width - self._indent()
        if editor.styles.width is None or editor.styles.width.value != width:
            editor.styles.width = width
            editor.wrapped_document.wrap(max(2, width - 1))
        height = max(_LEAST, min(editor.lines, rows.size.height - 1))
        rows.open_gap(self.editing, height)
        if editor.styles.height is None or editor.styles.height.value != height:
            editor.styles.height = height
        rows.reveal()
        self._place()

    def _indent(self) -> int:
        block = next((each for each in self.outline.blocks if each.key == self.editing), None)
        return 1 + (cell_len(block.head) if block else 0)

    def _place(self) -> None:
        if not self.editing:
            return
        top = self.outline.top_of(self.editing) - round(self.outline.scroll_y)
        offset = (self._indent(), self.outline.region.y - self.region.y + top)
        if self.editor.styles.offset.x.value != offset[0] or self.editor.styles.offset.y.value != offset[1]:
            self.editor.styles.offset = offset
