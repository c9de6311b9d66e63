"""Choosing files: folders and files, several at once. Typing narrows the list; a typed path goes there."""

from collections import Counter
from collections.abc import Container, Iterable
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.widget import Widget
from textual.widgets import Input, Static

from reply_studio.errors import ReplyStudioError
from reply_studio.i18n import _
from reply_studio.text.width import printable
from reply_studio.tui import files
from reply_studio.tui.keymap import bindings
from reply_studio.tui.screens.dialogs import Dialog
from reply_studio.tui.widgets.finder import Finder
from reply_studio.tui.widgets.pick_list import MARK, Entry, PickList
from reply_studio.tui.widgets.rows import Rows
from reply_studio.tui.working import flow, off


class Picker(Dialog[tuple[Path, ...]]):
    """Returns the paths chosen, in the order in which they were marked; folders stand for the files in them. ``marked``
    are marked from the start, of ``failed`` it is said that an import of them failed. ``title`` says what they are for.
    """

    CONTEXTS = ("picker",)
    BINDINGS: ClassVar = bindings("picker")

    def __init__(
        self, start: Path, marked: Iterable[Path] = (), failed: Container[Path] = (), *, title: str = ""
    ) -> None:
        super().__init__(title or _("Import: choose files"))
        self.folder = start
        self._entries: list[files.Found] = []
        self._marked: dict[Path, None] = dict.fromkeys(marked)
        self._failed = failed

    def body(self) -> Iterable[Widget]:
        """Where we are, what is typed, what is there, how many are marked."""
        yield Static("", id="folder", markup=False)
        yield Finder(placeholder=_("type a part of a name, or a path"))
        yield PickList(marked=True)
        yield Static("", id="told", markup=False)

    def on_mount(self) -> None:
        """The first folder."""
        self.query_one(Finder).focus()
        self.go(self.folder, next((each for each in self._marked if each.parent == self.folder), None))

    def fail(self, error: Exception) -> None:
        """A folder that cannot be read is told below the list."""
        words = str(error) if isinstance(error, ReplyStudioError) else self.studio.words_of(error)
        self._tell(words, wrong=True)

    @flow("folder", exclusive=True)
    async def go(self, folder: Path, select: Path | None = None) -> None:
        """Shows a folder, with one of its entries under the cursor."""
        entries = await off(files.listing, folder)
        self.folder, self._entries = folder, entries
        self.query_one("#folder", Static).update(printable(str(folder), multiline=False))
        with self.prevent(Input.Changed):
            self.query_one(Finder).value = ""
        self._offer(select)

    def _offer(self, select: Path | None = None) -> None:
        below = Counter(folder for each in self._marked for folder in each.parents)
        self.query_one(PickList).offer([self._entry(each, below) for each in self._entries], self._typed(), select)
        self._tell_marked()

    def _tell_marked(self) -> None:
        self._tell(_("marked: {n}").format(n=len(self._marked)) if self._marked else "")

    def _typed(self) -> str:
        value = self.query_one(Finder).value
        return "" if files.typed_path(value, self.folder) else value

    def _entry(self, found: files.Found, below: Counter[Path]) -> Entry:
        mark = MARK if found.path in self._marked else ""
        if found.is_folder:
            inside = _("marked: {n}").format(n=below[found.path]) if below[found.path] else ""
            return Entry(found.path, f"{found.path.name}/", "  ".join(filter(None, (inside, _("folder")))), mark=mark)
        changed = f"{found.changed:%Y-%m-%d %H:%M}" if found.changed else ""
        failed = f"{_('failed before')}  " if found.path in self._failed else ""
        return Entry(found.path, found.path.name, f"{failed}{files.size_words(found.size):>8}  {changed}", mark=mark)

    def _tell(self, text: str, *, wrong: bool = False) -> None:
        told = self.query_one("#told", Static)
        told.set_class(wrong, "-error")
        told.update(printable(text))

    @on(Input.Changed)
    def narrow(self) -> None:
        """Fewer entries; of a path it is said that Enter goes there."""
        self.query_one(PickList).narrow(self._typed())
        path = files.typed_path(self.query_one(Finder).value, self.folder)
        if path is not None:
            self._tell(_("Enter goes to {path}").format(path=path))
        else:
            self._tell_marked()

    @on(Input.Submitted)
    @on(Rows.Opened)
    def submitted(self) -> None:
        """Enter or a double click."""
        self.action_open()

    def action_open(self) -> None:
        """Into a folder, or done."""
        typed = files.typed_path(self.query_one(Finder).value, self.folder)
        if typed is not None:
            self._take_typed(typed)
            return
        picked = self.query_one(PickList).picked
        path = picked.value if picked else None
        if isinstance(path, Path) and path.is_dir() and not (self._marked and path in self._marked):
            self.go(path)
        elif self._marked:
            self.dismiss(tuple(self._marked))
        elif isinstance(path, Path):
            self.dismiss((path,))

    def _take_typed(self, path: Path) -> None:
        if path.is_dir():
            self.go(path)
        elif path.is_file():
            self.dismiss((*self._marked, path))
        else:
            self._tell(_("there is nothing at {path}").format(path=path), wrong=True)

    def action_mark(self) -> None:
        """Marks what is under the cursor, or takes the mark away."""
        picks = self.query_one(PickList)
        if picks.picked is None:
            return
        self._toggle(picks.picked.value)
        cursor = picks.cursor
        self._offer()
        picks.cursor = cursor + 1

    def _toggle(self, path: object) -> None:
        if isinstance(path, Path):
            if path in self._marked:
                del self._marked[path]
            else:
                self._marked[path] = None

    def action_mark_all(self) -> None:
        """All files shown, or none."""
        picks = self.query_one(PickList)
        shown = [each.value for each in picks.shown if isinstance(each.value, Path) and each.value.is_file()]
        wanted = [each for each in shown if each not in self._marked] or shown
        for each in wanted:
            self._toggle(each)
        cursor = picks.cursor
        self._offer()
        picks.cursor = cursor

    def action_parent(self) -> None:
        """The folder above."""
        self.go(self.folder.parent, self.folder)

    def action_move(self, by: int) -> None:
        """The cursor moves while the text keeps the focus."""
        self.query_one(PickList).move(by)

    def action_page(self, direction: int) -> None:
        """By a page."""
        self.query_one(PickList).page(direction)
