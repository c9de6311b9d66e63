"""A thesaurus of official vocabulary: which words of proposals and letters speak of the same thing.

Written for the kinds of subjects that proposals have, not for any one of them. A word may belong to several groups.
"""

import math
from collections import Counter
from collections.abc import Mapping
from functools import cache

from reply_studio.matching.vocabulary import (
    aspects,
    caring,
    city,
    countryside,
    economy,
    education,
    enterprise,
    everyday,
    governance,
    health,
    living,
    measures,
    people,
    places,
    safety,
    serving,
)

_SOURCES = (
    *(people, education, health, city, safety, governance, economy, aspects, everyday),
    *(caring, living, countryside, enterprise, serving, measures, places),
)


@cache
def groups() -> tuple[tuple[str, ...], ...]:
    """All groups in fixed order; the first word of a group names it."""
    return tuple(tuple(group.split()) for source in _SOURCES for group in source.GROUPS.split(";") if group.split())


@cache
def _index() -> Mapping[str, tuple[tuple[str, int], ...]]:
    """First two characters → (word, group) of the words that begin so, longest first."""
    found: dict[str, list[tuple[str, int]]] = {}
    for number, words in enumerate(groups()):
        for word in words:
            found.setdefault(word[:2], []).append((word, number))
    return {start: tuple(sorted(words, key=lambda each: -len(each[0]))) for start, words in found.items()}


@cache
def clarity(word: str) -> float:
    """How surely a word tells what is spoken of: 1 where it belongs to one group, less where it belongs to several."""
    return 1 / math.sqrt(_belonging().get(word, 1))


@cache
def _belonging() -> Mapping[str, int]:
    """Word → how many groups it belongs to."""
    return Counter(word for words in groups() for word in words)


def name_of(group: int) -> str:
    """The first word of a group, to show as evidence."""
    return groups()[group][0]


def spoken_of(text: str) -> dict[int, dict[str, int]]:
    """Group → its words in the text with their counts; at each place the longest word of a group."""
    index = _index()
    found: dict[int, dict[str, int]] = {}
    for at in range(len(text) - 1):
        seen: set[int] = set()
        for word, group in index.get(text[at : at + 2], ()):
            if group not in seen and text.startswith(word, at):
                seen.add(group)
                words = found.setdefault(group, {})
                words[word] = words.get(word, 0) + 1
    return found
