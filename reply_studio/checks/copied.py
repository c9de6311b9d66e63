"""Figures that were copied from a unit's input and went wrong on the way: digits changed places, or one was lost."""

from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import lru_cache
from typing import Final, NamedTuple

from reply_studio.checks.equations import quantities
from reply_studio.matching.stopwords import content_runs
from reply_studio.quantities import Quantity, agree
from reply_studio.quantities.compare import periods_meet
from reply_studio.quantities.model import Period
from reply_studio.quantities.units import comparable, measured

_SHORTEST: Final = 3
"""Digits that tell; shorter figures are alike by chance unless what is counted is called by the same words."""
_BARE: Final = 2
_SAME_WORDS: Final = 2
_NAME: Final = 4
"""Characters of the shortest name of what is counted."""


class Slip(NamedTuple):
    """A figure of the letter, the unit's figure it stands for, and where in the letter (index of the text)."""

    place: int
    ours: Quantity
    theirs: Quantity


def slips(letter: Iterable[str], given: Iterable[str]) -> Iterator[Slip]:
    """Figures with the same digits in another order, where the letter has the one and the input the other value.

    Both count the same kind of thing at the same time and share a word; a value that stands on both sides somewhere
    is no slip. The scope does not tell: a unit's 我局 is the letter's 全市.
    """
    ours = [(place, each) for place, text in enumerate(letter) for each in _precise(text)]
    theirs = [each for text in given for each in _precise(text)]
    for place, one in ours:
        if any(agree(one, other) for other in theirs):
            continue
        for other in theirs:
            known = any(agree(other, each) for _place, each in ours)
            if (
                not known
                and _is_slip(one, other)
                and _may_meet(one.period, other.period)
                and len(_words(one) & _words(other)) >= (1 if len(_digits(one)) >= _SHORTEST else _SAME_WORDS)
            ):
                yield Slip(place, one, other)
                break


def _may_meet(one: Period | None, other: Period | None) -> bool:
    """The same time, or a stretch that is still open (2024年起) and one that ends in it (2024年, 2024年底)."""
    if periods_meet(one, other) or one is None or other is None:
        return True
    since, until = (one, other) if one.end is None else (other, one)
    if since.start is None or since.end is not None or until.end is None or since.mark or until.mark:
        return False
    return since.start.year == until.end.year and since.start < until.end


def twice(texts: Iterable[str]) -> Iterator[Slip]:
    """Figures of one letter that are told again with their digits in another order; the later one is ``ours``.

    Only figures with the same digits are compared, so that a long letter takes no longer a page.
    """
    known: dict[tuple[str, str], list[Quantity]] = {}
    for place, text in enumerate(texts):
        for one in _precise(text):
            base = measured(one.value, one.unit)[1]
            alike = known.setdefault(("".join(sorted(_digits(one))), base), [])
            other = next((each for each in alike if _is_again(one, each)), None)
            if other is not None and not any(agree(one, each) for each in alike):
                yield Slip(place, one, other)
            alike.append(one)


def _is_again(one: Quantity, other: Quantity) -> bool:
    """The same thing at the same time, called by the same name."""
    short, long = sorted((one.counted, other.counted), key=len)
    if len(short) < _NAME or not long.endswith(short) or len(_digits(one)) < _SHORTEST:
        return False
    return periods_meet(one.period, other.period) and _is_slip(one, other)


@lru_cache(maxsize=2048)
def _precise(text: str) -> tuple[Quantity, ...]:
    return tuple(each for each in quantities(text) if each.precise and len(_digits(each)) >= _BARE)


def _is_slip(one: Quantity, other: Quantity) -> bool:
    """The same digits in another order, at the same order of magnitude."""
    (first, unit), (second, same) = measured(one.value, one.unit), measured(other.value, other.unit)
    if not unit or not comparable(unit, same):
        return False
    low, high = sorted((first, second))
    return first != second and Counter(_digits(one)) == Counter(_digits(other)) and 10 <= high < Decimal(10) * low


def _digits(quantity: Quantity) -> str:
    value = measured(quantity.value, quantity.unit)[0].normalize()
    return "".join(map(str, value.as_tuple().digits)).strip("0")


def _words(quantity: Quantity) -> frozenset[str]:
    """The pairs of characters that tell what is counted."""
    runs = content_runs(quantity.clause)
    return frozenset(run[at : at + 2] for run in runs for at in range(len(run) - 1))
