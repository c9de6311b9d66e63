"""The frame of the correcting screen: how the proposal was read, beside the text it was read from."""

import asyncio
import functools
from collections.abc import Callable, Iterable
from typing import ClassVar, Concatenate, Final, ParamSpec, TypeVar

from textual import on
from textual.containers import Horizontal
from textual.events import Resize
from textual.widget import Widget

from reply_studio.errors import ConflictError, RefusedError, UsageError
from reply_studio.i18n import _
from reply_studio.model.case import CaseFile
from reply_studio.services.desk import Desk
from reply_studio.tui.keymap import bindings
from reply_studio.tui.panes.reading import label, reading_blocks, row_at
from reply_studio.tui.panes.received_pane import ReceivedPane
from reply_studio.tui.screens.base import PaneScreen
from reply_studio.tui.widgets.blocks import Blocks, Key
from reply_studio.tui.widgets.lines import Tab, TabLine, TitleLine
from reply_studio.tui.widgets.outline_pane import OutlinePane
from reply_studio.tui.widgets.passage_editor import PassageEditor
from reply_studio.tui.working import flow, off

NARROW: Final = 100
PART: Final = "proposal"

P = ParamSpec("P")
T = TypeVar("T")


class RowEditor(PassageEditor):
    """The editor of a row: there is no next passage to go on with."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """All but ``next``."""
        return action != "next" and super().check_action(action, parameters)


class Reading(PaneScreen):
    """The panes on one proposal. ``file`` is the case as the store has it; what a person does is committed at once."""

    CSS_PATH: ClassVar = ["../styles/workbench.tcss", "../styles/correcting.tcss"]
    CONTEXTS = ("correct",)
    BINDINGS: ClassVar = bindings("correct")

    file: CaseFile

    def __init__(self, case_id: str, suggestion: str = "") -> None:
        super().__init__()
        self.case_id, self._first = case_id, suggestion
        self.ready = self.narrow = False
        self.changing = True  # keys wait for the rows
        self.tab = "reading"
        self.pane = OutlinePane(RowEditor(id="editor"), id="reading")
        self.received_pane = ReceivedPane()
        self.received = self.received_pane.received
        self.turn = asyncio.Lock()

    def body(self) -> Iterable[Widget]:
        """Head, tabs, two columns."""
        yield TitleLine(id="headline")
        yield TitleLine(id="where")
        yield TabLine(id="tabs")
        with Horizontal(id="columns"):
            yield self.pane
            yield self.received_pane

    def on_mount(self) -> None:
        """Reads the case, then the received text."""
        self.open()

    @flow()
    async def open(self) -> None:
        """The rows first: reading the received file may take a moment."""
        try:
            self.file = await off(self.studio.desk.store.load, self.case_id)
            self.ready = True
            self.renew(("row", self._first))
            self.set_focus(self.rows)
            self.refresh_bindings()
        finally:
            self.changing = False
        await self.received_pane.read(self.studio.desk, self.file)
        self.follow()
        await self.opened()

    async def opened(self) -> None:
        """Everything is shown."""

    # what is seen

    @property
    def rows(self) -> Blocks:
        """The rows."""
        return self.pane.outline

    @property
    def key(self) -> Key:
        """The selected row."""
        return self.rows.key

    @property
    def suggestion(self) -> str:
        """The id of the selected suggestion, "" where the row is none."""
        row = row_at(self.file, self.key) if self.ready else None
        return row.key if row is not None and row.kind == "suggestion" else ""

    @property
    def editing(self) -> bool:
        """The editor is open."""
        return bool(self.pane.editing)

    def on_resize(self, event: Resize) -> None:
        """Two columns, or tabs."""
        self.narrow = event.size.width < NARROW
        self.set_class(self.narrow, "-narrow")
        self.place_panes()

    def place_panes(self) -> None:
        """Shows what belongs on a screen of this size."""
        self.pane.display = not self.narrow or self.tab == "reading"
        self.received_pane.display = not self.narrow or self.tab == "received"
        if self.ready:
            self.fill_lines()

    def show_tab(self, name: str) -> None:
        """Brings one of the two to the screen, and the focus to it."""
        self.tab = name
        self.place_panes()
        self.set_focus(self.received if name == "received" else self.rows)

    @on(TabLine.Picked)
    def tab_picked(self, event: TabLine.Picked) -> None:
        """A click on a tab."""
        self.show_tab(event.name)

    def renew(self, select: Key = ()) -> None:
        """Shows the case as it is, with a row under the cursor."""
        self.rows.show(reading_blocks(self.file, self.studio.desk.config, self.pane.editing), select)
        self.follow()

    def follow(self) -> None:
        """The received text shows the selected row's place."""
        self.received_pane.follow(self.file, self.key)
        self.fill_lines()

    def fill_lines(self) -> None:
        """Titles and tabs."""
        case = self.file.case
        head = _("How the proposal was read: {number}").format(number=case.number or case.id)
        self.query_one("#headline", TitleLine).tell(head)
        self.query_one("#where", TitleLine).tell(self._selected())
        self.pane.title.tell(self._selected())
        self.received_pane.tell()
        tabs = [Tab("reading", _("As it was read")), Tab("received", _("Received text"))]
        self.query_one("#tabs", TabLine).tell(tabs, self.tab)

    def _selected(self) -> str:
        block = next((each for each in self.rows.blocks if each.key == self.key), None)
        return f"{label(self.file, self.key)}  {block.text}" if block else ""

    @on(Blocks.Moved)
    def moved(self) -> None:
        """Another row."""
        self.hush()
        self.follow()

    def retranslate(self) -> None:
        """Another language."""
        if self.ready:
            self.renew()
            self.received_pane.retranslate()

    # one correction

    async def correct(self, call: Callable[Concatenate[Desk, str, P], T], *given: P.args, **more: P.kwargs) -> T:
        """What a correction returns, made on the case as it is shown; ``file`` is the case behind it. Keys wait.

        Raises:
            ConflictError: somebody else changed the proposal meanwhile; nothing was done, and it is shown as it is now.
            UsageError, RefusedError: it cannot be made; the row is named as people know it.
        """
        self.changing = True
        try:
            async with self.turn:
                return await self._correct(functools.partial(call, self.studio.desk, self.case_id, *given, **more))
        finally:
            self.changing = False

    async def _correct(self, call: Callable[[], T]) -> T:
        desk, where = self.studio.desk, label(self.file, self.key)
        try:
            await off(self.refuse_stale, desk)
            made = await off(call)
        except ConflictError:
            self.file = await off(desk.store.load, self.case_id)
            self.renew()
            raise
        except (UsageError, RefusedError) as error:
            raise type(error)(error.message, where=where if error.where else "", hint=error.hint) from error
        self.file = await off(desk.store.load, self.case_id)
        return made

    def refuse_stale(self, desk: Desk) -> None:
        """Places of paragraphs are counted: on another text than the one that is shown they would mean other rows.

        Raises:
            ConflictError: the proposal is another one by now.
        """
        if desk.store.load(self.case_id).revisions.get(PART) != self.file.revisions.get(PART):
            raise ConflictError(
                _("somebody else changed the proposal meanwhile; nothing was done"), hint=_("look at it and try again")
            )
