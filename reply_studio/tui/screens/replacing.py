"""Dialogs of find and replace: what to find, with the number of places; what to put there; all, or one by one."""

from collections.abc import Callable, Sequence

from textual import on
from textual.widgets import Input

from reply_studio.i18n import _
from reply_studio.services.replacing import Hit
from reply_studio.tui.screens.dialogs import AskLine, Choose
from reply_studio.tui.widgets.finder import Finder
from reply_studio.tui.widgets.pick_list import Entry

ALL, ONE_BY_ONE = "all", "one-by-one"
YES, NO, REST, STOP = "yes", "no", "rest", "stop"


class AskFind(AskLine):
    """The words to find; below the line stands in how many places they are. They are taken as typed, blanks too."""

    def __init__(self, count: Callable[[str], int], value: str = "") -> None:
        super().__init__(_("Find which words?"), value, hint=_("as they stand in the reply, exactly"))
        self._count = count

    @on(Input.Changed)
    def counted(self, event: Input.Changed) -> None:
        """Says how many places there are."""
        self.tell(_("places found: {n}").format(n=self._count(event.value)) if event.value else "")

    def action_accept(self) -> None:
        """Closes with the words, where they stand anywhere."""
        words = self.query_one(Finder).value
        if words and self._count(words):
            self.dismiss(words)
        else:
            self.tell(_("these words are not in the reply"), wrong=True)


class AskInstead(AskLine):
    """The words to put there, as typed; an empty line takes the words found away."""

    def __init__(self, words: str) -> None:
        super().__init__(_("Replace \u201c{words}\u201d by what?").format(words=words), words)

    def action_accept(self) -> None:
        """Closes with the words."""
        self.dismiss(self.query_one(Finder).value)


def ask_how(n: int) -> Choose:
    """All, or one by one."""
    entries = [Entry(ALL, _("Replace all {n}").format(n=n)), Entry(ONE_BY_ONE, _("One by one"))]
    return Choose(_("places found: {n}").format(n=n), entries)


def ask_one(hits: Sequence[Hit], at: int, words: str, instead: str) -> Choose:
    """One place with what stands around it."""
    hit = hits[at]
    place = f"{hit.before()}[{words} -> {instead}]{hit.behind(len(words))}"
    title = _("{n} of {all}: {place}").format(n=at + 1, all=len(hits), place=place)
    entries = [
        Entry(YES, _("Replace it")),
        Entry(NO, _("Leave it")),
        Entry(REST, _("Replace it and all that follow")),
        Entry(STOP, _("Leave it and all that follow")),
    ]
    return Choose(title, entries)
