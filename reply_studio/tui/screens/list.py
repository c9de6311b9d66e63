"""The list of cases."""

from collections.abc import Iterable
from typing import ClassVar

from textual.widget import Widget
from textual.widgets import Static

from reply_studio.tui.keymap import bindings
from reply_studio.tui.screens.base import StudioScreen


class CaseList(StudioScreen):
    """The start screen."""

    CONTEXTS = ("list",)
    BINDINGS: ClassVar = bindings("list")

    def body(self) -> Iterable[Widget]:
        """Views, rows, filter."""
        yield Static("", id="rows", markup=False)
