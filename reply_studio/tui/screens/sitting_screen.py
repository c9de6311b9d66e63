"""What the screens share on which a person sits over a draft: what a thread still brings when they are closed."""

from reply_studio.i18n import _
from reply_studio.services.sitting import Sitting
from reply_studio.tui.screens.base import PaneScreen


class SittingScreen(PaneScreen):
    """A full screen on the case of a ``sitting``."""

    sitting: Sitting

    @property
    def gone(self) -> bool:
        """The screen is closed, or about to be: what a thread still brings is shown to nobody."""
        return not (self.is_running and self.is_attached)

    def fail(self, error: Exception) -> None:
        """Shows a failure while there is a screen to show it on; what was not saved then is told at the end."""
        if not self.gone:
            super().fail(error)

    def tell_saved(self) -> None:
        """Says quietly when it was saved last."""
        if self.sitting.saved_at and not self.gone:
            self.remark(_("saved {time}").format(time=self.sitting.saved_at))
