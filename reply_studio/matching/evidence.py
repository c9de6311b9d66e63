"""What speaks for a passage answering a suggestion, as a row of numbers for every pair."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final

from reply_studio.matching.duties import duties
from reply_studio.matching.kinship import likeness
from reply_studio.matching.roles import bare, sourced
from reply_studio.matching.space import Space
from reply_studio.matching.terms import Sparse, terms

FIRST: Final = (
    *("gram", "group", "char", "char_cover"),
    *("lead", "inner", "duty", "context", "char_field", "pair_field", "habit", "clause"),
)
"""Evidence from the two texts alone: cosine of n-grams, of vocabulary groups and of characters, and the share of the
suggestion's weight whose characters stand in the passage; the n-grams of the passage's heading or first clause; whether
the suggestion has others below it; what the unit usually answers for; the headings above the passage; the groups of the
vocabulary that characters and pairs of them point to; what the unit answered in earlier cases; the two clauses, one of
each text, whose vocabulary groups are likest."""
SECOND: Final = ("vote", "before", "taken")
"""Evidence from the other passages: what those answer that resemble this one; what the one before answers; how surely
another passage of the same unit answers the suggestion."""
NONE: Final = ("none", "sourced", "bare")
"""Evidence that a passage answers nothing: that most do not; that it opens by naming where its figures come from, or
with a figure of the whole place."""

Row = tuple[float, ...]
Belief = Mapping[int, float]
"""Suggestion → probability, for one passage; negligible ones are left out."""
_NEGLIGIBLE: Final = 0.005


def first_rows(space: Space, index: int) -> list[Row]:
    """The ``FIRST`` evidence of one passage for every suggestion."""
    part = space.passages.parts[index]
    columns = [
        space.by_grams.scan(space.passage_grams[index])[0],
        space.by_groups.scan(space.passage_groups[index])[0],
        *space.by_chars.scan(space.passage_chars[index]),
        space.by_grams.scan(space.passage_leads[index])[0],
        [1.0 if each.key in space.inner else 0.0 for each in space.suggestions.parts],
        space.by_groups.scan(space.groups.vector(_duty_groups(part.unit)))[0],
        _context(space, part.context),
        likeness(space.char_fields[0][index], space.char_fields[1]),
        likeness(space.pair_fields[0][index], space.pair_fields[1]),
        [like for like, _place in space.customs.nearest(part.unit)],
        space.likest_clauses(index),
    ]
    return list(zip(*columns, strict=True))


@lru_cache(maxsize=1024)
def _duty_groups(unit: str) -> Sparse:
    return terms(duties(unit)).groups


def _context(space: Space, context: str) -> list[float]:
    if not context:
        return [0.0] * len(space.suggestions)
    above = terms(context)
    grams, _cover = space.by_grams.scan(space.grams.vector(above.grams))
    groups, _cover = space.by_groups.scan(space.groups.vector(above.groups))
    return [one + other for one, other in zip(grams, groups, strict=True)]


def none_row(space: Space, index: int) -> Row:
    """The ``NONE`` evidence of one passage."""
    text = space.passages.parts[index].whole
    return (1.0, sourced(text), bare(text))


class Others:
    """What is believed of all passages, ready to be asked for one."""

    def __init__(self, space: Space, beliefs: Sequence[Row]) -> None:
        self._space = space
        self._near = space.neighbours()
        self._beliefs: list[Belief] = [
            {place: value for place, value in enumerate(row) if value >= _NEGLIGIBLE} for row in beliefs
        ]
        self._units: defaultdict[str, list[int]] = defaultdict(list)
        for index, part in enumerate(space.passages.parts):
            self._units[part.unit].append(index)
        self._best = {unit: self._two_best(members) for unit, members in self._units.items()}

    def _two_best(self, members: Sequence[int]) -> dict[int, list[tuple[float, int]]]:
        """Suggestion → the two passages of a unit that answer it most surely."""
        found: defaultdict[int, list[tuple[float, int]]] = defaultdict(list)
        for index in members:
            for place, value in self._beliefs[index].items():
                found[place].append((value, index))
        return {place: sorted(each, reverse=True)[:2] for place, each in found.items()}

    def rows(self, index: int) -> list[Row]:
        """The ``SECOND`` evidence of one passage for every suggestion."""
        unit = self._space.passages.parts[index].unit
        votes: defaultdict[int, float] = defaultdict(float)
        for other, near in self._near[index].items():
            for place, value in self._beliefs[other].items():
                votes[place] += near * value
        before: Belief = {}
        if index and self._space.passages.parts[index - 1].unit == unit:
            before = self._beliefs[index - 1]
        best = self._best[unit]
        return [
            (votes.get(place, 0.0), before.get(place, 0.0), _besides(index, best.get(place, ())))
            for place in range(len(self._space.suggestions))
        ]


def _besides(index: int, best: Sequence[tuple[float, int]]) -> float:
    """The highest belief of another passage than *index*."""
    return next((value for value, other in best if other != index), 0.0)
