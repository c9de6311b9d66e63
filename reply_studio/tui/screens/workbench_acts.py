"""Keys that mean something else in every pane of the workbench, and what is done with a unit's passages."""

import datetime as dt

from reply_studio.i18n import _
from reply_studio.merging import resolve_label
from reply_studio.model.reply import passage_text
from reply_studio.quantities import deadline
from reply_studio.services import editing, steps, units
from reply_studio.tui.panes.findings import finding_of
from reply_studio.tui.panes.inputs import better_target, disposition_of
from reply_studio.tui.panes.outline import ADD, OUTLINE, place_of
from reply_studio.tui.panes.view import suggestion_of
from reply_studio.tui.screens.dialogs import AskDate, AskLine, Day
from reply_studio.tui.screens.workbench_findings import needed
from reply_studio.tui.screens.workbench_passages import Writing
from reply_studio.tui.screens.writing import writing
from reply_studio.tui.widgets.blocks import Blocks, Key
from reply_studio.tui.working import flow


class Acting(Writing):
    """Enter, delete and plan where the cursor stands; taking a unit's passage and leaving it out."""

    # Enter

    def action_enter(self) -> None:
        """What Enter means where the cursor stands. A text opens at once: the next key belongs to it already."""
        place = place_of(self.key, units.our_key(self.studio.desk.config)) if self.pane == "outline" else None
        if place is not None:
            self.begin(place)
        elif self.pane in ("tree", "source"):
            self.show_pane("outline")
        elif self.pane == "preview" and len(self.key) > 2:
            self.go_to(self.key[2])
        elif self.pane == "findings":
            self._enter_finding()
        else:
            self._enter()

    @flow()
    async def _enter(self) -> None:
        if self.pane == "outline":
            if self.may_write():
                await self._enter_row(self.key)
        elif self.pane == "inputs":
            self._enter_input()

    async def _enter_row(self, key: Key) -> None:
        if key == ADD:
            await self.make_point()
        elif key == OUTLINE:
            self.action_outline()
        elif key[:1] == ("status",):
            await self.choose_status(key[1])
        elif key[:1] == ("answers",):
            await self.choose_answers(key[1])
        elif key[:1] == ("plan",):
            await self.ask_plan(key[1])

    def on_blocks_opened(self, event: Blocks.Opened) -> None:
        """A double click is Enter."""
        self.set_focus(event.pane)
        self.call_later(self.action_enter)

    def _enter_finding(self) -> None:
        finding = finding_of(self.view, self.key)
        if finding and finding.where.anchor:
            self.go_to(finding.where.anchor)

    @flow()
    async def action_remove(self) -> None:
        """Deletes the selected row; leaves a unit's passage out, or waives a finding, with a reason."""
        if self.pane == "inputs":
            await self._leave_out()
            return
        if self.pane == "findings":
            await self.judge()
            return
        if self.pane == "outline" and self.may_write():
            self.remove_row(self.row)

    def action_plan(self) -> None:
        """A new plan; on a unit's passage: it is taken as a plan."""
        if self.pane == "inputs":
            self._take_plan()
        else:
            self.action_add("plans")

    @writing
    @flow()
    async def _take_plan(self) -> None:
        day = await self.app.push_screen_wait(AskDate(_("Until when?"), self.studio.desk.clock.today(), self._said()))
        if isinstance(day, Day):
            self._take(plan=True, due=day.day)

    def _said(self) -> dt.date | None:
        """The day that the selected passage of a unit names."""
        if self.key[:1] != ("input",):
            return None
        _sender, found = resolve_label(self.view.file, self.key[1])
        return (found.cell.due if found.cell else None) or deadline(passage_text(found))

    # units' inputs

    def _enter_input(self) -> None:
        """Takes an open passage, goes to where a used one stands, opens one that was left out again."""
        sent = self.key[1] if self.key[:1] == ("input",) else ""
        if not sent or self.view.insight is None:
            return
        state = disposition_of(self.view, self.view.insight.labels[sent]).state
        if state == "left-out":
            self.step(steps.reopen, sent)
            self.say(_("It is open again."))
        elif state == "open":
            if self.may_write():
                self._take()
        else:
            self._go_to_taken(sent)

    def _go_to_taken(self, sent: str) -> None:
        for each in self.view.file.draft.passages.values():
            if any(origin.passage == sent for origin in each.origins):
                self.go_to(each.id)
                return

    @writing
    @flow()
    async def action_take_and_edit(self) -> None:
        """Takes a unit's passage and opens it at once."""
        if self.pane == "inputs":
            passage = self._take()
            if passage:
                place = place_of(("text", passage), "")
                assert place is not None  # a passage can be edited
                self.begin(place)

    def _take(self, *, plan: bool = False, due: dt.date | None = None) -> str:
        """Takes the selected passage into the point at hand; a suggestion without one gets it first."""
        if self.key[:1] != ("input",):
            return ""
        sent = self.key[1]
        point = self.point_at_hand()
        if point is None:
            node = suggestion_of(self.view, self.chosen)
            made = self.step(steps.new_point, (node.id,) if node else ())
            point = editing.point(self.sitting.draft, made.select)
        better = better_target(self.view, self.chosen, sent)
        step = self.step(steps.take, sent, point.id, plan=plan, due=due)
        told = _("Taken into: {point}").format(point=point.heading or point.id)
        if better:
            told += " " + _("It seems to answer suggestion {number}; ctrl-Z takes it back.").format(number=better)
        self.say(told)
        return step.select

    async def _leave_out(self) -> None:
        if self.key[:1] != ("input",):
            return
        sent = self.key[1]
        reason = await self.app.push_screen_wait(AskLine(_("Why is it left out?"), check=needed))
        if reason:
            self.step(steps.leave_out, sent, reason)
