"""From the workbench to the screen that sets right how the proposal was read, and back."""

from reply_studio.tui.panes.outline import missing_row
from reply_studio.tui.panes.view import ALL, suggestion_of, unanswered
from reply_studio.tui.screens.correcting import Correcting
from reply_studio.tui.screens.workbench_letter import Lettering
from reply_studio.tui.screens.writing import writing
from reply_studio.tui.widgets.blocks import Key
from reply_studio.tui.working import flow, off


class ToCorrecting(Lettering):
    """Leaves nothing unsaved behind, and shows the corrected proposal on return."""

    @writing
    @flow("correct")
    async def action_correct(self) -> None:
        """Opens the reading of the proposal on the selected suggestion."""
        self.finish()
        await off(self.sitting.flush)
        node = suggestion_of(self.view, self.chosen)
        screen = Correcting(self.case_id, node.id if node else "")
        self._looking = True  # what the other screen changes is no news from another person
        try:
            await self.app.push_screen_wait(screen)
            news = await off(self.sitting.look)
        finally:
            self._looking = False
        if self.gone:
            return
        self.renew()
        if news and news.merged:
            self.heard([news])
        self._select_again(screen.suggestion)

    def _select_again(self, wanted: str) -> None:
        """What was selected there, else what was selected here as far as it is still there."""
        chosen: Key = ("suggestion", wanted) if wanted in self.view.numbers else self.chosen
        if chosen[:1] == ("suggestion",) and chosen[1] not in self.view.numbers:
            chosen = self.first()
        self.chosen = ALL if chosen != ALL else ()
        self.choose(chosen)
        self.fill()
        self.panes["outline"].select(missing_row(self.view, self.chosen))

    def first(self) -> Key:
        """The first suggestion to be answered, else the first one."""
        every = [("suggestion", each.id) for each in self.view.file.proposal.suggestions]
        return next(iter([*unanswered(self.view), *every]), ALL)
