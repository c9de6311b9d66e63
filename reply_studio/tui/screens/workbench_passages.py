"""Passages and plans at the workbench: written, dated, moved, split, joined, deleted."""

from reply_studio.i18n import _
from reply_studio.quantities import deadline
from reply_studio.services import editing, steps, units
from reply_studio.services.places import NewWords, Words
from reply_studio.services.words import mark
from reply_studio.tui.panes.view import listed
from reply_studio.tui.screens.dialogs import AskDate, Choose, Day
from reply_studio.tui.screens.workbench_dialogs import ChooseOrType
from reply_studio.tui.screens.workbench_points import Pointing
from reply_studio.tui.screens.writing import writing
from reply_studio.tui.widgets.blocks import Key
from reply_studio.tui.widgets.passage_editor import PassageEditor
from reply_studio.tui.widgets.pick_list import Entry
from reply_studio.tui.working import flow


class Writing(Pointing):
    """Actions on the passages of a point."""

    @writing
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
        await self.ask_plan(passage)

    async def ask_plan(self, passage: str) -> None:
        """Who carries it out, and until when; Escape leaves that part as it is."""
        plan = editing.passage(self.sitting.draft, passage)
        desk, known = self.studio.desk, self.view.file.case.units
        unit = await self.app.push_screen_wait(
            ChooseOrType(
                _("Who carries it out?"),
                _units(self),
                selected=plan.unit,
                hint=_("type a part of the name"),
                check=_named,
            )
        )
        day = await self.app.push_screen_wait(
            AskDate(_("Until when?"), desk.clock.today(), plan.due or deadline(plan.text))
        )
        chosen = unit if isinstance(unit, str) else plan.unit
        due = day.day if isinstance(day, Day) else plan.due
        name = units.name_of(chosen, desk.config, known)
        if (chosen, due) != (plan.unit, plan.due):
            self.step(steps.set_plan, desk.config, passage, name, due)
        self.panes["outline"].select(("plan", passage))

    @writing
    @flow()
    async def action_shift(self, by: int) -> None:
        """The selected passage or point up or down."""
        self.finish()
        key = self.row
        if key[:1] in (("text",), ("plan",)):
            self.step(steps.shift_passage, key[1], by)
        elif key[:1] == ("heading",):
            self.step(steps.shift_point, key[1], by)

    @writing
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

    @writing
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
        if not isinstance(place, Words | NewWords):
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

    def remove_row(self, key: Key) -> None:
        """Deletes what stands on a row; of a plan's unit and date only those."""
        match key:
            case ("text", passage):
                self.step(steps.delete_passage, passage)
            case ("heading", point):
                self.step(steps.delete_point, point)
            case ("note", note):
                self.step(steps.delete_note, note)
            case ("plan", passage):
                self.step(steps.set_plan, self.studio.desk.config, passage, "", None)
            case _:
                return
        self.say(_("Deleted; ctrl-Z brings it back."))


def _named(typed: str) -> str:
    """What is wrong with a unit's name that no list has: it has a letter or a character in it."""
    return "" if any(map(str.isalpha, typed)) else _("\u201c{text}\u201d is no unit").format(text=typed)


def _units(bench: Writing) -> list[Entry]:
    """Our own unit, the case's, then all others of the office's list."""
    config, case = bench.studio.desk.config, bench.view.file.case
    ours = units.our_key(config)
    keys = dict.fromkeys([ours, *(each.key for each in case.units), *config.units])
    others = {key: " ".join(each.aliases) for key, each in config.units.items()}
    return [
        Entry(each, units.name_of(each, config, case.units), words=f"{each} {others.get(each, '')}") for each in keys
    ]
