"""What the list shows right now: view, order, filter, and the rows that follow from them. No screen is needed."""

from collections.abc import Sequence
from operator import indexOf, itemgetter
from typing import Any

from reply_studio.i18n import _
from reply_studio.services import listing
from reply_studio.services.listing import Board
from reply_studio.tui.keeping import Kept, View
from reply_studio.tui.widgets.view_bar import Tab

Row = dict[str, Any]
OWN = "own:"
"""Before the name of a person's own view, in its id."""


class ListState:
    """Changes by its methods; ``rows`` are those to show. ``kept`` is where order and view come from at the start."""

    def __init__(self, kept: Kept) -> None:
        self.board: Board = listing.EMPTY
        self.view, self.sort, self.reverse = kept.view, kept.sort, kept.reverse
        self.own: tuple[View, ...] = kept.views
        self.words = ""
        self.rows: Sequence[Row] = ()
        self._finder = listing.Finder((), {})
        self._held: dict[str, int] = {}
        own = self._own_view()
        if own is not None:
            self._follow(own)

    def take(self, board: Board) -> None:
        """Another state of the cases."""
        self.board = board
        everyone = listing.Finder(board.rows, board.texts)
        self._held = {each.name: len(everyone.find(each.words)) for each in self.own}
        self._order()

    def choose(self, view: str) -> None:
        """Another view: the filter is emptied, one's own view brings its own and its order."""
        self.view, self.words = view, ""
        own = self._own_view()
        if own is not None:
            self._follow(own)
        self._order()

    def _follow(self, own: View) -> None:
        self.words, self.sort, self.reverse = own.words, own.sort, own.reverse

    def step(self, by: int) -> str:
        """The id of the next (1) or previous (-1) view of the top line."""
        ids = [each.id for each in self.tabs(every=False)]
        at = ids.index(self.view) if self.view in ids else 0
        return ids[(at + by) % len(ids)]

    def sort_by(self, column: str) -> None:
        """Another order; the same column again turns it round."""
        self.reverse = column == self.sort and not self.reverse
        self.sort = column
        self._order()

    def filter(self, words: str) -> None:
        """Only rows with these words."""
        self.words = words
        self.rows = self._finder.find(words)

    def keep_as(self, name: str) -> None:
        """Filter and order become a view of that name, in the place of an older one."""
        new = View(name=name, words=self.words, sort=self.sort, reverse=self.reverse)
        self.own = (*(each for each in self.own if each.name != name), new)
        self._held[name] = len(listing.Finder(self.board.rows, self.board.texts).find(self.words))
        self.view = OWN + name
        self._order()

    def forget(self) -> None:
        """The chosen view of one's own is gone; all cases are shown."""
        self.own = tuple(each for each in self.own if OWN + each.name != self.view)
        self.choose("all")

    @property
    def own_name(self) -> str:
        """The name of the chosen view if it is one's own, else ""."""
        own = self._own_view()
        return own.name if own else ""

    def tabs(self, *, every: bool = True) -> list[Tab]:
        """The views of the top line. Without ``every`` only those that hold something, the chosen one and all."""
        counts = self.board.counts
        shipped = [Tab(each.id, _(each.name), counts.get(each.id)) for each in listing.VIEWS]
        own = [Tab(OWN + each.name, each.name, self._held.get(each.name)) for each in self.own]
        found = [*shipped[:-1], *own, shipped[-1]]
        return found if every else [each for each in found if each.held or each.id in (self.view, "all")]

    def place_of(self, case: str | None, otherwise: int = 0) -> int:
        """Where a case stands among the rows; where it is gone, the place it had."""
        try:
            return indexOf(map(itemgetter("case"), self.rows), case)  # many times quicker than a loop of our own
        except ValueError:
            return min(otherwise, len(self.rows))

    def _own_view(self) -> View | None:
        return next((each for each in self.own if OWN + each.name == self.view), None)

    def _order(self) -> None:
        within = listing.within(self.board.rows, listing.view(self.view), self.board.day)
        rows = listing.ordered(within, self.sort, reverse=self.reverse)
        self._finder = listing.Finder(rows, self.board.texts)
        self.rows = self._finder.find(self.words)
