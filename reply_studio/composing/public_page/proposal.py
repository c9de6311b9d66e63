"""A proposal's own words as paragraphs: background with the numbered problems, the tree of suggestions, the closing."""

import re
from collections.abc import Iterator
from typing import Final

from reply_studio.model.proposal import Problem, Proposal, Suggestion

_ANNOUNCES: Final = re.compile("问题|不足|困难|短板|薄弱|矛盾|难点|制约|差距|不够|欠缺|原因|如下")
"""Words of the paragraph that a row of numbered problems stands under."""


def background_lines(proposal: Proposal) -> Iterator[str]:
    """The background; its numbered problems stand behind the paragraph that announces them."""
    place = _announcing(proposal.background) if proposal.problems else -1
    for at, paragraph in enumerate(proposal.background):
        yield from paragraph.split("\n")
        if at == place:
            yield from _problems(proposal.problems)
    if proposal.problems and place < 0:
        yield from _problems(proposal.problems)


def _announcing(background: tuple[str, ...]) -> int:
    """The paragraph that announces the problems: the last one that ends with a colon or speaks of them; else none."""
    found = [at for at, each in enumerate(background) if each.rstrip().endswith((":", "\uff1a"))]
    found = found or [at for at, each in enumerate(background) if _ANNOUNCES.search(each)]
    return found[-1] if found else -1


def _problems(problems: tuple[Problem, ...]) -> Iterator[str]:
    for each in problems:
        yield from f"{each.marker}{each.text}".split("\n")


def body_lines(proposal: Proposal) -> Iterator[str]:
    """All suggestions in reading order: a heading on a line of its own, then the words under it."""
    for each in proposal.suggestions:
        yield from _suggestion(each)


def closing_lines(proposal: Proposal) -> Iterator[str]:
    """What follows the suggestions."""
    for each in proposal.closing:
        yield from each.split("\n")


def _suggestion(suggestion: Suggestion) -> Iterator[str]:
    words = suggestion.text.split("\n") if suggestion.text else []
    if suggestion.heading:
        yield f"{suggestion.marker}{suggestion.heading}"
    elif words or suggestion.marker:
        yield suggestion.marker + (words.pop(0) if words else "")
    yield from words
    for each in suggestion.children:
        yield from _suggestion(each)
    if suggestion.tail:
        yield from suggestion.tail.split("\n")
