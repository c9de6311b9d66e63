"""Where text stands on a page says what it is: pieces become lines, lines paragraphs, and page numbers are left out.

Coordinates are points from the lower left corner. How wide a piece is follows from its characters: a Han character is
as wide as the font is high, so are marks that Chinese fonts draw so (“…—), any other half as wide.
"""

import re
import statistics
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from reply_studio.text.numbering import marker_at
from reply_studio.text.width import cells

_PAGE_NUMBER: Final = re.compile(
    r"[-\u2014\u2013\u2015\u00b7\uff0d_\s]*(?:第\s*)?\d{1,3}(?:\s*页)?[-\u2014\u2013\u2015\u00b7\uff0d_\s]*"
    r"|第?\s*\d{1,3}\s*(?:页\s*[/\uff0c,、]?|/)\s*(?:共\s*)?\d{1,3}\s*页?|page\s*\d+(?:\s*of\s*\d+)?",
    re.IGNORECASE,
)
_DIGITS: Final = re.compile(r"\d+")
_SENTENCE_END: Final = "\u3002\uff01\uff1f!?;\uff1b:\uff1a"
_CELL_GAP: Final = 2.0
"""Ems between two pieces from which on they are cells of a table row."""
_WORD_GAP: Final = 0.8
_LOOSE: Final = 0.5
"""Ems by which a line's end is known: pieces are measured by their characters."""
_UNPARTED: Final = re.compile(
    r"[\u201c\u300a(\uff08]*(?:[A-Za-z0-9\u00c0-\u024f.,%~\u00b0/-]+|.)[\uff0c\u3002\u3001\uff1b\uff1a\uff01\uff1f!?,.;:)\uff09\u201d\u300b%]*"
)
"""A word or a Han character with the marks that may not begin a line (GB/T 15834)."""
_DEEPEST: Final = 20


_LABEL: Final = re.compile("[\u4e00-\u9fff](?:\\s{0,6}[\u4e00-\u9fff]){1,5}\\s*[:\uff1a]")
"""How a line of a form begins."""


class Piece(NamedTuple):
    """A run of text with the place of its first character and its font's height."""

    x: float
    y: float
    size: float
    text: str

    @property
    def right(self) -> float:
        """Where the piece ends."""
        return self.x + width(self.text) * self.size


def width(text: str) -> float:
    """The width of a text in ems."""
    ambiguous = sum(each > "\u024f" and unicodedata.east_asian_width(each) == "A" for each in text)
    return (cells(text) + ambiguous) / 2


class Line(NamedTuple):
    """A printed line; a row of a table has tabs between its cells, which begin at ``starts``.

    ``cells`` are those of a row that the page draws with lines; a merged one holds for all that it covers.
    """

    x: float
    right: float
    y: float
    size: float
    text: str
    starts: tuple[float, ...] = ()
    cells: tuple[str, ...] = ()

    @property
    def is_row(self) -> bool:
        """Whether it is a row of a table."""
        return bool(self.cells) or "\t" in self.text


class Layout(NamedTuple):
    """What most lines of a document have in common."""

    left: float
    right: float
    size: float
    step: float


class Laid(NamedTuple):
    """The text of a document, line by line as raw text has it, what was left out of it, and the cells of its drawn
    tables by their lines (from 1).
    """

    lines: list[str]
    left_out: list[str]
    rows: dict[int, tuple[str, ...]] = {}


def lay_out(printed: list[list[Line]], across: float) -> Laid:
    """The paragraphs of a document's pages, which are *across* wide."""
    kept, left_out = _without_margins(printed)
    layout = _layout([line for page in kept for line in page], across)
    rows: dict[int, tuple[str, ...]] = {}
    return Laid(_paragraphs(kept, layout, rows), left_out, rows)


def lines_of(pieces: Iterable[Piece]) -> list[Line]:
    """The lines of a page from top to bottom; pieces of nearly one height are one line."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda each: (-each.y, each.x)):
        if rows and abs(rows[-1][0].y - piece.y) <= 0.4 * max(piece.size, rows[-1][0].size):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [line for line in map(_line, rows) if line.text]


def _line(pieces: list[Piece]) -> Line:
    ordered = sorted(pieces, key=lambda each: each.x)
    size = max(ordered, key=lambda each: cells(each.text)).size
    text, starts = ordered[0].text, [ordered[0].x]
    for before, piece in pairwise(ordered):
        gap = (piece.x - before.right) / max(size, 1.0)
        text += ("\t" if gap > _CELL_GAP else " " if gap > _WORD_GAP else "") + piece.text
        if gap > _CELL_GAP:
            starts.append(piece.x)
    right = max(each.right for each in ordered)
    return Line(ordered[0].x, right, ordered[0].y, size, text.strip(), tuple(starts))


def _without_margins(pages: list[list[Line]]) -> tuple[list[list[Line]], list[str]]:
    """The pages without page numbers and without heads and feet that several pages share."""
    edges = Counter(key for page in pages for key in {_key(line) for line in _edges(page)})
    left_out: list[str] = []
    kept = []
    for page in pages:
        drop = {id(line) for line in _edges(page) if _is_margin(line, edges, len(pages))}
        left_out += [line.text for line in page if id(line) in drop]
        kept.append([line for line in page if id(line) not in drop])
    return kept, list(dict.fromkeys(left_out))


def _edges(page: Sequence[Line]) -> list[Line]:
    """The first and the last two lines of a page."""
    return [*page[:2], *page[2:][-2:]]


def _key(line: Line) -> tuple[str, int]:
    """What a running head has in common with that of the next page: its words without numbers, and its height."""
    return _DIGITS.sub("#", line.text), round(line.y / 4)


def _is_margin(line: Line, edges: Counter[tuple[str, int]], pages: int) -> bool:
    return bool(_PAGE_NUMBER.fullmatch(line.text)) or (pages > 1 and edges[_key(line)] > max(1, pages // 3))


def _layout(lines: Sequence[Line], across: float) -> Layout:
    if not lines:
        return Layout(0.0, 0.0, 1.0, 1.0)
    weights: Counter[float] = Counter()
    for line in lines:
        weights[round(line.size, 1)] += 0 if line.cells else len(line.text)
    size = weights.most_common(1)[0][0] or 1.0
    body = [line for line in lines if abs(line.size - size) < 0.15 * size and not line.is_row] or list(lines)
    lefts = Counter(round(line.x) for line in body)
    most = lefts.most_common(1)[0][1]
    left = min(x for x, count in lefts.items() if count * 4 >= most)
    steps = [above.y - below.y for above, below in pairwise(body) if 0 < above.y - below.y < 4 * size]
    return Layout(
        left,
        _right([line.right for line in body], across - left, size),
        size,
        statistics.median(steps) if steps else 1.5 * size,
    )


def _right(ends: list[float], opposite: float, size: float) -> float:
    """Where full lines end; where too few end there to be full ones, as far from the page's edge as they begin."""
    right = sorted(ends)[min(len(ends) - 1, len(ends) * 9 // 10)]
    full = sum(end > right - 1.5 * size for end in ends)
    return right if full * 5 >= len(ends) and full > 1 else max(right, opposite)


def _paragraphs(pages: Sequence[Sequence[Line]], layout: Layout, rows: dict[int, tuple[str, ...]]) -> list[str]:
    made: list[str] = []
    before: Line | None = None
    for page in pages:
        for n, line in enumerate(page):
            turned = n == 0
            if before is not None and made and not turned and _wraps(before, line):
                made[-1] = _filled(made[-1], before, line)
                before = before._replace(y=line.y)
                continue
            if before is not None and made and _goes_on(before, line, layout, turned=turned):
                made[-1] = joined(made[-1], line.text)
            else:
                drawn = before is not None and before.cells and line.cells
                if before is not None and not turned and not drawn and _is_apart(before, line, layout):
                    made.append("")
                if line.cells:
                    rows[len(made) + 1] = line.cells
                indent = 0 if line.cells else min(round((line.x - layout.left) / layout.size), _DEEPEST)
                made.append("\u3000" * max(indent, 0) + line.text)
            before = line
    return made


def _goes_on(before: Line, line: Line, layout: Layout, *, turned: bool) -> bool:
    """Whether a line continues the paragraph of the one before it; ``turned``: it stands on the next page."""
    em = layout.size
    if before.is_row or line.is_row or abs(before.size - line.size) > 0.1 * em:
        return False
    if not turned and _is_apart(before, line, layout):
        return False
    short = layout.right - before.right > first_word(line.text) * line.size + _LOOSE * em
    indented = line.x > layout.left + 0.8 * em and line.size <= 1.1 * em  # titles are centred
    if short or indented or (_LABEL.match(before.text) and _LABEL.match(line.text)):
        return False
    return not (before.text[-1] in _SENTENCE_END and marker_at(line.text) is not None)


def _is_apart(before: Line, line: Line, layout: Layout) -> bool:
    """Whether more than a line's step lies between two lines."""
    return before.y - line.y > 1.7 * max(layout.step, line.size)


def first_word(text: str) -> float:
    """Ems of what cannot be parted at the beginning of a line: it would have stood on the line before."""
    found = _UNPARTED.match(text)
    return width(found[0]) if found else 1.0


def _wraps(row: Line, line: Line) -> bool:
    """Whether a line below a table row holds the rest of some of its cells, the first one aside."""
    drawn = bool(row.cells or line.cells)
    near = not drawn and 0 < row.y - line.y <= 1.5 * line.size and abs(row.size - line.size) < 0.1 * row.size
    return row.is_row and near and all(_cell_at(row, x, line.size) > 0 for x in line.starts)


def _cell_at(row: Line, x: float, size: float) -> int:
    """The place of the cell that begins at *x*, -1 for none."""
    return next((n for n, start in enumerate(row.starts) if abs(start - x) < 0.6 * size), -1)


def _filled(made: str, row: Line, line: Line) -> str:
    """The row's text with the rest of its cells."""
    parts = made.split("\t")
    for x, text in zip(line.starts, line.text.split("\t"), strict=False):
        place = _cell_at(row, x, line.size)
        if place < len(parts):
            parts[place] = joined(parts[place], text)
    return "\t".join(parts)


def joined(before: str, after: str) -> str:
    """Two parts of a paragraph: Latin words get a space between them, Han characters none."""
    latin = before[-1:].isascii() and before[-1:].isalpha() and after[:1].isascii() and after[:1].isalpha()
    return f"{before} {after}" if latin else before + after
