"""From what a person types to ids: ``3.2`` or ``s7`` is a suggestion, ``p4`` or ``3.2`` a point."""

from collections.abc import Iterable

from reply_studio.errors import UsageError
from reply_studio.i18n import _, listed
from reply_studio.model.case import CaseFile
from reply_studio.model.draft import Draft
from reply_studio.model.proposal import Proposal, Suggestion, numbers, walk
from reply_studio.services.proposal_rows import row_of


def suggestion_id(proposal: Proposal, wanted: str) -> str:
    """The id of a suggestion named by id or printed number.

    Raises:
        UsageError: no suggestion answers to it.
    """
    by_number = {number: key for key, number in numbers(proposal.suggestions).items()}
    if wanted in by_number:
        return by_number[wanted]
    if wanted in {each.id for each in walk(proposal.suggestions)}:
        return wanted
    raise UsageError(
        _("there is no suggestion \u201c{name}\u201d").format(name=wanted),
        hint=_("suggestions of this case: {names}").format(names=listed(by_number) or "-"),
    )


def row_key(proposal: Proposal, wanted: str) -> str:
    """The key of a row of the proposal (``s4``, ``q1``, ``b2``, ``e1``), named by it or by a suggestion's number.

    Raises:
        UsageError: no row answers to it.
    """
    by_number = {number: key for key, number in numbers(proposal.suggestions).items()}
    return row_of(proposal, by_number.get(wanted, wanted)).key


def suggestion_ids(proposal: Proposal, wanted: str) -> tuple[str, ...]:
    """Ids of suggestions given as a list separated by commas or spaces (full-width ones count)."""
    names = wanted.replace("\uff0c", ",").replace("\u3001", ",").replace(" ", ",").split(",")
    return tuple(suggestion_id(proposal, each) for each in names if each)


def point_id(file: CaseFile, wanted: str) -> str:
    """The id of a reply point named by id, or by the number of the one suggestion it answers.

    Raises:
        UsageError: no point, or several, answer to it.
    """
    if any(each.id == wanted for each in file.draft.points):
        return wanted
    suggestion = suggestion_id(file.proposal, wanted)
    found = points_answering(file.draft, (suggestion,))
    if len(found) == 1:
        return found[0]
    if not found:
        raise UsageError(
            _("no reply point answers suggestion {number}").format(number=wanted),
            hint=_("make one: reply-studio point CASE new --answers {number}").format(number=wanted),
        )
    raise UsageError(
        _("several points answer suggestion {number}: {points}").format(number=wanted, points=listed(found)),
        hint=_("name the point by its id"),
    )


def points_answering(draft: Draft, suggestions: Iterable[str]) -> list[str]:
    """Ids of the points that answer one of the suggestions, in order."""
    wanted = set(suggestions)
    return [each.id for each in draft.points if wanted & set(each.answers)]


def every(proposal: Proposal) -> list[Suggestion]:
    """All suggestions of the tree in reading order."""
    return list(walk(proposal.suggestions))
