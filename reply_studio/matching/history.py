"""Similar texts among very many: the suggestions of a workspace's finished cases.

An inverted index over character n-grams. A query looks only at its most telling n-grams, and of a common n-gram only at
the texts in which it weighs most; the few dozen candidates found so are then compared in full. The cost of a query so
depends on the text, hardly on how many texts there are.
"""

import heapq
from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from reply_studio.matching.parts import Part
from reply_studio.matching.terms import Weights, grams_of

_TELLING: Final = 32
"""So many n-grams of a query are looked up, the weightiest first."""
_POSTINGS: Final = 256
"""So many texts of an n-gram are kept, those in which it weighs most."""
_CANDIDATES: Final = 48
"""So many texts are compared in full."""
_FLOOR: Final = 0.05
"""A lower likeness is chance."""


class Similar(NamedTuple):
    """A text of the history by its key, with the cosine of the n-grams, 0 to 1."""

    key: str
    score: float


class _Vector(NamedTuple):
    """The n-grams of a text by number, with their weights: 8 bytes each."""

    terms: "array[int]"
    weights: "array[float]"


class History:
    """Texts to be searched for similar ones. Building takes time and memory in proportion to their length."""

    def __init__(self, parts: Sequence[Part]) -> None:
        counted = [grams_of(part.whole) for part in parts]
        self._keys = [part.key for part in parts]
        self._weights = Weights(counted)
        self._numbers: dict[str, int] = {}
        self._vectors = [self._stored(grams) for grams in counted]
        self._postings = _postings(self._vectors)

    def __len__(self) -> int:
        return len(self._keys)

    def _stored(self, grams: Mapping[str, float]) -> _Vector:
        weighted = self._weights.vector(grams)
        numbers = (self._numbers.setdefault(each, len(self._numbers)) for each in weighted)
        return _Vector(array("I", numbers), array("f", weighted.values()))

    def similar(self, passage: Part, limit: int = 10) -> tuple[Similar, ...]:
        """The texts most like a passage, best first, at most *limit*; none that is not alike at all."""
        weighted = self._weights.vector(grams_of(passage.whole))
        query = {self._numbers[each]: weight for each, weight in weighted.items() if each in self._numbers}
        scored = ((self._cosine(query, place), place) for place in self._candidates(query))
        best = heapq.nsmallest(limit, ((-score, place) for score, place in scored if score >= _FLOOR))
        return tuple(Similar(self._keys[place], round(-score, 4)) for score, place in best)

    def _candidates(self, query: Mapping[int, float]) -> Iterable[int]:
        likeness: defaultdict[int, float] = defaultdict(float)
        for term in heapq.nlargest(_TELLING, query, key=query.__getitem__):
            weight, posted = query[term], self._postings[term]
            for place, value in zip(posted.terms, posted.weights, strict=True):
                likeness[place] += weight * value
        return heapq.nlargest(_CANDIDATES, likeness, key=likeness.__getitem__)

    def _cosine(self, query: Mapping[int, float], place: int) -> float:
        vector = self._vectors[place]
        return sum(query.get(term, 0.0) * weight for term, weight in zip(vector.terms, vector.weights, strict=True))


def similar(passage: Part, index: History, limit: int = 10) -> tuple[Similar, ...]:
    """The texts of a history most like a passage, best first."""
    return index.similar(passage, limit)


def _postings(vectors: Sequence[_Vector]) -> list[_Vector]:
    """For every n-gram the texts that have it (by place) with its weight there, cut to the weightiest."""
    found: defaultdict[int, list[tuple[float, int]]] = defaultdict(list)
    for place, vector in enumerate(vectors):
        for term, weight in zip(vector.terms, vector.weights, strict=True):
            held = found[term]
            if len(held) < _POSTINGS:
                heapq.heappush(held, (weight, place))
            elif weight > held[0][0]:
                heapq.heapreplace(held, (weight, place))
    return [
        _Vector(
            array("I", (place for _weight, place in found[term])), array("f", (weight for weight, _ in found[term]))
        )
        for term in range(len(found))
    ]
