"""Passages of different units that say the same fact in other words."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from reply_studio.matching.parts import Overlap, Part
from reply_studio.matching.space import Space
from reply_studio.matching.terms import dot
from reply_studio.matching.words import common_words
from reply_studio.quantities import Quantity, agree, extract, surprise
from reply_studio.text.normalise import fold

THRESHOLD: Final = 0.335
"""From this score on two passages are reported: set between the gold pairs and the best other ones."""
_CHARS: Final = 0.5
_FIGURES: Final = 0.3
_TENSE: Final = 0.15
"""One passage plans, the other reports: that much less alike."""
_LIKE: Final = 0.02
"""Passages with less common wording are compared only where they share a telling figure."""
_TELLING: Final = 0.6
_PLAN: Final = re.compile(r"^[^\u3002]{0,8}(?:下(?:一)?步|下阶段|今后)|将于|将在|计划(?:在|于)|\d月底?前")


def overlaps(passages: Sequence[Part]) -> tuple[Overlap, ...]:
    """Pairs of body passages of different units that say the same, best first."""
    space = Space(passages, ())
    figures = [
        extract(fold(part.whole)) if role == "body" else () for part, role in zip(passages, space.roles, strict=True)
    ]
    near = space.neighbours()
    found = []
    for first, second in sorted(_candidates(space, near, figures)):
        shared = _agreements(figures[first], figures[second])
        score = _score(space, first, second, near[first].get(second, 0.0), shared)
        if score >= THRESHOLD:
            found.append(_overlap(space, first, second, score, shared))
    return tuple(sorted(found, key=lambda each: -each.score))


def _candidates(
    space: Space, near: Sequence[Mapping[int, float]], figures: Sequence[Sequence[Quantity]]
) -> set[tuple[int, int]]:
    """Pairs of different units worth comparing: some common wording, or a telling figure of the same value."""
    pairs = {(first, second) for first, row in enumerate(near) for second, like in row.items() if like >= _LIKE}
    where: defaultdict[str, list[int]] = defaultdict(list)
    for index, quantities in enumerate(figures):
        for value in {str(each.value.normalize()) for each in quantities if surprise(each) >= _TELLING}:
            where[value].append(index)
    pairs |= {(first, second) for places in where.values() for first in places for second in places}
    units = [part.unit for part in space.passages.parts]
    return {
        (first, second)
        for first, second in pairs
        if first < second and units[first] != units[second] and space.roles[first] == space.roles[second] == "body"
    }


def _agreements(first: Sequence[Quantity], second: Sequence[Quantity]) -> list[Quantity]:
    """Figures of the first passage that the second gives too, each used once."""
    left = list(second)
    found = []
    for figure in first:
        match = next((each for each in left if agree(figure, each)), None)
        if match is not None:
            left.remove(match)
            found.append(figure)
    return found


def _score(space: Space, first: int, second: int, grams: float, shared: Sequence[Quantity]) -> float:
    chars = dot(space.passage_chars[first], space.passage_chars[second])
    figures = sum(surprise(each) for each in shared)
    plans = [bool(_PLAN.search(fold(space.passages.parts[each].whole))) for each in (first, second)]
    return grams + _CHARS * chars + _FIGURES * figures - (_TENSE if plans[0] != plans[1] else 0.0)


def _overlap(space: Space, first: int, second: int, score: float, shared: Sequence[Quantity]) -> Overlap:
    one, other = space.passages.parts[first], space.passages.parts[second]
    words = common_words(space.passage_grams[first], space.passage_grams[second], one.whole, other.whole, 5)
    figures = tuple(each.quote for each in shared if surprise(each) >= _TELLING)
    return Overlap(
        first=one.key,
        second=other.key,
        score=round(min(score, 1.0), 4),
        evidence=tuple(dict.fromkeys((*figures, *words))),
    )
