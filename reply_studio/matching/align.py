"""Which passage answers which suggestion: ranked answers with their evidence, and how sure they are."""

import math
from collections.abc import Mapping, Sequence
from operator import mul
from typing import Final

from reply_studio.i18n import _
from reply_studio.matching.evidence import FIRST, NONE, SECOND, Others, Row, first_rows, none_row
from reply_studio.matching.habits import Habits
from reply_studio.matching.parts import Alignment, Answer, Part
from reply_studio.matching.roles import leans
from reply_studio.matching.space import Space
from reply_studio.matching.terms import shared
from reply_studio.matching.vocabulary import name_of
from reply_studio.matching.weights import (
    CLAIM,
    CLAIM_MORE,
    FIRST_STAGE,
    SECOND_STAGE,
    SURE,
)
from reply_studio.matching.words import common_words

_GRAM: Final = FIRST.index("gram")
_INNER: Final = FIRST.index("inner")
_SHOWN: Final = 0.02
"""Answers below this probability are not worth showing."""
_EVIDENCE: Final = 6
"""So many words are shown as evidence, at most."""


def align(passages: Sequence[Part], suggestions: Sequence[Part], habits: Habits | None = None) -> tuple[Alignment, ...]:
    """One alignment for every passage, in order.

    Passages of several units may be given together: what one unit answers helps to place the same matter in
    another's words; so does what a unit answered in earlier cases (``habits``). Nothing is claimed for openings,
    closings and bare headings, nor where nothing fits.
    """
    space = Space(passages, suggestions, habits)
    if not suggestions:
        return tuple(Alignment(passage=part.key, role=role) for part, role in zip(passages, space.roles, strict=True))
    rows = [first_rows(space, index) for index in range(len(passages))]
    none = [none_row(space, index) for index in range(len(passages))]
    beliefs = [
        _believe(rows[index], FIRST, none[index], FIRST_STAGE) if role == "body" else ()
        for index, role in enumerate(space.roles)
    ]
    others = Others(space, beliefs)
    return tuple(_conclude(space, index, rows[index], none[index], others) for index in range(len(passages)))


def _believe(rows: Sequence[Row], names: Sequence[str], none: Row, weights: Mapping[str, float]) -> Row:
    """The probability of every suggestion; what is missing up to 1 speaks for none of them."""
    wanted = [weights[name] for name in names]
    logits = [sum(map(mul, wanted, row)) for row in rows]
    against = sum(map(mul, [weights[name] for name in NONE], none))
    top = max(*logits, against)
    odds = [math.exp(each - top) for each in logits]
    whole = sum(odds) + math.exp(against - top)
    return tuple(each / whole for each in odds)


def _conclude(space: Space, index: int, rows: Sequence[Row], none: Row, others: Others) -> Alignment:
    role, key = space.roles[index], space.passages.parts[index].key
    if role != "body":
        return Alignment(passage=key, role=role)
    full = [first + second for first, second in zip(rows, others.rows(index), strict=True)]
    scores = _believe(full, FIRST + SECOND, none, SECOND_STAGE)
    ranked = sorted(range(len(scores)), key=lambda each: -scores[each])
    best = ranked[0]
    return Alignment(
        passage=key,
        answers=tuple(_answer(space, index, each, scores, best) for each in _shown(ranked, scores)),
        sure=scores[best] >= SURE and _worded(rows[best]) and _straight(space, index, none),
    )


def _worded(row: Row) -> bool:
    """The suggestion has none below it and shares wording with the passage."""
    return not row[_INNER] and row[_GRAM] > 0


def _straight(space: Space, index: int, none: Row) -> bool:
    """The passage opens with its own deed: not with figures of others, nor with what the deed leans on."""
    return not any(none[1:]) and not leans(space.passages.parts[index].whole)


def _shown(ranked: Sequence[int], scores: Row) -> list[int]:
    return [each for each in ranked if each == ranked[0] or scores[each] >= _SHOWN]


def _answer(space: Space, index: int, each: int, scores: Row, best: int) -> Answer:
    claimed = scores[best] >= CLAIM and (each == best or scores[each] >= CLAIM_MORE)
    return Answer(
        suggestion=space.suggestions.parts[each].key,
        score=round(scores[each], 4),
        evidence=_evidence(space, index, each) if scores[each] >= _SHOWN else (),
        claimed=claimed,
    )


def _evidence(space: Space, index: int, each: int) -> tuple[str, ...]:
    """Shared words as far as they run, names of shared vocabulary groups, and what the unit answered before."""
    suggestion = space.suggestions.terms[each]
    words = common_words(
        space.passage_grams[index],
        space.grams.vector(suggestion.grams),
        space.passages.parts[index].whole,
        space.suggestions.parts[each].whole,
        _EVIDENCE - 2,
    )
    groups = shared(space.passage_groups[index], space.groups.vector(suggestion.groups), 2)
    _like, place = space.customs.nearest(space.passages.parts[index].unit)[each]
    before = (_("answered before: {place}").format(place=place),) if place else ()
    names = (_("topic: {name}").format(name=name_of(int(group))) for group in groups)
    return tuple(dict.fromkeys((*words, *names, *before)))
