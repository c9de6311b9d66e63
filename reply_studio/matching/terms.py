"""A text as what can be compared: character n-grams, groups of the vocabulary, names in quotes."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from reply_studio.matching.rarity import rarity
from reply_studio.matching.stopwords import content_runs
from reply_studio.matching.vocabulary import clarity, spoken_of
from reply_studio.text.normalise import fold

_TRIGRAM: Final = 0.7
"""A trigram repeats its bigrams: it adds less than one."""
_NAME: Final = re.compile(r'"([^"]{2,12})"')
_ITEM: Final = re.compile(r"第?[\w-]{1,12}号(?:提案|建议|议案)?|[<《][^<>《》]{4,60}[>》]")
"""Numbers and titles of proposals and documents: every opening has them, no subject is in them."""
_LEAD_END: Final = re.compile(r"[\u3002;,:]")
_CLAUSE_END: Final = re.compile(r"[\u3002;,:\n]")
_CLAUSE: Final = 4
"""So many characters a clause has at least."""

Sparse = Mapping[str, float]


class Terms(NamedTuple):
    """What a text speaks of. ``chars``, ``grams`` and ``groups`` count; ``names`` are the quoted names in it."""

    chars: Sparse
    grams: Sparse
    groups: Sparse
    names: frozenset[str]


def terms(text: str) -> Terms:
    """The terms of a text, whatever its widths and script."""
    plain = fold(text)
    bare = _ITEM.sub(" ", plain)
    runs = content_runs(bare)
    return Terms(_chars(runs), _grams(runs), _groups(bare), frozenset(_NAME.findall(plain)))


def grams_of(text: str) -> Sparse:
    """The n-grams alone: all that is needed where very many texts are compared."""
    return _grams(content_runs(_ITEM.sub(" ", fold(text))))


def clause_groups(text: str) -> list[Sparse]:
    """The groups of the vocabulary in every clause of a text; short ones (一是, 同时) are no clause."""
    plain = _ITEM.sub(" ", fold(text))
    found = [each for each in _CLAUSE_END.split(plain) if len(each) >= _CLAUSE]
    return [_groups(each) for each in found or [plain]]


def lead(text: str, limit: int = 24) -> str:
    """The first clause of a text: up to the first stop, comma or semicolon, at most *limit* characters."""
    found = _LEAD_END.search(fold(text), 4)
    return text[: min(found.start() if found else limit, limit)]


def _chars(runs: Sequence[str]) -> dict[str, float]:
    return {char: _damped(count) for char, count in Counter("".join(runs)).items()}


def _grams(runs: Sequence[str]) -> dict[str, float]:
    found: Counter[str] = Counter()
    for run in runs:
        found.update(run[at : at + 2] for at in range(len(run) - 1))
        found.update(run[at : at + 3] for at in range(len(run) - 2))
    return {gram: _damped(count) * (1.0 if len(gram) == 2 else _TRIGRAM) for gram, count in found.items()}


def _groups(text: str) -> dict[str, float]:
    return {
        str(group): _damped(sum(words.values())) * sum(map(clarity, words)) / len(words)
        for group, words in spoken_of(text).items()
    }


def _damped(count: float) -> float:
    return 1.0 + math.log(count)


class Weights:
    """How telling every term is: rare ones of a collection count, those in every part or every letter hardly."""

    def __init__(self, collection: Iterable[Sparse]) -> None:
        counts: Counter[str] = Counter()
        size = 0
        for each in collection:
            counts.update(each.keys())
            size += 1
        self._top = math.log(size + 1.0) + math.log(2.0)
        self._of = {term: math.log((size + 1.0) / (count + 0.5)) * rarity(term) for term, count in counts.items()}

    def __getitem__(self, term: str) -> float:
        """The weight of a term; one that the collection lacks is as telling as any."""
        return self._of.get(term, self._top)

    def vector(self, sparse: Sparse) -> dict[str, float]:
        """The weighted terms, of length 1 (empty stays empty)."""
        weighted = {term: value * self[term] for term, value in sparse.items()}
        length = math.sqrt(sum(value * value for value in weighted.values()))
        return {term: value / length for term, value in weighted.items()} if length else {}


def dot(one: Sparse, other: Sparse) -> float:
    """The sum of products over shared terms: for vectors of length 1 the cosine of the angle between them."""
    if len(one) > len(other):
        one, other = other, one
    return sum(value * other[term] for term, value in one.items() if term in other)


def shared(one: Sparse, other: Sparse, limit: int) -> tuple[str, ...]:
    """The terms that add most to the cosine, weightiest first."""
    both = ((value * other[term], term) for term, value in one.items() if term in other)
    return tuple(term for _, term in sorted(both, key=lambda each: (-each[0], each[1]))[:limit])
