"""The frame of the workbench: its panes, what they show, what is selected, and which of them are seen."""

from collections.abc import Iterable
from typing import ClassVar, Final

from textual import on
from textual.containers import Container, Horizontal, Vertical
from textual.events import Resize
from textual.widget import Widget

from reply_studio.model.draft import Draft
from reply_studio.services.insight import Insights
from reply_studio.tui.keymap import bindings
from reply_studio.tui.panes.arrangement import SIDE, Arrangement
from reply_studio.tui.panes.bench_lines import BLOCKS, BenchLines
from reply_studio.tui.panes.earlier import Alike
from reply_studio.tui.panes.inputs import first_input
from reply_studio.tui.panes.notes import new_row
from reply_studio.tui.panes.outline import outline_blocks, owner_of, row_of
from reply_studio.tui.panes.preview import blank_words, key_of
from reply_studio.tui.panes.view import ALL, View, chosen_for, view_of
from reply_studio.tui.screens.case_screen import SittingScreen
from reply_studio.tui.widgets.blocks import Block, Blocks, Key
from reply_studio.tui.widgets.lines import TabLine
from reply_studio.tui.widgets.outline_pane import OutlinePane
from reply_studio.tui.widgets.page_view import PageView
from reply_studio.tui.working import flow, off

NARROW: Final = 100
WIDE: Final = 140


class Bench(SittingScreen):
    """The panes on one case. Panes are mounted once; another selection only gives them other blocks."""

    CSS_PATH = "../styles/workbench.tcss"
    CONTEXTS = ("bench",)
    BINDINGS: ClassVar = bindings("bench")

    view: View

    def __init__(self, case_id: str) -> None:
        super().__init__()
        self.case_id = case_id
        self.ready = False
        self.chosen: Key = ALL
        self.arranged = Arrangement()
        self.outline_pane = OutlinePane(id="outline-pane")
        self.sheet = PageView(key_of, blank_words, id="preview", classes="pane")
        made = {name: Blocks(id=name, classes="pane") for name in ("tree", *SIDE)}
        self.blocks = {"tree": made.pop("tree"), "outline": self.outline_pane.outline, **made}
        self.panes: dict[str, Blocks | PageView] = {**self.blocks, "preview": self.sheet}
        self.lines = BenchLines(self.outline_pane.title)
        self.alike: Alike | None = None
        self.worked_out: Draft | None = None
        self._insights: Insights | None = None
        self._inputs_for: tuple[Key, bool] = ((), False)

    def body(self) -> Iterable[Widget]:
        """Head, tabs, columns, preview."""
        yield self.lines.head
        yield self.lines.where
        yield self.lines.tabs
        side = Vertical(self.lines.side_tabs, *(self.panes[name] for name in SIDE), id="side-pane")
        yield Container(
            Horizontal(
                Vertical(self.lines.tree, self.panes["tree"], id="tree-pane"),
                Container(self.outline_pane, side, id="right"),
                id="columns",
            ),
            Vertical(self.lines.preview, self.sheet, id="preview-pane"),
            id="work",
        )

    # what is seen

    def on_resize(self, event: Resize) -> None:
        """Three columns, two, or tabs."""
        self.set_class(event.size.width >= WIDE, "-wide")
        self.arranged.narrow = event.size.width < NARROW
        self.set_class(self.arranged.narrow, "-narrow")
        self.place_panes()

    def place_panes(self) -> None:
        """Shows the panes that belong on a screen of this size."""
        for selector, shown in self.arranged.regions().items():
            self.query_one(selector).display = shown
        for name in SIDE:
            self.panes[name].display = name == self.arranged.side_pane
        self.set_class(self.arranged.previewed and not self.arranged.narrow, "-previewed")
        if self.ready:
            self.fill()

    def shown(self, name: str) -> bool:
        """Whether a pane is on the screen."""
        return self.arranged.shown(name)

    @property
    def pane(self) -> str:
        """The pane that has the focus (the outline while its editor has it)."""
        if self.focused is self.outline_pane.editor:
            return "outline"
        return next((name for name, each in self.panes.items() if each is self.focused), "")

    def show_pane(self, name: str, *, focus: bool = True) -> None:
        """Brings a pane to the screen, and the focus to it; who goes to another one has read what was said."""
        if self.pane != name:
            self.hush()
        self.arranged.bring(name)
        self.place_panes()
        if focus:
            self.set_focus(self.panes[name])

    @on(TabLine.Picked)
    def tab_picked(self, event: TabLine.Picked) -> None:
        """A click on a tab."""
        self.show_pane(event.name)

    # what they show

    def renew(self, select: Key = ()) -> None:
        """The draft changed: everything is shown anew; what takes longer to work out follows."""
        insight = self.view.insight if self.ready else None
        self.view = view_of(self.sitting.file, self.studio.desk.config, self.studio.desk.clock.today(), insight)
        self.ready = True
        self.fill(select)
        self.think()

    @flow("insight", exclusive=True)
    async def think(self) -> None:
        """Matching, letter and findings of the draft as it is now."""
        if self._insights is None:
            self._insights = Insights(self.studio.desk)
        file = self.sitting.file
        insight = await off(self._insights.of, file)
        if self.gone:
            return
        self.view, self.worked_out = self.view.with_insight(insight), file.draft
        self.fill()

    def fill(self, select: Key = ()) -> None:
        """Gives the panes on the screen what they have to show; ``select`` is a row of the outline."""
        for name in self.blocks:
            if self.shown(name):
                self._fill_pane(name, select if name == "outline" else ())
        self.lines.tell(self.view, self.chosen, self.arranged, self.alike)

    def follow_in_preview(self, *, by_row: bool) -> None:
        """The preview goes to what is selected: the row of the outline, or what the tree has."""

    def _fill_pane(self, name: str, select: Key) -> None:
        wanted = {"tree": self.chosen, "source": self.chosen}.get(name, select)
        if name == "inputs" and self._inputs_for != (self.chosen, self.view.insight is not None):
            self._inputs_for = (self.chosen, self.view.insight is not None)
            wanted = first_input(self.view, self.chosen)
        self.blocks[name].show(self.pane_blocks(name), wanted)

    def pane_blocks(self, name: str) -> list[Block]:
        """What a pane shows of the case and the selection."""
        if name == "outline":
            new_note = new_row(self.view, self.outline_pane.editing, self.sitting.place)
            return outline_blocks(self.view, self.chosen, new_note)
        return BLOCKS[name](self.view, self.chosen)

    # what is selected

    def choose(self, chosen: Key, select: Key = (), *, read: bool = False) -> None:
        """Selects a suggestion (or all points, or those that answer none); all panes follow, but for the letter where a
        person ``read`` it and stays at that line.
        """
        if chosen != self.chosen:
            self.hush()
            self.chosen = chosen
            for name in ("tree", "source"):
                self.panes[name].select(chosen)
            for name in ("outline", "inputs", "findings", "earlier"):
                if self.shown(name):
                    self._fill_pane(name, select if name == "outline" else ())
            self.lines.tell_chosen(self.view, self.chosen)
        elif select:
            self.panes["outline"].select(select)
        if not read:
            self.follow_in_preview(by_row=bool(select))

    def go_to(self, anchor: str) -> None:
        """Selects what an id names: a suggestion, a point or a passage, and goes to its row of the outline."""
        point = owner_of(self.view, ("", anchor))
        if point is None:
            if anchor in self.view.numbers:
                self.choose(("suggestion", anchor))
                self.show_pane("outline")
            return
        self.choose(chosen_for(self.view, point, self.chosen))
        self.show_pane("outline")
        self.choose(self.chosen, row_of(self.view.file.draft, anchor))

    @on(Blocks.Moved, "#tree")
    @on(Blocks.Moved, "#source")
    def suggestion_moved(self, event: Blocks.Moved) -> None:
        """Another suggestion, in the tree or found in the proposal's words."""
        self.choose(event.key)

    @on(Blocks.Moved)
    def moved(self) -> None:
        """Another row of any pane: the person goes on."""
        self.hush()

    def retranslate(self) -> None:
        """Another language."""
        if self.ready:
            self.fill()

    # moving about

    def moving(self) -> Blocks | PageView | None:
        """The pane that has the focus."""
        return self.panes.get(self.pane)

    def action_pane(self, by: int) -> None:
        """The next pane."""
        self.hush()
        self.show_pane(self.arranged.following(self.pane, by))

    def action_tab(self, by: int) -> None:
        """The next tab of the side pane; on a narrow screen the next pane."""
        if self.arranged.narrow:
            self.action_pane(by)
        else:
            self.show_pane(self.arranged.next_side(by), focus=self.pane in SIDE)
