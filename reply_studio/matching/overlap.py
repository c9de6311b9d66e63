"""Passages of different units that say the same fact in other words."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from reply_studio.matching.parts import Overlap, Part
from reply_studio.matching.roles import sourced
from reply_studio.matching.space import Space
from reply_studio.matching.terms import dot
from reply_studio.matching.words import common_words
from reply_studio.quantities import Quantity, agree, extract, surprise
from reply_studio.text.normalise import fold

THRESHOLD: Final = 0.35
"""From this score on two passages are reported: set between the gold pairs and the best other ones."""
_MUTUAL: Final = 0.07
"""Neither has anything more like it in another unit's input."""
_CHARS: Final = 0.5
_FIGURES: Final = 0.3
_TENSE: Final = 0.15
"""One passage plans, the other reports: that much less alike."""
_SOURCED: Final = 0.1
"""Figures from a survey or register that do not agree are no common fact."""
_LIKE: Final = 0.02
"""Passages with less common wording are compared only where they share a telling figure."""
_TELLING: Final = 0.6
_STRANGE: Final = 0.05
"""Texts with so few common characters speak of different things: only a rare figure that both have is no chance."""
_RARE: Final = 1.0
_PLAN: Final = re.compile(r"^[^\u3002]{0,8}(?:下(?:一)?步|下阶段|今后)|将于|将在|计划(?:在|于)|\d月底?前")


def overlaps(passages: Sequence[Part]) -> tuple[Overlap, ...]:
    """Pairs of body passages of different units that say the same, best first."""
    space = Space(passages, ())
    figures = [
        extract(fold(part.whole)) if role == "body" else () for part, role in zip(passages, space.roles, strict=True)
    ]
    near = space.neighbours()
    pairs: dict[tuple[int, int], tuple[float, list[Quantity]]] = {}
    for first, second in sorted(_candidates(space, near, figures)):
        shared = _agreements(figures[first], figures[second])
        pairs[first, second] = _score(space, first, second, near[first].get(second, 0.0), shared), shared
    best = _best(pairs)
    found = []
    for (first, second), (score, shared) in pairs.items():
        whole = score + (_MUTUAL if best[first] == score == best[second] else 0.0)
        if whole >= THRESHOLD:
            found.append(_overlap(space, first, second, whole, shared))
    return tuple(sorted(found, key=lambda each: -each.score))


def _best(pairs: Mapping[tuple[int, int], tuple[float, list[Quantity]]]) -> dict[int, float]:
    """The highest score of every passage."""
    best: dict[int, float] = {}
    for both, (score, _shared) in pairs.items():
        for each in both:
            best[each] = max(score, best.get(each, 0.0))
    return best


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
    """Figures that both passages give, each used once, in the more telling of the two spellings."""
    left = list(second)
    found = []
    for figure in first:
        match = next((each for each in left if agree(figure, each)), None)
        if match is not None:
            left.remove(match)
            found.append(max(figure, match, key=surprise))
    return found


def _score(space: Space, first: int, second: int, grams: float, shared: Sequence[Quantity]) -> float:
    chars = dot(space.passage_chars[first], space.passage_chars[second])
    figures = sum(told for told in map(surprise, shared) if chars >= _STRANGE or told >= _RARE)
    texts = [fold(space.passages.parts[each].whole) for each in (first, second)]
    plans = [bool(_PLAN.search(text)) for text in texts]
    survey = figures < _TELLING and any(sourced(text) for text in texts)
    against = (_TENSE if plans[0] != plans[1] else 0.0) + (_SOURCED if survey else 0.0)
    return grams + _CHARS * chars + _FIGURES * figures - against


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
