"""What a person does about a finding: fix it, waive it with a reason, let it count again."""

from reply_studio.checks.waivers import place
from reply_studio.i18n import _
from reply_studio.services import fixing, waiving
from reply_studio.tui.panes.findings import finding_of
from reply_studio.tui.screens.dialogs import AskLine
from reply_studio.tui.screens.workbench_saving import Saving
from reply_studio.tui.screens.writing import writing
from reply_studio.tui.widgets.blocks import Key
from reply_studio.tui.working import flow


def needed(text: str) -> str:
    """What is wrong with a reason: nothing, but that there is none."""
    return "" if text else _("a reason is needed")


class Judging(Saving):
    """Actions on the finding under the cursor."""

    @property
    def _finding(self) -> Key:
        return self.panes["findings"].key if self.pane == "findings" else ()

    @writing
    @flow()
    async def action_fix(self) -> None:
        """Makes the change that the finding asks for, where it leaves no choice."""
        self.finish()
        finding = finding_of(self.view, self._finding)
        if finding is None:
            self.say(_("Select a finding first."))
            return
        self.step(fixing.step, finding)
        self.say(_("Fixed; ctrl-Z brings it back."))

    async def judge(self) -> None:
        """Waives the finding with a reason; a waived one counts again."""
        finding = finding_of(self.view, self._finding)
        if finding is None or self.view.insight is None:
            return
        if self._finding[0] == "waived":
            self.step(waiving.step_back, finding)
            self.say(_("It counts again."))
            return
        same = [
            each for each in self.view.insight.findings if (each.code, place(each)) == (finding.code, place(finding))
        ]
        reason = await self.app.push_screen_wait(AskLine(_("Why is it left as it is?"), check=needed))
        if reason:
            self.step(waiving.step, self.studio.desk, same, reason)
            self.say(_("Waived; the same key makes it count again."))
