"""What the review screen reads and shows: the letter in one of its views, what a line answers, the comments."""

import asyncio
from collections.abc import Mapping
from typing import Final, NamedTuple

from textual import on
from textual.widgets import Static

from reply_studio.composing.page_grid import Pages, Place, paginate
from reply_studio.i18n import N_, _
from reply_studio.merging.margin import margin, margin_names, texts_of
from reply_studio.model.case import CaseFile
from reply_studio.model.letter import Letter
from reply_studio.services import ahead, commenting, covering, own_part, versions
from reply_studio.services.ahead import Decision
from reply_studio.services.binding import binding_of, letter_of
from reply_studio.services.commenting import Comment
from reply_studio.services.covering import Covered
from reply_studio.services.desk import Desk, open_case
from reply_studio.services.watching import Watch
from reply_studio.text.width import printable
from reply_studio.tui.panes.headline import SEPARATOR, headline
from reply_studio.tui.panes.preview import in_margin
from reply_studio.tui.panes.review_text import (
    Marked,
    comment_blocks,
    commented,
    counted,
    decision_lines,
    numbers_of,
    suggestion_blocks,
    with_changes,
)
from reply_studio.tui.panes.view import View, view_of
from reply_studio.tui.screens.review_base import PANES, ReviewFrame
from reply_studio.tui.widgets.lines import Tab, TabLine, TitleLine
from reply_studio.tui.widgets.page_ink import MARGIN, Shown
from reply_studio.tui.widgets.page_view import PageView
from reply_studio.tui.working import flow, off

LOOK: Final = 2.0
"""Seconds between two looks at what others changed."""
FINAL, SOURCES, LOOKED, SUBMITTED = "final", "sources", "looked", "submitted"
NAMES: Final = {
    FINAL: N_("final"),
    LOOKED: N_("changed since I looked"),
    SUBMITTED: N_("changed since submitted"),
    SOURCES: N_("with sources"),
}
"""The views of the letter."""


class Reading(NamedTuple):
    """The case as it was read for review: the letter with its digest, the coverage table, the comments; ``decision`` is
    what an approval would say, ``None`` where none is due.
    """

    file: CaseFile
    letter: Letter
    digest: str
    table: tuple[Covered, ...]
    decision: Decision | None
    comments: list[Comment]


def read(desk: Desk, case: str) -> Reading:
    """Everything that the screen shows of a case.

    Raises:
        RefusedError: no letter is written where a case is for our information.
    """
    file = open_case(desk, case)
    own_part.refuse_letterless(file)
    return Reading(
        file=file,
        letter=letter_of(desk, file),
        digest=binding_of(desk, file).short,
        table=covering.covered(file),
        decision=ahead.decision(desk, file),
        comments=commenting.comments(file),
    )


class ReviewReading(ReviewFrame):
    """The case as it was read; ``waiting`` is the queue of the person, ``shown_view`` the letter's view."""

    reading: Reading
    view: View

    def __init__(self, case_id: str) -> None:
        super().__init__(case_id)
        self.shown_view = FINAL
        self.waiting: list[str] = []
        self.marked = Marked(Letter(paper="reply"), {})
        self._one_by_one = asyncio.Lock()
        self._watch: Watch | None = None
        self._taking = False

    # reading

    async def take(self, case: str = "") -> bool:
        """Reads the case again, or another ``case`` from its beginning. Returns whether the letter is another one than
        before: it was not read to its end then, and the first line that differs is brought to the screen.
        """
        async with self._one_by_one:
            new = await self._read(case or self.case_id)
            if self.gone:
                return False
            before = self.reading.letter if self.ready and not case else None
            other = before is None or self.reading.digest != new.digest
            self._know(new)
            if case:
                self.case_id, self.shown_view = case, FINAL
            self._taking, self.ready = True, True
            try:
                await self.fill_letter()
            finally:
                self._taking = False
            if other:
                self._begin_anew(before)
        self.fill()
        self.call_after_refresh(self.scrolled)
        return other

    async def _read(self, case: str) -> Reading:
        if self._watch is None:
            self._watch = Watch(self.studio.desk)
        await off(self._watch.changed, [case])  # what happens from now on is news
        return await off(read, self.studio.desk, case)

    def _know(self, new: Reading) -> None:
        self.reading = new
        self.view = view_of(new.file, self.studio.desk.config, self.studio.desk.clock.today())

    def _begin_anew(self, before: Letter | None) -> None:
        """The letter was not read to its end yet; the cursor goes to the first line that is another one."""
        self.read_to_end = False
        self.set_class(False, "-at-end")
        known = {each.text for each in before.paragraphs} if before else set()
        paragraphs = enumerate(self.marked.letter.paragraphs)
        differs = next((n for n, each in paragraphs if before and each.text and each.text not in known), None)
        if differs is None:
            self.sheet.edge(-1)
        else:
            self.sheet.go(differs)

    @flow("look")
    async def look(self) -> None:
        """Takes in what others did: another letter has to be read anew, a comment shows at its place."""
        if not self.ready or self._watch is None or not self.is_current:
            return
        if not await off(self._watch.changed, [self.case_id]):
            return
        before = len(self.reading.comments)
        if await self.take():
            self.tell_other_letter()
        elif len(self.reading.comments) > before:
            self.say(_("New comments: {n}.").format(n=len(self.reading.comments) - before))

    def tell_other_letter(self) -> None:
        """The letter that was read is not the one there is."""
        self.say(_("Somebody changed the letter while you looked at it; read it again."), "warning")

    async def fill_letter(self) -> None:
        """Gives the pages what the chosen view shows."""
        self.marked = await off(shown_in, self.studio.desk, self.reading, self.shown_view)
        pages = await off(paginate, self.marked.letter)
        if self.gone:
            return
        chosen = self.sheet.shown.marked if self.sheet.shown else frozenset()
        self.sheet.compare(Shown(pages, self._beside(pages), chosen), self.marked.spans)

    def _beside(self, pages: Pages) -> Mapping[Place, str]:
        """Whose words the lines are, else where there are comments."""
        file = self.reading.file
        if self.shown_view == SOURCES:
            return in_margin(margin(pages, texts_of(file)), margin_names(file, MARGIN, short=self.narrow))
        counts = commented(self.marked.letter, self.reading.comments)
        places = {at: pages.paragraph(at) for at in counts}
        return {found[0]: _("comments {n}").format(n=counts[at]) for at, found in places.items() if found}

    # what is seen

    def fill(self) -> None:
        """Head, side panes, end."""
        self.query_one("#headline", TitleLine).tell(*headline(self.view))
        self.fill_side()
        decision = self.reading.decision
        lines = decision_lines(decision) if decision else [_("No approval is waited for.")]
        end = "\n".join([_("End of the letter. F8: decide."), *lines])
        self.query_one("#end", Static).update(printable(end))
        self.fill_lines()

    def fill_side(self) -> None:
        """What the selected line answers, and its comments."""
        points = [each for each in self.ids if any(each == one.id for one in self.view.file.draft.points)]
        self.blocks["suggestions"].show(suggestion_blocks(self.view, self.reading.table, points))
        config, comments = self.studio.desk.config, self.reading.comments
        self.blocks["comments"].show(comment_blocks(config, comments, self.ids))
        numbers = numbers_of(self.view, points)
        told = _("Suggestions {numbers}").format(numbers=numbers) if numbers else _("Suggestions")
        self.query_one("#suggestions-title", TitleLine).tell(told)
        self.query_one("#comments-title", TitleLine).tell(counted(comments, self.ids))

    def fill_lines(self) -> None:
        """The view and the place; the digest of what is shown; the tabs."""
        pages = self.sheet.shown.pages.count if self.sheet.shown else 1
        facts = [_(NAMES[self.shown_view]), _("page {page}/{pages}").format(page=self.sheet.page_number, pages=pages)]
        if self.shown_view in (LOOKED, SUBMITTED):
            facts.append(_("changed places: {n}").format(n=len(self.marked.spans)))
        right = [_("waiting for you: {n}").format(n=len(self.waiting))] if self.waiting else []
        right.append(_("text {value}").format(value=self.reading.digest))
        self.query_one("#where", TitleLine).tell(SEPARATOR.join(facts), SEPARATOR.join(right))
        labels = (_("Letter"), _("Suggestions"), counted(self.reading.comments, self.ids))
        self.query_one("#tabs", TabLine).tell(list(map(Tab, PANES, labels)), self.tab)

    def scrolled(self) -> None:
        """The head follows; who has seen the last line has read to the end, and the decision shows."""
        if not self.ready or self._taking or self.gone:
            return
        if self.sheet.at_end and not self.read_to_end:
            self.read_to_end = True
            self.set_class(True, "-at-end")
        self.fill_lines()

    @on(PageView.Moved, "#letter")
    def letter_moved(self) -> None:
        """Another line: what it answers and its comments."""
        self.fill_side()
        self.fill_lines()

    @flow("show")
    async def retranslate(self) -> None:
        """Another language: the letter's margin has words, too."""
        if self.ready:
            await self.fill_letter()
            self.fill()


def shown_in(desk: Desk, reading: Reading, view: str) -> Marked:
    """The letter as a view shows it.

    Raises:
        UsageError: there is no version to compare with.
    """
    if view in (FINAL, SOURCES):
        return Marked(reading.letter, {})
    before = versions.letter_at(desk, reading.file, view)
    return with_changes(reading.letter.paper, versions.between(before, reading.letter))
