"""What the list consists of, how it reads the cases and shows them."""

import gc
from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual import on
from textual.containers import Container, Vertical
from textual.events import Resize
from textual.widget import Widget

from reply_studio.i18n import _
from reply_studio.services import listing
from reply_studio.services.watching import Watch
from reply_studio.tui import columns, list_state, snapshot
from reply_studio.tui.messages import CasesChanged
from reply_studio.tui.pausing import Ended, Gate
from reply_studio.tui.screens.base import StudioScreen
from reply_studio.tui.widgets.case_table import CaseTable, Headings
from reply_studio.tui.widgets.filter_line import FilterLine
from reply_studio.tui.widgets.rows import Rows
from reply_studio.tui.widgets.view_bar import Tab, ViewBar
from reply_studio.tui.working import flow, off

if TYPE_CHECKING:
    from reply_studio.tui.widgets.case_preview import CasePreview

WIDE = 132
"""From this many cells on, the preview stands at the right of the rows, otherwise below them."""
POLL = 2.0
"""Seconds between two glances at the folders."""


class ListBase(StudioScreen):
    """Views, rows with the preview, filter. ``state`` says what is shown."""

    state: list_state.ListState

    def __init__(self) -> None:
        super().__init__()
        self._wanted: str | None = None
        self.was_read = False
        self._reading = Gate()

    def body(self) -> Iterable[Widget]:
        """From top to bottom."""
        kept, desk = self.studio.kept, self.studio.desk
        self.state, self._watch = list_state.ListState(kept), Watch(desk)
        table = CaseTable(desk.clock.today(), kept.columns or columns.SHIPPED, dict(kept.widths))
        yield ViewBar()
        with Container(id="panes"):
            with Vertical(id="rows"):
                yield Headings(table, self.state.sort, reverse=self.state.reverse)
                yield table
            if kept.preview:
                yield new_preview()
        yield FilterLine()

    def on_mount(self) -> None:
        """What was shown last, at once; then the cases are read."""
        self.table.focus()
        line = self.query_one(FilterLine)
        line.set_words(self.state.words)
        self.table.tell_place = line.set_place
        self._paint_snapshot()
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        self.reload()
        self.set_interval(POLL, self._glance)

    @property
    def table(self) -> CaseTable:
        """The rows."""
        return self.query_one(CaseTable)

    @property
    def preview(self) -> "CasePreview | None":
        """The preview, while it is shown."""
        return next(iter(self.query("CasePreview").results()), None)  # type: ignore[return-value]  # by its name

    def _paint_snapshot(self) -> None:
        state, last = self.state, snapshot.load(self.studio.desk.root)
        if last and (last.view, last.sort, last.reverse) == (state.view, state.sort, state.reverse):
            self.table.show(last.rows, last.total)
            self.query_one(ViewBar).show([Tab(*each) for each in last.tabs], state.view, self._whose())

    def _whose(self) -> str:
        desk = self.studio.desk
        name = next((each.name for each in desk.config.people if each.login == desk.who), desk.who)
        return f"{desk.config.office.name or 'Reply Studio'} \u00b7 {name}"

    # Reading

    @flow("reload", exclusive=True)
    async def reload(self) -> None:
        """Reads the cases again; the selection stays on its case."""
        await off(self._watch.look_at_all)  # what happens from now on is news, also to cases that come to sight later
        self._reading.end()
        self._reading = gate = Gate(shut=not self.is_current)
        try:
            board = await off(listing.board, self.studio.desk, self.state.board, gate)
        except Ended:
            return
        first, self.was_read = not self.was_read, True
        if first or board != self.state.board:
            if first:
                gc.freeze()  # ten thousand rows that stay need not be looked at for garbage at some key
            self.state.take(board)
            self.show_rows()
            self.keep_snapshot()
        if not first:
            self.renew_preview()
        self.after_reading()

    def after_reading(self) -> None:
        """The rows are those of now."""

    @flow("glance", exclusive=True)
    async def _glance(self) -> None:
        if self.is_current and await off(self._watch.changed, self.table.visible_cases()):
            self.reload()

    def on_screen_suspend(self) -> None:
        """Something else is on the screen: the machine belongs to that, and what was said was read."""
        self._reading.shut()
        self.hush()

    def on_screen_resume(self) -> None:
        """Back from a case: its row may be another one."""
        self._reading.open()
        if self.was_read:
            self.reload()

    def on_unmount(self) -> None:
        """The program ends: it does not wait for cases that are still to be read."""
        self._reading.end()

    @on(CasesChanged)
    def cases_changed(self, event: CasesChanged) -> None:
        """Somebody here changed cases; the first one named is selected once it is read."""
        self._wanted = event.cases[0] if event.cases else None
        self.forget_preview()
        self.reload()

    # Showing

    def show_rows(self, *, to_top: bool = False) -> None:
        """What the state has now; the selection stays on its case unless it is to go to the top."""
        self.fill_table(to_top=to_top)
        self.query_one(ViewBar).show(self.state.tabs(every=False), self.state.view, self._whose())
        headings = self.query_one(Headings)
        headings.sort, headings.reverse = self.state.sort, self.state.reverse
        headings.refresh()

    def fill_table(self, *, to_top: bool = False) -> None:
        """Only the rows: after a character of the filter nothing else is another."""
        table, selected = self.table, self.table.selected
        case = self._wanted or (selected["case"] if selected else None)
        self._wanted = None
        today = self.studio.desk.clock.today()
        if today != table.today:
            table.today = today
            table.redraw()
        cursor = 0 if to_top else self.state.place_of(case, table.cursor)
        table.hint = self._hint()
        table.show(self.state.rows, cursor=cursor)
        self.refresh_bindings()

    def _hint(self) -> str:
        """What can be done where there are no rows."""
        if not self.state.board.rows:
            return _("No cases yet. F4 takes in what arrived.")
        return _("No case here. Esc empties the filter, Tab goes to the next view.")

    def keep_snapshot(self) -> None:
        """What is shown now will be painted first at the next start; a filter is not kept."""
        state = self.state
        if state.words:
            return
        tabs = tuple((each.id, each.name, each.held or 0) for each in state.tabs(every=False))
        shown = snapshot.Snapshot(
            root=str(self.studio.desk.root),
            view=state.view,
            sort=state.sort,
            reverse=state.reverse,
            total=len(state.rows),
            rows=snapshot.cut(state.rows),
            tabs=tabs,
        )
        snapshot.save(self.studio.desk.root, shown)

    @on(Rows.Highlighted)
    def selection_moved(self) -> None:
        """The preview follows."""
        preview = self.preview
        if preview:
            preview.show_case(self.table.selected)

    def forget_preview(self) -> None:
        """Cases may have changed, or the language."""
        preview = self.preview
        if preview:
            preview.forget()

    def renew_preview(self) -> None:
        """The selected case is read again: its marks may be others where its row is the same."""
        preview = self.preview
        if preview:
            preview.forget()
            preview.show_case(self.table.selected)

    def on_resize(self, event: Resize) -> None:
        """The preview stands beside the rows where there is room."""
        self.query_one("#panes").set_class(event.size.width >= WIDE, "-wide")

    def retranslate(self) -> None:
        """Words for role and state are searched too, so the texts are made anew."""
        self.table.redraw()
        self.state.board = listing.EMPTY
        self.forget_preview()
        self.reload()


def new_preview() -> "CasePreview":
    """A preview; what it needs is loaded only where it is shown."""
    from reply_studio.tui.widgets.case_preview import CasePreview

    return CasePreview()
