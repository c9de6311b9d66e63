"""The line under the list: the filter's words and how many rows there are. The caret's widget comes with its first use:
a start need not wait for it.
"""

from collections.abc import Callable, Hashable, Sequence
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.containers import Horizontal
from textual.widget import Widget

from reply_studio.i18n import _
from reply_studio.text.width import printable
from reply_studio.tui.command import Command
from reply_studio.tui.offering import Offering
from reply_studio.tui.widgets.cells import pad
from reply_studio.tui.widgets.line import Line, Part

if TYPE_CHECKING:
    from reply_studio.tui.widgets.finder import Finder


class _Label(Line):
    """``Filter: words``; the words only while no caret stands behind it."""

    words = ""

    def parts(self, width: int) -> Sequence[Part]:
        """The label, then the words."""
        return [Part(f" {_('Filter:')} ", "dim"), Part(printable(self.words, multiline=False))]


class _Place(Line):
    """``3/38`` at the right."""

    at, of = 0, 0

    def parts(self, width: int) -> Sequence[Part]:
        """Which row of how many."""
        return [Part(pad(f"{self.at}/{self.of} ", width, right=True), "dim")]


class _Offer(Line):
    """What could be done, quietly; a click does it."""

    words = ""
    command: Command | None = None

    def parts(self, width: int) -> Sequence[Part]:
        """The words, all of them one offer."""
        return [Part(f" {self.words} ", "dim", self.command)]

    def clicked(self, value: Hashable) -> None:
        """Runs the command."""
        if isinstance(self.screen, Offering) and isinstance(value, Command):
            self.call_next(self.screen.perform, value)


class FilterLine(Horizontal):
    """``words`` are the filter's; ``await caret()`` gives the input to type them on."""

    def compose(self) -> Sequence[Widget]:
        """Label, offer and place."""
        return [_Label(), _Offer(), _Place()]

    def offer(self, words: str, command: Command) -> None:
        """A quiet word beside the place, and the command of a click on it; "" for none."""
        offer = self.query_one(_Offer)
        offer.words, offer.command = printable(words, multiline=False), command
        offer.styles.width = cell_len(offer.words) + 2 if offer.words else 0
        offer.refresh()

    async def caret(self, typed: Callable[[str], None]) -> "Finder":
        """The input; made when it is first wanted. Its words are the filter's; ``typed`` is told others."""
        from reply_studio.tui.widgets.finder import Finder

        known = self.finder
        if known is not None:
            return known
        label = self.query_one(_Label)
        finder = Finder(label.words, typed)
        label.styles.width = cell_len(_("Filter:")) + 2
        label.words = ""
        await self.mount(finder, after=label)
        return finder

    @property
    def finder(self) -> "Finder | None":
        """The input, once there is one."""
        found: Finder | None = next(iter(self.query("Finder").results()), None)  # type: ignore[assignment]  # by name
        return found

    @property
    def is_typed(self) -> bool:
        """The caret stands in it."""
        return self.finder is not None and self.finder.has_focus

    def set_words(self, words: str) -> None:
        """Other words, that nobody typed."""
        finder = self.finder
        if finder is None:
            label = self.query_one(_Label)
            label.words = words
            label.refresh()
            return
        finder.value = words

    def set_place(self, at: int, of: int) -> None:
        """Which row of how many."""
        place = self.query_one(_Place)
        place.at, place.of = at, of
        place.refresh()
