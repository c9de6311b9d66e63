"""An amended proposal keeps the ids of the suggestions that are still there, so that the reply stays attached."""

import msgspec
from rapidfuzz import fuzz

from reply_studio.model.proposal import Problem, Proposal, Suggestion, full_text, walk

ALIKE = 60.0
"""From this similarity (0 to 100) on, an amended suggestion counts as the same one."""


def carry_ids(old: Proposal, new: Proposal) -> Proposal:
    """The new proposal with the old ids where a suggestion is equal or alike; other ids are new and never reused."""
    pairs = _pair(list(walk(old.suggestions)), list(walk(new.suggestions)))
    problems = {each.text: each.id for each in old.problems}
    counter = _Counter(old.last_id)
    suggestions = tuple(_rename(each, pairs, counter) for each in new.suggestions)
    kept = tuple(_rename_problem(each, problems, counter) for each in new.problems)
    return msgspec.structs.replace(new, suggestions=suggestions, problems=kept, last_id=counter.last)


class _Counter:
    def __init__(self, last: int) -> None:
        self.last = last

    def next(self, prefix: str) -> str:
        self.last += 1
        return f"{prefix}{self.last}"


def _words(node: Suggestion) -> str:
    return full_text(node).replace("\n", "")


def _pair(old: list[Suggestion], new: list[Suggestion]) -> dict[str, str]:
    """New id → old id: equal texts first, then the most alike."""
    pairs: dict[str, str] = {}
    left = {each.id: _words(each) for each in old}
    waiting = []
    for node in new:
        equal = next((key for key, words in left.items() if words == _words(node)), None)
        if equal is None:
            waiting.append(node)
        else:
            pairs[node.id] = equal
            del left[equal]
    for node in waiting:
        scored = [(fuzz.ratio(words, _words(node)), key) for key, words in left.items()]
        score, key = max(scored, default=(0.0, ""))
        if score >= ALIKE:
            pairs[node.id] = key
            del left[key]
    return pairs


def _rename(node: Suggestion, pairs: dict[str, str], counter: _Counter) -> Suggestion:
    mine = pairs.get(node.id) or counter.next("s")
    children = tuple(_rename(each, pairs, counter) for each in node.children)
    return msgspec.structs.replace(node, id=mine, children=children)


def _rename_problem(problem: Problem, known: dict[str, str], counter: _Counter) -> Problem:
    return msgspec.structs.replace(problem, id=known.get(problem.text) or counter.next("q"))
