"""Passages and suggestions in one space: their terms, weighted vectors, and indexes over them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Final

from reply_studio.matching.habits import Customs, Habits
from reply_studio.matching.kinship import Vector, fields
from reply_studio.matching.parts import Part
from reply_studio.matching.roles import role_of
from reply_studio.matching.terms import Sparse, Weights, clause_groups, lead, terms

NAMED: Final = 2.0
"""A quoted name counts as two n-grams beside its own."""
_FAINT: Final = 0.01
"""Passages with less common wording are no neighbours."""
_CROWD: Final = 40
"""So many neighbours of a passage are looked at, the nearest first."""


class Side:
    """Passages or suggestions with their terms."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self.parts = parts
        self.terms = [terms(part.whole) for part in parts]

    def __len__(self) -> int:
        return len(self.parts)

    def mark(self, names: Sequence[str]) -> None:
        """Counts the names that the texts contain, quoted or not, among their n-grams."""
        for index, part in enumerate(self.parts):
            found = {f'"{name}': NAMED for name in names if name in part.whole}
            if found:
                self.terms[index] = self.terms[index]._replace(grams={**self.terms[index].grams, **found})


class Index:
    """Vectors of suggestions by term: likeness to all of them in one pass over a passage's terms."""

    def __init__(self, sparse: Sequence[Sparse], weights: Weights) -> None:
        self._size = len(sparse)
        self._where: defaultdict[str, list[tuple[int, float, float]]] = defaultdict(list)
        for place, each in enumerate(sparse):
            total = sum(weights[term] for term in each)
            for term, value in weights.vector(each).items():
                self._where[term].append((place, value, weights[term] / total if total else 0.0))

    def scan(self, vector: Mapping[str, float]) -> tuple[list[float], list[float]]:
        """For every suggestion the cosine with *vector*, and the share of its weight whose terms *vector* has."""
        cosine, cover = [0.0] * self._size, [0.0] * self._size
        for term, value in vector.items():
            for place, weight, share in self._where.get(term, ()):
                cosine[place] += value * weight
                cover[place] += share
        return cosine, cover


class Space:
    """Everything about passages and suggestions that is worked out once."""

    def __init__(self, passages: Sequence[Part], suggestions: Sequence[Part], habits: Habits | None = None) -> None:
        self.passages, self.suggestions = Side(passages), Side(suggestions)
        names = sorted({name for each in (*self.passages.terms, *self.suggestions.terms) for name in each.names})
        self.passages.mark(names)
        self.suggestions.mark(names)
        every = [*self.passages.terms, *self.suggestions.terms]
        self.grams = Weights(each.grams for each in every)
        self.groups = Weights(each.groups for each in every)
        self.chars = Weights(each.chars for each in every)
        self.roles = _roles(passages)
        self.customs = Customs(habits or {}, [each.grams for each in self.suggestions.terms], self.grams)

    @cached_property
    def passage_grams(self) -> list[dict[str, float]]:
        """A vector of n-grams for every passage; the next ones likewise."""
        return [self.grams.vector(each.grams) for each in self.passages.terms]

    @cached_property
    def passage_groups(self) -> list[dict[str, float]]:
        """Vectors of vocabulary groups."""
        return [self.groups.vector(each.groups) for each in self.passages.terms]

    @cached_property
    def passage_chars(self) -> list[dict[str, float]]:
        """Vectors of single characters."""
        return [self.chars.vector(each.chars) for each in self.passages.terms]

    @cached_property
    def passage_leads(self) -> list[dict[str, float]]:
        """Vectors of the n-grams of heading or first clause."""
        return [self.grams.vector(terms(part.heading or lead(part.text)).grams) for part in self.passages.parts]

    @cached_property
    def by_grams(self) -> Index:
        """The suggestions by their n-grams."""
        return Index([each.grams for each in self.suggestions.terms], self.grams)

    @cached_property
    def by_groups(self) -> Index:
        """The suggestions by their vocabulary groups."""
        return Index([each.groups for each in self.suggestions.terms], self.groups)

    @cached_property
    def by_chars(self) -> Index:
        """The suggestions by their characters."""
        return Index([each.chars for each in self.suggestions.terms], self.chars)

    @cached_property
    def by_clauses(self) -> tuple[Index, Sequence[int]]:
        """The clauses of all suggestions by their vocabulary groups, and the place of the suggestion of each."""
        told = [
            (place, groups) for place, part in enumerate(self.suggestions.parts) for groups in clause_groups(part.whole)
        ]
        return Index([groups for _place, groups in told], self.groups), [place for place, _groups in told]

    def likest_clauses(self, index: int) -> list[float]:
        """For every suggestion how like its likest clause is to the likest one of a passage, 0 to 1."""
        clauses, places = self.by_clauses
        best = [0.0] * len(self.suggestions)
        for groups in clause_groups(self.passages.parts[index].whole):
            for place, like in zip(places, clauses.scan(self.groups.vector(groups))[0], strict=True):
                best[place] = max(best[place], like)
        return best

    @cached_property
    def char_fields(self) -> tuple[list[Vector], list[Vector]]:
        """What the characters of passages and of suggestions point to."""
        counted = [each.chars for each in (*self.passages.terms, *self.suggestions.terms)]
        return self._sides(fields(counted, self.chars, 1))

    @cached_property
    def pair_fields(self) -> tuple[list[Vector], list[Vector]]:
        """What the pairs of characters of passages and of suggestions point to."""
        counted = [each.grams for each in (*self.passages.terms, *self.suggestions.terms)]
        return self._sides(fields(counted, self.grams, 2))

    def _sides(self, vectors: list[Vector]) -> tuple[list[Vector], list[Vector]]:
        return vectors[: len(self.passages)], vectors[len(self.passages) :]

    @cached_property
    def inner(self) -> frozenset[str]:
        """Keys of the suggestions that have others below them."""
        return frozenset(part.parent for part in self.suggestions.parts if part.parent)

    def neighbours(self) -> list[dict[int, float]]:
        """For every passage the others that resemble it most, with the cosine of their n-grams."""
        where: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
        for index, vector in enumerate(self.passage_grams):
            for term, value in vector.items():
                where[term].append((index, value))
        return [_nearest(index, vector, where) for index, vector in enumerate(self.passage_grams)]


def _nearest(index: int, vector: Sparse, where: Mapping[str, Sequence[tuple[int, float]]]) -> dict[int, float]:
    likeness: defaultdict[int, float] = defaultdict(float)
    for term, value in vector.items():
        for other, weight in where[term]:
            likeness[other] += value * weight
    likeness.pop(index, None)
    near = [(other, value) for other, value in likeness.items() if value >= _FAINT]
    return dict(sorted(near, key=lambda each: -each[1])[:_CROWD])


def _roles(passages: Sequence[Part]) -> list[str]:
    seen: set[str] = set()
    found = []
    for part in passages:
        found.append(role_of(part.whole, first=part.unit not in seen))
        seen.add(part.unit)
    return found
