"""How large an organ's mark is set (GB/T 9704-2012, 7.2.4, 10.1): 小标宋, red, as large as fits its place.

The standard leaves the size to the eye. A long mark is set smaller; one that would not be seen well so is broken into
rows where its name allows.
"""

from functools import lru_cache
from typing import Final, NamedTuple

from reply_studio.composing.page_grid.names import name_rows
from reply_studio.composing.page_grid.widths import width

LETTER: Final = 170 * 72 / 25.4
RED_HEAD: Final = 156 * 72 / 25.4
"""Points that the mark of the letter form and that of a red head may be wide: the red rules, the type area."""
_SIZES: Final = ((84, 880), (72, 760), (60, 660), (52, 600))
"""Sizes in half-points, each with its line in twips; the last is the smallest of a mark in one row."""
_SMALL: Final = ((44, 500), (36, 420))
"""Sizes of many joint names."""
_HIGH: Final = 3600
"""Twips that joint names may be high, so that the first page shows text."""
_TAIL: Final = 2.6
"""文件 beside joint names, with its gap, in characters."""


class Fit(NamedTuple):
    """A mark's size in half-points, its line in twips, its rows."""

    size: int
    pitch: int
    rows: tuple[str, ...]


class Head(NamedTuple):
    """Joint names over a red head's rule: their size and line, the rows of every name, the width of their column in
    twips.
    """

    size: int
    pitch: int
    names: tuple[tuple[str, ...], ...]
    wide: int


@lru_cache(maxsize=64)
def fit(mark: str, room: float = LETTER) -> Fit:
    """The largest size at which the mark fits one row of so many points, else two or more rows of a smaller one."""
    rows = (mark,) if _fits((mark,), _SIZES[-1][0], room) else name_rows(mark, room / (_SIZES[-1][0] / 2))
    size, pitch = next((each for each in _SIZES if _fits(rows, each[0], room)), _SIZES[-1])
    return Fit(size, pitch, rows)


@lru_cache(maxsize=64)
def head(names: tuple[str, ...], tail: str) -> Head:
    """The largest size at which joint names fit one below the other, 文件 beside them."""
    sizes = (*_SIZES, *_SMALL)
    for size, pitch in sizes:
        room = RED_HEAD / (size / 2) - (_TAIL if tail else 0)
        rows = tuple(name_rows(each, room) for each in names)
        if all(map(_is_whole, rows)) and sum(map(len, rows)) * pitch <= _HIGH:
            break
    else:
        size, pitch = sizes[-1]
        room = RED_HEAD / (size / 2) - (_TAIL if tail else 0)
        rows = tuple(name_rows(each, room) for each in names)
    widest = max(width(row) for each in rows for row in each)
    return Head(size, pitch, rows, round(widest * size * 10) + 20)


def _is_whole(rows: tuple[str, ...]) -> bool:
    return len(rows) == 1


def _fits(rows: tuple[str, ...], size: int, room: float) -> bool:
    return all(width(each) * size / 2 <= room for each in rows)
