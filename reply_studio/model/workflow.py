"""The way of a case as one table a role: states, events, who may, what must hold, and what follows.

Source: the steps of handling in the provinces' rules (接办 … 归档); review and sign-off follow the office's
configuration. Everything that prints "what happens next" reads this table.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Final

from reply_studio.i18n import N_
from reply_studio.model.act import Act
from reply_studio.model.base import Value
from reply_studio.model.case import CaseFile


class State(StrEnum):
    """Main states. ``broken`` is a case whose files cannot be read."""

    RECEIVED = "received"
    ACCEPTED = "accepted"
    RETURNED = "returned"
    DRAFTING = "drafting"
    IN_REVIEW = "in_review"
    APPROVED = "approved"
    ISSUED = "issued"
    DISPATCHED = "dispatched"
    ANSWERED = "answered"
    CLOSED = "closed"
    ARCHIVED = "archived"
    WITHDRAWN = "withdrawn"
    BROKEN = "broken"


class Transition(Value):
    """One way on: the event, who may (roles of the office), the state it leads to, the rules that must hold (guards),
    and what follows, in words. ``reason``: it must say why.
    """

    event: str
    by: tuple[str, ...]
    leads_to: State
    guards: tuple[str, ...] = ()
    follows: str = ""
    reason: bool = False


DRAFTER, REVIEWER, ISSUER, OFFICE = "drafter", "reviewer", "issuer", "office"
ROLES: Final = (DRAFTER, REVIEWER, ISSUER, OFFICE)
"""Roles of people in an office."""
ANYONE: Final = ROLES
SIGN: Final = "sign"
"""The event, and the act of the journal, with which an issued letter gets an electronic signature. It moves no case."""
FINAL: Final = (State.ARCHIVED,)
"""Where a case may end."""

Table = Mapping[State, tuple[Transition, ...]]

_ACCEPT = Transition(
    event="accept", by=(OFFICE, DRAFTER), leads_to=State.ACCEPTED, follows=N_("the case is ours; the clocks run")
)
_HAND_BACK = Transition(
    event="hand-back",
    by=(OFFICE,),
    leads_to=State.RETURNED,
    guards=("window",),
    reason=True,
    follows=N_("the assigning office is told that the case is not ours"),
)
_DRAFT = Transition(event="draft", by=(DRAFTER,), leads_to=State.DRAFTING, follows=N_("the first point of the reply"))
_SUBMIT = Transition(
    event="submit",
    by=(DRAFTER,),
    leads_to=State.IN_REVIEW,
    guards=("outline", "findings"),
    follows=N_("the first reviewer looks; the drafter cannot change the text until it is returned"),
)
_APPROVE = Transition(
    event="approve",
    by=(REVIEWER, ISSUER),
    leads_to=State.IN_REVIEW,
    guards=("step", "own-words", "outside", "findings"),
    follows=N_("the next step looks; after the last one the letter can be issued"),
)
_COUNTERSIGN = Transition(
    event="countersign",
    by=ANYONE,
    leads_to=State.IN_REVIEW,
    guards=("unit",),
    follows=N_("the unit has agreed to this text"),
)
_RETURN = Transition(
    event="return",
    by=(REVIEWER, ISSUER),
    leads_to=State.DRAFTING,
    reason=True,
    follows=N_("the drafter works on it again; approvals have to be given anew"),
)
_RECALL = Transition(
    event="recall", by=(DRAFTER,), leads_to=State.DRAFTING, follows=N_("the drafter works on it again")
)
_ISSUE = Transition(
    event="issue",
    by=(OFFICE,),
    leads_to=State.ISSUED,
    guards=("approval", "number", "findings"),
    follows=N_("the letter gets its number and date and is kept unchanged"),
)
_REVISE = Transition(
    event="revise",
    by=(OFFICE, ISSUER),
    leads_to=State.DRAFTING,
    reason=True,
    follows=N_("a new letter is drafted; the issued one stays"),
)
_DISPATCH = Transition(
    event="dispatch",
    by=(OFFICE,),
    leads_to=State.DISPATCHED,
    guards=("letter",),
    follows=N_("the letter is on its way to its addressees"),
)


def _sign(state: State) -> Transition:
    """The letter gets an electronic signature; the case stays where it is."""
    return Transition(
        event=SIGN,
        by=(ISSUER, OFFICE),
        leads_to=state,
        guards=("letter",),
        follows=N_("the issued file gets one more signature; nothing else in it changes"),
    )


_FEEDBACK = Transition(
    event="feedback",
    by=(OFFICE, DRAFTER),
    leads_to=State.ANSWERED,
    follows=N_("the proposer's opinion is kept; dissatisfied leads to a second handling"),
)
_REHANDLE = Transition(event="rehandle", by=(OFFICE,), leads_to=State.DRAFTING, follows=N_("a second reply is drafted"))
_CLOSE = Transition(event="close", by=(OFFICE,), leads_to=State.CLOSED, follows=N_("nothing more is to be done"))
CLOSE_TOGETHER: Final = Transition(
    event="close",
    by=(OFFICE,),
    leads_to=State.CLOSED,
    guards=("answered",),
    follows=N_("the letter of the leading case has answered it; nothing more is to be done"),
)
"""How a case ends that the letter of another one answers (并案): it has no letter of its own to send."""
_ARCHIVE = Transition(event="archive", by=(OFFICE,), leads_to=State.ARCHIVED, follows=N_("the case is filed"))
_WITHDRAW = Transition(
    event="withdraw",
    by=(OFFICE,),
    leads_to=State.WITHDRAWN,
    reason=True,
    follows=N_("the proposer withdrew it; handling ends"),
)

_AGAIN: Final = _DRAFT
"""Work on the draft goes on in the same state."""

_FIRST: Final = {
    State.RECEIVED: (_ACCEPT, _HAND_BACK, _DRAFT, _WITHDRAW),
    State.ACCEPTED: (_DRAFT, _HAND_BACK, _WITHDRAW),
    State.RETURNED: (_ACCEPT, _ARCHIVE),
    State.DRAFTING: (_SUBMIT, _AGAIN, _HAND_BACK, _WITHDRAW),
}
_LAST: Final = {
    State.CLOSED: (_ARCHIVE,),
    State.WITHDRAWN: (_ARCHIVE,),
    State.ARCHIVED: (),
    State.BROKEN: (),
}
_REVIEW: Final = {
    State.IN_REVIEW: (_APPROVE, _COUNTERSIGN, _RETURN, _RECALL, _WITHDRAW),
    State.APPROVED: (_ISSUE, _APPROVE, _RETURN, _RECALL, _WITHDRAW),
}

LEAD: Final[Table] = (
    _FIRST
    | _REVIEW
    | {
        State.ISSUED: (_DISPATCH, _sign(State.ISSUED), _REVISE, _WITHDRAW),
        State.DISPATCHED: (_DISPATCH, _FEEDBACK, _CLOSE, _sign(State.DISPATCHED), _REVISE),
        State.ANSWERED: (_FEEDBACK, _REHANDLE, _CLOSE, _sign(State.ANSWERED), _REVISE),
    }
    | _LAST
    | {State.CLOSED: (_ARCHIVE, _REHANDLE)}
)
"""Where we answer the proposer: lead, sole and separate handling."""

CO: Final[Table] = (
    _FIRST
    | _REVIEW
    | {
        State.ISSUED: (_DISPATCH, _sign(State.ISSUED), _REVISE, _WITHDRAW),
        State.DISPATCHED: (_DISPATCH, _CLOSE, _sign(State.DISPATCHED), _REVISE),
    }
    | _LAST
)
"""Where we send our opinion to the lead unit: nobody gives feedback to us."""

REFERENCE: Final[Table] = {
    State.RECEIVED: (_ACCEPT, _HAND_BACK, _CLOSE, _WITHDRAW),
    State.ACCEPTED: (_CLOSE, _WITHDRAW),
    State.RETURNED: (_ACCEPT, _ARCHIVE),
} | _LAST
"""For information (参阅): no letter is sent; the member is contacted and the case closed."""

TABLES: Final[Mapping[str, Table]] = {
    "lead": LEAD,
    "sole": LEAD,
    "separate": LEAD,
    "co": CO,
    "reference": REFERENCE,
}
"""Role of our unit in the case → its table."""


def advance(role: str, state: State, event: str) -> Transition | None:
    """The transition that an event makes, ``None`` where the state knows no such event."""
    return next((each for each in TABLES[role].get(state, ()) if each.event == event), None)


def ways(file: CaseFile) -> tuple[Transition, ...]:
    """The ways on from where a case stands; one that another case's letter answers can be closed besides."""
    state = state_of(file)
    found = TABLES[file.case.role].get(state, ())
    waits = file.case.answered_by and not file.draft.points and state in (State.RECEIVED, State.ACCEPTED)
    has_end = any(each.event == CLOSE_TOGETHER.event for each in found)
    return (*found, CLOSE_TOGETHER) if waits and not has_end else found


def state_of(file: CaseFile) -> State:
    """The state of a case that could be read: what the last act of the way led to; drafting begins with the first
    reply point.
    """
    state = recorded(file.acts)
    begun = state in (State.RECEIVED, State.ACCEPTED) and bool(file.draft.points)
    return State.DRAFTING if begun and file.case.role != "reference" else state


def recorded(acts: Iterable[Act]) -> State:
    """The state that the journal says; only it can."""
    state = State.RECEIVED
    for each in acts:
        if moves(each):
            state = State(each.data["state"])
    return state


def moves(act: Act) -> bool:
    """Whether an act is a decision that moved the case on."""
    return act.act in EVENTS and act.data.get("state") in State.__members__.values()


EVENTS: Final = frozenset(
    step.event for table in TABLES.values() for steps in table.values() for step in steps if step.event != "draft"
)
"""Acts of the journal that move a case."""


def faults(tables: Mapping[str, Table] = TABLES) -> list[str]:
    """What is wrong with the tables: a state that leads nowhere or that nothing leads to, two transitions of one event,
    one without a right or without words for what follows.
    """
    found = []
    for role, table in tables.items():
        for state, steps in table.items():
            found += _faults_of(role, state, steps)
        found += [f"{role}: {state} is a dead end" for state in _stuck(table)]
        found += [f"{role}: nothing leads to {state}" for state in _unreached(table)]
    return found


def _faults_of(role: str, state: State, steps: tuple[Transition, ...]) -> list[str]:
    names = [each.event for each in steps]
    found = [f"{role}: {state} knows {each} twice" for each in names if names.count(each) > 1]
    found += [f"{role}: nobody may {each.event} in {state}" for each in steps if not each.by]
    return found + [
        f"{role}: {each.event} in {state} says nothing of what follows" for each in steps if not each.follows
    ]


def _reach(table: Table, start: State) -> set[State]:
    """States that can be come to; an approval leads on to ``approved`` when it was the last."""
    seen, open_states = {start}, [start]
    while open_states:
        for each in table.get(open_states.pop(), ()):
            targets = {each.leads_to, State.APPROVED} if each.event == "approve" else {each.leads_to}
            open_states += list(targets - seen)
            seen |= targets
    return seen


def _stuck(table: Table) -> list[State]:
    return [each for each in table if each is not State.BROKEN and not _reach(table, each) & set(FINAL)]


def _unreached(table: Table) -> list[State]:
    reached = _reach(table, State.RECEIVED) | {State.BROKEN}
    return [each for each in table if each not in reached]
