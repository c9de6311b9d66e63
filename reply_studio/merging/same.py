"""Two units' passages that say the same: what became of each pair."""

from collections.abc import Iterator
from typing import Final

from reply_studio.merging.dispositions import current_ids
from reply_studio.merging.view import MergeView, Twice
from reply_studio.model.act import standing
from reply_studio.model.base import Value
from reply_studio.model.case import CaseFile

BOTH_ACT: Final = "both"
"""The act that says that both of two passages stay in the letter."""


class Pair(Value):
    """A pair with its ``state``: ``open`` (it would stand in the letter twice, or is not decided), ``merged`` (one
    passage of the draft, ``drafted``, has both origins), ``left-out`` (at least one is not used) or ``both`` (a person
    keeps both, with the ``reason``).
    """

    twice: Twice
    state: str
    drafted: str = ""
    reason: str = ""


def same_states(file: CaseFile, view: MergeView, ids: dict[str, str]) -> tuple[Pair, ...]:
    """The pairs of a view in its order; ``ids``: label → passage id."""
    states = {each.passage: each.state for each in view.dispositions}
    reasons = dict(_kept_both(file))
    return tuple(_pair(file, each, states, reasons, ids) for each in view.overlaps)


def _pair(
    file: CaseFile, twice: Twice, states: dict[str, str], reasons: dict[frozenset[str], str], ids: dict[str, str]
) -> Pair:
    both = frozenset(ids[each] for each in twice.passages)
    drafted = next((key for key, origins in origins_now(file).items() if both <= origins), "")
    if drafted:
        return Pair(twice=twice, state="merged", drafted=drafted)
    if any(states.get(each) == "left-out" for each in twice.passages):
        return Pair(twice=twice, state="left-out")
    if both in reasons:
        return Pair(twice=twice, state="both", reason=reasons[both])
    return Pair(twice=twice, state="open")


def origins_now(file: CaseFile) -> dict[str, frozenset[str]]:
    """Passage of the draft → the passages of the newest inputs that it comes from."""
    now = current_ids(file)
    return {
        each.id: frozenset(now.get(one.passage, one.passage) for one in each.received)
        for each in file.draft.passages.values()
    }


def _kept_both(file: CaseFile) -> Iterator[tuple[frozenset[str], str]]:
    """The passages of each decision to keep both, with its reason; the last one holds."""
    for each in standing(file.acts):
        if each.act == BOTH_ACT:
            yield frozenset(map(str, each.data.get("passages", ()))), str(each.data.get("reason", ""))
