"""What the parts of words point to: groups of the vocabulary that words with the same characters belong to.

The vocabulary lists whole words, and a letter has others: 管护 and 养护 share a character and nearly the meaning. Every
character, and every pair of neighbours, therefore points to the groups whose words contain it, the fewer the surer.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from operator import mul, sub
from typing import Final

from reply_studio.matching.terms import Sparse, Weights
from reply_studio.matching.vocabulary import groups

Vector = Sequence[float]
"""A number for every group of the vocabulary."""
_SMALLEST: Final = 0.01
_DOUBT: Final = 3
"""So many texts pointing nowhere are counted among all: the mean of a few texts is that of none."""


@cache
def pointers(size: int) -> Mapping[str, Mapping[int, float]]:
    """Character (``size`` 1) or pair (2) → the groups it points to, with weights.

    Together the weights of one part have the length of its rarity among the groups.
    """
    found: defaultdict[str, Counter[int]] = defaultdict(Counter)
    for number, words in enumerate(groups()):
        for word in words:
            for at in range(len(word) - size + 1):
                found[word[at : at + size]][number] += 1
    return {part: _scaled(counts) for part, counts in found.items()}


def _scaled(counts: Mapping[int, int]) -> dict[int, float]:
    rarity = math.log(len(groups()) / len(counts) + _SMALLEST)
    length = math.sqrt(sum(count * count for count in counts.values()))
    return {number: rarity * count / length for number, count in counts.items()}


def fields(counted: Sequence[Sparse], weights: Weights, size: int) -> list[Vector]:
    """For every text the groups that its characters or pairs (``counted``) point to, as vectors of length 1.

    What all the texts together point to is taken off, the surer the more texts there are: it tells none from another. A
    text whose parts point nowhere is all zeros.
    """
    told = [_unit(_pointed(each, weights, size)) for each in counted]
    mean = [sum(column) / (len(told) + _DOUBT) for column in zip(*told, strict=True)]
    return [_unit(list(map(sub, each, mean))) if any(each) else each for each in told]


def _pointed(counted: Sparse, weights: Weights, size: int) -> list[float]:
    table = pointers(size)
    found = [0.0] * len(groups())
    for part, count in counted.items():
        for number, weight in table.get(part, {}).items():
            found[number] += count * weights[part] * weight
    return found


def _unit(vector: Vector) -> Vector:
    length = math.sqrt(sum(map(mul, vector, vector)))
    return [value / length for value in vector] if length else vector


def likeness(one: Vector, others: Sequence[Vector]) -> list[float]:
    """The cosines of a vector with others."""
    return [sum(map(mul, one, other)) for other in others]
