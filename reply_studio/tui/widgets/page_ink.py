"""How the rows of a letter's pages are drawn: the lines, the mark before what is selected, the margin, the rules."""

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from reply_studio.composing.page_grid import WIDEST, WIDTH, Line, Pages, Place, drawn
from reply_studio.i18n import _
from reply_studio.model.letter import Kind
from reply_studio.text.width import printable
from reply_studio.tui.widgets.cells import cut, pad
from reply_studio.tui.widgets.page_rows import PageRows

MARGIN: Final = 14
"""Cells of the margin: seven characters."""
SHEET: Final = 1 + WIDTH + 1 + MARGIN
"""Cells of a page with the mark before its lines and the margin; the widest lines, which are nobody's, reach into it.
"""
KEPT: Final = 600
"""Drawn lines that are remembered: a selection draws only the lines that look otherwise."""
_STYLES: Final = {Kind.TITLE: "title", Kind.HEADING: "title", Kind.MARK: "mark"}
_drawn = lru_cache(maxsize=1024)(drawn)

BlankWords = Callable[[Kind | None], str]
"""What stands in a field that is empty before issue."""


class Shown(NamedTuple):
    """What the view shows: pages, the words in the margin (``None`` for no margin), the paragraphs that are marked."""

    pages: Pages
    margin: Mapping[Place, str] | None = None
    marked: frozenset[int] = frozenset()


class Paint(NamedTuple):
    """What the lines of one repaint share."""

    width: int
    left: int
    base: Style
    cursor: Style
    styles: Mapping[str, Style]
    language: str = ""


class Ink:
    """Draws rows and remembers the drawn ones until they would look otherwise."""

    def __init__(self, blank_words: BlankWords) -> None:
        self._blank_words = blank_words
        self._paint = Paint(0, 0, Style(), Style(), {})
        self._strips: dict[tuple[int, bool], Strip] = {}

    def forget(self) -> None:
        """Other pages or another margin: nothing that was drawn is true."""
        self._strips = {}

    def dip(self, paint: Paint) -> None:
        """What the next lines share."""
        if paint != self._paint or len(self._strips) > KEPT:
            self._paint, self._strips = paint, {}

    def strip(self, rows: PageRows | None, shown: Shown | None, row: int) -> Strip:
        """One row, blank outside the pages."""
        if rows is None or shown is None or not 0 <= row < rows.height:
            return Strip.blank(self._paint.width, self._paint.base)
        line = rows.line(row)
        paragraph = line.paragraph if line else -1
        key = row, paragraph in shown.marked
        if key not in self._strips:
            parts = [Segment(" " * self._paint.left), *self._segments(rows, shown, row)]
            strip = Strip(parts).adjust_cell_length(self._paint.width)
            style = self._paint.cursor if key[1] else self._paint.base
            self._strips[key] = strip.apply_style(style).apply_meta({"paragraph": paragraph})
        return self._strips[key]

    def words(self, rows: PageRows, shown: Shown) -> str:
        """All that is drawn, line by line."""
        drawn_rows = (self._segments(rows, shown, row) for row in range(rows.height))
        return "\n".join("".join(part.text for part in each).rstrip() for each in drawn_rows)

    def _segments(self, rows: PageRows, shown: Shown, row: int) -> Iterator[Segment]:
        line, place = rows.line(row), rows.place_of(row)
        if line is None:
            yield Segment(_rule(place.page, rows.pages.count), self._style("dim"))
            return
        text, style = self._printed(line)
        sign = ">" if line.paragraph in shown.marked else " "
        yield Segment(sign + pad(text, WIDTH if cell_len(text) <= WIDTH else WIDEST) + " ", self._style(style))
        if shown.margin:
            words = printable(shown.margin.get(place, ""), multiline=False)
            yield Segment(cut(words, MARGIN), self._style("dim"))

    def _printed(self, line: Line) -> tuple[str, str]:
        """What a line says, and the name of its style."""
        blank = "" if line.text else self._blank_words(line.kind)
        if blank:
            return pad(blank, WIDTH - line.right, right=True), "dim"
        return _drawn(line), _STYLES.get(line.kind, "") if line.kind else ""

    def _style(self, name: str) -> Style | None:
        return self._paint.styles.get(name)


def _rule(page: int, pages: int) -> str:
    """The line between two pages, with the number of the page above."""
    words = _("page {page}/{pages}").format(page=page, pages=pages)
    free = WIDTH - cell_len(words) - 2
    return f" {'-' * (free // 2)} {words} {'-' * (free - free // 2)}"
