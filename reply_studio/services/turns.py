"""Whose turn a case under review is, as a row of the list keeps it: who agreed to which letter, and the open step.

What depends on the day (deputies) or on files beside the case (templates) is not in the row: ``summary.with_flags`` and
the views of the list add it.
"""

from typing import Any

from reply_studio.config import Config
from reply_studio.model.binding import Binding
from reply_studio.model.case import CaseFile
from reply_studio.model.workflow import OFFICE, State, state_of

APPROVE, COUNTERSIGN, ISSUE = "approve", "countersign", "issue"


def under_review(file: CaseFile, config: Config) -> dict[str, Any]:
    """``approved``: what the approvals of a case stand for (whether for its text as it is; for which template and
    settings), ``None`` where nobody approved. ``turn``: the open step, ``None`` for a case that is not under review.
    """
    if not any(each.act == "submit" for each in file.acts) or state_of(file) not in (State.IN_REVIEW, State.APPROVED):
        return {"approved": None, "turn": None}
    from reply_studio.services import binding, review_state

    found = review_state.round_of(file.acts)
    text, words = binding.text_digests(file, config)
    last = found.approvals[-1].binding if found.approvals else found.binding
    now = Binding(text=text, words=words, template=last.template if last else "", config=last.config if last else "")
    exact = all(each.binding.text == text for each in review_state.newest(found.approvals))
    approved = {"text": exact, "template": now.template, "config": now.config} if found.approvals else None
    return {"approved": approved, "turn": _turn(file, config, found, now)}


def _turn(file: CaseFile, config: Config, found: Any, now: Binding) -> dict[str, Any]:
    """The event that is next, the role that makes it, the step's name, and who cannot although they have the role."""
    from reply_studio.services import review_state

    missing = review_state.needs(found, now, config, file)
    if not missing:
        return {"event": ISSUE, "role": OFFICE, "step": "", "barred": []}
    need = missing[0]
    given = {each.who for each in review_state.standing(found, need.place, now)}
    barred = given | review_state.own_words(found) if config.people and not need.units else set()
    return {
        "event": COUNTERSIGN if need.units else APPROVE,
        "role": need.step.role,
        "step": need.step.label,
        "barred": sorted(barred),
    }


def from_the_first(config: Config, before: dict[str, Any]) -> dict[str, Any]:
    """The turn of a case whose approvals another template or setting made void: its first step looks again."""
    if not config.review.steps:
        return before
    step = config.review.steps[0]
    return {"event": COUNTERSIGN if step.units else APPROVE, "role": step.role, "step": step.label, "barred": []}
