"""The frame of the workbench: its panes, what they show, what is selected, and which of them are seen."""

from collections.abc import Callable, Iterable, Iterator
from typing import ClassVar, Final

from textual import on
from textual.containers import Container, Horizontal, Vertical
from textual.events import Resize
from textual.widget import Widget

from reply_studio.i18n import _
from reply_studio.model.draft import Draft
from reply_studio.services.insight import Insights
from reply_studio.tui.keymap import bindings
from reply_studio.tui.panes.earlier import earlier_title
from reply_studio.tui.panes.findings import finding_blocks, findings_title
from reply_studio.tui.panes.headline import headline
from reply_studio.tui.panes.history import history_blocks
from reply_studio.tui.panes.inputs import first_input, input_blocks, inputs_title
from reply_studio.tui.panes.notes import new_row
from reply_studio.tui.panes.outline import outline_blocks, owner_of, row_of
from reply_studio.tui.panes.preview import blank_words, key_of
from reply_studio.tui.panes.source import source_blocks
from reply_studio.tui.panes.tree import tree_blocks, tree_title
from reply_studio.tui.panes.view import ALL, View, chosen_for, heading_of, view_of
from reply_studio.tui.screens.sitting_screen import SittingScreen
from reply_studio.tui.widgets.blocks import Block, Blocks, Key
from reply_studio.tui.widgets.lines import Tab, TabLine, TitleLine
from reply_studio.tui.widgets.outline_pane import OutlinePane
from reply_studio.tui.widgets.page_view import PageView
from reply_studio.tui.working import flow, off

SIDE: Final = ("inputs", "findings", "source", "earlier", "history")
PANES: Final = ("tree", "outline", *SIDE, "preview")
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
        self.ready = self.narrow = False
        self.chosen: Key = ALL
        self.tab, self.side, self.previewed = "tree", "inputs", False
        self.outline_pane = OutlinePane(id="outline-pane")
        self.sheet = PageView(key_of, blank_words, id="preview", classes="pane")
        made = {name: Blocks(id=name, classes="pane") for name in ("tree", *SIDE)}
        self.blocks = {"tree": made.pop("tree"), "outline": self.outline_pane.outline, **made}
        self.panes: dict[str, Blocks | PageView] = {**self.blocks, "preview": self.sheet}
        self._titles = {name: TitleLine(id=f"{name}-title", classes="pane-title") for name in ("tree", "preview")}
        self.worked_out: Draft | None = None
        self._insights: Insights | None = None
        self._inputs_for: tuple[Key, bool] = ((), False)

    def body(self) -> Iterable[Widget]:
        """Head, tabs, columns, preview."""
        yield TitleLine(id="headline")
        yield TitleLine(id="where")
        yield TabLine(id="tabs")
        side = Vertical(TabLine(id="side-tabs"), *(self.panes[name] for name in SIDE), id="side-pane")
        yield Container(
            Horizontal(
                Vertical(self._titles["tree"], self.panes["tree"], id="tree-pane"),
                Container(self.outline_pane, side, id="right"),
                id="columns",
            ),
            Vertical(self._titles["preview"], self.sheet, id="preview-pane"),
            id="work",
        )

    # what is seen

    def on_resize(self, event: Resize) -> None:
        """Three columns, two, or tabs."""
        self.set_class(event.size.width >= WIDE, "-wide")
        self.narrow = event.size.width < NARROW
        self.set_class(self.narrow, "-narrow")
        self.place_panes()

    def place_panes(self) -> None:
        """Shows the panes that belong on a screen of this size."""
        narrow, side = self.narrow, self.tab if self.tab in SIDE else self.side
        seen = {
            "#tree-pane": not narrow or self.tab == "tree",
            "#right": not narrow or self.tab == "outline" or self.tab in SIDE,
            "#outline-pane": not narrow or self.tab == "outline",
            "#side-pane": not narrow or self.tab in SIDE,
            "#columns": not narrow or self.tab != "preview",
            "#preview-pane": self.tab == "preview" if narrow else self.previewed,
        }
        for selector, shown in seen.items():
            self.query_one(selector).display = shown
        for name in SIDE:
            self.panes[name].display = name == (side if narrow else self.side)
        self.set_class(self.previewed and not narrow, "-previewed")
        if self.ready:
            self.fill()

    def seen(self) -> list[str]:
        """The panes to go through with Tab."""
        if self.narrow:
            return list(PANES)
        return ["tree", "outline", self.side, *(["preview"] if self.previewed else [])]

    def shown(self, name: str) -> bool:
        """Whether a pane is on the screen."""
        return self.tab == name if self.narrow else name in self.seen()

    @property
    def pane(self) -> str:
        """The pane that has the focus (the outline while its editor has it)."""
        if self.focused is self.outline_pane.editor:
            return "outline"
        return next((name for name, each in self.panes.items() if each is self.focused), "")

    def show_pane(self, name: str, *, focus: bool = True) -> None:
        """Brings a pane to the screen, and the focus to it."""
        if self.narrow:
            self.tab = name
        elif name in SIDE:
            self.side = name
        elif name == "preview":
            self.previewed = True
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
        self.query_one("#headline", TitleLine).tell(*headline(self.view))
        for name in self.blocks:
            if self.shown(name):
                self._fill_pane(name, select if name == "outline" else ())
        self._fill_lines()
        self.fill_preview()

    def fill_preview(self) -> None:
        """Gives the preview the letter as it is."""

    def follow_in_preview(self, *, by_row: bool) -> None:
        """The preview goes to what is selected: the row of the outline, or what the tree has."""

    def _fill_pane(self, name: str, select: Key) -> None:
        wanted = {"tree": self.chosen, "source": self.chosen}.get(name, select)
        blocks = self._blocks(name)
        if name == "inputs" and self._inputs_for != (self.chosen, self.view.insight is not None):
            self._inputs_for = (self.chosen, self.view.insight is not None)
            wanted = first_input(self.view, self.chosen)
        self.blocks[name].show(blocks, wanted)

    def _blocks(self, name: str) -> list[Block]:
        view, chosen = self.view, self.chosen
        makers: dict[str, Callable[[], list[Block]]] = {
            "tree": lambda: tree_blocks(view),
            "outline": lambda: outline_blocks(view, chosen, self._new_note()),
            "inputs": lambda: input_blocks(view, chosen),
            "findings": lambda: finding_blocks(view, chosen),
            "source": lambda: source_blocks(view),
            "earlier": self.earlier_blocks,
            "history": lambda: history_blocks(view),
        }
        return makers[name]()

    def _new_note(self) -> Key:
        return new_row(self.view, self.outline_pane.editing, self.sitting.place)

    def earlier_blocks(self) -> list[Block]:
        """How other cases answered the like; they are looked for when the pane is first seen."""
        return []

    def earlier_label(self) -> str:
        """What stands on that pane's tab."""
        return earlier_title(None)

    def _fill_lines(self) -> None:
        self._titles["tree"].tell(tree_title(self.view))
        self._fill_heading()
        self.query_one("#tabs", TabLine).tell(list(self._tabs()), self.tab)
        self.query_one("#side-tabs", TabLine).tell([each for each in self._tabs() if each.name in SIDE], self.side)

    def _fill_heading(self) -> None:
        heading = heading_of(self.view, self.chosen)
        self.outline_pane.title.tell(heading)
        self.query_one("#where", TitleLine).tell(heading)

    def _tabs(self) -> Iterator[Tab]:
        labels = {
            "tree": tree_title(self.view),
            "outline": _("Reply"),
            "inputs": inputs_title(self.view),
            "findings": findings_title(self.view),
            "source": _("Source"),
            "earlier": self.earlier_label(),
            "history": _("History"),
            "preview": _("Preview"),
        }
        return (Tab(name, labels[name]) for name in PANES)

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
            self._fill_heading()
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
    def tree_moved(self, event: Blocks.Moved) -> None:
        """Another suggestion."""
        self.choose(event.key)

    @on(Blocks.Moved, "#source")
    def source_moved(self, event: Blocks.Moved) -> None:
        """A suggestion, found in the proposal's words."""
        self.choose(event.key)

    @on(Blocks.Moved, "#outline")
    def outline_moved(self) -> None:
        """Another row: the letter follows."""
        self.follow_in_preview(by_row=True)

    @on(Blocks.Moved)
    def moved(self) -> None:
        """Another row of any pane: the person goes on."""
        self.hush()

    def retranslate(self) -> None:
        """Another language."""
        if self.ready:
            self.fill()

    # moving about

    def action_move(self, by: int) -> None:
        """Up or down."""
        if self.pane:
            self.panes[self.pane].move(by)

    def action_page(self, direction: int) -> None:
        """By a page."""
        if self.pane:
            self.panes[self.pane].page(direction)

    def action_edge(self, direction: int) -> None:
        """To the first or last block."""
        if self.pane:
            self.panes[self.pane].edge(direction)

    def action_pane(self, by: int) -> None:
        """The next pane."""
        self.hush()
        order = self.seen()
        here = self.tab if self.narrow else self.pane
        at = order.index(here) if here in order else -1 if by > 0 else 0
        self.show_pane(order[(at + by) % len(order)])

    def action_tab(self, by: int) -> None:
        """The next tab of the side pane; on a narrow screen the next pane."""
        if self.narrow:
            self.action_pane(by)
        else:
            self.show_pane(SIDE[(SIDE.index(self.side) + by) % len(SIDE)], focus=self.pane in SIDE)
