"""The workbench: one case, from opening it to leaving it."""

import contextlib

from rich.text import Text

from reply_studio.errors import RefusedError, ReplyStudioError
from reply_studio.i18n import _
from reply_studio.services import findings
from reply_studio.services.sitting import Sitting
from reply_studio.tui.messages import CasesChanged
from reply_studio.tui.panes.outline import missing_row
from reply_studio.tui.screens.workbench_around import Around
from reply_studio.tui.screens.workbench_asking import Requesting
from reply_studio.tui.screens.workbench_dialogs import LET_GO, TAKE_IN, Recover
from reply_studio.tui.screens.workbench_merge import ToMerging
from reply_studio.tui.screens.workbench_office import Officing
from reply_studio.tui.screens.workbench_preview import Previewing
from reply_studio.tui.screens.workbench_reusing import Reusing
from reply_studio.tui.screens.workbench_review import ToReviewing
from reply_studio.tui.screens.workbench_saving import beside_words
from reply_studio.tui.screens.writing import set_aside_words
from reply_studio.tui.widgets.blocks import Key
from reply_studio.tui.working import flow, off

_IN_PANES = frozenset(
    ("enter", "undo", "redo", "move", "page", "edge", "tab", "remove", "fix", "shift", "new_point", "join")
) | {"take_and_edit"}
"""Actions whose keys mean something else while a text is being edited."""

_ONLY_IN = {"take_and_edit": "inputs", "fix": "findings"}
"""Actions of one pane."""

_ON_ROWS = frozenset(("enter", "remove", "take_and_edit", "fix"))
"""Actions for which a pane must have rows."""


class Workbench(Reusing, Around, ToMerging, ToReviewing, Requesting, Officing, Previewing):
    """A case opened for work."""

    def contexts(self) -> tuple[str, ...]:
        """The editor's commands come first while it has the focus."""
        inside = ("editor",) if self.focused is self.outline_pane.editor else ()
        return (*inside, *super().contexts())

    @property
    def part(self) -> str:
        """The pane with the focus: what Enter does there is told in the last line."""
        return self.pane

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What cannot be done now is not offered."""
        if not self.ready and action != "back":
            return False
        if action in _IN_PANES and self.focused is self.outline_pane.editor:
            return False
        if action in _ON_ROWS and self._bare:
            return False
        if action in _ONLY_IN:
            return self.pane == _ONLY_IN[action]
        return super().check_action(action, parameters)

    @property
    def _bare(self) -> bool:
        """The pane with the focus has no row that something could be done with."""
        return self.pane in ("inputs", "findings", "earlier") and not any(
            each.key for each in self.blocks[self.pane].blocks
        )

    def fill(self, select: Key = ()) -> None:
        """What can be done now depends on what is shown."""
        super().fill(select)
        self.refresh_bindings()

    def on_mount(self) -> None:
        """Reads the case."""
        self.watch_pages()
        self.open()

    @flow()
    async def open(self) -> None:
        """Opens the case and offers words that a crash left behind."""
        try:
            self.sitting = await off(Sitting, self.studio.desk, self.case_id)
        except ReplyStudioError as error:
            self.dismiss(None)
            self.studio.fail(error)
            return
        self.renew()
        left = self.studio.left_at.get(self.case_id, ())
        self.choose(left if left[1:] and left[1] in self.view.numbers else self.first())
        self.show_pane("tree")
        self.panes["outline"].select(missing_row(self.view, self.chosen))
        self.watch_over()
        self.tell_standing()
        await self._recover()

    @flow()
    async def offer_recovery(self) -> None:
        """Words that could not be saved before."""
        await self._recover()

    async def _recover(self) -> None:
        """Offers what was not saved, as soon as the text may be changed."""
        found = await off(self.sitting.recoverable) if self.sitting.lock is None else None
        if found is None:
            return
        picked = await self.app.push_screen_wait(Recover(found))
        if picked == TAKE_IN:
            news = self.sitting.recover(found)
            self.renew()
            self.save()
            told = _("What was not saved stands in the draft.")
            self.say(f"{told} {beside_words(news)}".rstrip(), "warning" if news.beside or news.noted else "info")
        elif picked == LET_GO:
            await off(self.sitting.discard)

    @flow()
    async def action_back(self) -> None:
        """Out of the letter to what is beside it; else saves and goes back to the list."""
        if self.ready and self.pane == "preview":
            self.show_pane("outline")
            return
        if self.ready:
            self.finish()
            self.studio.left_at[self.case_id] = self.chosen
            told = await self._flush_or_set_aside()
            await self._tell_the_list()
            if told:
                self.studio.call_later(self.studio.say, told, "warning")
        self.dismiss(None)

    async def _flush_or_set_aside(self) -> str:
        """Saves; where the text stands still, what cannot be saved is kept aside. Returns what is to be said then."""
        try:
            await off(self.sitting.flush)
        except RefusedError as error:
            lock = self.sitting.lock
            if lock is None:
                raise
            return set_aside_words(error.message) if await off(self.sitting.set_aside) else ""
        return ""

    async def _tell_the_list(self) -> None:
        """The list shows how many findings there are, as far as they are known of the draft as it is."""
        insight = self.view.insight
        if insight is not None and self.worked_out is self.sitting.draft:
            await off(findings.note, self.studio.desk, self.case_id, insight)

    def on_unmount(self) -> None:
        """However the screen goes away, what was typed is saved."""
        if not self.ready:
            return
        try:
            editor = self.outline_pane.editor
            if self.editing and self.sitting.lock is None:
                with contextlib.suppress(RefusedError):  # an emptied reason stays as it was
                    self.sitting.close(editor.text, changed=editor.changed)
            elif self.editing and editor.changed:
                self.sitting.type(editor.text)
            self._flush_at_the_end()
        except ReplyStudioError as error:
            self.app._exit_renderables.append(Text(f"reply-studio: {self.studio.words_of(error)}"))
        self.app.post_message(CasesChanged((self.case_id,)))

    def _flush_at_the_end(self) -> None:
        """What cannot be saved because the text stands still is kept aside, and offered the next time."""
        try:
            self.sitting.flush()
        finally:
            if self.sitting.lock is not None:
                self.sitting.set_aside()
