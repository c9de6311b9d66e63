"""The one-line input of all screens: a steady caret, and keys that an input method does not need go to the screen."""

from collections.abc import Callable
from typing import Any, Final

from textual.events import Key
from textual.widgets import Input

WIDE_BLANK: Final = "\u3000"
WIDE_BLANK_KEY: Final = "ideographic_space"


class Finder(Input):
    """An ``Input`` whose caret does not blink: a repaint would move the input method's window."""

    _typed: Callable[[str], None] | None = None

    def __init__(self, value: str = "", typed: Callable[[str], None] | None = None, **more: Any) -> None:
        super().__init__(value, select_on_focus=False, **more)
        self.cursor_blink = False
        self._typed = typed

    def on_key(self, event: Key) -> None:
        """A full-width blank, as an input method sends it, is a character like others; the library drops it."""
        if event.key == WIDE_BLANK_KEY:
            event.stop()
            event.prevent_default()
            self.replace(WIDE_BLANK, *sorted(self.selection))

    def watch_value(self, value: str) -> None:
        """``typed`` is called at once, so that what follows comes with the picture of the character; a message would
        come with the next one.
        """
        if self._typed is not None and self.is_attached:
            self._typed(value)
