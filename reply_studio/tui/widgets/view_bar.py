"""The top line: whose list this is, and the views with their counts."""

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len
from rich.text import Text
from textual.events import Click
from textual.message import Message
from textual.widget import Widget

from reply_studio.text.width import printable
from reply_studio.tui.widgets.cells import cut

_BETWEEN = " | "


class Tab(NamedTuple):
    """A view: its id, its name as shown, how many cases it holds (``None`` while that is not known)."""

    id: str
    name: str
    held: int | None


class ViewBar(Widget):
    """``show`` sets the views; a click on one chooses it. Where all do not fit, those around the chosen one stay."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES = {"view-bar--chosen"}

    class Chosen(Message):
        """A view was clicked."""

        def __init__(self, view: str) -> None:
            super().__init__()
            self.view = view

    def __init__(self) -> None:
        super().__init__()
        self._tabs: Sequence[Tab] = ()
        self._chosen, self._whose = "", ""

    def show(self, tabs: Sequence[Tab], chosen: str, whose: str) -> None:
        """Other counts, another view."""
        self._tabs, self._chosen, self._whose = tabs, chosen, whose
        self.refresh()

    def render(self) -> Text:
        """Owner on the left if there is room, views on the right."""
        shown = self._fitting()
        width = sum(cell_len(words) for _tab, words in shown) + len(_BETWEEN) * max(0, len(shown) - 1)
        room = self.size.width - width - 2
        owner = cut(printable(self._whose, multiline=False), max(0, room - 2)) if room > 12 else ""
        line = Text(f" {owner}{' ' * max(0, room - cell_len(owner))}", no_wrap=True, end="")
        chosen = self.get_component_rich_style("view-bar--chosen", partial=True)
        for at, (tab, words) in enumerate(shown):
            line.append(_BETWEEN if at else "")
            line.append(words, chosen if tab.id == self._chosen else "")
        return line

    def _fitting(self) -> list[tuple[Tab, str]]:
        shown = [(each, self._words(each)) for each in self._tabs]
        at = next((n for n, each in enumerate(self._tabs) if each.id == self._chosen), 0)
        while len(shown) > 1 and sum(cell_len(words) + 3 for _tab, words in shown) > self.size.width:
            drop = len(shown) - 1 if at < len(shown) - 1 else 0
            at -= drop == 0
            del shown[drop]
        return shown

    def _words(self, tab: Tab) -> str:
        name = printable(tab.name, multiline=False)
        sign = f"[{name}]" if tab.id == self._chosen else name
        return f"{sign} {tab.held}" if tab.held is not None else sign

    def on_click(self, event: Click) -> None:
        """Finds the view under the mouse."""
        shown = self._fitting()
        width = sum(cell_len(words) for _tab, words in shown) + len(_BETWEEN) * max(0, len(shown) - 1)
        at = self.size.width - width - 1
        for tab, words in shown:
            if at <= event.x < at + cell_len(words):
                self.post_message(self.Chosen(tab.id))
            at += cell_len(words) + len(_BETWEEN)
