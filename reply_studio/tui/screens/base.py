"""What all full screens share: the message bar, the last line, failures that show."""

from collections.abc import Iterable
from typing import Protocol

from textual.app import ComposeResult
from textual.widget import Widget

from reply_studio.errors import RefusedError, UsageError
from reply_studio.tui.offering import Offering
from reply_studio.tui.widgets.key_bar import KeyBar
from reply_studio.tui.widgets.notice import Notice


class Movable(Protocol):
    """A pane with a cursor."""

    def move(self, by: int) -> None:
        """Up or down."""

    def page(self, direction: int) -> None:
        """By a page."""

    def edge(self, direction: int) -> None:
        """To the first (-1) or last (1) place."""


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

    def say(self, text: str, severity: str = "info", *, passing: bool | None = None) -> None:
        """Shows a message until the next one; "" takes it away. What is only for information goes when the person goes
        on; so does what is ``passing``.
        """
        self.query_one(Notice).show(text, severity, passing=passing)

    def remark(self, text: str) -> None:
        """A quiet word at the right end of the last line."""
        self.query_one(KeyBar).remark = text

    def fail(self, error: Exception) -> None:
        """Shows a failure: its words, or the path of a report file where the failure is ours. What was only refused
        is answered by going on, and its message goes then; other failures stay.
        """
        answered = isinstance(error, (RefusedError, UsageError))
        self.query_one(Notice).show(self.studio.words_of(error), "error", passing=answered)

    def hush(self) -> None:
        """Takes a message away that has been answered: the person goes on."""
        bar = self.query_one(Notice)
        if bar.text and bar.passing:
            bar.clear()

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


class PaneScreen(StudioScreen):
    """A full screen on whose panes the arrow keys go about."""

    def moving(self) -> Movable | None:
        """The pane in which they go, ``None`` for none."""
        return None

    def action_move(self, by: int) -> None:
        """Up or down."""
        pane = self.moving()
        if pane is not None:
            pane.move(by)

    def action_page(self, direction: int) -> None:
        """By a page."""
        pane = self.moving()
        if pane is not None:
            pane.page(direction)

    def action_edge(self, direction: int) -> None:
        """To the first or last place."""
        pane = self.moving()
        if pane is not None:
            pane.edge(direction)
