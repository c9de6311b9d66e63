"""Where the organs' names and the date stand (GB/T 9704-2012, 7.3.5.1 and 7.3.5.2).

Without seal the name ends two characters short of the right margin and the date's first character stands two characters
right of the name's first. Where the date would then reach further than the name, the date ends two characters short and
the name moves left. Names of joint organs begin one below the other, the longest of them stands as a single name does.
Only the widths decide.
"""

from typing import Final, NamedTuple

from reply_studio.composing.page_grid.names import name_rows
from reply_studio.composing.page_grid.widths import width

LINE: Final = 28
"""Characters of a line."""
_SHIFT: Final = 2
_MARGIN: Final = 2
_SEALED_MARGIN: Final = 4


def indents(organ: str, date: str) -> tuple[float, float]:
    """Right indents of name and date in characters. A blank date keeps the name two characters short."""
    return _indents(width(organ), date)


def _indents(wide: float, date: str) -> tuple[float, float]:
    if not date:
        return _MARGIN, _MARGIN
    overhang = width(date) + _SHIFT - wide
    return _MARGIN + max(overhang, 0), _MARGIN + max(-overhang, 0)


class Column(NamedTuple):
    """Names one below the other. ``rows``: the rows of every name; ``left``: where all of them begin, ``date_left``:
    where the date does; in characters.
    """

    rows: tuple[tuple[str, ...], ...]
    left: float

    @property
    def date_left(self) -> float:
        """Two characters further in than the names."""
        return self.left + _SHIFT


def column(organs: tuple[str, ...], date: str) -> Column | None:
    """How the names of joint organs stand, or one name that needs more than a row; ``None`` for one that does not."""
    rows = tuple(map(name_rows_of, organs))
    if len(organs) < 2 and all(len(each) == 1 for each in rows):
        return None
    wide = max((width(row) for name in rows for row in name), default=0.0)
    return Column(rows, max(LINE - _indents(wide, date)[0] - wide, 0))


def name_rows_of(name: str) -> tuple[str, ...]:
    """The rows of a name that signs."""
    return name_rows(name, LINE - _MARGIN)


def sealed_indents(organ: str, date: str) -> tuple[float, float]:
    """The same where a seal covers both (7.3.5.1): the date ends four characters short, the name is centred over it; a
    name too wide for that moves both to the left.
    """
    side = (width(date) - width(organ)) / 2
    name_right = _SEALED_MARGIN + side
    moved = max(-name_right, 0)
    return name_right + moved, _SEALED_MARGIN + moved
