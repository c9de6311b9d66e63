"""States of a case and what leads from one to the next, as one table."""

from enum import StrEnum

from reply_studio.model.base import Value
from reply_studio.model.case import CaseFile


class State(StrEnum):
    """Main states. ``broken`` is a case whose files cannot be read."""

    RECEIVED = "received"
    DRAFTING = "drafting"
    BROKEN = "broken"


class Step(Value):
    """What may happen next: the event, who may do it (roles), and the state it leads to."""

    event: str
    by: tuple[str, ...]
    leads_to: State


TABLE: dict[State, tuple[Step, ...]] = {
    State.RECEIVED: (Step(event="draft", by=("drafter",), leads_to=State.DRAFTING),),
    State.DRAFTING: (Step(event="draft", by=("drafter",), leads_to=State.DRAFTING),),
    State.BROKEN: (),
}


def state_of(file: CaseFile) -> State:
    """The state of a case that could be read: drafting begins with the first reply point."""
    return State.DRAFTING if file.draft.points else State.RECEIVED
