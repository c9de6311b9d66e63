"""The one dialog of its own that the merge view has."""

from textual import on
from textual.widgets import Input

from reply_studio.tui.screens.dialogs import Choose
from reply_studio.tui.widgets.finder import Finder
from reply_studio.tui.widgets.pick_list import PickList


class PickOrWrite(Choose):
    """One of several texts, or words of one's own: what was typed holds, unless the person went to an entry since."""

    _went = False

    @on(Input.Changed)
    def typed(self) -> None:
        """Words of one's own."""
        self._went = False

    def action_move(self, by: int) -> None:
        """To an entry."""
        self._went = True
        super().action_move(by)

    def action_page(self, direction: int) -> None:
        """To an entry, by a page."""
        self._went = True
        super().action_page(direction)

    def action_accept(self) -> None:
        """Closes with the words typed, else with the entry under the cursor."""
        words, picked = self.query_one(Finder).value.strip(), self.query_one(PickList).picked
        if words and not (self._went and picked):
            self.dismiss(words)
        elif picked is not None:
            self.dismiss(picked.value)
