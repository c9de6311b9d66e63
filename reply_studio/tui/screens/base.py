"""What all full screens share: the message bar, the last line, failures that show."""

from collections.abc import Iterable

from textual.app import ComposeResult
from textual.widget import Widget

from reply_studio.tui.offering import Offering
from reply_studio.tui.widgets.key_bar import KeyBar
from reply_studio.tui.widgets.notice import Notice


class StudioScreen(Offering[None]):
    """A full screen: ``body()`` is its content, the message bar and the last line stand below.

    ``say`` shows a message, ``hush`` takes it away, ``remark`` is a quiet word in the last line, ``fail`` a failure.
    ``retranslate`` is called after the language was switched: widgets that keep translated words make them anew there.
    """

    AUTO_FOCUS = ""
    changing = False
    """A change is on its way: what the next key means depends on it, so keys wait for a moment."""

    def body(self) -> Iterable[Widget]:
        """The screen's own widgets."""
        return ()

    def compose(self) -> ComposeResult:
        """Content, message bar, last line."""
        yield from self.body()
        yield Notice()
        yield KeyBar()

    def say(self, text: str, severity: str = "info") -> None:
        """Shows a message until the next one; "" takes it away."""
        self.query_one(Notice).show(text, severity)

    def hush(self) -> None:
        """Takes a message away that was only for information: the person goes on."""
        bar = self.query_one(Notice)
        if bar.text and bar.severity == "info":
            bar.clear()

    def remark(self, text: str) -> None:
        """A quiet word at the right end of the last line."""
        self.query_one(KeyBar).remark = text

    def fail(self, error: Exception) -> None:
        """Shows a failure: its words, or the path of a report file where the failure is ours."""
        self.say(self.studio.words_of(error), "error")

    def retranslate(self) -> None:
        """The language changed; everything drawn by ``render`` is drawn anew by itself."""

    def _compositor_refresh(self) -> None:
        """Draws what a person can see. The library would draw the uppermost screen anew, whole, at every message to a
        screen below it, also where nothing of that one shows through.
        """
        if self.app.screen is self:
            super()._compositor_refresh()
            return
        regions = set(self._compositor._dirty_regions)
        self._compositor._dirty_regions.clear()
        self._dirty_widgets.clear()
        stack = self.app.screen_stack
        covered = (
            any(isinstance(each, StudioScreen) for each in stack[stack.index(self) + 1 :]) if self in stack else True
        )
        if regions and not covered:
            self.app.screen.refresh(*regions)
