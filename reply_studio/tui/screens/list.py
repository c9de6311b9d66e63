"""The list of cases: views, rows, filter, and the preview of the selected case."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.containers import Container, Horizontal, Vertical
from textual.events import Resize
from textual.widget import Widget
from textual.widgets import Input, Static

from reply_studio.errors import ReplyStudioError
from reply_studio.i18n import _
from reply_studio.services import listing
from reply_studio.services.watching import Watch
from reply_studio.tui import columns, list_state, snapshot
from reply_studio.tui.keymap import bindings
from reply_studio.tui.messages import CasesChanged
from reply_studio.tui.screens.base import StudioScreen
from reply_studio.tui.widgets.case_table import CaseTable, Headings
from reply_studio.tui.widgets.finder import Finder
from reply_studio.tui.widgets.pick_list import Entry
from reply_studio.tui.widgets.rows import Rows
from reply_studio.tui.widgets.view_bar import Tab, ViewBar
from reply_studio.tui.working import flow, off

if TYPE_CHECKING:
    from reply_studio.tui.widgets.case_preview import CasePreview

WIDE = 132
"""From this many cells on, the preview stands at the right of the rows, otherwise below them."""
POLL = 2.0
"""Seconds between two glances at the folders."""
WIDTHS = (4, 60)
"""A column is never narrower or wider."""


class CaseList(StudioScreen):
    """The start screen."""

    CONTEXTS = ("list",)
    BINDINGS: ClassVar = bindings("list")

    def __init__(self) -> None:
        super().__init__()
        self._wanted: str | None = None
        self._read = False

    def body(self) -> Iterable[Widget]:
        """Views, rows with the preview, filter."""
        kept = self.studio.kept
        self.state = list_state.ListState(kept)
        self._watch = Watch(self.studio.desk)
        shown = kept.columns or columns.SHIPPED
        table = CaseTable(self.studio.desk.clock.today(), shown, dict(kept.widths))
        yield ViewBar()
        with Container(id="panes"):
            with Vertical(id="rows"):
                yield Headings(table, self.state.sort, reverse=self.state.reverse)
                yield table
            if kept.preview:
                yield _preview()
        with Horizontal(id="filter"):
            yield Static(_("Filter:"), id="filter-label", markup=False)
            yield Finder(self.state.words)
            yield Static("", id="place", markup=False)

    def on_mount(self) -> None:
        """What was shown last, at once; then the cases are read."""
        self.table.focus()
        self._paint_snapshot()
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        self.reload()
        self.set_interval(POLL, self._glance)

    @property
    def table(self) -> CaseTable:
        """The rows."""
        return self.query_one(CaseTable)

    def _paint_snapshot(self) -> None:
        state, last = self.state, snapshot.load(self.studio.desk.root)
        if last and (last.view, last.sort, last.reverse) == (state.view, state.sort, state.reverse):
            self.table.show(last.rows, last.total)
            tabs = [Tab(*each) for each in last.tabs]
            self.query_one(ViewBar).show(tabs, state.view, self._whose())

    def _whose(self) -> str:
        desk = self.studio.desk
        name = next((each.name for each in desk.config.people if each.login == desk.who), desk.who)
        return f"{desk.config.office.name or 'Reply Studio'} \u00b7 {name}"

    # Reading

    @flow("reload", exclusive=True)
    async def reload(self) -> None:
        """Reads the cases again; the selection stays on its case."""
        board = await off(listing.board, self.studio.desk, self.state.board)
        first, self._read = not self._read, True
        if first or board != self.state.board:
            self.state.take(board)
            self._show_rows()
            self._keep_snapshot()

    @flow("glance", exclusive=True)
    async def _glance(self) -> None:
        if self.is_current and await off(self._watch.changed, self.table.visible_cases()):
            self.reload()

    def on_screen_resume(self) -> None:
        """Back from a case: its row may be another one."""
        if self._read:
            self.reload()

    @on(CasesChanged)
    def cases_changed(self, event: CasesChanged) -> None:
        """Somebody here changed cases; the first one named is selected once it is read."""
        self._wanted = event.cases[0] if event.cases else None
        self._forget_preview()
        self.reload()

    # Showing

    def _show_rows(self, *, to_top: bool = False) -> None:
        table, selected = self.table, self.table.selected
        case = self._wanted or (selected["case"] if selected else None)
        self._wanted = None
        table.today = self.studio.desk.clock.today()
        cursor = 0 if to_top else self.state.place_of(case, table.cursor)
        table.show(self.state.rows, cursor=cursor)
        self._show_frame()

    def _show_frame(self) -> None:
        self.query_one(ViewBar).show(self.state.tabs(every=False), self.state.view, self._whose())
        headings = self.query_one(Headings)
        headings.sort, headings.reverse = self.state.sort, self.state.reverse
        headings.refresh()
        self._show_place()

    def _show_place(self) -> None:
        count, at = self.table.count(), self.table.cursor + 1
        self.query_one("#place", Static).update(f"{min(at, count)}/{count} ")

    def _keep_snapshot(self) -> None:
        state = self.state
        if not state.words:
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
        self._show_place()
        preview = self.preview
        if preview:
            preview.show_case(self.table.selected)

    def on_resize(self, event: Resize) -> None:
        """The preview stands beside the rows where there is room."""
        self.query_one("#panes").set_class(event.size.width >= WIDE, "-wide")

    def retranslate(self) -> None:
        """Words for role and state are searched too, so the texts are made anew."""
        self.query_one("#filter-label", Static).update(_("Filter:"))
        self.table.redraw()
        self.state.board = listing.EMPTY
        self._forget_preview()
        self.reload()

    # Opening and walking

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

    # Views, order, filter

    def action_view(self, by: int) -> None:
        """The next view."""
        self._choose(self.state.step(by))

    @on(ViewBar.Chosen)
    def view_clicked(self, event: ViewBar.Chosen) -> None:
        """A click in the top line."""
        self._choose(event.view)

    def _choose(self, view: str) -> None:
        self.state.choose(view)
        with self.prevent(Input.Changed):
            self.query_one(Finder).value = self.state.words
        self._show_rows(to_top=True)
        self._remember()

    def _remember(self) -> None:
        state = self.state
        self.studio.keep(view=state.view, sort=state.sort, reverse=state.reverse, views=state.own)
        self._keep_snapshot()

    def action_filter(self) -> None:
        """The caret goes to the filter."""
        self.query_one(Finder).focus()

    @on(Input.Changed)
    def filter_typed(self, event: Input.Changed) -> None:
        """Fewer rows with every character."""
        self.state.filter(event.value)
        self._show_rows()

    @on(Input.Submitted)
    def filter_done(self) -> None:
        """Enter: back to the rows, the filter stays."""
        self.table.focus()

    def action_back(self) -> None:
        """First the caret leaves the filter, then the filter is emptied."""
        if self.query_one(Finder).has_focus:
            self.table.focus()
        else:
            self.query_one(Finder).value = ""
            self.say("")

    @on(Headings.Clicked)
    def heading_clicked(self, event: Headings.Clicked) -> None:
        """A click on a heading sorts."""
        self._sort(event.column)

    def _sort(self, column: str) -> None:
        self.state.sort_by(column)
        self._show_rows()
        self._remember()

    @flow()
    async def action_sort(self) -> None:
        """A column is chosen by name."""
        picked = await self._ask_column(_("Sort by"), self.state.sort, ())
        if picked:
            self._sort(picked)

    async def _ask_column(self, title: str, selected: str, marked: Iterable[str]) -> str:
        from reply_studio.tui.screens.dialogs import Choose

        entries = [
            Entry(each.id, _(each.name), mark="x" if each.id in marked else "") for each in columns.COLUMNS.values()
        ]
        return str(await self.app.push_screen_wait(Choose(title, entries, selected=selected)) or "")

    @flow()
    async def action_columns(self) -> None:
        """Columns are switched on and off until Escape."""
        picked = "number"
        while picked := await self._ask_column(_("Columns: Enter switches one"), picked, self.table.columns):
            shown = set(self.table.columns) ^ {picked}
            self._set_columns(tuple(each for each in columns.COLUMNS if each in shown), dict(self.table.widths))

    def action_widen(self, by: int) -> None:
        """The sorted column wider or narrower."""
        column = columns.COLUMNS.get(self.state.sort)
        if column is None or column.id == "title":
            self.say(_("The title takes what the other columns leave; sort by another column to change its width."))
            return
        width = columns.width_of(column, self.table.widths) + by
        self._set_columns(self.table.columns, {**self.table.widths, column.id: max(WIDTHS[0], min(width, WIDTHS[1]))})

    def _set_columns(self, shown: Any, widths: dict[str, int]) -> None:
        self.table.columns, self.table.widths = shown, widths
        self.table.redraw()
        self.query_one(Headings).refresh()
        self.studio.keep(columns=shown, widths=widths)

    @flow()
    async def action_keep_view(self) -> None:
        """Filter and order under a name."""
        from reply_studio.tui.screens.dialogs import AskLine

        name = await self.app.push_screen_wait(AskLine(_("Name of the view"), self.state.own_name or self.state.words))
        if name:
            self.state.keep_as(name)
            self._show_rows()
            self._remember()

    @flow()
    async def action_forget_view(self) -> None:
        """One's own view goes, after a question."""
        from reply_studio.tui.screens.dialogs import Confirm

        name = self.state.own_name
        if not name:
            self.say(_("This view belongs to the program; only your own views can be removed."))
            return
        question = _("Remove the view \u201c{name}\u201d?").format(name=name)
        if await self.app.push_screen_wait(Confirm(question, _("Only the view goes; the cases stay."))):
            self.state.forget()
            self._choose("all")

    # Preview, import, check

    def action_preview(self) -> None:
        """Shows or hides the preview; kept for the next start."""
        preview = self.preview
        self.studio.keep(preview=preview is None)
        if preview:
            preview.remove()
        else:
            self.query_one("#panes").mount(_preview())
            self.call_after_refresh(self.selection_moved)

    @property
    def preview(self) -> "CasePreview | None":
        """The preview, while it is shown."""
        return next(iter(self.query("CasePreview").results()), None)  # type: ignore[return-value]  # by its name

    def _forget_preview(self) -> None:
        preview = self.preview
        if preview:
            preview.forget()

    def action_scroll_preview(self, by: int) -> None:
        """Reads on in the preview while the rows keep the keys."""
        preview = self.preview
        if preview:
            preview.scroll_lines(by)

    @flow()
    async def action_import_files(self) -> None:
        """Files are chosen and taken in; the outcome is told."""
        from reply_studio.tui.screens.importing import import_files

        await import_files(self)

    @flow("check", exclusive=True)
    async def action_check(self) -> None:
        """The letters of the cases shown are checked, one after another."""
        from reply_studio.tui.screens.list_check import check_all

        await check_all(self, [each["case"] for each in self.state.rows if not each["error"]])

    def action_reload(self) -> None:
        """Reads everything again."""
        self._forget_preview()
        self.reload()
        self.say("")


def _preview() -> "CasePreview":
    """A new preview; what it needs is loaded only where it is shown."""
    from reply_studio.tui.widgets.case_preview import CasePreview

    return CasePreview()
