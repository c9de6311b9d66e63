"""The frame of the merge view: its sections, what they show, what is selected, and how a step is saved."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, ClassVar, Final

from textual import on
from textual.containers import Horizontal, Vertical
from textual.events import Resize
from textual.widget import Widget

from reply_studio.errors import ReplyStudioError
from reply_studio.i18n import _
from reply_studio.services import checking, grounds, margins, units
from reply_studio.services.grounds import Ground
from reply_studio.services.margins import Line
from reply_studio.services.merges import Left, Merge, Merges
from reply_studio.services.sitting import Sitting
from reply_studio.services.steps import Step
from reply_studio.services.working_draft import News
from reply_studio.tui.keymap import bindings
from reply_studio.tui.panes import merge_detail, merge_lists
from reply_studio.tui.panes.merge_detail import Sides
from reply_studio.tui.panes.merge_table import Table, table_of
from reply_studio.tui.screens.base import StudioScreen
from reply_studio.tui.widgets.blocks import Block, Blocks, Key
from reply_studio.tui.widgets.lines import Tab, TabLine, TitleLine
from reply_studio.tui.widgets.merge_grid import MergeGrid
from reply_studio.tui.widgets.passage_editor import PassageEditor
from reply_studio.tui.widgets.runs import Runs, para
from reply_studio.tui.working import flow, off

PASSAGES, OVERLAPS, CONFLICTS, VERSIONS, LETTER = "passages", "overlaps", "conflicts", "versions", "letter"
SECTIONS: Final = (PASSAGES, OVERLAPS, CONFLICTS, VERSIONS, LETTER)
NARROW: Final = 100
LOOK: Final = 2.0
"""Seconds between two looks at what others changed."""


class WeavingEditor(PassageEditor):
    """The editor of one passage: there is no next one to go on with, and it is not cut here."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """All but ``next`` and ``split``."""
        return action not in ("next", "split") and super().check_action(action, parameters)


class MergeFrame(StudioScreen):
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
        self.ready = self.narrow = self.explained = self.looking = False
        self.section, self.before_letter, self.side = PASSAGES, PASSAGES, 0
        self.merges = Merges(self.sitting.desk)
        self.grid = MergeGrid(id="grid")
        self.lists = {name: Blocks(id=name) for name in SECTIONS if name != PASSAGES}
        self.one, self.two = Runs(id="one"), Runs(id="two")
        self.editor = WeavingEditor(id="weaver")
        self.grounds: Mapping[str, Sequence[Ground]] | None = None
        self.grounds_for: object = None
        self.lines: tuple[Line, ...] = ()
        self.trouble = ""

    def body(self) -> Iterable[Widget]:
        """Head, tabs, lists, detail."""
        yield TitleLine(id="headline")
        yield TabLine(id="tabs")
        yield Vertical(self.grid, *self.lists.values(), id="lists")
        yield Vertical(Horizontal(self.one, self.two, id="sides"), self.editor, id="detail")

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
        self.grid.show(table, self._first(table))
        self.show_section(self.section)

    def _first(self, table: Table) -> str:
        """The first passage in the row of the selected suggestion that waits, else the first one that waits."""
        rows = [*(each for each in table.rows if each.suggestion == self.suggestion), *table.rows]
        cells = (table.cells.get((row.suggestion, each.unit), ()) for row in rows for each in table.columns)
        return next((sent.key for cell in cells for sent in cell if sent.open), "")

    # what is seen

    @property
    def part(self) -> str:
        """The section: what Enter does there is told in the last line."""
        return self.section

    @property
    def gone(self) -> bool:
        """The screen is closed, or about to be."""
        return not (self.is_running and self.is_attached)

    def fail(self, error: Exception) -> None:
        """Shows a failure while there is a screen to show it on."""
        if not self.gone:
            super().fail(error)

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
        self.set_class(name in (OVERLAPS, CONFLICTS, VERSIONS), "-pairs")
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
        self._fill_head()
        if self.section == PASSAGES:
            self.grid.show(table_of(self.merge), select[1] if select else "")
        else:
            self.lists[self.section].show(self._blocks(), select)
        self.fill_detail()

    def _fill_head(self) -> None:
        case, left = self.merge.file.case, self.merge.left
        title = _("Merge: {number} {title}").format(number=case.number or case.id, title=self.merge.file.proposal.title)
        self.query_one("#headline", TitleLine).tell(title, self._to_decide(left))
        self.query_one("#tabs", TabLine).tell(self._tabs(), self.section)

    def _to_decide(self, left: Left) -> str:
        """How much is still to decide: one figure where there is little room, for the tabs tell the others."""
        if left.done:
            return _("all decided")
        every = left.passages + left.overlaps + left.conflicts + left.outdated
        if self.narrow:
            return _("{n} to decide").format(n=every)
        told = _("open {passages} \u00b7 overlaps {overlaps} \u00b7 conflicts {conflicts} \u00b7 old words {outdated}")
        return told.format(
            passages=left.passages, overlaps=left.overlaps, conflicts=left.conflicts, outdated=left.outdated
        )

    def _tabs(self) -> list[Tab]:
        left, view = self.merge.left, self.merge.view
        again = len(view.changes)
        return [
            Tab(PASSAGES, _("Passages {open}/{all}").format(open=left.passages, all=len(view.dispositions))),
            Tab(OVERLAPS, _("Overlaps {open}/{all}").format(open=left.overlaps, all=len(view.overlaps))),
            Tab(CONFLICTS, _("Conflicts {open}/{all}").format(open=left.conflicts, all=len(view.conflicts))),
            Tab(VERSIONS, _("Sent again {open}/{all}").format(open=left.outdated, all=again)),
            Tab(LETTER, _("Letter")),
        ]

    def _blocks(self) -> list[Block]:
        if self.section == LETTER:
            ours = units.name_of(units.our_key(self.studio.desk.config), self.studio.desk.config, ())
            return merge_lists.letter_blocks(self.lines, ours)
        makers: dict[str, Callable[[Merge], list[Block]]] = {
            OVERLAPS: merge_lists.overlap_blocks,
            CONFLICTS: merge_lists.conflict_blocks,
            VERSIONS: merge_lists.version_blocks,
        }
        return makers[self.section](self.merge)

    def fill_detail(self) -> None:
        """The selected thing, whole; on a narrow screen texts stand one above the other, a small table does not."""
        left, right = self._sides()
        above = self.narrow and self.section != CONFLICTS
        self.two.display = bool(right) and not above
        if above and right:
            at = 1 if self.section == PASSAGES else len(left)  # the answer before a text that may be long
            left, right = [*left[:at], *([para("")] if at > 1 else []), *right, *left[at:]], []
        self.one.show(list(left))
        self.two.show(list(right))

    def _sides(self) -> Sides:
        match self.key:
            case ("passage", passage) if passage:
                return merge_detail.passage_sides(self.merge, passage, self.grounds if self.explained else None)
            case ("overlap", place):
                return merge_detail.overlap_sides(self.merge, self.merge.pairs[int(place)], self.side)
            case ("conflict", key):
                found = next(each for each in self.merge.view.conflicts if each.key == key)
                return merge_detail.conflict_sides(self.merge, grounds.sides(self.merge.file, found), key)
            case ("outdated", passage, old):
                rests = (each for each in self.merge.view.outdated if (each.passage, each.old) == (passage, old))
                return merge_detail.outdated_sides(self.merge, next(rests))
            case ("change", old, new):
                olds = merge_lists.old_texts(self.merge)
                return merge_detail.change_sides(olds.get(old, ""), self.merge.view.passages.get(new, ""))
        return [], []

    @flow("letter", exclusive=True)
    async def compose_letter(self) -> None:
        """The letter of the draft as it is now, sentence by sentence."""
        self.lines = await off(self._composed)
        if not self.gone and self.section == LETTER:
            self.fill()

    def _composed(self) -> tuple[Line, ...]:
        file = self.merge.file
        letter = checking.composed_context(self.studio.desk, file, self.merge.view).letter
        return margins.lines(file, letter, self.merge.labels)

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
            self.trouble = str(error)
            await self.think()
            self.remark(_("not saved"))
            raise
        self.trouble = ""
        await self.think()
        self.tell_saved()
        self.heard(news)

    async def think(self) -> None:
        """The merge of the case as it is now."""
        self.merge = await off(self.merges.of, self.sitting.file)

    def tell_saved(self) -> None:
        """Says quietly when it was saved last."""
        if self.sitting.saved_at and not self.gone:
            self.remark(_("saved {time}").format(time=self.sitting.saved_at))

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
