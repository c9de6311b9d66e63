"""Entries to choose from, narrowed while a person types."""

from collections.abc import Callable, Hashable, Sequence
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment

from reply_studio.text.width import printable
from reply_studio.tui.widgets.cells import cut, pad
from reply_studio.tui.widgets.rows import Rows

MARK = "*"
"""Before an entry that is marked."""


class Entry(NamedTuple):
    """Something to choose. ``hint`` stands on the right, ``mark`` on the left; ``words`` are searched, not shown."""

    value: Hashable
    label: str
    hint: str = ""
    words: str = ""
    mark: str = ""


def narrowed(entries: Sequence[Entry], typed: str) -> list[Entry]:
    """The entries that hold every word typed, those that begin with the first one before the others."""
    wanted = _plain(typed).split()
    if not wanted:
        return list(entries)
    found = [each for each in entries if all(word in _searched(each) for word in wanted)]
    return sorted(found, key=lambda each: not _plain(each.label).startswith(wanted[0]))


def _searched(entry: Entry) -> str:
    return _plain(f"{entry.label} {entry.hint} {entry.words}")


def _plain(text: str) -> str:
    from reply_studio.text.normalise import fold

    return fold(text).lower()


def _retold(entry: Entry, told: Callable[[str], str]) -> Entry:
    return entry._replace(label=told(entry.label), hint=told(entry.hint))


class PickList(Rows):
    """A list of entries; ``narrow`` filters them, ``picked`` is the one under the cursor. Where entries can be
    ``marked`` there is room for a mark from the start, so that no entry moves when the first one is.
    """

    def __init__(self, entries: Sequence[Entry] = (), *, marked: bool = False, **more: object) -> None:
        super().__init__(**more)
        self._least = 1 if marked else 0
        self._every: Sequence[Entry] = entries
        self.shown: list[Entry] = list(entries)

    def on_mount(self) -> None:
        """Draws the first entries."""
        self.entries_changed(self.cursor)

    def offer(self, entries: Sequence[Entry], typed: str = "", value: Hashable = None) -> None:
        """Other entries; the cursor goes to the one with this value."""
        self._every = entries
        self.narrow(typed, value)

    def narrow(self, typed: str, value: Hashable = None) -> None:
        """Only the entries with these words; the cursor goes to the first, or to the one with this value."""
        self.shown = narrowed(self._every, typed)
        at = next((n for n, each in enumerate(self.shown) if value is not None and each.value == value), 0)
        self.entries_changed(at)

    def retell(self, told: Callable[[str], str]) -> None:
        """The same entries in other words; what is narrowed stays so."""
        self._every = [_retold(each, told) for each in self._every]
        self.shown = [_retold(each, told) for each in self.shown]
        self.refresh()

    @property
    def picked(self) -> Entry | None:
        """The entry under the cursor."""
        return self.shown[self.cursor] if self.shown else None

    def count(self) -> int:
        """How many entries are shown."""
        return len(self.shown)

    def line(self, index: int, width: int) -> list[Segment]:
        """``> label … hint``: the cursor shows without colour too."""
        entry = self.shown[index]
        marks = max(self._least, *(cell_len(each.mark) for each in self.shown))
        head = f"{'>' if index == self.cursor else ' '}{pad(entry.mark, marks)} "
        hint = printable(entry.hint, multiline=False)
        room = width - cell_len(head) - cell_len(hint) - 3
        label = cut(printable(entry.label, multiline=False), max(room, 4))
        gap = " " * max(1, width - cell_len(head) - cell_len(label) - cell_len(hint) - 2)
        return [Segment(f"{head}{label}{gap}"), Segment(f"{hint} ", self.part("rows--dim"))]
