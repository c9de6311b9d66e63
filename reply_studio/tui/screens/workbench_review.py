"""From the workbench to what comes next for the case, to the review of its letter, and back."""

import functools

from reply_studio.i18n import _
from reply_studio.model.workflow import SIGN
from reply_studio.services import commenting
from reply_studio.services.rights import name_of
from reply_studio.services.words import word
from reply_studio.tui.screens.workbench_letter import Lettering
from reply_studio.tui.working import flow, off

_MOVES = ("submit", "return", "recall", "approve")


class ToReviewing(Lettering):
    """Leaves nothing unsaved behind; says what a return asks for."""

    @flow()
    async def action_next_steps(self) -> None:
        """The ways on from where the case stands; one is chosen and made."""
        from reply_studio.tui.screens.next_steps import READ, NextSteps, ways

        self.finish()
        await off(self.sitting.flush)
        again = functools.partial(ways, self.studio.desk, self.sitting.file)
        picked = await self.app.push_screen_wait(NextSteps(_("What comes next?"), await off(again), again))
        if picked == READ:
            self.action_review()
        elif isinstance(picked, str):
            await self._carry_out(picked)

    @flow()
    async def action_sign(self) -> None:
        """A signature for the letter that was issued."""
        self.finish()
        await off(self.sitting.flush)
        await self._carry_out(SIGN)

    async def _carry_out(self, event: str) -> None:
        """A step is made, and what came of it shown."""
        from reply_studio.tui.screens.deciding import carry_out

        told = await carry_out(self, self.case_id, event)
        await self._seen_again()
        if told and not self.gone:
            self.say(told)

    @flow("review")
    async def action_review(self) -> None:
        """The letter page by page with its comments."""
        from reply_studio.tui.screens.reviewing import Reviewing

        self.finish()
        await off(self.sitting.flush)
        screen = Reviewing(self.case_id, alone=True)
        self._looking = True  # what the other screen changes is no news from another person
        try:
            await self.app.push_screen_wait(screen)
        finally:
            self._looking = False
        await self._seen_again()
        if not self.gone and screen.goal:
            self.go_to(screen.goal)

    async def _seen_again(self) -> None:
        """The case as it is after a decision."""
        await off(self.sitting.look)
        if not self.gone:
            self.renew()

    def tell_standing(self) -> None:
        """On opening: that the text stands still, why it came back and how many comments wait, or that it is under
        review.
        """
        if not self.may_write("warning"):
            return
        file, config = self.sitting.file, self.studio.desk.config
        moves = [each for each in file.acts if each.act in _MOVES]
        if not moves or moves[-1].act == "recall":
            return
        if moves[-1].act == "return":
            reason = moves[-1].data.get("reason", "")
            told = _("Returned by {who}: {reason}").format(who=name_of(config, moves[-1].who), reason=reason)
            opened = sum(each.open and not each.thread for each in commenting.comments(file))
            self.say(f"{told} {_comments(opened)}".strip(), "warning")
        else:
            told = _("The text is {state}: what you change others look at again.")
            self.say(told.format(state=word("in_review")), "warning")


def _comments(n: int) -> str:
    return _("Open comments: {n} (alt-V shows them).").format(n=n) if n else ""
