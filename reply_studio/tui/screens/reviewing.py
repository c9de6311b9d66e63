"""The review screen: read a letter to its end, comment on places, decide, and go on to the next case of the queue."""

import functools

from reply_studio.errors import ReplyStudioError
from reply_studio.i18n import _
from reply_studio.model.workflow import state_of
from reply_studio.services import ahead, locking, versions
from reply_studio.tui.messages import CasesChanged
from reply_studio.tui.screens.deciding import carry_out
from reply_studio.tui.screens.next_steps import BYPASS, EDIT, PAPER, NextSteps, ways
from reply_studio.tui.screens.review_comments import Commenting
from reply_studio.tui.screens.review_reading import LOOK
from reply_studio.tui.working import flow, off

_DECISIONS = ("approve", "return", "countersign", PAPER, BYPASS)
"""Events after which the next case of the queue is opened."""


class Reviewing(Commenting):
    """A letter under review. From the workbench ``alone`` closes it instead of going on; ``goal`` is then the place
    that is to be edited there, ``None`` for none.
    """

    def __init__(self, case_id: str, *, alone: bool = False) -> None:
        super().__init__(case_id)
        self.alone = alone
        self.goal: str | None = None
        self._away = False

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What cannot be done now is not offered."""
        if not self.ready:
            return action == "back"
        if action == "settle":
            return self.pane == "comments"
        if action == "next_case":
            return not self.alone
        return super().check_action(action, parameters)

    def on_mount(self) -> None:
        """Reads the case."""
        self.watch(self.sheet, "scroll_y", self.scrolled, init=False)
        self.set_focus(self.sheet)
        self.load()

    @flow("load")
    async def load(self) -> None:
        """The case from its beginning; one that cannot be read closes the screen and says why."""
        try:
            await self.take(self.case_id)
        except ReplyStudioError as error:
            self.dismiss(None)
            self.studio.call_later(self.studio.fail, error)
            return
        self.set_interval(LOOK, self.look)
        await self._count()

    async def _count(self) -> None:
        """How many cases wait for the person."""
        self.waiting = await off(ahead.queue, self.studio.desk)
        if not self.gone:
            self.fill_lines()

    # deciding

    @flow()
    async def action_decide(self) -> None:
        """At the end of the text: the ways on."""
        if not self.read_to_end:
            self.show_pane("letter")
            self.sheet.edge(1)
            self.say(_("The decision stands at the end of the text: F8 once more."))
            return
        seen = self.reading.digest
        again = functools.partial(ways, self.studio.desk, self.reading.file, reading=True)
        title = _("What comes next for {case}?").format(case=self.case_id)
        picked = await self.app.push_screen_wait(NextSteps(title, await off(again), again))
        if picked == EDIT:
            await self._edit()
        elif isinstance(picked, str):
            told = await carry_out(self, self.case_id, picked, seen)
            if told:
                await self._after(picked, told)

    async def _after(self, event: str, told: str) -> None:
        """The next case of the queue, the workbench, or the letter as it is then."""
        self.app.post_message(CasesChanged((self.case_id,)))
        if event not in _DECISIONS:
            await self.take()
            self.say(told)
            await self._count()
        elif self.alone:
            self._close(told)
        else:
            await self._go_on(told)

    def _close(self, told: str) -> None:
        """The screen below tells what was done here."""
        self.dismiss(None)
        self.studio.call_later(self.studio.say, told)

    async def _go_on(self, told: str) -> None:
        before, now = self.waiting, await off(ahead.queue, self.studio.desk)
        case = ahead.following(before, now, self.case_id)
        if not case:
            self._close(f"{told} {_('No other case waits for you.')}".strip())
            return
        await self.take(case)
        self.waiting = now
        self.fill_lines()
        self.say(f"{told} {_('Next: {case}; waiting for you: {n}.').format(case=case, n=len(now))}".strip())

    @flow()
    async def action_next_case(self) -> None:
        """The next case of the queue; the one that is read stays as it is."""
        now = await off(ahead.queue, self.studio.desk)
        if not ahead.following(now, now, self.case_id):
            self.say(_("No other case waits for you."))
            return
        await self._remember()
        self.waiting = now
        await self._go_on("")

    # editing

    @flow()
    async def action_edit(self) -> None:
        """The text at the workbench, where the person may change it."""
        await self._edit()

    async def _edit(self) -> None:
        lock = await off(locking.lock_of, self.studio.desk, self.reading.file)
        if lock is not None:
            raise lock
        self.goal = self.ids[0] if self.ids else ""
        if self.alone:
            self.dismiss(None)
            return
        self._away = True
        self.studio.open_case(self.case_id)

    def on_screen_resume(self) -> None:
        """Back from the workbench: what is shown is the letter as it is then, and who looks again."""
        if self._away and self.ready:
            self._away = False
            self._came_back()

    @flow()
    async def _came_back(self) -> None:
        if not await self.take():
            return
        again = await off(ahead.asked_again, self.studio.desk, self.reading.file)
        told = _("The letter is another one than before.")
        who = _("These have to look at it: {who}.").format(who=again) if again else ""
        self.say(f"{told} {who}".strip(), "warning")

    # leaving

    async def _remember(self) -> None:
        """That the letter was read to its end, where that is news."""
        file = self.reading.file
        due = self.read_to_end and state_of(file) in ahead.LOOKED_AT
        if due and not ahead.has_seen(file, self.studio.desk.who):
            await off(versions.look, self.studio.desk, self.case_id, self.reading.digest)

    @flow()
    async def action_back(self) -> None:
        """Leaves the letter."""
        if self.ready:
            await self._remember()
        self.app.post_message(CasesChanged((self.case_id,)))
        self.dismiss(None)
