"""The frame of the review screen: letter, suggestions and comments in columns or tabs, and moving about in them."""

from collections.abc import Iterable
from typing import ClassVar, Final

from textual import on
from textual.containers import Horizontal, Vertical
from textual.events import Resize
from textual.widget import Widget
from textual.widgets import Static

from reply_studio.tui.keymap import bindings
from reply_studio.tui.panes.preview import blank_words
from reply_studio.tui.panes.review_text import place_key
from reply_studio.tui.screens.case_screen import CaseScreen
from reply_studio.tui.widgets.blocks import Blocks
from reply_studio.tui.widgets.lines import TabLine, TitleLine
from reply_studio.tui.widgets.page_view import PageView
from reply_studio.tui.widgets.review_pages import ReviewPages

NARROW: Final = 110
"""Cells below which the panes are tabs."""
PANES: Final = ("letter", "suggestions", "comments")


class ReviewFrame(CaseScreen):
    """Letter on the left, suggestion and comments on the right; on a narrow screen three tabs."""

    CSS_PATH: ClassVar = ["../styles/workbench.tcss", "../styles/review.tcss"]
    CONTEXTS: ClassVar[tuple[str, ...]] = ("review",)
    BINDINGS: ClassVar = bindings("review")

    def __init__(self, case_id: str) -> None:
        super().__init__()
        self.case_id = case_id
        self.ready = self.narrow = self.read_to_end = False
        self.tab = "letter"
        self.sheet = ReviewPages(place_key, blank_words, id="letter", classes="pane")
        self.blocks = {name: Blocks(id=name, classes="pane") for name in PANES[1:]}
        self.panes: dict[str, Blocks | PageView] = {"letter": self.sheet, **self.blocks}

    def body(self) -> Iterable[Widget]:
        """Head, view, tabs, columns."""
        yield TitleLine(id="headline")
        yield TitleLine(id="where")
        yield TabLine(id="tabs")
        with Horizontal(id="columns"):
            with Vertical(id="letter-pane"):
                yield self.sheet
                yield Static("", id="end", markup=False)
            with Vertical(id="side-pane"):
                yield TitleLine(id="suggestions-title", classes="pane-title")
                yield self.blocks["suggestions"]
                yield TitleLine(id="comments-title", classes="pane-title")
                yield self.blocks["comments"]

    @property
    def part(self) -> str:
        """The pane with the focus."""
        return self.pane

    @property
    def pane(self) -> str:
        """The pane with the focus, the letter where none has it."""
        return next((name for name, each in self.panes.items() if each is self.focused), "letter")

    @property
    def ids(self) -> tuple[str, ...]:
        """What the selected line stands for: its passage and its points."""
        return self.sheet.key[2:]

    def fill_lines(self) -> None:
        """Gives the lines above the panes what they have to tell."""

    # panes

    def on_resize(self, event: Resize) -> None:
        """Two columns, or tabs."""
        self.narrow = event.size.width < NARROW
        self.set_class(self.narrow, "-narrow")
        self.place_panes()

    def place_panes(self) -> None:
        """Shows the panes that belong on a screen of this size."""
        narrow = self.narrow
        self.query_one("#letter-pane").display = not narrow or self.tab == "letter"
        self.query_one("#side-pane").display = not narrow or self.tab != "letter"
        for name in PANES[1:]:
            seen = not narrow or self.tab == name
            self.blocks[name].display = self.query_one(f"#{name}-title").display = seen

    def show_pane(self, name: str) -> None:
        """Brings a pane to the screen, and the focus to it."""
        self.tab = name
        self.place_panes()
        self.set_focus(self.panes[name])
        if self.ready:
            self.fill_lines()

    @on(TabLine.Picked)
    def tab_picked(self, event: TabLine.Picked) -> None:
        """A click on a tab."""
        self.show_pane(event.name)

    def action_pane(self, by: int) -> None:
        """The next pane."""
        here = PANES.index(self.tab if self.narrow else self.pane)
        self.show_pane(PANES[(here + by) % len(PANES)])

    def moving(self) -> Blocks | PageView:
        """The pane with the focus."""
        return self.panes[self.pane]
