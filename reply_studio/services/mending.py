"""What a correction of the proposal means for the draft: points answer suggestions by their ids."""

from collections.abc import Iterable, Mapping
from typing import Any

from reply_studio.model.draft import Draft
from reply_studio.model.proposal import Proposal
from reply_studio.services.editing import replace
from reply_studio.services.proposal_rows import ids_of


def gone(before: Proposal, after: Proposal, kept: str = "") -> dict[str, str]:
    """Every id that a correction took away → the id whose words it joined, "" for none."""
    return dict.fromkeys(sorted(ids_of(before) - ids_of(after)), kept)


def mended(draft: Draft, lost: Mapping[str, str]) -> Draft:
    """The draft with ids that are gone replaced by the kept ones, or dropped, in ``answers`` and under notes."""
    if not lost:
        return draft
    points = tuple(replace(each, answers=_without(each.answers, lost)) for each in draft.points)
    notes = tuple(replace(each, on=lost.get(each.on, each.on)) for each in draft.notes)
    return replace(draft, points=points, notes=notes)


def _without(answers: Iterable[str], lost: Mapping[str, str]) -> tuple[str, ...]:
    """Ids with the lost ones replaced, each once."""
    return tuple(dict.fromkeys(kept for each in answers if (kept := lost.get(each, each))))


def answers_before(before: Draft, after: Draft) -> dict[str, list[str]]:
    """Point → what it answered, where the mending changed it: what undo brings back."""
    pairs = zip(before.points, after.points, strict=True)
    return {one.id: list(one.answers) for one, other in pairs if one.answers != other.answers}


def unmended(draft: Draft, data: Mapping[str, Any]) -> Draft:
    """The draft with the answers that a correction (the data of its act) changed; what was answered since stays."""
    lost, old = data.get("gone", {}), data.get("answers", {})
    points = tuple(replace(each, answers=_back(each.answers, old.get(each.id, ()), lost)) for each in draft.points)
    return replace(draft, points=points)


def _back(answers: tuple[str, ...], before: Iterable[str], lost: Mapping[str, str]) -> tuple[str, ...]:
    if _without(before, lost) == answers:
        return tuple(before)
    return (*answers, *(each for each in before if each in lost and each not in answers))
