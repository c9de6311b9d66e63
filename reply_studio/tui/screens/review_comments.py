"""Views of the letter under review, the way from place to place, and comments on them."""

from textual import on

from reply_studio.i18n import _
from reply_studio.services import commenting, versions
from reply_studio.tui.panes.review_text import commented, first_of
from reply_studio.tui.screens.dialogs import AskLine
from reply_studio.tui.screens.review_reading import LOOKED, SUBMITTED, ReviewReading
from reply_studio.tui.widgets.blocks import Blocks
from reply_studio.tui.widgets.page_view import PageView
from reply_studio.tui.working import flow, off


class Commenting(ReviewReading):
    """What can be done with a letter without deciding on it."""

    # views

    @flow("show")
    async def action_show(self, view: str) -> None:
        """Another view of the letter; where there is no earlier version to compare with, the view stays."""
        if view in (LOOKED, SUBMITTED) and not versions.has(self.reading.file, view, self.studio.desk.who):
            self.say(_no_version(view))
            return
        self.shown_view = view
        await self.fill_letter()
        self.show_pane("letter")
        places = sorted(self.marked.spans)
        self.say("" if places or view not in (LOOKED, SUBMITTED) else _("Nothing differs."))
        if places:
            self.sheet.go(places[0])
        self.fill()

    def action_next_place(self, by: int) -> None:
        """The next changed or commented place; behind the last one the end of the text."""
        wanted = sorted({*self.marked.spans, *commented(self.marked.letter, self.reading.comments)})
        rest = [each for each in wanted if (each - self.sheet.at) * by > 0]
        self.show_pane("letter")
        if rest:
            self.sheet.go(rest[0] if by > 0 else rest[-1])
        elif by > 0:
            self.sheet.edge(1)
            self.say(_("No changed or commented place is left; this is the end of the letter."))

    # comments

    def action_enter(self) -> None:
        """A comment on the letter's line, an answer to a comment; from a suggestion to the lines that answer it."""
        key = self.panes[self.pane].key
        if self.pane == "suggestions":
            at = first_of(self.view, self.marked.letter, key[1]) if key else -1
            self.show_pane("letter")
            self.sheet.go(at)
        elif self.pane == "comments" and key:
            self._answer(key[1])
        else:
            self.action_comment()

    @on(Blocks.Opened)
    @on(PageView.Opened)
    def opened(self) -> None:
        """A double click is Enter."""
        self.call_later(self.action_enter)

    @flow()
    async def action_comment(self) -> None:
        """A comment on the selected place."""
        on = self.ids[0] if self.ids else ""
        title = _("Comment on this place") if on else _("Comment on the letter as a whole")
        await self._add(title, on, "")

    @flow()
    async def _answer(self, comment: str) -> None:
        await self._add(_("Answer to {id}").format(id=comment), "", comment)

    async def _add(self, title: str, on: str, answers: str) -> None:
        text = await self.app.push_screen_wait(AskLine(title))
        if text:
            made = await off(commenting.add, self.studio.desk, self.case_id, text, on, answers)
            await self.take_own()
            self.say(_("Comment {id} is kept.").format(id=made.id))

    @flow()
    async def action_settle(self) -> None:
        """The selected comment is settled, with its answers."""
        key = self.blocks["comments"].key
        if key:
            made = await off(commenting.settle, self.studio.desk, self.case_id, key[1])
            await self.take_own()
            self.say(_("Comment {id} is settled.").format(id=made.thread or made.id))

    async def take_own(self) -> None:
        """The case after something of one's own; that the letter changed meanwhile is said, too."""
        if await self.take():
            self.tell_other_letter()


def _no_version(view: str) -> str:
    if view == SUBMITTED:
        return _("There is nothing to compare with: the letter was not submitted yet.")
    return _("There is nothing to compare with: you have not looked at this letter yet.")
