"""Dialogs that only the workbench has."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Final

from textual import on
from textual.widget import Widget
from textual.widgets import Input, Static

from reply_studio.i18n import _
from reply_studio.services.recovering import Recovery
from reply_studio.text.width import printable
from reply_studio.tui.screens.dialogs import Choose
from reply_studio.tui.widgets.finder import Finder
from reply_studio.tui.widgets.pick_list import Entry, PickList, narrowed
from reply_studio.tui.widgets.prose import Paragraph, Prose

TAKE_IN: Final = "take-in"
LET_GO: Final = "let-go"


class ChooseOrType(Choose):
    """One of several entries, or what was typed where none fits it; ``check`` says what is wrong with that, "" for
    nothing.
    """

    def __init__(
        self,
        title: str,
        entries: Sequence[Entry],
        *,
        selected: Hashable = None,
        hint: str = "",
        check: Callable[[str], str] = lambda _typed: "",
    ) -> None:
        super().__init__(title, entries, selected=selected, hint=hint)
        self._check = check

    def body(self) -> Iterable[Widget]:
        """What is typed, what fits it, what will be taken where nothing does."""
        yield from super().body()
        yield Static("", id="told", markup=False)

    @on(Input.Changed)
    def tell(self, event: Input.Changed) -> None:
        """Words that are in no entry are taken as they are, and that is said before."""
        typed = event.value.strip()
        taken = typed and not narrowed(self._entries, typed)
        wrong = self._check(typed) if taken else ""
        words = _("Not in the list: Enter takes \u201c{text}\u201d.").format(text=typed) if taken else ""
        told = self.query_one("#told", Static)
        told.set_class(bool(wrong), "-error")
        told.update(printable(wrong or words))

    def action_accept(self) -> None:
        """Closes with the entry under the cursor, else with the words."""
        picked, typed = self.query_one(PickList).picked, self.query_one(Finder).value.strip()
        if picked is not None:
            self.dismiss(picked.value)
        elif typed and not self._check(typed):
            self.dismiss(typed)


class Recover(Choose):
    """Words that were not saved before the last end of the program: take them in, or let them go. Escape asks again the
    next time.
    """

    def __init__(self, found: Recovery, take_in: Entry | None = None) -> None:
        entries = [
            take_in or Entry(TAKE_IN, _("Take them into the draft"), hint=_("nothing of the draft is lost")),
            Entry(LET_GO, _("Let them go"), hint=_("they stay in history/")),
        ]
        super().__init__(
            _("Words typed until {time} were not saved.").format(time=found.at[:19].replace("T", " ")), entries
        )
        self._found = found

    def body(self) -> Iterable[Widget]:
        """What differs, then the choice."""
        yield Prose(list(_differences(self._found)), id="differences")
        yield from super().body()


def _differences(found: Recovery) -> Iterable[Paragraph]:
    for there, here in found.texts.values():
        yield Paragraph(there or _("(deleted)"), head=_("unsaved: "))
        yield Paragraph(here or _("(nothing)"), head=_("saved: "), style="dim")
        yield Paragraph("")


class ChooseTyped(Choose):
    """A list that is narrowed from the start by what was typed elsewhere."""

    def __init__(self, title: str, entries: Sequence[Entry], typed: str) -> None:
        super().__init__(title, entries)
        self._typed = typed

    def on_mount(self) -> None:
        """The words typed stand in the line."""
        super().on_mount()
        self.query_one(Finder).value = self._typed
        self.query_one(PickList).narrow(self._typed)
