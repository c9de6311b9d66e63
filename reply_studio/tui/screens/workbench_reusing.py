"""Earlier cases at the workbench: looked for when a person first looks, taken from by Enter."""

from reply_studio.i18n import _
from reply_studio.model.proposal import Proposal
from reply_studio.services import earlier, editing, reusing, steps
from reply_studio.tui.panes.earlier import earlier_blocks, reused_of
from reply_studio.tui.panes.view import family
from reply_studio.tui.screens.workbench_acts import Acting
from reply_studio.tui.screens.writing import writing
from reply_studio.tui.widgets.blocks import Block
from reply_studio.tui.working import flow, off


class Reusing(Acting):
    """The pane of earlier cases."""

    def __init__(self, case_id: str) -> None:
        super().__init__(case_id)
        self._alike_for: Proposal | None = None

    def pane_blocks(self, name: str) -> list[Block]:
        """How other cases answered the like; they are looked for when the pane is first seen."""
        return self._earlier_blocks() if name == "earlier" else super().pane_blocks(name)

    def _earlier_blocks(self) -> list[Block]:
        """What is known; another reading of the proposal is looked for anew."""
        proposal = self.view.file.proposal
        if self._alike_for != proposal:
            self.alike, self._alike_for = None, proposal
            self._seek()
        return earlier_blocks(self.view, self.chosen, self.alike)

    @flow("earlier", exclusive=True)
    async def _seek(self) -> None:
        found = await off(earlier.similar, self.studio.desk, self.sitting.file)
        if not self.gone:
            self.alike = found
            self.fill()

    def action_enter(self) -> None:
        """On a text of an earlier case: takes it."""
        if self.pane == "earlier":
            self._reuse()
        else:
            super().action_enter()

    @writing
    @flow()
    async def _reuse(self) -> None:
        """The text into the point for the suggestion that it is like, marked as reused."""
        found = reused_of(self.alike, self.key)
        if found is None:
            return
        likeness, text = found
        if likeness.suggestion not in family(self.view, self.chosen):
            self.choose(("suggestion", likeness.suggestion))
        point = self.point_at_hand()
        if point is None:
            made = self.step(steps.new_point, (likeness.suggestion,))
            point = editing.point(self.sitting.draft, made.select)
        self.step(reusing.step, self.studio.desk.config, text, point.id)
        told = _("Taken into: {point}").format(point=point.heading or point.id)
        self.say(told + " " + _("It is marked as reused from {case}.").format(case=text.case))
