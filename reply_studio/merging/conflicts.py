"""Figures of two units about the same thing that differ."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import combinations
from typing import Final, NamedTuple

from reply_studio.matching import Part
from reply_studio.matching.roles import role_of
from reply_studio.matching.stopwords import content_runs
from reply_studio.matching.terms import Weights, dot, terms
from reply_studio.model.base import Value
from reply_studio.quantities import Quantity, agree, extract, may_be_same
from reply_studio.quantities.compare import same_period
from reply_studio.quantities.context import GAP
from reply_studio.quantities.units import PLACES, measured
from reply_studio.text.normalise import fold

THRESHOLD: Final = 1.24
"""From this likeness on two figures count the same thing: set between the gold conflicts and the best other pairs."""
_WORDS: Final = 0.9
_GROUPS: Final = 0.45
_PASSAGES: Final = 1.0
_PERIOD: Final = 0.4
"""Both say the same time."""
_SWAPPED: Final = 0.4
"""The same digits in another order: a slip of the hand."""
_NEAR: Final = 0.2
_APART: Final = 0.3
"""One is by more than a third the other: seldom a slip."""
_FAR: Final = 0.4
"""One is more than five times the other: hardly the same thing."""
_EACH: Final = 0.4
"""One is a sum, the other counted for each: hardly the same thing either."""
_ABSURD: Final = 1.0
"""More than a hundred times: a sum beside a price."""
_HUNDRED: Final = Decimal(100)
_POOR: Final = 3
"""A clause with so few telling characters hardly names what is counted."""
_ENOUGH: Final = 8
_CLAUSES: Final = re.compile(r"[,;:\u3002\n]")


class Conflict(Value):
    """Two passages that differ. ``what`` is counted, or the thing; ``values`` are the figures, or the words for its
    status, as printed, in the order of the passages.
    """

    passages: tuple[str, str]
    what: str
    values: tuple[str, str]
    score: float


class _Figure(NamedTuple):
    """A figure of the passage at ``place``; ``value`` is in the base unit.

    ``clause`` is what its clause tells, ``told`` the same with what stands before it where the clause alone hardly
    names a thing.
    """

    place: int
    unit: str
    quantity: Quantity
    value: Decimal
    clause: "_Told"
    told: "_Told"


class _Told(NamedTuple):
    """Words as vectors."""

    grams: Mapping[str, float]
    chars: Mapping[str, float]
    groups: Mapping[str, float]


def conflicts(passages: Sequence[Part]) -> tuple[Conflict, ...]:
    """The conflicts between passages of different units, in reading order.

    Figures that are equal in truth, of another time or scope, or that a unit gives of itself are none.
    """
    likeness = _Likeness(passages)
    figures = _figures(passages)
    pairs = [(_score(one, other, likeness), one, other) for one, other in _candidates(figures)]
    return tuple(
        Conflict(
            passages=(passages[one.place].key, passages[other.place].key),
            what=_what(one.quantity, other.quantity),
            values=(one.quantity.quote, other.quantity.quote),
            score=round(score, 3),
        )
        for score, one, other in _settled(pairs)
    )


class _Likeness:
    """Cosine of the whole passages, worked out when asked for."""

    def __init__(self, passages: Sequence[Part]) -> None:
        found = [terms(part.whole) for part in passages]
        weights = Weights(each.grams for each in found)
        self._vectors = [weights.vector(each.grams) for each in found]
        self._known: dict[tuple[int, int], float] = {}

    def of(self, one: int, other: int) -> float:
        """The cosine of two passages' n-grams."""
        if (one, other) not in self._known:
            self._known[one, other] = dot(self._vectors[one], self._vectors[other])
        return self._known[one, other]


def _figures(passages: Sequence[Part]) -> list[_Figure]:
    """The single figures of the body passages that claim a value, each with its clause as vectors."""
    found = [
        (place, part.unit, quantity)
        for place, part in enumerate(passages)
        if role_of(part.whole) == "body"
        for quantity in extract(fold(part.whole))
        if quantity.upper is None and quantity.bound in {"exact", "about"}
    ]
    clauses = [quantity.clause.replace(GAP, "") for _place, _unit, quantity in found]
    told = [_with_subject(passages[place], quantity) for place, _unit, quantity in found]
    vectors = _vectors({*clauses, *told})
    return [
        _Figure(place, unit, quantity, measured(quantity.value, quantity.unit)[0], vectors[clause], vectors[whole])
        for (place, unit, quantity), clause, whole in zip(found, clauses, told, strict=True)
    ]


def _vectors(texts: Collection[str]) -> dict[str, _Told]:
    """Text → its vectors, weighted among all of them."""
    counted = {each: terms(each) for each in texts}
    grams = Weights(each.grams for each in counted.values())
    chars = Weights(each.chars for each in counted.values())
    groups = Weights(each.groups for each in counted.values())
    return {
        text: _Told(grams.vector(each.grams), chars.vector(each.chars), groups.vector(each.groups))
        for text, each in counted.items()
    }


def _with_subject(part: Part, quantity: Quantity) -> str:
    """The clause of a figure, and where that hardly names a thing (共办结, 累计里程) what stands before it."""
    clause = quantity.clause.replace(GAP, "")
    if _content(clause) > _POOR:
        return clause
    before = [each for each in _CLAUSES.split(fold(part.whole)[: quantity.start]) if each]
    told = clause
    for each in reversed(before[:-1]):
        told = f"{each} {told}"
        if _content(told) >= _ENOUGH:
            break
    return told


def _content(text: str) -> int:
    """How many characters of a text tell something."""
    return sum(map(len, content_runs(text)))


def _candidates(figures: Sequence[_Figure]) -> Iterable[tuple[_Figure, _Figure]]:
    """Pairs of different units whose figures may count the same thing, found by their base unit."""
    by_unit: defaultdict[str, list[_Figure]] = defaultdict(list)
    for each in figures:
        by_unit[_kind(each.quantity)].append(each)
    for group in by_unit.values():
        for one, other in combinations(group, 2):
            if one.unit != other.unit and may_be_same(one.quantity, other.quantity):
                yield one, other


def _kind(quantity: Quantity) -> str:
    unit = measured(quantity.value, quantity.unit)[1]
    return "place" if unit in PLACES else unit


def _score(one: _Figure, other: _Figure, likeness: _Likeness) -> float:
    near = _nearness(one, other)
    words = _likeness(one.told, other.told)
    return (
        (words if near > 0 else min(words, _likeness(one.clause, other.clause)))
        + _PASSAGES * likeness.of(one.place, other.place)
        + (_PERIOD if same_period(one.quantity.period, other.quantity.period) else 0.0)
        + near
        - (_EACH if (one.quantity.relation == "each") != (other.quantity.relation == "each") else 0.0)
    )


def _likeness(one: _Told, other: _Told) -> float:
    """How like the words about two figures are."""
    words = dot(one.grams, other.grams) + dot(one.chars, other.chars)
    return _WORDS * words + _GROUPS * dot(one.groups, other.groups)


def _nearness(one: _Figure, other: _Figure) -> float:
    """How likely the two values are one value, once mistyped: digits in another order, or close.

    Of two shares both what they count and the rest must be close: 98 % and 94 % are not.
    """
    near = _closeness(one.value, other.value)
    if near == _NEAR and one.quantity.unit == other.quantity.unit == "%":
        return min(near, _closeness(_HUNDRED - one.value, _HUNDRED - other.value))
    return near


def _closeness(first: Decimal, second: Decimal) -> float:
    if first == second or sorted(_digits(first)) == sorted(_digits(second)):
        return _SWAPPED
    low, high = sorted((first, second))
    if low <= 0 or high > 100 * low:
        return -_ABSURD
    if high > 5 * low:
        return -_FAR
    return _NEAR if high <= low * Decimal("1.35") else -_APART


def _digits(value: Decimal) -> str:
    return "".join(each for each in str(value.normalize()) if each.isdigit()).strip("0")


def _settled(pairs: Iterable[tuple[float, _Figure, _Figure]]) -> list[tuple[float, _Figure, _Figure]]:
    """The pairs that differ, each figure matched once between two passages, the likest first.

    Figures that agree are matched too: they use each other up, and what agrees is no conflict.
    """
    taken: set[tuple[int, int, int]] = set()
    found = []
    ranked = sorted(pairs, key=lambda each: (-each[0], not agree(each[1].quantity, each[2].quantity)))
    for score, one, other in ranked:
        if score < THRESHOLD:
            break
        keys = {(one.place, one.quantity.start, other.place), (other.place, other.quantity.start, one.place)}
        if keys & taken:
            continue
        taken |= keys
        if not agree(one.quantity, other.quantity):
            found.append((score, one, other))
    return sorted(found, key=lambda each: (each[1].place, each[1].quantity.start, each[2].place))


def _what(one: Quantity, other: Quantity) -> str:
    """What both count: the longer wording, with the time where both say it."""
    words = max(one.counted, other.counted, key=len)
    period = one.period.quote if one.period and same_period(one.period, other.period) else ""
    return f"{words}\uff08{period}\uff09" if period else words
