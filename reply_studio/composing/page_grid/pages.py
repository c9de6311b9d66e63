"""The pages: every line with its text, its place in the letter and what it stands for."""

from collections.abc import Iterator
from typing import NamedTuple

from reply_studio.model.base import Value
from reply_studio.model.letter import Kind, Letter


class Place(NamedTuple):
    """A line: its page, from 1, and its row on the grid, from 0."""

    page: int
    row: int


class Line(Value, gc=False):
    """A line of the grid.

    ``paragraph`` is the index in ``Letter.paragraphs``, ``start`` and ``end`` the characters of its text that stand
    here; a blank line of the form has paragraph -1 and no kind. ``text`` is what is printed: those characters without
    blanks at the line's end. ``indent`` and ``right`` are half characters kept free at the left and at the right;
    ``align`` is left, center, right or apart. ``anchor`` and ``points`` are the paragraph's.
    """

    text: str = ""
    kind: Kind | None = None
    paragraph: int = -1
    start: int = 0
    end: int = 0
    indent: int = 0
    right: int = 0
    align: str = "left"
    anchor: str = ""
    points: tuple[str, ...] = ()

    def stands_for(self, wanted: str) -> bool:
        """Whether the line belongs to a passage or a reply point."""
        return bool(wanted) and (self.anchor == wanted or wanted in self.points)


BLANK = Line()


class Page(Value):
    """A page: one entry of ``lines`` for every row of the grid, blank ones included."""

    number: int
    lines: tuple[Line, ...]


class Pages(Value):
    """A letter on its pages."""

    letter: Letter
    pages: tuple[Page, ...]

    @property
    def count(self) -> int:
        """How many pages the letter takes."""
        return len(self.pages)

    def walk(self) -> Iterator[tuple[Place, Line]]:
        """Every line with its place, blank ones included, in order."""
        for page in self.pages:
            for row, line in enumerate(page.lines):
                yield Place(page.number, row), line

    def printed(self) -> Iterator[tuple[Place, Line]]:
        """Lines that belong to a paragraph of the letter; an empty paragraph has one."""
        return ((place, line) for place, line in self.walk() if line.paragraph >= 0)

    def line(self, place: Place) -> Line:
        """The line at a place; a blank one outside the pages."""
        page = self.pages[place.page - 1].lines if 0 < place.page <= len(self.pages) else ()
        return page[place.row] if 0 <= place.row < len(page) else BLANK

    def places(self, wanted: str) -> tuple[Place, ...]:
        """Where a passage or a reply point stands, line by line; () where it is not printed."""
        return tuple(place for place, line in self.printed() if line.stands_for(wanted))

    def find(self, *wanted: str) -> Place | None:
        """The first line of the first of these passages or points that is printed."""
        return next((found[0] for each in wanted if (found := self.places(each))), None)

    def paragraph(self, index: int) -> tuple[Place, ...]:
        """The lines of a paragraph."""
        return tuple(place for place, line in self.printed() if line.paragraph == index)

    def of_character(self, index: int, at: int) -> Place | None:
        """The line that holds a character of a paragraph; its last line for what lies behind the text."""
        places = self.paragraph(index)
        return next((each for each in places if at < self.line(each).end), places[-1] if places else None)
