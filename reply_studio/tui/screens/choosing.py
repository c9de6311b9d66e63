"""Choosing several entries at once."""

from collections.abc import Hashable, Iterable, Sequence
from typing import ClassVar

from textual import on
from textual.widget import Widget
from textual.widgets import Input, Static

from reply_studio.i18n import _
from reply_studio.tui.keymap import bindings
from reply_studio.tui.screens.dialogs import Choose
from reply_studio.tui.widgets.finder import Finder
from reply_studio.tui.widgets.pick_list import MARK, Entry, PickList


class ChooseSeveral(Choose):
    """Returns a tuple: the values of the marked entries in the order of marking, else the one under the cursor, else
    with ``new`` what was typed where no entry fits it. ``marked`` are marked from the start.
    """

    CONTEXTS: ClassVar[tuple[str, ...]] = ("dialog", "several")
    BINDINGS: ClassVar = bindings("dialog", "several")

    def __init__(
        self,
        title: str,
        entries: Sequence[Entry],
        *,
        marked: Iterable[Hashable] = (),
        new: bool = False,
        hint: str = "",
    ) -> None:
        super().__init__(title, entries, hint=hint)
        self._marked: dict[Hashable, None] = dict.fromkeys(marked)
        self._new = new

    def body(self) -> Iterable[Widget]:
        """What is typed, what fits it, how many are marked."""
        yield from super().body()
        yield Static("", id="told", markup=False)

    def on_mount(self) -> None:
        """The marks show from the start, whatever the plain list does when it is mounted."""
        self.call_after_refresh(self._offer)

    def _offer(self) -> None:
        picks = self.query_one(PickList)
        shown = [each._replace(mark=MARK if each.value in self._marked else "") for each in self._entries]
        picks.offer(shown, self.query_one(Finder).value, picks.picked.value if picks.picked else None)
        told = _("marked: {n}").format(n=len(self._marked)) if self._marked else ""
        self.query_one("#told", Static).update(told)

    @on(Input.Changed)
    def narrow(self, event: Input.Changed) -> None:
        """Fewer entries; marks stay."""
        self.query_one(PickList).narrow(event.value)

    def action_mark(self) -> None:
        """Marks what is under the cursor, or takes the mark away; what was typed has done its work then."""
        picks, finder = self.query_one(PickList), self.query_one(Finder)
        picked = picks.picked
        if picked is None:
            return
        if picked.value in self._marked:
            del self._marked[picked.value]
        else:
            self._marked[picked.value] = None
        if finder.value:
            finder.value = ""
        self._offer()
        picks.move(1)

    def action_accept(self) -> None:
        """Closes with what was chosen."""
        picked, typed = self.query_one(PickList).picked, self.query_one(Finder).value.strip()
        if typed and picked is None and self._new:
            self.dismiss((*self._marked, typed))
        elif self._marked:
            self.dismiss(tuple(self._marked))
        elif picked is not None:
            self.dismiss((picked.value,))
