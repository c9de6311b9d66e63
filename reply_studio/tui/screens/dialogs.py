"""Dialogs, each awaited in a straight line: ``if await self.app.push_screen_wait(Confirm(…)):``.

All of them close with Escape and then return ``None`` (``Confirm``: ``False``).
"""

import datetime as dt
from collections.abc import Callable, Hashable, Iterable, Sequence
from pathlib import Path
from typing import ClassVar, NamedTuple, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input, Static
from textual.widgets.input import Selection

from reply_studio.i18n import _
from reply_studio.i18n.retelling import exact, retold
from reply_studio.text.typed_dates import read_date
from reply_studio.text.width import printable
from reply_studio.tui.keymap import bindings
from reply_studio.tui.offering import Offering
from reply_studio.tui.widgets.finder import Finder
from reply_studio.tui.widgets.key_bar import KeyBar
from reply_studio.tui.widgets.pick_list import Entry, PickList
from reply_studio.tui.widgets.rows import Rows

T = TypeVar("T")


class Dialog(Offering[T], ModalScreen[T]):
    """A box over the screen: a title, the subclass's ``body()``, the keys. Language and theme are switched here, too;
    the application's other commands step back.
    """

    CSS_PATH = Path(__file__).parents[1] / "styles" / "dialogs.tcss"
    BINDINGS: ClassVar = bindings("app.language", "app.theme")

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title

    def body(self) -> Iterable[Widget]:
        """What stands between title and keys."""
        return ()

    def contexts(self) -> tuple[str, ...]:
        """Only the dialog's own."""
        return self.CONTEXTS

    def compose(self) -> ComposeResult:
        """Title, content, keys."""
        with Vertical(id="box"):
            yield Static(printable(self._title), id="title", markup=False)
            yield from self.body()
            yield KeyBar()

    def retranslate(self, before: str) -> None:
        """Its words in the language of now; they were in ``before``."""
        for line in self.query(Static):
            line.update(retold(str(line.content), before))
        for finder in self.query(Finder):
            finder.placeholder = exact(finder.placeholder, before)
        for picks in self.query(PickList):
            picks.retell(lambda words: exact(words, before))

    def action_cancel(self) -> None:
        """Nothing was done."""
        self.dismiss(None)


class Confirm(Dialog[bool]):
    """A question before something that destroys or goes out. Enter and Escape mean no; yes is a key of its own."""

    CONTEXTS = ("question",)
    BINDINGS: ClassVar = bindings("question")

    def __init__(self, question: str, detail: str = "") -> None:
        super().__init__(question)
        self._detail = detail

    def body(self) -> Iterable[Widget]:
        """What exactly will happen."""
        if self._detail:
            yield Static(printable(self._detail), id="detail", markup=False)

    def action_answer(self, yes: bool) -> None:
        """Closes with the answer."""
        self.dismiss(yes)


class Choose(Dialog[Hashable]):
    """One of several entries; typing narrows them. Returns the entry's value."""

    CONTEXTS: ClassVar[tuple[str, ...]] = ("dialog",)
    BINDINGS: ClassVar = bindings("dialog")

    def __init__(self, title: str, entries: Sequence[Entry], *, selected: Hashable = None, hint: str = "") -> None:
        super().__init__(title)
        self._entries, self._selected, self._hint = entries, selected, hint

    def body(self) -> Iterable[Widget]:
        """What is typed, and what fits it."""
        yield Finder(placeholder=self._hint or _("type to narrow the list"))
        yield PickList(self._entries, marked="several" in self.CONTEXTS)

    def on_mount(self) -> None:
        """The entry that holds now is under the cursor."""
        self.query_one(PickList).offer(self._entries, "", self._selected)
        self.query_one(Finder).focus()

    @on(Input.Changed)
    def narrow(self, event: Input.Changed) -> None:
        """Fewer entries."""
        self.query_one(PickList).narrow(event.value, self._selected if not event.value else None)

    @on(Input.Submitted)
    @on(Rows.Opened)
    def accept(self) -> None:
        """Enter or a double click."""
        self.action_accept()

    def action_accept(self) -> None:
        """Closes with the entry under the cursor; with none there is nothing to accept."""
        picked = self.query_one(PickList).picked
        if picked is not None:
            self.dismiss(picked.value)

    def action_move(self, by: int) -> None:
        """The cursor moves while the text keeps the focus."""
        self.query_one(PickList).move(by)

    def action_page(self, direction: int) -> None:
        """By a page."""
        self.query_one(PickList).page(direction)


class Asking(Dialog[T]):
    """A line to type on, and below it what is to be said about it."""

    CONTEXTS = ("dialog",)
    BINDINGS: ClassVar = bindings("dialog.accept", "dialog.cancel")

    def __init__(self, title: str, value: str, hint: str) -> None:
        super().__init__(title)
        self._value, self._hint = value, hint

    def body(self) -> Iterable[Widget]:
        """The line, and what is to be said about it."""
        yield Finder(self._value, placeholder=self._hint)
        yield Static("", id="told", markup=False)

    def on_mount(self) -> None:
        """The text is selected: the first key takes its place, an arrow keeps it."""
        finder = self.query_one(Finder)
        finder.focus()
        finder.selection = Selection(0, len(self._value))

    def tell(self, text: str, *, wrong: bool = False) -> None:
        """Says something under the line."""
        told = self.query_one("#told", Static)
        told.set_class(wrong, "-error")
        told.update(printable(text))

    @on(Input.Submitted)
    def submitted(self) -> None:
        """Enter."""
        self.action_accept()

    def action_accept(self) -> None:
        """Closes with what was typed, unless something is wrong with it."""
        raise NotImplementedError


class AskLine(Asking[str]):
    """A line of text. ``check`` returns what is wrong with it, "" for nothing."""

    def __init__(
        self, title: str, value: str = "", *, hint: str = "", check: Callable[[str], str] = lambda _text: ""
    ) -> None:
        super().__init__(title, value, hint)
        self._check = check

    def action_accept(self) -> None:
        """Closes with the text."""
        text = self.query_one(Finder).value.strip()
        wrong = self._check(text)
        if wrong:
            self.tell(wrong, wrong=True)
        else:
            self.dismiss(text)


class Day(NamedTuple):
    """The answer of ``AskDate``: a day, or ``None`` for "no date"."""

    day: dt.date | None


class AskDate(Asking[Day]):
    """A day, typed in any usual way; what was understood stands below. An empty line means no date."""

    def __init__(self, title: str, today: dt.date, value: dt.date | None = None) -> None:
        super().__init__(title, value.isoformat() if value else "", _("for example: 9月底, 2026.9.30, 0930, 年底, +30"))
        self._today = today

    @on(Input.Changed)
    def understood(self, event: Input.Changed) -> None:
        """Shows the day meant."""
        day = read_date(event.value, self._today)
        told = in_words(day, self._today) if day else _("not understood yet") if event.value.strip() else _("no date")
        self.tell(told)

    def action_accept(self) -> None:
        """Closes with the day."""
        text = self.query_one(Finder).value.strip()
        day = read_date(text, self._today)
        if text and day is None:
            self.tell(_("\u201c{text}\u201d is no date").format(text=text), wrong=True)
        else:
            self.dismiss(Day(day))


def in_words(day: dt.date, today: dt.date) -> str:
    """The day as a person reads it, with its distance."""
    left = (day - today).days
    distance = (
        _("today") if not left else _("in {n} days").format(n=left) if left > 0 else _("{n} days ago").format(n=-left)
    )
    return f"{day.isoformat()} {weekday(day)} \u00b7 {distance}"


def weekday(day: dt.date) -> str:
    """The day of the week."""
    names = (_("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday"), _("Saturday"), _("Sunday"))
    return names[day.weekday()]
