"""Typing on the correcting screen: one editor over the rows, whose text is committed when it is left."""

from rich.text import Text
from textual import events, on
from textual.widgets import TextArea

from reply_studio.errors import ReplyStudioError
from reply_studio.i18n import _
from reply_studio.services import correcting, unsaved
from reply_studio.services.proposal_edits import Row, own_text
from reply_studio.services.proposal_rows import PLACES
from reply_studio.tui import commands, keymap
from reply_studio.tui.panes import row_words
from reply_studio.tui.panes.reading import (
    PROPOSERS,
    TITLE,
    label,
    likely_cut,
    reading_blocks,
    row_at,
    same_place,
    text_of,
)
from reply_studio.tui.panes.row_words import KeptWords
from reply_studio.tui.screens.correcting_base import Reading
from reply_studio.tui.screens.workbench_dialogs import LET_GO, TAKE_IN, Recover
from reply_studio.tui.typing_pauses import Pauses
from reply_studio.tui.widgets.blocks import Key
from reply_studio.tui.widgets.passage_editor import PassageEditor
from reply_studio.tui.widgets.pick_list import Entry
from reply_studio.tui.working import flow, off


class Typing(Reading):
    """``begin`` and ``finish`` frame typing; at every pause the words are kept, so that a sudden end loses none."""

    def __init__(self, case_id: str, suggestion: str = "") -> None:
        super().__init__(case_id, suggestion)
        self.kept = KeptWords()
        self._pauses = Pauses(lambda: self._keep(self.pane.editing, self.pane.editor.text))

    async def opened(self) -> None:
        """Offers words that a crash left behind."""
        found = await off(unsaved.find, self.studio.desk, self.file)
        if found is None:
            return
        take_in = Entry(TAKE_IN, _("Take them into the proposal"), hint=_("undo takes them out again"))
        picked = await self.app.push_screen_wait(Recover(found, take_in))
        if picked == TAKE_IN:
            file = self.file
            await self.correct(lambda desk, _case: unsaved.take_in(desk, file, found))
            first = next(iter(found.texts), "")
            self.renew((first,) if (first,) in (TITLE, PROPOSERS) else ("row", first))
            self.say(_("The words that were not saved stand in the proposal."))
        elif picked == LET_GO:
            await off(unsaved.keep, self.studio.desk, self.file, self.file.proposal)

    def action_edit(self) -> None:
        """Opens the text of the row."""
        self.begin(self.key)

    def action_title(self) -> None:
        """The title's words."""
        self._begin_elsewhere(TITLE)

    def action_proposers(self) -> None:
        """The proposers, as one line."""
        self._begin_elsewhere(PROPOSERS)

    @flow()
    async def _begin_elsewhere(self, key: Key) -> None:
        if await self.finish():
            self.begin(key)

    def begin(self, key: Key, typed: str | None = None) -> None:
        """Opens the editor over a row, with its own words or with ``typed`` ones."""
        text = text_of(self.file, key)
        if text is None:
            return
        self.show_tab("reading")
        self.rows.show(reading_blocks(self.file, self.studio.desk.config, key), key)
        self.follow()
        self.pane.begin(key, text)
        self.kept.there = False
        self._pauses.begin(self)
        if typed is not None:
            self.pane.editor.text = typed
        elif key == PROPOSERS:
            self.say(_("Names with commas between them; the first one leads."))

    def action_split(self) -> None:
        """Opens the text; the same key then cuts it where the caret stands."""
        row = row_at(self.file, self.key)
        if row is None:
            self.say(_("There is nothing to split here."))
            return
        self.begin(self.key)
        editor = self.pane.editor
        editor.place_caret(likely_cut(editor.text))
        key = keymap.first_key(commands.find("editor.split"), self.studio.own_keys)
        self.say(_("Put the caret where the second part begins, then {key}.").format(key=key))

    async def finish(self, *, focus: bool = True) -> bool:
        """Closes the editor and saves what was typed. False where that failed: then the editor is open again."""
        if not self.editing:
            return True
        key, editor = self.pane.editing, self.pane.editor
        typed, changed = editor.text, editor.changed
        self.hush()
        self._pauses.end()
        self.pane.end(focus=focus)
        if changed:
            try:
                await self._write(key, typed)
            except ReplyStudioError:
                self.begin(key, typed)
                raise
        else:
            self.renew()
            await off(self.kept.forget, self.studio.desk, self.file)
        return True

    @on(TextArea.Changed)
    def typed(self) -> None:
        """A key was typed; the words are kept at the next pause."""
        if self.editing and self.pane.editor.changed:
            self._pauses.typed()

    @flow("keep")
    async def _keep(self, key: Key, typed: str) -> None:
        async with self.turn:
            if self.pane.editing == key:
                await off(self.kept.keep, self.studio.desk, self.file, key, typed)

    async def _write(self, key: Key, typed: str) -> None:
        made = await self.correct(row_words.write, self.file, key, typed)
        if key == PROPOSERS:
            self.renew(key)
            self.say(_("Proposers: {names}").format(names=made or "-"))
        else:
            self.renew(key if key == TITLE else (key[0], made))
            self.say(_("{row}: saved.").format(row=label(self.file, self.key)))

    @on(PassageEditor.Left)
    @flow()
    async def editor_left(self) -> None:
        """Escape in the editor."""
        await self.finish()

    @flow()
    async def on_passage_editor_split(self, event: PassageEditor.Split) -> None:
        """ctrl-K in the editor: what was typed is saved, then the row is cut."""
        key, typed = self.pane.editing, self.pane.editor.text
        if not await self.finish():
            return
        row = row_at(self.file, key)
        if row is None:
            self.say(_("There is nothing to split here."))
            return
        before = label(self.file, key)
        made = await self._cut(row, key, typed, event.at)
        self.renew(("row", made))
        self.say(_("{row} was split; the second part is {other}.").format(row=before, other=label(self.file, self.key)))

    async def _cut(self, row: Row, key: Key, typed: str, at: int) -> str:
        """Cuts the row; words behind the children become a suggestion first."""
        if key[0] == "tail":
            made = await self.correct(correcting.detach, row.key)
            found = row_at(self.file, ("row", made))
            assert found is not None  # it was just made
            if not typed[:at].strip():
                return made
            row = found
        return await self.correct(correcting.split, row.key, same_place(typed, at, own_text(row)))

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """A click elsewhere leaves the editor."""
        editor = self.pane.editor
        if self.editing and event.widget is not editor and self.focused is not editor:
            self._leave_editor()

    @flow()
    async def _leave_editor(self) -> None:
        await self.finish(focus=False)

    async def at_row(self) -> bool:
        """A row of the proposal is selected, and what was typed is saved."""
        if not await self.finish():
            return False
        if row_at(self.file, self.key) is None:
            self.say(_("Select a row of the text first."))
            return False
        return True

    def tell(self, key: str, told: str) -> None:
        """The row under the cursor, and what happened to it."""
        self.renew(("row", key))
        self.say(told.format(row=label(self.file, self.key)))

    def on_unmount(self) -> None:
        """However the screen goes away, what was typed is saved."""
        if not (self.ready and self.editing and self.pane.editor.changed):
            return
        try:
            self._write_at_once(self.pane.editing, self.pane.editor.text)
        except ReplyStudioError as error:
            told = type(error)(error.message, where=self.case_id, hint=error.hint)
            self.app._exit_renderables.append(Text(f"reply-studio: {self.studio.words_of(told)}"))

    def _write_at_once(self, key: Key, typed: str) -> None:
        desk, row = self.studio.desk, row_at(self.file, key)
        if row is not None and row.kind in PLACES:
            self.refuse_stale(desk)
        row_words.write(desk, self.case_id, self.file, key, typed)
