"""What a person does with the units' passages in the merge view."""

import datetime as dt

from reply_studio.i18n import _
from reply_studio.merging import resolve_label
from reply_studio.quantities import deadline
from reply_studio.services import applying, overlapping, placing, renewing, steps
from reply_studio.services.reasons import reasons
from reply_studio.services.steps import Step
from reply_studio.tui.panes.merge_passages import (
    best_suggestion,
    earlier_words,
    suggestion_entries,
    suggestion_name,
    told_taken,
    told_unanswered,
)
from reply_studio.tui.panes.merge_sections import PASSAGES
from reply_studio.tui.panes.merge_table import NOWHERE
from reply_studio.tui.screens.dialogs import AskDate, Choose, Day
from reply_studio.tui.screens.merging_dialogs import PickOrWrite
from reply_studio.tui.screens.merging_typing import Weaving
from reply_studio.tui.screens.writing import writing
from reply_studio.tui.widgets.pick_list import Entry
from reply_studio.tui.working import flow, off


class Passaging(Weaving):
    """Taking, leaving out, opening again; the cursor goes on to the next passage that waits."""

    def waiting(self) -> list[str]:
        """The passages that wait, in reading order."""
        return [each for each in self.grid.order if self.merge.states[each].state == "open"]

    def after(self, passage: str) -> str:
        """The passage that waits behind another one, else the first that waits, "" for none."""
        order = self.grid.order
        here = order.index(passage) if passage in order else -1
        waiting = [each for each in self.waiting() if each != passage]
        return next((each for each in waiting if order.index(each) > here), next(iter(waiting), ""))

    def show_step(self, told: str, select: str) -> None:
        """Shows the case behind a step, the next passage selected, and says what was done; or that all is done."""
        self.fill(("passage", select))
        self.tell(told)

    def tell(self, told: str) -> None:
        """Says what was done, and what is next where nothing is left."""
        if self.merge.left.done:
            told += " " + _("Nothing is left to decide: F7 shows the letter with each sentence's unit in the margin.")
            told = f"{told} {told_unanswered(self.merge)}".rstrip()
        elif self.section == PASSAGES and not self.merge.left.passages:
            told += " " + _("Every passage is decided: F3 goes on.")
        self.say(told)

    async def enter_passage(self, passage: str) -> None:
        """Takes an open passage, opens one that was left out again, says where a used one stands."""
        state = self.merge.states[passage].state
        if state == "left-out":
            await self.step(steps.reopen, passage)
            self.show_step(_("It is open again."), passage)
        elif state == "open":
            await self._take_open(passage)
        else:
            self.say(_("It is in the reply already; F4 edits it, F8 moves it to another suggestion."))

    async def _take_open(self, passage: str) -> None:
        """Into its best suggestion's point; into the place of its earlier words where the reply has them."""
        suggestion, rests = best_suggestion(self.merge, passage), earlier_words(self.merge, passage)
        if rests is not None:
            following = self.after(passage)
            await self.step(renewing.take_instead, passage, rests.point, rests.passage)
            told = _("{passage} stands in the place of its earlier words.").format(passage=self.merge.labels[passage])
            self.show_step(told, following or passage)
        elif suggestion is None:
            await self.choose_suggestion(passage)
        else:
            await self.take(passage, suggestion, plan=passage in self.merge.plans)

    async def take(self, passage: str, suggestion: str, *, plan: bool, day: Day | None = None) -> Step:
        """Takes a passage into the point for a suggestion, and goes on."""
        following = self.after(passage)
        due = day.day if day else None
        made = await self.step(placing.into_suggestion, passage, suggestion, plan=plan, due=due)
        self.show_step(told_taken(self.merge, passage, suggestion, plan=plan), following or passage)
        return made

    async def choose_suggestion(self, passage: str) -> None:
        """Takes or moves a passage where the person says; the likest suggestions come first, also unlikely ones."""
        await self.know_grounds()
        picked = await self.app.push_screen_wait(
            Choose(
                _("Which suggestion does {passage} answer?").format(passage=self.merge.labels[passage]),
                suggestion_entries(self.merge, (self.evidence.grounds or {}).get(passage, ())),
                selected=best_suggestion(self.merge, passage),
            )
        )
        if not isinstance(picked, str):
            return
        drafted = overlapping.drafted_from(self.merge.file, passage)
        if self.merge.states[passage].state in ("used", "merged") and drafted:
            await self.step(placing.move_into, drafted, picked)
            self.show_step(_("Moved to {target}.").format(target=suggestion_name(self.merge, picked)), passage)
        else:
            await self.take(passage, picked, plan=passage in self.merge.plans)

    async def leave_passage_out(self, passage: str) -> None:
        """With a reason: one given before, or other words."""
        state = self.merge.states[passage].state
        if state != "open":
            self.say(_("It is decided already; ctrl-Z takes the last step back."))
            return
        told = _("Why is {passage} left out?").format(passage=self.merge.labels[passage])
        reason = await self.ask_reason(told, "leave-out")
        if reason:
            following = self.after(passage)
            await self.step(steps.leave_out, passage, reason)
            self.show_step(
                _("{passage} left out: {reason}").format(passage=self.merge.labels[passage], reason=reason),
                following or passage,
            )

    async def ask_reason(self, title: str, kind: str) -> str:
        """A reason given before, a usual one, or the person's own; "" where there is none after all."""
        entries = [Entry(each, each) for each in reasons(self.merge.file.acts, kind)]
        picked = await self.app.push_screen_wait(
            PickOrWrite(title, entries, hint=_("choose with the arrows, or write your own"))
        )
        return picked if isinstance(picked, str) else ""

    # actions

    @writing
    @flow()
    async def action_suggestion(self) -> None:
        """Another suggestion than the best one."""
        await self.choose_suggestion(self.grid.key)

    @writing
    @flow()
    async def action_plan(self) -> None:
        """As a plan, with a day."""
        passage = self.grid.key
        if self.merge.states[passage].state != "open":
            self.say(_("It is decided already; ctrl-Z takes the last step back."))
            return
        day = await self.app.push_screen_wait(
            AskDate(_("Until when?"), self.studio.desk.clock.today(), self._said(passage))
        )
        if isinstance(day, Day):
            suggestion = best_suggestion(self.merge, passage)
            await self.take(passage, NOWHERE if suggestion is None else suggestion, plan=True, day=day)

    def _said(self, passage: str) -> dt.date | None:
        """The day that a unit's passage names, in its words or in its form."""
        _sender, found = resolve_label(self.merge.file, passage)
        return (found.cell.due if found.cell else None) or deadline(self.merge.text(passage))

    @writing
    @flow()
    async def action_all_sure(self) -> None:
        """Every open passage whose answer is sure."""
        step, taken = applying.apply(self.sitting.file, self.merge.view)
        if step is None:
            self.say(_("No passage that waits is sure."))
            return
        await self.step(lambda _file: step)
        self.show_step(
            _("{n} sure passages taken; ctrl-Z takes all of them back.").format(n=len(taken)),
            next(iter(self.waiting()), ""),
        )

    @flow()
    async def action_evidence(self) -> None:
        """Which words speak for each suggestion."""
        await self.know_grounds()
        self.evidence.shown = not self.evidence.shown
        self.fill_detail()

    async def know_grounds(self) -> None:
        """What speaks for every answer, for the inputs as they are."""
        await off(self.evidence.know, self.studio.desk, self.merge.file)

    async def edit_passage(self, passage: str) -> None:
        """Opens the words in the reply; an open passage is taken first."""
        state = self.merge.states[passage].state
        if state == "left-out":
            self.say(_("It is left out; Enter opens it again."))
            return
        drafted = overlapping.drafted_from(self.merge.file, passage)
        if state == "open":
            suggestion = best_suggestion(self.merge, passage)
            at = NOWHERE if suggestion is None else suggestion
            made = await self.take(passage, at, plan=passage in self.merge.plans)
            self.grid.select(passage)
            self.fill_detail()
            drafted = made.select
        if drafted:
            self.begin(drafted)
