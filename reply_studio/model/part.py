"""Which suggestions are ours to answer: all of them where we lead; our part where we co-handle or answer separately."""

from collections.abc import Collection, Iterator
from typing import Final

import msgspec

from reply_studio.model.case import Case, CaseFile
from reply_studio.model.draft import Draft
from reply_studio.model.proposal import Proposal, Suggestion, walk

PARTIAL: Final = ("co", "separate")
"""Roles in which other units answer the rest."""
LETTERLESS: Final = ("reference",)
"""Roles in which no letter is written (参阅): the proposer is contacted, and the case closed."""


def ours(file: CaseFile) -> Proposal:
    """As ``our_part`` for a case as loaded."""
    return our_part(file.case, file.proposal, file.draft)


def our_part(case: Case, proposal: Proposal, draft: Draft) -> Proposal:
    """The proposal with only the suggestions that are ours, each with all below it, at the top level.

    Where nobody has said which they are, those that the draft answers are ours, and without any all of them.
    """
    wanted = known_part(case, proposal) if case.role in PARTIAL else ()
    if case.role in PARTIAL and not wanted:
        wanted = tuple({answer for each in draft.points for answer in each.answers})
    found = tuple(_topmost(proposal.suggestions, wanted))
    return msgspec.structs.replace(proposal, suggestions=found) if found else proposal


def known_part(case: Case, proposal: Proposal) -> tuple[str, ...]:
    """The suggestions that somebody has said to be ours, as far as the proposal still has them, in its order."""
    return tuple(each.id for each in walk(proposal.suggestions) if each.id in case.part)


def _topmost(nodes: Collection[Suggestion], wanted: Collection[str]) -> Iterator[Suggestion]:
    for each in nodes:
        if each.id in wanted:
            yield each
        else:
            yield from _topmost(each.children, wanted)


def is_ours(file: CaseFile, suggestion: str) -> bool:
    """Whether a suggestion, or one below it, is ours to answer."""
    if file.case.role in LETTERLESS:
        return False
    if file.case.role not in PARTIAL:
        return True
    mine = {each.id for each in walk(ours(file).suggestions)}
    node = next((each for each in walk(file.proposal.suggestions) if each.id == suggestion), None)
    return node is not None and any(each.id in mine for each in walk((node,)))
