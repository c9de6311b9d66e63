"""The list of cases, where everything starts."""

from typing import ClassVar

from textual import on

from reply_studio.errors import ReplyStudioError
from reply_studio.i18n import _
from reply_studio.services import listing
from reply_studio.tui.keymap import bindings
from reply_studio.tui.messages import CasesChanged
from reply_studio.tui.screens.list_base import new_preview
from reply_studio.tui.screens.list_inbox import ListInbox
from reply_studio.tui.widgets.rows import Rows
from reply_studio.tui.working import flow, off

_WITH_CASES = frozenset(("open", "check", "sort"))
"""Actions for which there must be rows."""


class CaseList(ListInbox):
    """The start screen: walk, open, preview, import, check, join."""

    CONTEXTS = ("list",)
    BINDINGS: ClassVar = bindings("list")

    @on(Rows.Opened)
    def row_opened(self) -> None:
        """A double click."""
        self.action_open()

    @flow()
    async def action_open(self) -> None:
        """The workbench, or the text of a case that cannot be read."""
        selected = self.table.selected
        if selected is None:
            return
        try:
            await off(self.studio.desk.store.load, selected["case"])
        except ReplyStudioError as error:
            from reply_studio.tui.screens.broken import Broken

            self.app.push_screen(Broken(selected["case"], error))
        else:
            self.studio.open_case(selected["case"])

    def action_next_to_do(self) -> None:
        """The next row that needs work."""
        place = listing.next_to_do(self.state.rows, self.table.cursor)
        if place is None:
            self.say(_("Nothing is left to do in this view."))
        else:
            self.table.cursor = place

    def action_walk(self, by: int) -> None:
        """One row up or down, also while the filter is typed."""
        self.table.move(by)

    def action_page(self, direction: int) -> None:
        """A page."""
        self.table.page(direction)

    def action_edge(self, direction: int) -> None:
        """The first or last row."""
        self.table.edge(direction)

    def action_preview(self) -> None:
        """Shows or hides the preview; kept for the next start."""
        preview = self.preview
        self.studio.keep(preview=preview is None)
        if preview:
            preview.remove()
        else:
            self.query_one("#panes").mount(new_preview())
            self.call_after_refresh(self.selection_moved)

    def action_scroll_preview(self, by: int) -> None:
        """Reads on in the preview while the rows keep the keys."""
        preview = self.preview
        if preview:
            preview.scroll_lines(by)

    def action_review(self) -> None:
        """The letter of the selected case, to read and to decide on."""
        from reply_studio.tui.screens.reviewing import Reviewing

        row = self.table.selected
        if row is not None and not row["error"]:
            self.app.push_screen(Reviewing(row["case"]))

    @flow()
    async def action_import_files(self) -> None:
        """Files are chosen and taken in; the outcome is told."""
        from reply_studio.tui.screens.importing import import_files

        await import_files(self, look=self.look)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where there are no cases nothing is done with them; joined and parted is one that can be."""
        if action in _WITH_CASES and not self.state.rows and self.was_read:
            return False
        if action in ("join_case", "part_case"):
            selected = self.table.selected
            if selected is None or selected["error"]:
                return False
            return action == "join_case" or bool(selected.get("joined"))
        if action in ("hand_over", "review"):
            return self.table.selected is not None and not self.table.selected["error"]
        return super().check_action(action, parameters)

    @flow()
    async def action_join_case(self) -> None:
        """The letter of the selected case is to answer another one, too."""
        from reply_studio.tui.screens.list_joining import join_case

        await join_case(self)

    @flow()
    async def action_part_case(self) -> None:
        """Each has a letter of its own again."""
        from reply_studio.tui.screens.list_joining import part_case

        await part_case(self)

    @flow()
    async def action_hand_over(self) -> None:
        """The selected case goes to a colleague."""
        from reply_studio.tui.screens.handing import hand_over

        row = self.table.selected
        if row is None:
            return
        if await hand_over(self, row["case"], row["handler"] or "", self.state.board.rows, number=row["number"] or ""):
            self.post_message(CasesChanged((row["case"],)))

    @flow()
    async def action_hand_over_all(self) -> None:
        """All open cases of a person go to a colleague."""
        from reply_studio.tui.screens.handing import hand_over_all

        if await hand_over_all(self, self.state.board.rows):
            self.post_message(CasesChanged(()))

    @flow("check", exclusive=True)
    async def action_check(self) -> None:
        """The letters of the cases shown are checked, one after another."""
        from reply_studio.tui.screens.list_check import check_all

        await check_all(self, [each["case"] for each in self.state.rows if not each["error"]])

    def action_reload(self) -> None:
        """Reads everything again."""
        self.forget_preview()
        self.reload()
        self.say("")
