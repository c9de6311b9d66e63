"""Single lines: a title with something quiet at its right end, and a row of tabs."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rich.cells import cell_len
from rich.text import Text
from textual.events import Click
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from reply_studio.text.width import printable
from reply_studio.tui.widgets.cells import cut


class TitleLine(Widget):
    """One line: ``left`` is cut where ``right`` needs the room."""

    ALLOW_SELECT = False
    left: reactive[str] = reactive("")
    right: reactive[str] = reactive("")

    def tell(self, left: str, right: str = "") -> None:
        """Shows other words."""
        self.left, self.right = printable(left, multiline=False), printable(right, multiline=False)

    def render(self) -> Text:
        """Both ends."""
        width = self.size.width
        right = cut(self.right, max(0, width - 12))
        left = cut(self.left, width - cell_len(right) - (2 if right else 0))
        gap = max(0, width - cell_len(left) - cell_len(right))
        return Text(no_wrap=True, end="").append(f"{left}{' ' * gap}").append(right, "not bold")


class Tab(NamedTuple):
    """A tab: its name in the code, and what stands on it."""

    name: str
    label: str


class TabLine(Widget):
    """Tabs in one line; the active one stands in brackets, so that it shows without colour too."""

    ALLOW_SELECT = False
    tabs: reactive[tuple[Tab, ...]] = reactive(())
    active: reactive[str] = reactive("")

    class Picked(Message):
        """A tab was clicked."""

        def __init__(self, name: str) -> None:
            super().__init__()
            self.name = name

    def tell(self, tabs: Sequence[Tab], active: str) -> None:
        """Shows other tabs."""
        self.tabs, self.active = tuple(tabs), active

    def _shown(self) -> Iterator[tuple[Tab, str]]:
        labels = [printable(each.label, multiline=False) for each in self.tabs]
        room = "" if sum(cell_len(each) + 2 for each in labels) > self.size.width else " "
        for each, label in zip(self.tabs, labels, strict=True):
            yield each, f"[{label}]" if each.name == self.active else f" {label}{room}"

    def render(self) -> Text:
        """All tabs, as far as they fit; they stand closer where they would not."""
        line = Text(no_wrap=True, end="", overflow="ellipsis")
        for each, label in self._shown():
            line.append(label, "bold" if each.name == self.active else "")
        return line

    def on_click(self, event: Click) -> None:
        """The tab under the mouse."""
        at = 0
        for each, label in self._shown():
            at += cell_len(label)
            if event.x < at:
                self.post_message(self.Picked(each.name))
                return
