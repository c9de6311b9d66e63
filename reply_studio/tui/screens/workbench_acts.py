"""What a person does to the draft at the workbench, key by key."""

import datetime as dt

from reply_studio.i18n import _
from reply_studio.model.draft import STATUSES, ReplyPoint
from reply_studio.services import editing, steps, units
from reply_studio.services.places import NewWords, PointText, Words
from reply_studio.services.words import mark, word
from reply_studio.tui.panes.findings import finding_of
from reply_studio.tui.panes.inputs import better_target, disposition_of
from reply_studio.tui.panes.outline import ADD, OUTLINE, missing_row, owner_of, place_of
from reply_studio.tui.panes.tree import tree_blocks
from reply_studio.tui.panes.view import listed, points_of, suggestion_of, unanswered
from reply_studio.tui.screens.dialogs import AskDate, AskLine, Choose, Day
from reply_studio.tui.screens.workbench_dialogs import ChooseOrType
from reply_studio.tui.screens.workbench_findings import Judging, needed
from reply_studio.tui.widgets.blocks import Blocks, Key
from reply_studio.tui.widgets.passage_editor import PassageEditor
from reply_studio.tui.widgets.pick_list import Entry
from reply_studio.tui.working import flow


class Acting(Judging):
    """Actions that change the draft, and those that lead to a place in it."""

    @property
    def key(self) -> Key:
        """What stands under the cursor of the pane with the focus."""
        return self.panes[self.pane].key if self.pane else ()

    @property
    def row(self) -> Key:
        """The selected row of the outline."""
        return self.panes["outline"].key

    def point_at_hand(self) -> ReplyPoint | None:
        """The point that the next passage goes into: the selected row's, else the selection's first one."""
        found = owner_of(self.view, self.row)
        shown = points_of(self.view, self.chosen)
        return found if found in shown else shown[0] if shown else None

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
            await self._enter_row(self.key)
        elif self.pane == "inputs":
            self._enter_input()

    async def _enter_row(self, key: Key) -> None:
        if key == ADD:
            await self._new_point()
        elif key == OUTLINE:
            self.action_outline()
        elif key[:1] == ("status",):
            await self._choose_status(key[1])
        elif key[:1] == ("answers",):
            await self._choose_answers(key[1])
        elif key[:1] == ("plan",):
            await self._ask_plan(key[1])

    def on_blocks_opened(self, event: Blocks.Opened) -> None:
        """A double click is Enter."""
        self.set_focus(event.pane)
        self.call_later(self.action_enter)

    def _enter_finding(self) -> None:
        finding = finding_of(self.view, self.key)
        if finding and finding.where.anchor:
            self.go_to(finding.where.anchor)

    # points

    def action_next_open(self) -> None:
        """To the next suggestion that has no answer yet, and to the row where its answer goes on."""
        self.finish()
        waiting = unanswered(self.view)
        if not waiting:
            self.say(_("Every suggestion is answered."))
            return
        if self.chosen not in waiting or self.pane == "outline":
            order: list[Key] = [("suggestion", each) for each in self.view.numbers]
            here = order.index(self.chosen) if self.chosen in order else -1
            self.choose(next((each for each in waiting if order.index(each) > here), waiting[0]))
        self.show_pane("outline")
        self.panes["outline"].select(missing_row(self.view, self.chosen))

    @flow()
    async def action_outline(self) -> None:
        """A point for every suggestion that has none."""
        made = self.step(steps.outline).act.data["points"]
        self.say(_("{n} points were made.").format(n=len(made)) if made else _("Every suggestion has a point."))
        self.panes["outline"].select(missing_row(self.view, self.chosen))

    @flow()
    async def action_new_point(self) -> None:
        """A point for the selected suggestion."""
        self.finish()
        await self._new_point()

    async def _new_point(self) -> None:
        node = suggestion_of(self.view, self.chosen)
        made = self.step(steps.new_point, (node.id,) if node else ())
        self.show_pane("outline")
        if node is None:
            self.begin(NewWords(point=made.select))
            return
        await self._choose_status(made.select)

    @flow()
    async def action_status(self) -> None:
        """The result of the point at hand."""
        self.finish()
        point = self.point_at_hand()
        if point is not None:
            await self._choose_status(point.id)

    async def _choose_status(self, point_id: str) -> None:
        point = editing.point(self.sitting.draft, point_id)
        entries = [Entry(each, word(each), hint=mark(each), words=each) for each in STATUSES]
        picked = await self.app.push_screen_wait(Choose(_("What is the result?"), entries, selected=point.status))
        if isinstance(picked, str):
            await self._set_status(point, picked)
        self.panes["outline"].select(missing_row(self.view, self.chosen) or ("status", point_id))

    async def _set_status(self, point: ReplyPoint, status: str) -> None:
        reason = None
        if status == "declined" and not point.reason:
            reason = await self.app.push_screen_wait(AskLine(_("Why is it declined?"), check=needed))
            if reason is None:
                return
        self.step(steps.set_status, point.id, status, reason)

    async def _choose_answers(self, point_id: str) -> None:
        """Adds a suggestion to those that the point answers, or takes it away."""
        point = editing.point(self.sitting.draft, point_id)
        entries = [
            Entry(
                each.key[1], each.text, hint=self.view.numbers[each.key[1]], mark="*" * (each.key[1] in point.answers)
            )
            for each in tree_blocks(self.view)
            if each.key[0] == "suggestion"
        ]
        told = _("Which suggestion does it answer? (* now: {numbers})").format(
            numbers=listed(self.view, point.answers) or "-"
        )
        picked = await self.app.push_screen_wait(Choose(told, entries))
        if isinstance(picked, str):
            kept = [each for each in point.answers if each != picked]
            wanted = kept if picked in point.answers else [*point.answers, picked]
            order = list(self.view.numbers)
            self.step(steps.set_answers, point_id, sorted(wanted, key=order.index))
            self.panes["outline"].select(("answers", point_id))

    # passages

    def action_add(self, half: str) -> None:
        """A new passage behind the selected one."""
        self.finish()
        point = self.point_at_hand()
        if point is None:
            self.say(_("Make a point first: ctrl-N."))
            return
        here = self.row[1] if self.row[:1] in (("text",), ("plan",)) else ""
        plan = half == "plans"
        after = here if here in (point.plans if plan else point.progress) else ""
        unit = units.our_key(self.studio.desk.config)
        self.begin(NewWords(point=point.id, plan=plan, after=after, unit=unit))

    def written(self, passage: str) -> None:
        """A plan that was just written is asked for its unit and date."""
        if any(passage in each.plans for each in self.sitting.draft.points):
            self.plan_written(passage)

    @flow()
    async def plan_written(self, passage: str) -> None:
        """Unit and date of a new plan."""
        await self._ask_plan(passage)

    async def _ask_plan(self, passage: str) -> None:
        """Who carries it out, and until when; Escape leaves that part as it is."""
        plan = editing.passage(self.sitting.draft, passage)
        desk, known = self.studio.desk, self.view.file.case.units
        unit = await self.app.push_screen_wait(
            ChooseOrType(_("Who carries it out?"), _units(self), selected=plan.unit, hint=_("type a part of the name"))
        )
        day = await self.app.push_screen_wait(AskDate(_("Until when?"), desk.clock.today(), plan.due))
        chosen = unit if isinstance(unit, str) else plan.unit
        due = day.day if isinstance(day, Day) else plan.due
        name = units.name_of(chosen, desk.config, known)
        if (chosen, due) != (plan.unit, plan.due):
            self.step(steps.set_plan, desk.config, passage, name, due)
        self.panes["outline"].select(("plan", passage))

    def action_plan(self) -> None:
        """A new plan; on a unit's passage: it is taken as a plan."""
        if self.pane == "inputs":
            self._take_plan()
        else:
            self.action_add("plans")

    @flow()
    async def _take_plan(self) -> None:
        day = await self.app.push_screen_wait(AskDate(_("Until when?"), self.studio.desk.clock.today()))
        if isinstance(day, Day):
            self._take(plan=True, due=day.day)

    @flow()
    async def action_shift(self, by: int) -> None:
        """The selected passage or point up or down."""
        self.finish()
        key = self.row
        if key[:1] in (("text",), ("plan",)):
            self.step(steps.shift_passage, key[1], by)
        elif key[:1] == ("heading",):
            self.step(steps.shift_point, key[1], by)

    @flow()
    async def action_move_to(self) -> None:
        """The selected passage to another point."""
        self.finish()
        key = self.row
        if key[:1] not in (("text",), ("plan",)):
            self.say(_("Select a passage first."))
            return
        entries = [
            Entry(
                each.id, each.heading or _("(no heading)"), hint=listed(self.view, each.answers), mark=mark(each.status)
            )
            for each in self.view.file.draft.points
        ]
        picked = await self.app.push_screen_wait(Choose(_("Move it to which point?"), entries))
        if isinstance(picked, str):
            made = self.step(steps.move_passage, key[1], picked)
            self.go_to(made.select)

    @flow()
    async def action_join(self) -> None:
        """The selected passage with the next one."""
        self.finish()
        if self.row[:1] == ("text",):
            self.step(steps.join_next, self.row[1])

    @flow()
    async def on_passage_editor_split(self, event: PassageEditor.Split) -> None:
        """ctrl-K in the editor: what was typed is saved, then the passage is cut."""
        editor, place = self.outline_pane.editor, self.sitting.place
        trimmed = len(editor.text) - len(editor.text.lstrip()) if editor.changed else 0
        made = self.finish()
        if isinstance(place, PointText):
            return
        passage = made.select if made else getattr(place, "passage", "")
        if passage:
            self.step(steps.split, passage, max(0, event.at - trimmed))

    def on_passage_editor_next(self) -> None:
        """ctrl-N in the editor: another passage behind this one. A plan is asked for its unit and date instead."""
        place = self.sitting.place
        made = self.finish()
        if isinstance(place, Words) or (isinstance(place, NewWords) and made and not place.plan):
            holder = self.point_at_hand()
            plan = holder is not None and self.row[1:2] and self.row[1] in holder.plans
            self.action_add("plans" if plan else "progress")

    @flow()
    async def action_remove(self) -> None:
        """Deletes the selected row; leaves a unit's passage out, or waives a finding, with a reason."""
        if self.pane == "inputs":
            await self._leave_out()
            return
        if self.pane == "findings":
            await self.judge()
            return
        if self.pane == "outline":
            self._remove_row(self.row)

    def _remove_row(self, key: Key) -> None:
        match key:
            case ("text", passage):
                self.step(steps.delete_passage, passage)
            case ("heading", point):
                self.step(steps.delete_point, point)
            case ("plan", passage):
                self.step(steps.set_plan, self.studio.desk.config, passage, "", None)
            case _:
                return
        self.say(_("Deleted; ctrl-Z brings it back."))

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
            self._take()
        else:
            self._go_to_taken(sent)

    def _go_to_taken(self, sent: str) -> None:
        for each in self.view.file.draft.passages.values():
            if any(origin.passage == sent for origin in each.origins):
                self.go_to(each.id)
                return

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


def _units(bench: Acting) -> list[Entry]:
    """Our own unit, the case's, then all others of the office's list."""
    config, case = bench.studio.desk.config, bench.view.file.case
    ours = units.our_key(config)
    keys = dict.fromkeys([ours, *(each.key for each in case.units), *config.units])
    others = {key: " ".join(each.aliases) for key, each in config.units.items()}
    return [
        Entry(each, units.name_of(each, config, case.units), words=f"{each} {others.get(each, '')}") for each in keys
    ]
