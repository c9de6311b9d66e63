"""The frame of the merge view: its sections, what they show, what is selected, and how a step is saved."""

from collections.abc import Callable, Iterable
from typing import Any, ClassVar, Final

from textual import on
from textual.containers import Vertical
from textual.events import Resize
from textual.widget import Widget

from reply_studio.errors import RefusedError, ReplyStudioError
from reply_studio.i18n import _
from reply_studio.services import checking, margins, units
from reply_studio.services.desk import Desk
from reply_studio.services.margins import Line
from reply_studio.services.merges import Merge, Merges
from reply_studio.services.sitting import Sitting
from reply_studio.services.steps import Step
from reply_studio.services.working_draft import News
from reply_studio.tui.keymap import bindings
from reply_studio.tui.panes import merge_lists
from reply_studio.tui.panes.merge_sections import BLOCKS, CONFLICTS, LETTER, PASSAGES, SECTIONS, headline, tabs
from reply_studio.tui.panes.merge_selected import Evidence, selected_sides
from reply_studio.tui.panes.merge_table import first_open, table_of
from reply_studio.tui.screens.case_screen import SittingScreen
from reply_studio.tui.screens.writing import set_aside_words
from reply_studio.tui.widgets.blocks import Block, Blocks, Key
from reply_studio.tui.widgets.lines import TabLine, TitleLine
from reply_studio.tui.widgets.merge_grid import MergeGrid
from reply_studio.tui.widgets.passage_editor import PassageEditor
from reply_studio.tui.widgets.two_texts import TwoTexts
from reply_studio.tui.working import flow, off

NARROW: Final = 100
LOOK: Final = 2.0
"""Seconds between two looks at what others changed."""


class MergeFrame(SittingScreen):
    """The sections on one case, which is opened in the workbench's ``sitting``. ``suggestion`` is selected at first;
    ``goal`` says at the end where the person wants to go in the workbench.
    """

    CSS_PATH: ClassVar = ["../styles/workbench.tcss", "../styles/merging.tcss"]
    CONTEXTS = ("merge",)
    BINDINGS: ClassVar = bindings("merge")

    merge: Merge

    def __init__(self, sitting: Sitting, suggestion: str = "") -> None:
        super().__init__()
        self.sitting, self.suggestion, self.goal = sitting, suggestion, ""
        self.ready = self.narrow = self.looking = False
        self.section, self.before_letter, self.side = PASSAGES, PASSAGES, 0
        self.merges = Merges(self.sitting.desk)
        self.grid = MergeGrid(id="grid")
        self.lists = {name: Blocks(id=name) for name in SECTIONS if name != PASSAGES}
        self.texts = TwoTexts(id="sides")
        self.editor = PassageEditor(id="weaver")
        self.evidence = Evidence()
        self.lines: tuple[Line, ...] = ()
        self.trouble = ""

    def body(self) -> Iterable[Widget]:
        """Head, tabs, lists, detail."""
        yield TitleLine(id="headline")
        yield TabLine(id="tabs")
        yield Vertical(self.grid, *self.lists.values(), id="lists")
        yield Vertical(self.texts, self.editor, id="detail")

    def on_mount(self) -> None:
        """Works the merge out."""
        self.editor.display = False
        self.set_interval(LOOK, self.look)
        self.open()

    @flow()
    async def open(self) -> None:
        """The table first."""
        self.merge = await off(self.merges.of, self.sitting.file)
        self.ready = True
        table = table_of(self.merge)
        self.grid.show(table, first_open(table, self.suggestion))
        self.show_section(self.section)

    # what is seen

    @property
    def part(self) -> str:
        """The section: what Enter does there is told in the last line."""
        return self.section

    @property
    def pane(self) -> MergeGrid | Blocks:
        """The list of the section."""
        return self.grid if self.section == PASSAGES else self.lists[self.section]

    @property
    def key(self) -> Key:
        """What is selected in the section's list."""
        return ("passage", self.grid.key) if self.section == PASSAGES else self.lists[self.section].key

    @property
    def editing(self) -> bool:
        """A text is open."""
        return self.has_class("-editing")

    def on_resize(self, event: Resize) -> None:
        """Two texts beside each other, or one above the other."""
        self.narrow = event.size.width < NARROW
        self.set_class(self.narrow, "-narrow")
        if self.ready:
            self.fill()

    def show_section(self, name: str) -> None:
        """Brings a section to the screen, and the focus to its list."""
        self.section = name
        self.grid.display = name == PASSAGES
        for each, blocks in self.lists.items():
            blocks.display = each == name
        self.query_one("#detail").display = name != LETTER
        self.set_class(name in BLOCKS, "-pairs")
        self.side = 0
        self.fill()
        self.set_focus(self.pane)
        if name == LETTER:
            self.compose_letter()

    @on(TabLine.Picked)
    def tab_picked(self, event: TabLine.Picked) -> None:
        """A click on a tab."""
        if self.ready and not self.editing:
            self.show_section(event.name)

    @on(Blocks.Moved)
    @on(MergeGrid.Moved)
    def moved(self) -> None:
        """Something else is selected."""
        self.hush()
        self.side = 0
        self.fill_detail()

    def retranslate(self) -> None:
        """Another language."""
        if self.ready:
            self.fill()

    # what they show

    def fill(self, select: Key = ()) -> None:
        """Shows the merge as it is; ``select`` is put under the cursor of the section's list."""
        self.query_one("#headline", TitleLine).tell(*headline(self.merge, short=self.narrow))
        self.query_one("#tabs", TabLine).tell(tabs(self.merge), self.section)
        if self.section == PASSAGES:
            self.grid.show(table_of(self.merge), select[1] if select else "")
        else:
            self.lists[self.section].show(self._blocks(), select)
        self.fill_detail()

    def _blocks(self) -> list[Block]:
        if self.section == LETTER:
            ours = units.name_of(units.our_key(self.studio.desk.config), self.studio.desk.config, ())
            return merge_lists.letter_blocks(self.lines, ours)
        return BLOCKS[self.section](self.merge)

    def fill_detail(self) -> None:
        """The selected thing, whole; on a narrow screen texts stand one above the other, a small table does not."""
        left, right = selected_sides(self.merge, self.key, self.side, self.evidence)
        at = 1 if self.section == PASSAGES else len(left)  # the answer before a text that may be long
        self.texts.show(left, right, at if self.narrow and self.section != CONFLICTS else None)

    @flow("letter", exclusive=True)
    async def compose_letter(self) -> None:
        """The letter of the draft as it is now, sentence by sentence."""
        self.lines = await off(_letter_lines, self.studio.desk, self.merge)
        if not self.gone and self.section == LETTER:
            self.fill()

    # steps

    async def step(self, operation: Callable[..., Step], *given: Any, **more: Any) -> Step:
        """Makes a step on the case and saves it; keys wait until it is shown.

        Raises:
            UsageError, RefusedError: it cannot be made.
            StorageError: it could not be saved; it is tried again.
        """
        self.hush()
        self.changing = True
        try:
            made = self.sitting.do(operation, *given, **more)
            await self.save()
            return made
        finally:
            self.changing = False

    async def save(self) -> None:
        """Commits what waits and shows the case as it is then."""
        try:
            news = await off(self.sitting.flush)
        except ReplyStudioError as error:
            await self.keep_aside()
            self.trouble = str(error)
            await self.think()
            self.remark(_("not saved"))
            raise
        self.trouble = ""
        await self.think()
        self.tell_saved()
        self.heard(news)

    async def keep_aside(self) -> None:
        """Where the text stands still, what cannot be saved is kept aside.

        Raises:
            RefusedError: it does; what becomes of the last words is told.
        """
        lock = self.sitting.lock
        if lock is not None:
            kept = await off(self.sitting.set_aside)
            self.trouble = ""
            await self.think()
            self.fill()
            raise RefusedError(set_aside_words(lock.message) if kept else lock.message)

    async def think(self) -> None:
        """The merge of the case as it is now."""
        self.merge = await off(self.merges.of, self.sitting.file)

    # others

    @flow("look")
    async def look(self) -> None:
        """Takes in what others changed, and saves again what could not be saved before."""
        if not self.ready or self.looking or self.changing or self.editing:
            return
        self.looking = True
        try:
            before = self.sitting.saved
            news = await off(self.sitting.look)
            if self.sitting.saved is not before and not self.gone:  # a decision changes no part, so it is no news
                await self.think()
                self.fill()
                self.heard([news or News()])
            if self.trouble and self.sitting.dirty:
                await self.save()
        finally:
            self.looking = False

    def heard(self, news: Iterable[News]) -> None:
        """Says what came from outside."""
        told = list(news)
        if not told:
            return
        if any(each.merged for each in told):
            self.say(_("Somebody else changed the draft meanwhile; what both of you wrote is kept."), "warning")
        else:
            self.say(_("Somebody else changed this case; it was read again."))


def _letter_lines(desk: Desk, merge: Merge) -> tuple[Line, ...]:
    letter = checking.composed_context(desk, merge.file, merge.view).letter
    return margins.lines(merge.file, letter, merge.labels)
