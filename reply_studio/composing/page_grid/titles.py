"""The rows of a title: broken where the sense allows, as a trapezoid or a diamond (GB/T 9704-2012, 7.3.1)."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from reply_studio.composing.page_grid.breaking import Measured, break_lines, measured
from reply_studio.composing.page_grid.form import Setting
from reply_studio.text.sense import NEVER, strains

MOST: Final = 5
"""A title of more rows is broken like running text: no form is to be seen in it."""
_A_ROW: Final = 6.0
"""What one more row weighs against breaks that hurt the sense."""
_UNEVEN: Final = 0.05
"""What a row's distance from the middle length weighs, in characters squared."""

Rows = tuple[tuple[int, int], ...]


class _State(NamedTuple):
    """How far the rows reach, the last one's width, and whether they have begun to shrink or to differ."""

    at: int
    width: int
    shrinking: bool
    differing: bool


class _Sizes(NamedTuple):
    """Twips of the widest row, of a row of middle length, and of one character."""

    room: int
    middle: float
    full: int


class _Way(NamedTuple):
    weight: float
    rows: Rows


@lru_cache(maxsize=1024)
def title_rows(text: str, setting: Setting) -> Rows:
    """Start and end of every row; together they hold every character. One row where the title fits it; where no form
    can be made, the rows are those of running text.
    """
    given = measured(text, setting)
    room = setting.room(first=True)
    whole = given.ends[-1] if text else 0
    if whole <= room:
        return ((0, len(text)),)
    fewest = -(-whole // room)
    ways = [way for count in range(fewest, fewest + 2) if count <= MOST for way in _shaped(given, setting, count)]
    return min(ways).rows if ways else break_lines(text, setting)


def _shaped(given: Measured, setting: Setting, count: int) -> Iterator[_Way]:
    """The best ways to so many rows, at the most one that shrinks at the end and one that does not."""
    sizes = _Sizes(setting.room(first=True), given.ends[-1] / count, setting.full)
    states = {_State(0, 0, shrinking=False, differing=False): _Way(_A_ROW * count, ())}
    for number in range(1, count + 1):
        states = _longer(given, states, sizes, last=number == count)
    for state, way in states.items():
        if state.differing:
            yield way


def _longer(given: Measured, states: dict[_State, _Way], sizes: _Sizes, *, last: bool) -> dict[_State, _Way]:
    """All states with one row more; of ways to the same state the lighter one."""
    found: dict[_State, _Way] = {}
    for state, way in states.items():
        for end in _ends(given, state.at, sizes.room, last=last):
            width = _width(given, state.at, end)
            following = _next(state, end, width, sizes.full / 2)
            if following:
                weight = way.weight + _strain(given.text, end) + _UNEVEN * ((width - sizes.middle) / sizes.full) ** 2
                candidate = _Way(weight, (*way.rows, (state.at, end)))
                found[following] = min(candidate, found.get(following, candidate))
    return found


def _ends(given: Measured, start: int, room: int, *, last: bool) -> Sequence[int]:
    """Where a row may end."""
    size = len(given.text)
    if last:
        return [size] if start < size and _width(given, start, size) <= room else []
    allowed = strains(given.text)
    return [end for end in range(start + 1, size) if allowed[end] < NEVER and _width(given, start, end) <= room]


def _width(given: Measured, start: int, end: int) -> int:
    return given.ends[end - 1] - (given.ends[start] - given.widths[start])


def _next(state: _State, end: int, width: int, near: float) -> _State | None:
    """The state behind one more row; ``None`` where the row would make an hourglass."""
    if not state.at:
        return _State(end, width, shrinking=False, differing=False)
    grows, shrinks = width > state.width + near, width < state.width - near
    if grows and state.shrinking:
        return None
    return _State(end, width, state.shrinking or shrinks, state.differing or grows or shrinks)


def _strain(text: str, end: int) -> int:
    return strains(text)[end] if end < len(text) else 0
