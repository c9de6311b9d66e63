"""The preview at the workbench: the letter on its pages as one types, the way there and back, whose words its lines
are, and how many pages its PDF has.
"""

import time
from collections.abc import Mapping
from typing import Final

from textual import on
from textual.timer import Timer
from textual.widgets import TextArea

from reply_studio.composing import page_grid
from reply_studio.composing.page_grid import Pages, paginate
from reply_studio.errors import ReplyStudioError
from reply_studio.i18n import _
from reply_studio.merging.margin import margin, margin_names, texts_of
from reply_studio.model.case import CaseFile
from reply_studio.model.letter import Letter
from reply_studio.services import paging, places, printing
from reply_studio.services.editing import replace
from reply_studio.services.places import NewNote, NoteText, Place, Words
from reply_studio.tui.panes.outline import owner_of, row_of
from reply_studio.tui.panes.preview import caret_place, in_margin, marked, preview_title, wanted_for
from reply_studio.tui.panes.view import chosen_for
from reply_studio.tui.screens.workbench_correct import ToCorrecting
from reply_studio.tui.widgets.blocks import Blocks, Key
from reply_studio.tui.widgets.page_ink import MARGIN, Shown
from reply_studio.tui.widgets.page_view import PageView
from reply_studio.tui.working import flow, off

SOON: Final = 0.03
"""Seconds after a key before the letter is made anew: the key itself is drawn first."""
APART: Final = 0.12
"""Seconds between two such times while keys go on coming."""
QUIET: Final = 3.0
"""Seconds without a change of the letter after which the pages of its PDF are counted."""


class Previewing(ToCorrecting):
    """What the preview shows, and what is done in it."""

    def __init__(self, case_id: str) -> None:
        super().__init__(case_id)
        self.sources = False
        self._by_row = False
        self._wanted: tuple[str, ...] = ()
        self._marked_for: tuple[str, ...] = ()
        self._printed: tuple[Letter, str] | None = None
        self._made, self._counting = 0.0, False
        self._soon: Timer | None = None
        self._later: Timer | None = None

    def watch_pages(self) -> None:
        """The head follows what is seen of the pages."""
        self.watch(self.sheet, "scroll_y", self._tell_page, init=False)

    # the letter

    @on(TextArea.Changed)
    def preview_typed(self) -> None:
        """A key was typed: the pages follow in a moment, at most some times a second."""
        if self.editing and self.shown("preview") and self._soon is None:
            wait = max(SOON, self._made + APART - time.monotonic())
            self._soon = self.set_timer(wait, self._typed_letter)

    def _typed_letter(self) -> None:
        self._soon = None
        if not self.gone and self.editing:
            self.fill_preview()

    def fill(self, select: Key = ()) -> None:
        """The preview, too, shows the letter as it is."""
        super().fill(select)
        self.fill_preview()

    def fill_preview(self) -> None:
        """Gives the preview the letter of the working draft, with the words that are being typed."""
        if not self.ready or not self.shown("preview"):
            return
        file, place = self._file()
        try:
            letter = self._letter(file)
        except ReplyStudioError as error:
            self.fail(error)
            return
        if letter is not None:
            self._show(letter, file, place)
        self._made = time.monotonic()

    def _letter(self, file: CaseFile) -> Letter | None:
        """The letter as composed from the case; the one of another case once it is read, ``None`` until then."""
        own = printing.own_letter(self.studio.desk, file)
        return own or (self.view.insight.letter if self.view.insight else None)

    def _file(self) -> tuple[CaseFile, Place | None]:
        """The case with what is typed at the moment, and where that stands; nothing of the sitting is changed."""
        file, place = self.sitting.file, self.sitting.place
        if not self.editing or place is None or not places.still_there(file.draft, place):
            return file, None
        draft, there = places.put(file.draft, place, self.outline_pane.editor.text)
        return replace(file, draft=draft), there

    def _show(self, letter: Letter, file: CaseFile, place: Place | None) -> None:
        before = self.sheet.shown
        same = before is not None and before.pages.letter == letter
        pages = before.pages if before and same else paginate(letter)
        self._want(place)
        kept = before.marked if before and same and self._wanted == self._marked_for else None
        found = marked(letter, self._wanted) if kept is None else kept
        self.sheet.show(Shown(pages, self._margin(pages, file), found))
        if isinstance(place, Words):
            self._follow_caret(pages, place.passage)
        elif self._wanted != self._marked_for:
            self.sheet.reveal()
        self._marked_for = self._wanted
        if not same:
            self._count_later()
        self._tell_page()

    def _want(self, place: Place | None) -> None:
        """What is to be marked: what is typed into, else what is selected; who reads the pages stays at the line."""
        if place is not None:
            self._wanted, self._by_row = _ids(place), True
        elif self.pane != "preview":
            self._wanted = self._selected()

    def _follow_caret(self, pages: Pages, passage: str) -> None:
        editor = self.outline_pane.editor
        found = caret_place(pages, passage, editor.text, editor.caret)
        if found is not None:
            self.sheet.reveal(found)

    # whose words they are

    def _margin(self, pages: Pages, file: CaseFile) -> Mapping[page_grid.Place, str] | None:
        if not self.sources:
            return None
        names = margin_names(file, MARGIN, short=self.arranged.narrow)
        return in_margin(margin(pages, texts_of(file)), names)

    def action_sources(self) -> None:
        """Shows or hides the margin with the units whose words the lines are; shows the letter where it is hidden."""
        self.sources = not self.sources or not self.shown("preview")
        self.set_class(self.sources, "-sources")
        if not self.shown("preview"):
            self.finish()
            self.show_pane("preview", focus=self.arranged.narrow)
        self.fill_preview()
        self.say(_("In the margin: whose words a line has; our own have no name there.") if self.sources else "")

    # the way there and back

    def _selected(self) -> tuple[str, ...]:
        """The passage or point of the outline's row, where that leads; else the points of what the tree has."""
        row = self.blocks["outline"].key
        by_row = self._by_row or self.pane in ("outline", "inputs", "findings")
        return wanted_for(self.view, self.chosen, row if by_row else ()) or wanted_for(self.view, self.chosen, row)

    def follow_in_preview(self, *, by_row: bool) -> None:
        """The lines of what is selected are marked, the first of them is brought to the screen."""
        self._by_row = by_row
        self._wanted = self._selected()
        if self.shown("preview") and self.sheet.shown is not None:
            self._marked_for = self._wanted
            self.sheet.mark(marked(self.sheet.shown.pages.letter, self._wanted))
            self._tell_page()

    @on(Blocks.Moved, "#outline")
    def outline_moved(self) -> None:
        """Another row: the letter follows."""
        self.follow_in_preview(by_row=True)

    @on(PageView.Moved, "#preview")
    def preview_moved(self, event: PageView.Moved) -> None:
        """A paragraph leads back to its point and suggestion."""
        self._wanted = self._marked_for = event.key[2:3]
        for each in event.key[2:]:
            point = owner_of(self.view, ("", each))
            if point is not None:
                row = row_of(self.view.file.draft, each)
                self.choose(chosen_for(self.view, point, self.chosen), row, read=True)
                break
        self._tell_page()

    def on_page_view_opened(self, event: PageView.Opened) -> None:
        """A double click is Enter."""
        self.set_focus(event.pane)
        self.call_later(self.action_enter)

    # the head and the PDF

    def _tell_page(self) -> None:
        shown = self.sheet.shown
        if shown is not None and self.shown("preview"):
            layout = self.view.file.draft.layout or self.view.config.letter.layout
            told = preview_title(layout, self.sheet.page_number, shown.pages.count, self._pdf(shown.pages.letter))
            self.lines.preview.tell(*told)

    def _pdf(self, letter: Letter) -> str:
        return self._printed[1] if self._printed and self._printed[0] == letter else ""

    def _count_later(self) -> None:
        """Every change of the letter puts the counting off."""
        if self._later is not None:
            self._later.stop()
        self._later = self.set_timer(QUIET, self._count)

    @flow("pages")
    async def _count(self) -> None:
        """Counts the pages of the PDF; a count that comes too late is dropped, and the letter of then counted."""
        shown = self.sheet.shown
        if self._counting or shown is None or not self.shown("preview") or not paging.can_count():
            return
        letter = shown.pages.letter
        self._counting = True
        try:
            told = await off(_counted, self, letter)
        finally:
            self._counting = False
        if self.gone:
            return
        if self.sheet.shown is not None and self.sheet.shown.pages.letter != letter:
            self._count_later()
            return
        self._printed = letter, told
        self._tell_page()


def _counted(bench: Previewing, letter: Letter) -> str:
    """How many pages the PDF has, in words; that there is none where the letter cannot be printed as it is."""
    try:
        return _("PDF pages: {n}").format(n=paging.printed_pages(bench.studio.desk, letter))
    except ReplyStudioError:
        return _("no PDF yet")


def _ids(place: Place) -> tuple[str, ...]:
    """The passage or point that is being typed into."""
    if isinstance(place, Words):
        return (place.passage,)
    if isinstance(place, NoteText | NewNote):  # notes are not in the letter
        return ()
    return (place.point,)
