"""Something to read, over the whole screen: help, the outcome of an import."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.widget import Widget
from textual.widgets import Static

from reply_studio.text.width import printable
from reply_studio.tui.keymap import bindings
from reply_studio.tui.screens.base import StudioScreen
from reply_studio.tui.widgets.prose import Paragraph, Prose


class Reader(StudioScreen):
    """A title and paragraphs to scroll. Subclasses that can say the same in another language override ``content``."""

    CONTEXTS: ClassVar[tuple[str, ...]] = ("reader",)
    BINDINGS: ClassVar = bindings("reader")

    def __init__(self, title: str, paragraphs: Sequence[Paragraph] = ()) -> None:
        super().__init__()
        self._title, self._paragraphs = title, paragraphs

    def heading(self) -> str:
        """The title."""
        return self._title

    def content(self) -> Sequence[Paragraph]:
        """The paragraphs."""
        return self._paragraphs

    def body(self) -> Iterable[Widget]:
        """Title and text."""
        yield Static(printable(self.heading()), id="title", markup=False)
        yield Prose(self.content())

    def on_mount(self) -> None:
        """The text takes the keys."""
        self.query_one(Prose).focus()

    def retranslate(self) -> None:
        """The same place in the other language."""
        self.query_one("#title", Static).update(printable(self.heading()))
        self.query_one(Prose).show(self.content(), keep_place=True)

    def action_back(self) -> None:
        """Closes the screen."""
        self.dismiss(None)

    def action_scroll(self, by: int) -> None:
        """By lines."""
        self.query_one(Prose).scroll_lines(by)

    def action_page(self, direction: int) -> None:
        """By a page."""
        prose = self.query_one(Prose)
        prose.scroll_lines(direction * max(1, prose.size.height - 2))

    def action_edge(self, direction: int) -> None:
        """To the beginning or the end."""
        prose = self.query_one(Prose)
        prose.scroll_to(y=0 if direction < 0 else prose.virtual_size.height, animate=False)
