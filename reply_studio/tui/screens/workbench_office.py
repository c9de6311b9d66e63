"""The case as a whole at the workbench: our part of it, its handler, the talks with the proposer, and its end."""

from collections.abc import Callable
from typing import TypeVar

from reply_studio.i18n import _
from reply_studio.model.part import LETTERLESS, PARTIAL
from reply_studio.model.workflow import SIGN, ways
from reply_studio.services import life, own_part
from reply_studio.tui.panes.view import suggestion_of
from reply_studio.tui.screens.dialogs import AskDate, AskLine, Choose, Confirm, Day
from reply_studio.tui.screens.handing import hand_over
from reply_studio.tui.screens.workbench_letter import Lettering
from reply_studio.tui.widgets.pick_list import Entry
from reply_studio.tui.working import flow, off

T = TypeVar("T")
_OF_A_LETTER = frozenset(
    ("next_open", "check", "merge", "preview", "sources", "render", "status", "new_point", "outline", "add", "plan")
) | {"take_and_edit", "joint", "layout", "result_class", "request", "remind", "fix", "note", "review", "paper"}
"""Actions that mean nothing where no letter is written."""
_EVENTS = {"close_case": "close", "sign": SIGN}
"""Actions that the case must stand at, and their events."""


class Officing(Lettering):
    """Actions about the case as a whole."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What our role in the case gives no meaning to is not offered."""
        if self.ready:
            role = self.view.file.case.role
            if role in LETTERLESS and action in _OF_A_LETTER:
                return False
            if action == "our_part":
                return role in PARTIAL
            if action in ("result_class", "joint") and role == "co":
                return False
            if action in _EVENTS:
                return any(each.event == _EVENTS[action] for each in ways(self.view.file))
        return super().check_action(action, parameters)

    @flow()
    async def action_our_part(self) -> None:
        """The selected suggestion is ours to answer, or no more."""
        self.finish()
        node = suggestion_of(self.view, self.chosen)
        if node is None:
            self.say(_("Select a suggestion first."))
            return
        file = self.view.file
        part = await self._changed(own_part.set_part, own_part.toggled(file, node.id))
        number = self.view.numbers[node.id]
        told = _("Suggestion {number} is our part.") if node.id in part else _("Suggestion {number} is not our part.")
        self.say(told.format(number=number))

    async def _changed(self, service: Callable[..., T], *given: object) -> T:
        """What a service returns that changes the case beside the draft; the screen shows it."""
        await off(self.sitting.flush)
        done = await off(service, self.studio.desk, self.case_id, *given)
        await off(self.sitting.look)
        if not self.gone:
            self.renew()
        return done

    @flow()
    async def action_hand_over(self) -> None:
        """The case goes to a colleague."""
        self.finish()
        await off(self.sitting.flush)
        case = self.view.file.case
        if await hand_over(self, self.case_id, case.handler.login, number=case.number):
            await off(self.sitting.look)
            self.renew()

    @flow()
    async def action_consult(self) -> None:
        """A talk with the proposer: how, with whom, what came of it, when."""
        self.finish()
        words = {"visit": _("visit"), "meeting": _("meeting"), "phone": _("phone"), "letter": _("letter")}
        entries = [Entry(each, words[each], words=each) for each in life.HOW]
        how = await self.app.push_screen_wait(Choose(_("How was the proposer consulted?"), entries))
        if not isinstance(how, str):
            return
        first = next((each.name for each in self.view.file.proposal.proposers), "")
        name = await self.app.push_screen_wait(AskLine(_("With whom?"), first, check=_said))
        if not name:
            return
        outcome = await self.app.push_screen_wait(AskLine(_("What came of it?"), check=_said))
        if not outcome:
            return
        today = self.studio.desk.clock.today()
        day = await self.app.push_screen_wait(AskDate(_("When was it?"), today, today))
        if isinstance(day, Day):
            await self._changed(life.consult, how, name, outcome, day.day)
            self.say(_("The talk with {name} is kept.").format(name=name))

    @flow()
    async def action_close_case(self) -> None:
        """Nothing more is to be done with the case; asked before."""
        self.finish()
        step = next(each for each in ways(self.view.file) if each.event == "close")
        if await self.app.push_screen_wait(Confirm(_("Close this case?"), _(step.follows))):
            await self._changed(life.move, "close")
            self.say(_("The case is closed."))


def _said(text: str) -> str:
    return "" if text else _("say with whom and what came of it")
