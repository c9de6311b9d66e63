"""Points at the workbench: made, given a status, tied to suggestions."""

from reply_studio.i18n import _
from reply_studio.model.draft import STATUSES, ReplyPoint
from reply_studio.services import editing, steps
from reply_studio.services.places import NewWords
from reply_studio.services.words import mark, word
from reply_studio.tui.panes.outline import missing_row, owner_of
from reply_studio.tui.panes.tree import tree_blocks
from reply_studio.tui.panes.view import listed, points_of, suggestion_of, unanswered
from reply_studio.tui.screens.dialogs import AskLine, Choose
from reply_studio.tui.screens.workbench_findings import Judging, needed
from reply_studio.tui.screens.writing import writing
from reply_studio.tui.widgets.blocks import Key
from reply_studio.tui.widgets.pick_list import Entry
from reply_studio.tui.working import flow


class Pointing(Judging):
    """Actions on the points of the reply."""

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

    @writing
    @flow()
    async def action_outline(self) -> None:
        """A point for every suggestion that has none."""
        made = self.step(steps.outline).act.data["points"]
        self.say(_("{n} points were made.").format(n=len(made)) if made else _("Every suggestion has a point."))
        self.panes["outline"].select(missing_row(self.view, self.chosen))

    @writing
    @flow()
    async def action_new_point(self) -> None:
        """A point for the selected suggestion."""
        self.finish()
        await self.make_point()

    async def make_point(self) -> None:
        """A point for the selected suggestion, its status asked at once; without a suggestion it begins with words."""
        node = suggestion_of(self.view, self.chosen)
        made = self.step(steps.new_point, (node.id,) if node else ())
        self.show_pane("outline")
        if node is None:
            self.begin(NewWords(point=made.select))
            return
        await self.choose_status(made.select)

    @writing
    @flow()
    async def action_status(self) -> None:
        """The result of the point at hand."""
        self.finish()
        point = self.point_at_hand()
        if point is not None:
            await self.choose_status(point.id)

    async def choose_status(self, point_id: str) -> None:
        """Asks for the status of a point, and goes on to what the point lacks."""
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

    async def choose_answers(self, point_id: str) -> None:
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
