"""The top line: whose list this is, and the views with their counts."""

from collections.abc import Hashable, Sequence
from typing import NamedTuple

from rich.cells import cell_len
from textual.message import Message

from reply_studio.text.width import printable
from reply_studio.tui.widgets.cells import cut
from reply_studio.tui.widgets.line import Line, Part

_BETWEEN = " | "


class Tab(NamedTuple):
    """A view: its id, its name as shown, how many cases it holds (``None`` while that is not known)."""

    id: str
    name: str
    held: int | None


class ViewBar(Line):
    """``show`` sets the views; a click on one chooses it. Where all do not fit, those around the chosen one stay."""

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

    def parts(self, width: int) -> Sequence[Part]:
        """Owner on the left if there is room, views on the right."""
        views = self._views(width)
        room = width - sum(cell_len(each.text) for each in views) - 2
        owner = cut(printable(self._whose, multiline=False), max(0, room - 2)) if room > 12 else ""
        return [Part(f" {owner}{' ' * max(0, room - cell_len(owner))}"), *views]

    def _views(self, width: int) -> list[Part]:
        shown = [Part(self._words(each), "chosen" if each.id == self._chosen else "", each.id) for each in self._tabs]
        at = next((n for n, each in enumerate(self._tabs) if each.id == self._chosen), 0)
        while len(shown) > 1 and sum(cell_len(each.text) + len(_BETWEEN) for each in shown) > width:
            drop = len(shown) - 1 if at < len(shown) - 1 else 0
            at -= drop == 0
            del shown[drop]
        return [part for n, each in enumerate(shown) for part in ([Part(_BETWEEN)] if n else []) + [each]]

    def _words(self, tab: Tab) -> str:
        name = printable(tab.name, multiline=False)
        sign = f"[{name}]" if tab.id == self._chosen else name
        return f"{sign} {tab.held}" if tab.held is not None else sign

    def clicked(self, value: Hashable) -> None:
        """Says which view."""
        self.post_message(self.Chosen(str(value)))
