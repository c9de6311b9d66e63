"""What comes next, as a dialog: every way on with what follows from it, and why one cannot be gone."""

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from textual import on
from textual.widget import Widget
from textual.widgets import Static

from reply_studio.errors import RefusedError
from reply_studio.i18n import _
from reply_studio.model.case import CaseFile
from reply_studio.services import ahead, sheets
from reply_studio.services.ahead import Ahead
from reply_studio.services.binding import binding_of
from reply_studio.services.desk import Desk
from reply_studio.text.width import printable
from reply_studio.tui.screens.dialogs import Choose
from reply_studio.tui.widgets.pick_list import Entry, PickList
from reply_studio.tui.widgets.rows import Rows

PAPER: Final = "on-paper"
SHEET: Final = "sheet"
EDIT: Final = "edit"
READ: Final = "read"
BYPASS: Final = "bypass"


def ways(desk: Desk, file: CaseFile, *, reading: bool = False) -> list[Ahead]:
    """The ways on, with those that are no event of the table: the review screen or, where one is ``reading`` there
    already, an edit of one's own and the rule on one's own words; the sign-off on paper.
    """
    found = ahead.ahead(desk, file)
    approve = next((each for each in found if each.event == "approve"), None)
    if approve is None:
        return found
    rest = [each for each in found if each is not approve]
    first = [approve, *_with_edit(approve), *_own_words(desk, file)] if reading else [_reading()]
    barred = [each for each in rest if each.why_not]
    return [*first, *(each for each in rest if each not in barred), *_on_paper(desk, file), *barred]


def _reading() -> Ahead:
    return Ahead(event=READ, label=_("read the letter and its comments"), follows=_("the decision stands at its end"))


def _with_edit(approve: Ahead) -> list[Ahead]:
    if approve.why_not:
        return []
    told = _("the text opens for editing; steps that agreed to other words look again")
    return [Ahead(event=EDIT, label=_("approve with an edit of my own"), follows=told)]


def _own_words(desk: Desk, file: CaseFile) -> list[Ahead]:
    if not ahead.may_bypass(desk, file):
        return []
    told = _("it needs a reason, which is shown ever after")
    return [Ahead(event=BYPASS, label=_("approve my own words"), follows=told)]


def _on_paper(desk: Desk, file: CaseFile) -> list[Ahead]:
    """The sheet to be signed, and the signed one; it stands for the text that was printed on it."""
    why_not = ""
    try:
        sheets.refuse_unprinted(file, binding_of(desk, file))
    except RefusedError as error:
        why_not = error.message
    return [
        Ahead(event=SHEET, label=_("print the sign-off sheet"), follows=_("the sheet carries the text's digest")),
        Ahead(
            event=PAPER,
            label=_("enter a signed sheet"),
            follows=_("the scan is kept; the approval is marked as given on paper for ever"),
            why_not=why_not,
        ),
    ]


class NextSteps(Choose):
    """Returns the event chosen; one that cannot be done stays in the dialog with its reason. ``again`` tells the ways
    in another language.
    """

    def __init__(self, title: str, found: Sequence[Ahead], again: Callable[[], Sequence[Ahead]]) -> None:
        entries = [Entry(each.event, each.label, hint=_("not now") if each.why_not else "") for each in found]
        super().__init__(title, entries)
        self._found = {each.event: each for each in found}
        self._again = again

    def body(self) -> Iterable[Widget]:
        """The ways, then what follows from the one under the cursor."""
        yield from super().body()
        yield Static("", id="detail", markup=False)

    def _under(self) -> Ahead | None:
        picked = self.query_one(PickList).picked
        return self._found.get(str(picked.value)) if picked else None

    def on_mount(self) -> None:
        """What the first one leads to."""
        super().on_mount()
        self.tell_under()

    @on(Rows.Highlighted)
    def tell_under(self) -> None:
        """What follows, or why not."""
        under = self._under()
        told = under.follows if under else ""
        if under and under.why_not:
            told = _("Not now: {why}").format(why=under.why_not)
        self.query_one("#detail", Static).update(printable(told))

    def retranslate(self, before: str) -> None:
        """The ways as they are told in the other language."""
        super().retranslate(before)
        self._found = {each.event: each for each in self._again()}
        self.tell_under()

    def action_accept(self) -> None:
        """Closes with a way that can be gone."""
        under = self._under()
        if under is not None and not under.why_not:
            super().action_accept()
