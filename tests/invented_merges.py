"""The invented merge cases, and how well a merge does on them: counted as the scorer of the gold sets counts."""

import tomllib
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from reply_studio.matching import Alignment, Overlap, Part, align
from reply_studio.merging.conflicts import Conflict

CASES = Path(__file__).parent / "cases"


class Count(NamedTuple):
    """Right ones, claimed ones, true ones."""

    right: int = 0
    claimed: int = 0
    true: int = 0

    def plus(self, other: "Count") -> "Count":
        """Both together."""
        return Count(*(one + more for one, more in zip(self, other, strict=True)))

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.right / (self.claimed + self.true) if self.claimed + self.true else 1.0


class Invented(NamedTuple):
    """A case ready to be merged; keys of passages are ``unit.place``, of suggestions their numbers."""

    name: str
    passages: tuple[Part, ...]
    suggestions: tuple[Part, ...]
    truth: dict[str, Any]
    answers: dict[str, dict[str, list[str]]]


@cache
def invented(name: str = "merges") -> tuple[Invented, ...]:
    """All cases of a file."""
    return tuple(_read(each) for each in tomllib.loads((CASES / f"{name}.toml").read_text("utf-8"))["case"])


def _read(case: dict[str, Any]) -> Invented:
    numbers = [number for number, _heading, _text in case["suggestions"]]
    suggestions = tuple(
        Part(key=number, heading=heading, text=text, parent=_parent(number, numbers), order=place)
        for place, (number, heading, text) in enumerate(case["suggestions"])
    )
    told = [
        (f"{place}.{at}", given["unit"], at, *passage)
        for place, given in enumerate(case["input"])
        for at, passage in enumerate(given["passages"])
    ]
    passages = tuple(Part(key=key, unit=unit, order=at, text=text) for key, unit, at, text, *_rest in told)
    answers = {
        key: {"answers": right, "also": [], "optional": [], **(more[0] if more else {})}
        for key, _unit, _at, _text, right, *more in told
    }
    return Invented(case["name"], passages, suggestions, case, answers)


def _parent(number: str, numbers: Sequence[str]) -> str:
    above = number.rpartition(".")[0]
    return above if above in numbers else ""


def aligned(case: Invented, found: Iterable[Alignment], *, sure: bool = False) -> tuple[Count, Count]:
    """The pairs of passage and suggestion, and the passages whose best suggestion is right (claimed = true there)."""
    right = claimed = true = first = answered = 0
    for each in found:
        gold = case.answers[each.passage]
        claims = [one.suggestion for one in each.claims] if each.sure or not sure else []
        hits = {one for one in claims if one in gold["answers"]}
        instead = [one for one in claims if one in gold["also"] and one not in gold["answers"]]
        free = {*gold["also"], *gold["optional"], *gold["answers"]}
        spare = min(len(instead), len(gold["answers"]) - len(hits))
        right += len(hits) + spare
        claimed += len(hits) + spare + sum(one not in free for one in claims)
        true += len(gold["answers"])
        if gold["answers"]:
            answered += 1
            first += bool(claims) and claims[0] in (*gold["answers"], *gold["also"])
    return Count(right, claimed, true), Count(first, answered, answered)


def overlapping(case: Invented, found: Iterable[Overlap]) -> Count:
    """The pairs that say the same; conflicts and decoys count neither way."""
    gold = {frozenset(each) for each in case.truth["overlaps"]}
    free = {frozenset(each) for each in case.truth["overlaps_optional"]}
    free |= {frozenset(each["at"]) for kind in ("conflicts", "decoys") for each in case.truth[kind]}
    told = {frozenset((each.first, each.second)) for each in found} - (free - gold)
    return Count(len(told & gold), len(told), len(gold))


def conflicting(case: Invented, found: Iterable[Conflict], kind: str) -> Count:
    """The conflicts of ``figures`` or of ``status``, with their values."""
    wanted = [each for each in case.truth["conflicts"] if each["kind"] == kind]
    gold = {(frozenset(each["at"]), frozenset(each["values"])) for each in wanted}
    told = {(frozenset(each.passages), frozenset(each.values)) for each in found}
    return Count(len(told & gold), len(told), len(gold))


@cache
def scores(name: str = "merges", *, sure: bool = False) -> tuple[Count, Count]:
    """Over all cases of a file: all pairs, and all best suggestions."""
    pairs = first = Count()
    for case in invented(name):
        more, best = aligned(case, align(case.passages, case.suggestions), sure=sure)
        pairs, first = pairs.plus(more), first.plus(best)
    return pairs, first
