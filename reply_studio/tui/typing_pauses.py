"""When typing pauses: words that stand only in an editor are kept then, so that a sudden end loses none."""

import time
from collections.abc import Callable
from typing import Final

from textual.message_pump import MessagePump
from textual.timer import Timer

PAUSE: Final = 0.7
"""Seconds without a key after which typing counts as paused."""
LONGEST: Final = 5.0
"""Seconds after which words are kept though nobody paused."""


class Pauses:
    """Calls ``keep`` at every pause between ``begin`` and ``end``, if something was typed since it was called last."""

    def __init__(self, keep: Callable[[], None]) -> None:
        self._keep = keep
        self._typed = self._since = 0.0
        self._unkept = False
        self._beat: Timer | None = None

    def begin(self, screen: MessagePump) -> None:
        """An editor was opened on a screen, whose thread of messages calls ``keep``."""
        self._unkept = False
        if self._beat is None:
            self._beat = screen.set_interval(PAUSE / 3, self._listen)
        self._beat.resume()

    def typed(self) -> None:
        """A key was typed."""
        self._typed = time.monotonic()
        self._since = self._since if self._unkept else self._typed
        self._unkept = True

    def settle(self) -> None:
        """What was typed is kept."""
        self._unkept = False

    def end(self) -> None:
        """The editor was closed."""
        self.settle()
        if self._beat:
            self._beat.pause()

    def _listen(self) -> None:
        now = time.monotonic()
        if self._unkept and (now - self._typed >= PAUSE or now - self._since >= LONGEST):
            self.settle()
            self._keep()
