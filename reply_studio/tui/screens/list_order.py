"""Which rows the list shows, in which order and in which columns."""

from collections.abc import Iterable, Sequence

from textual import on

from reply_studio.i18n import _
from reply_studio.tui import columns
from reply_studio.tui.screens.list_base import ListBase
from reply_studio.tui.widgets.case_table import Headings
from reply_studio.tui.widgets.filter_line import FilterLine
from reply_studio.tui.widgets.view_bar import ViewBar
from reply_studio.tui.working import flow

WIDTHS = (4, 60)
"""A column is never narrower or wider."""


class ListOrder(ListBase):
    """Views, filter, order, columns; all of it is kept for the next start."""

    # Views

    def action_view(self, by: int) -> None:
        """The next view."""
        self.choose_view(self.state.step(by))

    @on(ViewBar.Chosen)
    def view_clicked(self, event: ViewBar.Chosen) -> None:
        """A click in the top line."""
        self.choose_view(event.view)

    def choose_view(self, view: str) -> None:
        """Another view, from its top."""
        self.state.choose(view)
        self.query_one(FilterLine).set_words(self.state.words)
        self.show_rows(to_top=True)
        self._remember()

    def _remember(self) -> None:
        state = self.state
        self.studio.keep(view=state.view, sort=state.sort, reverse=state.reverse, views=state.own)
        self.keep_snapshot()

    @flow()
    async def action_keep_view(self) -> None:
        """Filter and order under a name."""
        from reply_studio.tui.screens.dialogs import AskLine

        name = await self.app.push_screen_wait(AskLine(_("Name of the view"), self.state.own_name or self.state.words))
        if name:
            self.state.keep_as(name)
            self.show_rows()
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
            self.choose_view("all")

    # Filter

    async def action_filter(self) -> None:
        """The caret goes to the filter; keys typed meanwhile wait for it."""
        (await self.query_one(FilterLine).caret(self._filter)).focus()

    def _filter(self, words: str) -> None:
        """Fewer rows with every character."""
        if words != self.state.words:
            self.state.filter(words)
            self.fill_table()

    def on_input_submitted(self) -> None:
        """Enter: back to the rows, the filter stays."""
        self.table.focus()

    def action_back(self) -> None:
        """First the caret leaves the filter, then the filter is emptied."""
        if self.query_one(FilterLine).is_typed:
            self.table.focus()
        else:
            self._filter("")
            self.query_one(FilterLine).set_words("")
            self.say("")

    # Order and columns

    @on(Headings.Clicked)
    def heading_clicked(self, event: Headings.Clicked) -> None:
        """A click on a heading sorts."""
        self._sort(event.column)

    def _sort(self, column: str) -> None:
        self.state.sort_by(column)
        self.show_rows()
        self._remember()

    @flow()
    async def action_sort(self) -> None:
        """A column is chosen by name."""
        picked = await self._ask_column(_("Sort by"), self.state.sort, ())
        if picked:
            self._sort(picked)

    async def _ask_column(self, title: str, selected: str, marked: Iterable[str]) -> str:
        from reply_studio.tui.screens.dialogs import Choose
        from reply_studio.tui.widgets.pick_list import Entry

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
            self._set_columns([each for each in columns.COLUMNS if each in shown], dict(self.table.widths))

    def action_widen(self, by: int) -> None:
        """The sorted column wider or narrower."""
        column = columns.COLUMNS.get(self.state.sort)
        if column is None or column.id == "title":
            self.say(_("The title takes what the other columns leave; sort by another column to change its width."))
            return
        width = max(WIDTHS[0], min(columns.width_of(column, self.table.widths) + by, WIDTHS[1]))
        self._set_columns(self.table.columns, {**self.table.widths, column.id: width})

    def _set_columns(self, shown: Sequence[str], widths: dict[str, int]) -> None:
        self.table.columns, self.table.widths = tuple(shown), widths
        self.table.redraw()
        self.query_one(Headings).refresh()
        self.studio.keep(columns=tuple(shown), widths=widths)
