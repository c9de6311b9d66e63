"""Which panes of the workbench are on the screen: three columns, two, or one pane at a time."""

from typing import Final

SIDE: Final = ("inputs", "findings", "source", "earlier", "history")
PANES: Final = ("tree", "outline", *SIDE, "preview")


class Arrangement:
    """On a ``narrow`` screen the pane ``tab`` alone is seen; else tree and outline, of the side panes the one named
    ``side``, and the preview where it was asked for (``previewed``).
    """

    def __init__(self) -> None:
        self.narrow = False
        self.tab, self.side, self.previewed = "tree", "inputs", False

    def seen(self) -> list[str]:
        """The panes to go through with Tab."""
        if self.narrow:
            return list(PANES)
        return ["tree", "outline", self.side, *(["preview"] if self.previewed else [])]

    def shown(self, name: str) -> bool:
        """Whether a pane is on the screen."""
        return self.tab == name if self.narrow else name in self.seen()

    def bring(self, name: str) -> None:
        """A pane is wanted on the screen."""
        if self.narrow:
            self.tab = name
        elif name in SIDE:
            self.side = name
        elif name == "preview":
            self.previewed = True

    def regions(self) -> dict[str, bool]:
        """Selector of a part of the screen → whether it is displayed."""
        narrow, tab = self.narrow, self.tab
        return {
            "#tree-pane": not narrow or tab == "tree",
            "#right": not narrow or tab == "outline" or tab in SIDE,
            "#outline-pane": not narrow or tab == "outline",
            "#side-pane": not narrow or tab in SIDE,
            "#columns": not narrow or tab != "preview",
            "#preview-pane": tab == "preview" if narrow else self.previewed,
        }

    @property
    def side_pane(self) -> str:
        """The side pane that is displayed where the side is."""
        return self.tab if self.narrow and self.tab in SIDE else self.side

    def following(self, focused: str, by: int) -> str:
        """The next pane in the order of Tab; the first or last one where none of them has the focus."""
        order = self.seen()
        here = self.tab if self.narrow else focused
        at = order.index(here) if here in order else -1 if by > 0 else 0
        return order[(at + by) % len(order)]

    def next_side(self, by: int) -> str:
        """The next tab of the side."""
        return SIDE[(SIDE.index(self.side) + by) % len(SIDE)]
