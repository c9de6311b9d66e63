"""What the screens on one case share: panes to go about in, and threads that may still be at work when they close."""

from reply_studio.i18n import _
from reply_studio.services.sitting import Sitting
from reply_studio.tui.screens.base import PaneScreen


class CaseScreen(PaneScreen):
    """A full screen on a case; what a thread still brings when it is closed is shown to nobody."""

    @property
    def gone(self) -> bool:
        """The screen is closed, or about to be."""
        return not (self.is_running and self.is_attached)

    def fail(self, error: Exception) -> None:
        """Shows a failure while there is a screen to show it on."""
        if not self.gone:
            super().fail(error)


class SittingScreen(CaseScreen):
    """A full screen over the draft of a ``sitting``; what was not saved when it closed is told at the end."""

    sitting: Sitting

    def tell_saved(self) -> None:
        """Says quietly when it was saved last."""
        if self.sitting.saved_at and not self.gone:
            self.remark(_("saved {time}").format(time=self.sitting.saved_at))

    def may_write(self, severity: str = "error") -> bool:
        """Whether the text may be changed; says why not, before anything is asked or typed."""
        lock = self.sitting.lock
        if lock is not None:
            self.say(f"{lock.message}\n{_('F8 in the workbench tells what comes next.')}", severity)
        return lock is None
