"""From the workbench to the merge view, and back."""

from reply_studio.tui.panes.view import suggestion_of
from reply_studio.tui.screens.merging import Merging
from reply_studio.tui.screens.workbench_correct import ToCorrecting
from reply_studio.tui.working import flow, off


class ToMerging(ToCorrecting):
    """Both screens work in one sitting; on return the workbench shows what became of the reply."""

    @flow("merge")
    async def action_merge(self) -> None:
        """Opens the merge view on the selected suggestion."""
        self.finish()
        await off(self.sitting.flush)
        node = suggestion_of(self.view, self.chosen)
        screen = Merging(self.sitting, node.id if node else "")
        self._looking = True  # the other screen looks after what others change
        try:
            await self.app.push_screen_wait(screen)
        finally:
            self._looking = False
        if self.gone:
            return
        self.renew()
        self.save()
        self._select_again(screen.suggestion)
        if screen.goal:
            self.go_to(screen.goal)
