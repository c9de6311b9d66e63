"""Editing one passage of the draft in the merge view: woven texts, and what was taken to be changed."""

from rich.text import Text
from textual import on
from textual.widgets import TextArea

from reply_studio.errors import ReplyStudioError
from reply_studio.services.places import Words
from reply_studio.services.sitting import Sitting
from reply_studio.tui.screens.merging_base import MergeFrame
from reply_studio.tui.screens.unit_naming import complete_unit
from reply_studio.tui.typing_pauses import Pauses
from reply_studio.tui.widgets.passage_editor import PassageEditor
from reply_studio.tui.working import flow, off


class Weaving(MergeFrame):
    """``begin`` and ``finish`` frame typing; words are kept at every pause."""

    def __init__(self, sitting: Sitting, suggestion: str = "") -> None:
        super().__init__(sitting, suggestion)
        self._pauses = Pauses(self.keep)

    def begin(self, passage: str) -> None:
        """Opens a passage of the draft (id) in the editor below the lists.

        Raises:
            UsageError: it is gone.
        """
        text = self.sitting.open(Words(passage=passage))
        self.editor.display = True
        self.editor.begin(text, single=True)
        self.add_class("-editing")
        self.set_focus(self.editor)
        self._pauses.begin(self)

    @on(TextArea.Changed)
    def typed(self) -> None:
        """A key was typed; the words are kept at the next pause."""
        if self.editing and self.editor.changed:
            self._pauses.typed()

    @flow("save")
    async def keep(self) -> None:
        """Takes what is typed into the draft and autosaves it."""
        if self.editing:
            self.sitting.type(self.editor.text)
            await off(self.sitting.autosave)
            self.tell_saved()

    @flow()
    async def on_passage_editor_unit(self) -> None:
        """The name that is chosen takes the place of the part of it that stands before the caret."""
        await complete_unit(self, self.editor, self.sitting.file)

    @on(PassageEditor.Left)
    def editor_left(self) -> None:
        """Escape in the editor."""
        self.finish()

    @flow()
    async def finish(self) -> None:
        """Closes the editor; what was typed becomes a step."""
        if not self.editing:
            return
        self.changing = True
        try:
            self.close_text()
            await self.keep_aside()
            await self.save()
            self.text_left()
        finally:
            self.changing = False

    def text_left(self) -> None:
        """Shows the case behind the text."""
        self.fill()

    def close_text(self) -> None:
        """Ends typing, with or without a step."""
        self._pauses.end()
        try:
            if self.editor.changed and self.sitting.lock is not None:
                self.sitting.type(self.editor.text)
            else:
                self.sitting.close(self.editor.text, changed=self.editor.changed)
        finally:
            self.set_focus(self.pane)
            self.editor.display = False
            self.remove_class("-editing")

    def on_unmount(self) -> None:
        """However the screen goes away, what was typed is saved."""
        try:
            if self.editing and self.sitting.place is not None:
                self.sitting.leave(self.editor.text)
            if self.ready:
                self.sitting.flush()
        except ReplyStudioError as error:
            self.app._exit_renderables.append(Text(f"reply-studio: {self.studio.words_of(error)}"))
