"""Tables that a page draws with lines: which text stands in which cell, and which cells are merged.

Coordinates are points from the lower left corner. A table has at least two rows and two columns.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from reply_studio.parsing.readers.pdf_lines import Line, Piece, first_word, joined, lines_of, width

MOST_RULES: Final = 20_000
_THIN: Final = 3.0
"""Points that a drawn line may be thick, and by which two lines may miss each other."""
_PADDING: Final = 5.5
"""Points between a cell's edge and its text (Word: 0.19 cm)."""
_SHORTEST: Final = 6.0
_LONG_CELL: Final = 80
"""Characters of a cell of several lines from which on it is running text."""
_FEW_LINES: Final = 3
_COLUMNS: Final = 3
"""Columns from which on rows without drawn lines are seen to be a table."""


class Rule(NamedTuple):
    """A drawn line, from its lower or left end to the other one."""

    x: float
    y: float
    right: float
    top: float

    @property
    def is_level(self) -> bool:
        """Whether it lies rather than stands."""
        return self.right - self.x > self.top - self.y


class Frame(NamedTuple):
    """The lines of one table: rows from top to bottom lie between *ys*, columns between *xs*."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    rules: tuple[Rule, ...]


def rules_of(box: tuple[float, float, float, float]) -> Iterator[Rule]:
    """The line that a thin box is, or the four sides of another one."""
    x, y, right, top = box
    if right - x < _THIN or top - y < _THIN:
        sides = [Rule(x, y, right, top)]
    else:
        sides = [Rule(x, y, right, y), Rule(x, top, right, top), Rule(x, y, x, top), Rule(right, y, right, top)]
    return (each for each in sides if max(each.right - each.x, each.top - each.y) >= _SHORTEST)


def frames(rules: Sequence[Rule]) -> list[Frame]:
    """The tables of a page from top to bottom: where standing lines follow each other without a gap."""
    standing = sorted((each for each in rules if not each.is_level), key=lambda each: -each.top)
    bands: list[list[Rule]] = []
    low = 0.0
    for rule in standing:
        if bands and rule.top >= low - _THIN:
            bands[-1].append(rule)
            low = min(low, rule.y)
        else:
            bands.append([rule])
            low = rule.y
    made = (_frame(band, [each for each in rules if each.is_level]) for band in bands)
    return [each for each in made if each]


def _frame(standing: Sequence[Rule], level: Sequence[Rule]) -> Frame | None:
    low, top = min(each.y for each in standing), max(each.top for each in standing)
    inside = [each for each in level if low - _THIN <= each.y <= top + _THIN]
    xs = _places(each.x for each in standing)
    ys = _places(each.y for each in inside)
    if len(xs) < 3 or len(ys) < 3:
        return None
    return Frame(tuple(xs), tuple(reversed(ys)), (*standing, *inside))


def _places(values: Iterable[float]) -> list[float]:
    """Values that lie within a line's thickness as one."""
    places: list[float] = []
    for each in sorted(values):
        if not places or each - places[-1] > _THIN:
            places.append(each)
    return places


class Drawn:
    """One drawn table filled with text."""

    def __init__(self, frame: Frame, pieces: Sequence[Piece]) -> None:
        self.frame = frame
        self.width, self.height = len(frame.xs) - 1, len(frame.ys) - 1
        self._roots = self._merged()
        self._pieces: dict[tuple[int, int], list[Piece]] = {}
        for piece in pieces:
            place = self._place(piece)
            if place:
                self._pieces.setdefault(self._roots[place], []).append(piece)

    def holds(self, piece: Piece) -> bool:
        """Whether a piece stands in the table."""
        return self._place(piece) is not None

    def _place(self, piece: Piece) -> tuple[int, int] | None:
        x, y = piece.x + 0.3 * piece.size, piece.y + 0.3 * piece.size
        row = next((n for n in range(self.height) if self.frame.ys[n] >= y > self.frame.ys[n + 1]), -1)
        column = next((n for n in range(self.width) if self.frame.xs[n] <= x < self.frame.xs[n + 1]), -1)
        return (row, column) if row >= 0 and column >= 0 else None

    def _merged(self) -> dict[tuple[int, int], tuple[int, int]]:
        """Every place of the grid with the first place of its cell."""
        roots: dict[tuple[int, int], tuple[int, int]] = {}
        for row in range(self.height):
            for column in range(self.width):
                above, left = roots.get((row - 1, column)), roots.get((row, column - 1))
                if left and not self._stands(column, row):
                    roots[row, column] = left
                elif above and not self._lies(row, column):
                    roots[row, column] = above
                else:
                    roots[row, column] = (row, column)
        return roots

    def _stands(self, column: int, row: int) -> bool:
        """Whether a line parts a place from the one left of it."""
        x, middle = self.frame.xs[column], (self.frame.ys[row] + self.frame.ys[row + 1]) / 2
        return any(
            not each.is_level and abs(each.x - x) <= _THIN and each.y <= middle <= each.top for each in self.frame.rules
        )

    def _lies(self, row: int, column: int) -> bool:
        """Whether a line parts a place from the one above it."""
        y, middle = self.frame.ys[row], (self.frame.xs[column] + self.frame.xs[column + 1]) / 2
        return any(
            each.is_level and abs(each.y - y) <= _THIN and each.x <= middle <= each.right for each in self.frame.rules
        )

    def lines(self) -> Iterator[Line]:
        """The rows as lines; a cell of running text stands below the cells before it, line by line."""
        for row in range(self.height):
            waiting: list[str] = []
            for column in range(self.width):
                own = self._roots[row, column] == (row, column)
                inside = self._lines_in((row, column)) if own else []
                if len(inside) > _FEW_LINES and sum(len(each.text) for each in inside) > _LONG_CELL:
                    yield from self._row(row, waiting)
                    yield from inside
                    waiting = []
                else:
                    waiting.append(self._text((row, column)) if own else "")
            yield from self._row(row, waiting)

    def _row(self, row: int, cells: Sequence[str]) -> Iterator[Line]:
        if any(cells):
            words = (
                "\t".join(" ".join(each.split("\n")) for each in cells) if sum(map(bool, cells)) > 1 else "".join(cells)
            )
            filled = tuple(self._text(self._roots[row, column]) for column in range(self.width))
            xs = self.frame.xs
            yield Line(xs[0], xs[-1], self.frame.ys[row + 1], 1.0, words, xs[:-1], filled)

    def _lines_in(self, root: tuple[int, int]) -> list[Line]:
        return lines_of(self._pieces.get(root, []))

    def _text(self, root: tuple[int, int]) -> str:
        """A cell's words; a line that ends before the cell's edge does is one of its own."""
        lines = self._lines_in(root)
        columns = [column for (_row, column), first in self._roots.items() if first == root]
        room = self.frame.xs[max(columns) + 1] - self.frame.xs[min(columns)]
        text = ""
        for n, line in enumerate(lines):
            words = line.text.replace("\t", " ")
            wraps = n > 0 and _fills(lines[n - 1], line, room)
            text = joined(text, words) if wraps else f"{text}\n{words}" if text else words
        return text


def _fills(line: Line, following: Line, room: float) -> bool:
    """Whether the next word would not have stood in a cell's line any more."""
    return line.right - line.x + first_word(following.text) * line.size > room - 2 * _PADDING


def aligned(lines: Sequence[Line]) -> list[Line]:
    """The lines of a page; a row without drawn lines has an empty cell where one of its table's columns is empty."""
    made, start = list(lines), 0
    while start < len(made):
        end = start
        while end < len(made) and made[end].is_row and not made[end].cells:
            end += 1
            end += end + 1 < len(made) and not made[end].is_row and made[end + 1].is_row
        rows = made[start:end]
        head = max(rows, key=lambda each: len(each.starts), default=None)
        if head and len(head.starts) >= _COLUMNS:
            made[start:end] = [_placed(each, head) for each in rows]
        start = max(end, start + 1)
    return made


def _placed(row: Line, head: Line) -> Line:
    """A row with a cell for each of the header's columns, where each of its own stands under one."""
    places = [_under(start, text, row, head) for start, text in _cells(row)]
    known = [place for place in places if place is not None]
    if not row.is_row or len(places) == len(head.starts) or len(set(known)) < len(places):
        return row
    cells = dict(zip(known, (text for _start, text in _cells(row)), strict=True))
    text = "\t".join(cells.get(n, "") for n in range(len(head.starts)))
    return row._replace(text=text.strip(), starts=head.starts[min(cells, default=0) :])


def _cells(row: Line) -> list[tuple[float, str]]:
    return list(zip(row.starts, row.text.split("\t"), strict=False))


def _under(start: float, text: str, row: Line, head: Line) -> int | None:
    """The column whose heading a cell overlaps or begins with."""
    end = start + width(text) * row.size
    for n, (x, words) in enumerate(_cells(head)):
        if abs(x - start) <= row.size or (start <= x + width(words) * head.size and end >= x):
            return n
    return None
