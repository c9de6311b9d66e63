"""A widget of one line, drawn by itself on the line API, whose parts can be clicked."""

from collections.abc import Hashable, Sequence
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from textual.events import Click
from textual.strip import Strip
from textual.widget import Widget


class Part(NamedTuple):
    """A stretch of the line. ``style`` is "" or one of key, chosen, dim; ``value`` is what a click on it means."""

    text: str
    style: str = ""
    value: Hashable = None


class Line(Widget):
    """Subclasses say the parts for a width, and what a click on one does."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES = {"line--key", "line--chosen", "line--dim"}

    def parts(self, width: int) -> Sequence[Part]:
        """The line from left to right; what is too long is cut."""
        raise NotImplementedError

    def clicked(self, value: Hashable) -> None:
        """A part with a value was clicked."""

    def render_line(self, y: int) -> Strip:
        """The line; further ones are empty."""
        width, base = self.size.width, self.rich_style
        if y:
            return Strip.blank(width, base)
        segments = [
            Segment(each.text, base + self.get_component_rich_style(f"line--{each.style}", partial=True))
            if each.style
            else Segment(each.text, base)
            for each in self.parts(width)
        ]
        return Strip(segments).adjust_cell_length(width, base)

    def on_click(self, event: Click) -> None:
        """Finds the part under the mouse."""
        at = 0
        for each in self.parts(self.size.width):
            at += cell_len(each.text)
            if event.x < at:
                if each.value is not None:
                    self.clicked(each.value)
                return
