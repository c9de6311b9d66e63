"""What stands above the panes of the workbench: the case, what is selected, tabs, titles; and what the panes hold."""

from collections.abc import Callable, Mapping
from typing import Final

from reply_studio.i18n import _
from reply_studio.tui.panes.arrangement import PANES, SIDE, Arrangement
from reply_studio.tui.panes.earlier import Alike, earlier_title
from reply_studio.tui.panes.findings import finding_blocks, findings_title
from reply_studio.tui.panes.headline import headline
from reply_studio.tui.panes.history import history_blocks
from reply_studio.tui.panes.inputs import input_blocks, inputs_title
from reply_studio.tui.panes.source import source_blocks
from reply_studio.tui.panes.tree import tree_blocks, tree_title
from reply_studio.tui.panes.view import View, heading_of
from reply_studio.tui.widgets.blocks import Block, Key
from reply_studio.tui.widgets.lines import Tab, TabLine, TitleLine

BLOCKS: Final[Mapping[str, Callable[[View, Key], list[Block]]]] = {
    "tree": lambda view, _chosen: tree_blocks(view),
    "inputs": input_blocks,
    "findings": finding_blocks,
    "source": lambda view, _chosen: source_blocks(view),
    "history": lambda view, _chosen: history_blocks(view),
}
"""Pane → what it shows of a case and a selection, where nothing else counts."""


class BenchLines:
    """The lines as widgets; ``outline`` is the title that stands above the outline."""

    def __init__(self, outline: TitleLine) -> None:
        self.head, self.where = TitleLine(id="headline"), TitleLine(id="where")
        self.tabs, self.side_tabs = TabLine(id="tabs"), TabLine(id="side-tabs")
        self.tree = TitleLine(id="tree-title", classes="pane-title")
        self.preview = TitleLine(id="preview-title", classes="pane-title")
        self.outline = outline

    def tell(self, view: View, chosen: Key, arranged: Arrangement, alike: Alike | None) -> None:
        """Shows them anew; the preview's title is left to it."""
        self.head.tell(*headline(view))
        self.tree.tell(tree_title(view))
        self.tell_chosen(view, chosen)
        tabs = _tabs(view, alike)
        self.tabs.tell(tabs, arranged.tab)
        self.side_tabs.tell([each for each in tabs if each.name in SIDE], arranged.side)

    def tell_chosen(self, view: View, chosen: Key) -> None:
        """Something else is selected."""
        heading = heading_of(view, chosen)
        self.outline.tell(heading)
        self.where.tell(heading)


def _tabs(view: View, alike: Alike | None) -> list[Tab]:
    labels = {
        "tree": tree_title(view),
        "outline": _("Reply"),
        "inputs": inputs_title(view),
        "findings": findings_title(view),
        "source": _("Source"),
        "earlier": earlier_title(alike),
        "history": _("History"),
        "preview": _("Preview"),
    }
    return [Tab(name, labels[name]) for name in PANES]
