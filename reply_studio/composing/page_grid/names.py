"""Names of organs in rows: a name too long for its place is broken where its parts meet (会议, 委员会, 云川市 …)."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate, combinations, pairwise
from typing import Final

from reply_studio.composing.page_grid.widths import width
from reply_studio.text.sense import NEVER, strains

_ENDS: Final = re.compile(
    "(?:委员会|管委会|联合会|代表大会|办公室|办公厅|中心|政府|支队|大队|局|厅|院)(?=.{2})|(?<=.)部(?=.{3})"
)
"""What ends one organ's name inside a longer one: 云川市公安局 in 云川市公安局交通警察支队."""
_PLACE: Final = re.compile(r"(?<=..)(?:自治区|自治州|自治县|[省市县区州旗])(?=.{2})(?!场|域|委)")
_CONFERENCE: Final = re.compile("(?<=政治协商)会议")
_CHAIN: Final = re.compile("(?<=..)[省市州](?=..[^委]?[市县区旗])")
_JOINS: Final = re.compile("(?=[和与及暨]..)")
_MEET, _PLACED, _JOINED = 0.0, 1.0, 2.0
_OTHERWISE: Final = 6.0
_CHAINED: Final = 3.0
"""Between a city and its district."""
_A_ROW: Final = 4.0
"""What one more row weighs."""
_UNEVEN: Final = 0.05
"""What a row's distance from the middle length weighs, in characters squared."""
_MOST: Final = 4
_LONGEST: Final = 60
"""Characters of a name whose rows are chosen; a longer one is no organ's."""


@lru_cache(maxsize=256)
def name_rows(name: str, room: float) -> tuple[str, ...]:
    """The name in few rows of at most ``room`` characters, broken where it hurts the sense least and the rows are most
    even; one row where it fits. Nothing of it is lost; what is longer than four rows is broken anywhere.
    """
    fewest = -int(-width(name) // room)
    if fewest <= 1:
        return (name,)
    counts = [each for each in (fewest, fewest + 1) if each <= _MOST and len(name) <= _LONGEST]
    ways = [rows for count in counts for ends in _breaks(name, count) if _fit(rows := _cut(name, ends), room)]
    if ways:
        return min(ways, key=lambda rows: _weight(name, rows))
    size = max(1, int(room))
    return tuple(name[at : at + size] for at in range(0, len(name), size))


def spans(rows: tuple[str, ...]) -> tuple[tuple[int, int], ...]:
    """Start and end of every row in the whole name."""
    return tuple(pairwise(accumulate(map(len, rows), initial=0)))


def _breaks(name: str, count: int) -> Iterator[tuple[int, ...]]:
    return combinations(range(1, len(name)), count - 1)


_COSTS: Final = (
    (_JOINS, _JOINED),
    (_PLACE, _PLACED),
    (_CHAIN, _CHAINED),
    (_CONFERENCE, _PLACED),
    (_ENDS, _MEET),
)


def _cut(name: str, ends: tuple[int, ...]) -> tuple[str, ...]:
    return tuple(name[start:end] for start, end in pairwise((0, *ends, len(name))))


def _fit(rows: tuple[str, ...], room: float) -> bool:
    return all(width(each) <= room for each in rows)


def _weight(name: str, rows: tuple[str, ...]) -> float:
    costs, middle, at, weight = _costs(name), width(name) / len(rows), 0, _A_ROW * len(rows)
    for each in rows:
        at += len(each)
        weight += (costs[at] if at < len(name) else 0.0) + _UNEVEN * (width(each) - middle) ** 2
    return weight


@lru_cache(maxsize=256)
def _costs(name: str) -> tuple[float, ...]:
    """How much a break before each character hurts."""
    found = [_OTHERWISE + min(each, NEVER) for each in strains(name)]
    for pattern, cost in _COSTS:
        for each in pattern.finditer(name):
            found[each.end()] = cost
    return tuple(found)
