"""The one-line input of all screens: a steady caret, and keys that an input method does not need go to the screen."""

from typing import Any

from textual.widgets import Input


class Finder(Input):
    """An ``Input`` whose caret does not blink: a repaint would move the input method's window."""

    def __init__(self, value: str = "", **more: Any) -> None:
        super().__init__(value, select_on_focus=False, **more)
        self.cursor_blink = False
