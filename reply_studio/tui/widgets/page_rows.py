"""Where the lines of a letter's pages stand when the pages lie one below the other, and where a key leads among them.

A row counts from the first line of the first page; every page is followed by a row with its rule.
"""

from bisect import bisect_left
from collections.abc import Callable
from typing import NamedTuple

from reply_studio.composing.page_grid import Line, Pages, Place
from reply_studio.model.letter import Letter
from reply_studio.tui.widgets.blocks import Key

KeyOf = Callable[[Letter, int], Key]
"""What a paragraph stands for, ``()`` for nothing that can be selected."""


class PageRows:
    """The pages as rows. ``order`` lists the paragraphs that can be selected, in the order of print; ``height`` is the
    number of rows.
    """

    def __init__(self, pages: Pages, key_of: KeyOf) -> None:
        self.pages = pages
        self._key_of = key_of
        self._page = len(pages.pages[0].lines) + 1
        self.height = self._page * pages.count
        self._spans = self._learn()
        self.order = sorted((n for n in self._spans if self.key(n)), key=lambda n: self._spans[n])

    def _learn(self) -> dict[int, tuple[int, int]]:
        spans: dict[int, tuple[int, int]] = {}
        for place, line in self.pages.printed():
            row = self.row_of(place)
            spans[line.paragraph] = spans.get(line.paragraph, (row, 0))[0], row + 1
        return spans

    def key(self, paragraph: int) -> Key:
        """What a paragraph stands for, ``()`` for nothing and for no paragraph."""
        inside = 0 <= paragraph < len(self.pages.letter.paragraphs)
        return self._key_of(self.pages.letter, paragraph) if inside else ()

    @property
    def keys(self) -> list[Key]:
        """What can be selected, in the order of print."""
        return [self.key(each) for each in self.order]

    def row_of(self, place: Place) -> int:
        """The row of a line."""
        return (place.page - 1) * self._page + place.row

    def place_of(self, row: int) -> Place:
        """The page of a row, and its row there; that of the rule is the one below the page's last line."""
        return Place(row // self._page + 1, row % self._page)

    def line(self, row: int) -> Line | None:
        """The printed line of a row, ``None`` for the rule below a page."""
        page, at = divmod(row, self._page)
        lines = self.pages.pages[page].lines
        return lines[at] if at < len(lines) else None

    def span(self, paragraph: int) -> tuple[int, int]:
        """A paragraph's first row and the row behind its last one; (0, 0) for one that is not printed."""
        return self._spans.get(paragraph, (0, 0))

    def near(self, row: int) -> int:
        """The place in ``order`` of the first paragraph that begins at a row or below."""
        return bisect_left([self._spans[each][0] for each in self.order], row)


class Window(NamedTuple):
    """The rows on the screen."""

    top: int
    height: int

    def around(self, start: int, end: int) -> int:
        """The top of a window that shows these rows and is scrolled as little as needed; the first of many rows."""
        return min(max(self.top, end - self.height), start) if self.height and end else self.top


class Stand(NamedTuple):
    """Where a key leads: the paragraph under the cursor, ``None`` for the same, and the window's top."""

    paragraph: int | None
    top: int


def stepped(rows: PageRows, window: Window, at: int, by: int) -> Stand:
    """To the next paragraph; one that is longer than the window is scrolled through first."""
    start, end = rows.span(at)
    hidden = end - (window.top + window.height) if by > 0 else window.top - start
    if end - start > window.height and hidden > 0:
        step = min(hidden, window.height - 2)
        return Stand(None, window.top + (step if by > 0 else -step))
    rank = rows.order.index(at) + by if at in rows.order else rows.near(window.top)
    if 0 <= rank < len(rows.order):
        return Stand(rows.order[rank], window.around(*rows.span(rows.order[rank])))
    return Stand(None, 0 if by < 0 else max(0, rows.height - window.height))


def turned(rows: PageRows, window: Window, direction: int) -> Stand:
    """By what the window holds."""
    height = max(1, window.height - 1)
    top = max(0, min(window.top + direction * height, rows.height - height - 1))
    rank = rows.near(top)
    return Stand(rows.order[rank] if rank < len(rows.order) else None, top)


def at_edge(rows: PageRows, window: Window, direction: int) -> Stand:
    """At the first (-1) or last (1) line."""
    if direction < 0:
        return Stand(rows.order[0] if rows.order else None, 0)
    return Stand(rows.order[-1] if rows.order else None, max(0, rows.height - window.height))


def page_on(rows: PageRows, window: Window, at: int) -> int:
    """The page where a paragraph begins, if that is in the window, else the one at its top; from 1."""
    start, end = rows.span(at)
    row = start if end and window.top <= start < window.top + window.height else window.top
    return min(rows.place_of(row).page, rows.pages.count)
