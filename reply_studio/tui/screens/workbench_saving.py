"""Typing and saving at the workbench: steps are committed in a thread, typing is autosaved after each pause, changes
from outside are joined. Everything here talks to the ``Sitting``.
"""

from collections.abc import Callable, Iterable
from typing import Any, Final

from textual import events, on
from textual.widgets import TextArea

from reply_studio.errors import RefusedError, ReplyStudioError
from reply_studio.i18n import _
from reply_studio.model.case import CaseFile
from reply_studio.model.workflow import state_of
from reply_studio.services.places import NewWords, Place
from reply_studio.services.steps import Step
from reply_studio.services.working_draft import News
from reply_studio.tui.panes.outline import key_of, row_of
from reply_studio.tui.screens.workbench_base import Bench
from reply_studio.tui.screens.writing import set_aside_words
from reply_studio.tui.typing_pauses import Pauses
from reply_studio.tui.widgets.passage_editor import PassageEditor
from reply_studio.tui.working import flow, off

LOOK: Final = 2.0
"""Seconds between two looks at what others changed."""


class Saving(Bench):
    """``begin`` and ``finish`` frame typing; ``step`` makes a change and saves it."""

    def __init__(self, case_id: str) -> None:
        super().__init__(case_id)
        self._pauses = Pauses(self.keep)
        self._looking = self._aside = False
        self._trouble = ""

    def watch_over(self) -> None:
        """Begins to look for changes from outside."""
        self.set_interval(LOOK, self.look)

    @property
    def editing(self) -> bool:
        """The editor is open."""
        return bool(self.outline_pane.editing)

    # typing

    def begin(self, place: Place) -> None:
        """Opens the editor at a place; the row of the outline makes room for it."""
        self.finish()
        self.hush()
        try:
            text = self.sitting.open(place)
        except ReplyStudioError as error:  # another person deleted it in this moment
            self.fail(error)
            return
        self.show_pane("outline", focus=False)
        self.outline_pane.begin(key_of(place), text)
        self._pauses.begin(self)

    @on(TextArea.Changed)
    def typed(self) -> None:
        """A key was typed; the words are kept at the next pause."""
        if self.editing and self.outline_pane.editor.changed:
            self._pauses.typed()

    def keep(self) -> None:
        """Takes what is typed into the draft and autosaves it."""
        self._pauses.settle()
        self.sitting.type(self.outline_pane.editor.text)
        self._autosave()

    @flow("save")
    async def _autosave(self) -> None:
        if await off(self.sitting.autosave) and not self.gone:
            self.tell_saved()

    def finish(self, *, focus: bool = True) -> Step | None:
        """Closes the editor; what was typed becomes a step. Returns it, ``None`` where nothing was typed, or where the
        text stands still by now and the words are kept aside.
        """
        if not self.editing:
            return None
        if self.sitting.lock is not None:
            self.interrupt()
            return None
        place = self.sitting.place
        self._pauses.end()
        step = self._close_or_tell()
        self.outline_pane.end(focus=focus)
        self.renew(row_of(self.sitting.draft, step.select) if step else ())
        self.save()
        if step and isinstance(place, NewWords):
            self.call_later(self.written, step.select)
        return step

    def interrupt(self) -> None:
        """The text stands still: the editor closes, and the words that cannot be saved are kept aside."""
        if self.editing:
            self._pauses.end()
            if self.outline_pane.editor.changed:
                self.sitting.type(self.outline_pane.editor.text)
            self.outline_pane.end()
        self.set_aside()

    @flow("save")
    async def set_aside(self) -> None:
        """Keeps aside what cannot be saved, shows the case as it is, and says so."""
        lock = self.sitting.lock
        if lock is None:
            return
        kept = await off(self.sitting.set_aside)
        self._aside, self._trouble = self._aside or kept, ""
        if self.gone:
            return
        self.renew()
        self.say(set_aside_words(lock.message) if kept else lock.message, "warning")

    def _close_or_tell(self) -> Step | None:
        try:
            return self.sitting.close(self.outline_pane.editor.text, changed=self.outline_pane.editor.changed)
        except RefusedError as error:
            self.fail(error)
            return None

    def written(self, passage: str) -> None:
        """A new passage was written for the first time."""

    @on(PassageEditor.Left)
    def editor_left(self) -> None:
        """Escape in the editor."""
        self.finish()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """A click on another pane leaves the editor; focus that has moved on meanwhile does not count."""
        editor = self.outline_pane.editor
        if self.editing and event.widget is not editor and self.focused is not editor:
            self.finish(focus=False)

    # saving

    def step(self, operation: Callable[..., Step], *given: Any, **more: Any) -> Step:
        """Makes a step on the draft, shows it, and saves it.

        Raises:
            UsageError, RefusedError: the step cannot be made.
        """
        self.finish()
        self.hush()
        made = self.sitting.do(operation, *given, **more)
        self.renew(row_of(self.sitting.draft, made.select))
        self.save()
        return made

    @flow("save")
    async def save(self) -> None:
        """Commits what waits."""
        try:
            news = await off(self.sitting.flush)
        except ReplyStudioError as error:
            if self.sitting.lock is not None:
                self.interrupt()
                return
            self._trouble = str(error)
            if not self.gone:
                self.remark(_("not saved"))
            raise
        if self.gone:
            return
        self._trouble = ""
        self.tell_saved()
        if news:
            self.heard(news)
        else:
            self.show_saved()

    def show_saved(self) -> None:
        """The history has a line more."""
        self.view = self.view._replace(file=self.sitting.file)
        if self.shown("history"):
            self.fill()

    @flow("look")
    async def look(self) -> None:
        """Takes in what others changed, and saves again what could not be saved before."""
        if not self.ready or self._looking:
            return
        self._looking = True
        try:
            before = self.sitting.saved
            news = await off(self.sitting.look)
            if self.gone:
                return
            self.heard([news] if news else [])
            if self.sitting.saved is not before:
                self._moved_on(before)
            if self._trouble and self.sitting.dirty and not self.editing:
                await self._again()
        finally:
            self._looking = False

    def _moved_on(self, before: CaseFile) -> None:
        """Somebody decided on the case, perhaps: a text that stands still now is left at once; words that were kept
        aside are offered where it may be changed again.
        """
        locked = self.sitting.lock is not None
        if locked and (self.editing or self.sitting.dirty):
            self.interrupt()
        elif state_of(before) is not state_of(self.sitting.saved):
            self.renew()
            self.tell_standing()
        if self._aside and not locked:
            self._aside = False
            self.offer_recovery()

    def tell_standing(self) -> None:
        """Says how the case stands in review."""

    def offer_recovery(self) -> None:
        """Offers words that were not saved."""

    async def _again(self) -> None:
        try:
            self.heard(await off(self.sitting.flush))
        except ReplyStudioError as error:
            if str(error) != self._trouble:
                raise
        else:
            self._trouble = ""
            self.say("")
            self.tell_saved()

    def heard(self, news: Iterable[News]) -> None:
        """Shows what came from outside, and says so."""
        told = list(news)
        if not told:
            return
        place = self.sitting.place
        self.renew()
        if self.editing and place is not None:
            self.outline_pane.follow(key_of(place))
        self.say(" ".join(_words(each) for each in told), "warning" if any(each.merged for each in told) else "info")

    def on_screen_resume(self) -> None:
        """Back from a dialog: somebody may have changed the case meanwhile."""
        self.look()


def _words(news: News) -> str:
    if not news.merged:
        return _("Somebody else changed this case; it was read again.")
    told = _("Somebody else changed the draft meanwhile; what both of you wrote is kept.")
    return f"{told} {beside_words(news)}".rstrip()


def beside_words(news: News) -> str:
    """What is to be looked at after two texts were joined, "" where there is nothing."""
    told = []
    if news.beside:
        told.append(_("{n} passages that both changed stand side by side.").format(n=len(news.beside)))
    if news.noted:
        told.append(_("{n} notes keep what had no place.").format(n=len(news.noted)))
    return " ".join(told)
