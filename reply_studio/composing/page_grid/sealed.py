"""Where the names of joint organs stand under their seals (GB/T 9704-2012, 7.3.5.1): in rows, in their order.

Two names stand abreast, three where there are more than six. The last one stands over the date, which ends four
characters short of the right. A row is five lines high: a seal of 42 mm and its distance from the next. A name that has
no room beside its neighbour is broken into rows.
"""

from collections.abc import Iterator
from typing import Final, NamedTuple

from reply_studio.composing.page_grid.names import name_rows
from reply_studio.composing.page_grid.sign_off import LINE
from reply_studio.composing.page_grid.widths import width

_MARGIN: Final = 4
_ROW: Final = 5
"""Lines from name to name below."""
_STEP: Final = 7.85
"""Characters from seal to seal where three stand abreast: 43.7 mm."""
_EDGE: Final = 3.8
"""The least distance of a seal's middle from the edge of the type area, in characters."""
_GAP: Final = 1.0
"""Between two names, in characters."""
_ABOVE: Final = 1.1
"""Lines from a seal's upper edge to a name of one line. Where the last name has more of them, the seals of its row
stand lower, so that the last covers name and date.
"""
_SEAL: Final = 4.1
"""The height of a seal in lines: under a name of many rows it stands as low as the date's foot."""
_MANY: Final = 6
_UNKNOWN: Final = "2025年10月10日"
"""Stands for a date that is not known yet."""


class Name(NamedTuple):
    """A name: its middle in characters from the left, its rows, and how many lines of its row stand above them."""

    middle: float
    rows: tuple[str, ...]
    down: int = 0


class Abreast(NamedTuple):
    """Names beside each other: at which line the row begins, how many lines its names take, the names, and how many
    lines above the first of them the seals begin.
    """

    line: int
    lines: int
    names: tuple[Name, ...]
    above: float


class Sealed(NamedTuple):
    """All rows; ``middle`` is the date's, which follows the last row."""

    rows: tuple[Abreast, ...]
    middle: float

    @property
    def date_line(self) -> int:
        """At which line the date stands."""
        return self.rows[-1].line + self.rows[-1].lines


def sealed(organs: tuple[str, ...], date: str) -> Sealed:
    """The names of two or more organs, and the date, as they stand under their seals."""
    middle = LINE - _MARGIN - width(date or _UNKNOWN) / 2
    count = 2 if len(organs) <= _MANY else 3
    grouped = tuple(_grouped(organs, count))
    middles, rooms = _columns(grouped, middle, count)
    rows: list[Abreast] = []
    line = 0
    for each in grouped:
        first = count - len(each)
        names = tuple(Name(middles[at], name_rows(name, rooms[at])) for at, name in enumerate(each, first))
        rows.append(_row(line, names, last=len(rows) == len(grouped) - 1))
        line += max(_ROW, rows[-1].lines + 1)
    return Sealed(tuple(rows), middle)


def _row(line: int, names: tuple[Name, ...], *, last: bool) -> Abreast:
    """Shorter names stand at middle height; the last one right above the date, and its seal's middle on both."""
    lines = max(len(each.rows) for each in names)
    placed = [each._replace(down=(lines - len(each.rows)) // 2) for each in names]
    if not last:
        return Abreast(line, lines, tuple(placed), _ABOVE)
    size = len(names[-1].rows)
    placed[-1] = names[-1]._replace(down=lines - size)
    return Abreast(line, lines, tuple(placed), min(_ABOVE + 1 - lines + (size - 1) / 2, _SEAL - 1 - lines))


def _grouped(organs: tuple[str, ...], count: int) -> Iterator[tuple[str, ...]]:
    """Full rows first; what is left stands at the right, over the date."""
    for at in range(0, len(organs), count):
        yield organs[at : at + count]


def _columns(grouped: tuple[tuple[str, ...], ...], middle: float, count: int) -> tuple[list[float], list[float]]:
    """The middle of every column, and how wide a name may be there."""
    if count > 2:
        middles = [middle - _STEP * (count - 1 - at) for at in range(count)]
        return middles, [_STEP - _GAP] * count
    left = max(width(each[0]) for each in grouped if len(each) > 1)
    right = max(width(each[-1]) for each in grouped)
    near = max(_EDGE, min(LINE - middle, middle - (left + right) / 2 - _GAP))
    if left / 2 <= near and right / 2 <= LINE - middle and (left + right) / 2 + _GAP <= middle - near:
        return [near, middle], [left, right]
    near = LINE - middle
    return [near, middle], [middle - near - _GAP] * 2
