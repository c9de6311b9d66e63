"""What comes next for a case, as the screens offer it: every way on with what follows, and what an approval means."""

from typing import Final

import msgspec

from reply_studio.config import Config
from reply_studio.i18n import listed
from reply_studio.model import workflow
from reply_studio.model.base import Value
from reply_studio.model.binding import Binding
from reply_studio.model.case import CaseFile
from reply_studio.model.workflow import OFFICE, State, state_of
from reply_studio.services import listing, review_state, rights, units, versions
from reply_studio.services.binding import binding_of
from reply_studio.services.desk import Desk
from reply_studio.services.next_steps import next_steps
from reply_studio.services.review_state import Approval, Need
from reply_studio.services.words import word

BACK: Final = ("return", "recall", "revise", "rehandle")
"""Events after which the drafter goes on."""
ARROW: Final = "->"
LOOKED_AT: Final = (State.IN_REVIEW, State.APPROVED)
"""States in which somebody may have to look at the letter."""


class Ahead(Value):
    """A way on: its event, how people call it, what follows in words, and why it cannot be gone, "" where it can.
    ``lacks_right``: only because it is not this person's.
    """

    event: str
    label: str
    follows: str
    why_not: str = ""
    lacks_right: bool = False


class Decision(Value):
    """What an approval would say: the line of the log that wrote the letter, its digest, the step with its place from 1
    and how many there are, who is next after it, and how many approvals of this round are outdated.
    """

    version: int
    digest: str
    step: str
    place: int
    steps: int
    after: str
    outdated: int = 0


def ahead(desk: Desk, file: CaseFile) -> list[Ahead]:
    """The ways on, those that can be gone now first; working at the draft is no step, and where no unit is waited for
    none countersigns.
    """
    left_out = {"draft"} if any(each.units for each in open_steps(desk, file)) else {"draft", "countersign"}
    found = [
        Ahead(
            event=each.event,
            label=word(each.event),
            follows=_follows(desk, file, each.event, each.follows),
            why_not=each.why_not or "",
            lacks_right=each.lacks_right,
        )
        for each in next_steps(desk, file)
        if each.event not in left_out
    ]
    return sorted(found, key=lambda each: (bool(each.why_not), each.lacks_right))


def _follows(desk: Desk, file: CaseFile, event: str, told: str) -> str:
    """``submit for review -> review (somebody): the first reviewer looks …``, from the table's words."""
    who = _who_next(desk, file, event)
    return f"{word(event)} {ARROW} {who}: {told}" if who else f"{word(event)}: {told}"


def _who_next(desk: Desk, file: CaseFile, event: str) -> str:
    """Whom a step leads to, by name; "" where nobody in particular has to act."""
    if event == "submit":
        return _first(desk, file)
    if event == "approve":
        found = decision(desk, file)
        return found.after if found else ""
    if event in BACK:
        login = review_state.round_of(file.acts).submitter or file.case.handler.login
        return rights.name_of(desk.config, login)
    return people_of(desk.config, OFFICE) if event == "issue" else ""


def _first(desk: Desk, file: CaseFile) -> str:
    steps = desk.config.review.steps
    if not steps:
        return people_of(desk.config, OFFICE)
    return waits(desk, file, Need(place=0, step=steps[0]))


def people_of(config: Config, role: str) -> str:
    """The people with a role by name, else the role's word."""
    return listed(each.name for each in config.people if role in each.roles) or word(role)


def waits(desk: Desk, file: CaseFile, need: Need) -> str:
    """A step with the people or units who can take it."""
    label = need.step.label or word(need.step.role)
    if need.units:
        return f"{label} ({listed(units.name_of(each, desk.config, file.case.units) for each in need.units)})"
    return f"{label} ({people_of(desk.config, need.step.role)})"


def open_steps(desk: Desk, file: CaseFile, now: Binding | None = None) -> list[Need]:
    """The steps that have to look at the letter as it is, in order; none where it is not under review."""
    if state_of(file) not in LOOKED_AT:
        return []
    found = review_state.round_of(file.acts)
    return review_state.needs(found, now or binding_of(desk, file), desk.config, file)


def asked_again(desk: Desk, file: CaseFile) -> str:
    """The steps that have to look at the letter as it is, with their people; "" for none."""
    return listed(waits(desk, file, each) for each in open_steps(desk, file))


def decision(desk: Desk, file: CaseFile) -> Decision | None:
    """What an approval of the letter as it is would say; ``None`` where none is waited for."""
    now = binding_of(desk, file)
    missing = open_steps(desk, file, now)
    if not missing:
        return None
    need, found = missing[0], review_state.round_of(file.acts)
    return Decision(
        version=version_of(file),
        digest=now.short,
        step=waits(desk, file, need),
        place=need.place + 1,
        steps=len(desk.config.review.steps),
        after=_after(desk, file, need, now),
        outdated=len(review_state.outdated(found, now)),
    )


def _after(desk: Desk, file: CaseFile, need: Need, now: Binding) -> str:
    """Who is next once the person at the desk has agreed."""
    found = review_state.round_of(file.acts)
    new = Approval(step=need.place, who=desk.who, at="", binding=now)
    after = msgspec.structs.replace(found, approvals=(*found.approvals, new))
    left = review_state.needs(after, now, desk.config, file)
    return waits(desk, file, left[0]) if left else f"{word('issue')} ({people_of(desk.config, OFFICE)})"


def may_bypass(desk: Desk, file: CaseFile) -> bool:
    """Whether only the rule on one's own words keeps the person from approving; it may be passed with a reason."""
    missing = open_steps(desk, file)
    if not missing or missing[0].units or not desk.config.people:
        return False
    role = (missing[0].step.role,)
    own = review_state.own_words(review_state.round_of(file.acts))
    return desk.who in own and rights.standing(desk.config, desk.who, role, desk.clock.today()) is not None


def version_of(file: CaseFile) -> int:
    """The line of the log that wrote the letter as it is."""
    return max((each.seq for each in file.acts if set(each.parts) & set(review_state.WRITING)), default=0)


def knows(file: CaseFile, event: str) -> bool:
    """Whether the case's state knows an event, whoever may make it."""
    return any(each.event == event for each in workflow.ways(file))


def has_seen(file: CaseFile, who: str) -> bool:
    """Whether a person has looked at the letter, or decided on it, since it was written last."""
    return any(versions.seen(each, who) for each in file.acts if each.seq > version_of(file))


def queue(desk: Desk) -> list[str]:
    """The cases whose next step is the person's to make, by the order of the list: those to look at, then those to
    issue.
    """
    board = listing.board(desk)
    found = (listing.within(board.rows, listing.view(each), board.day) for each in ("review", "issue"))
    return [row["case"] for rows in found for row in rows]


def following(before: list[str], now: list[str], case: str) -> str:
    """The case of the queue ``now`` that comes behind ``case`` in the order of ``before`` and round its end, "" for
    none.
    """
    at = before.index(case) + 1 if case in before else 0
    order = [*before[at:], *before[:at], *now]
    return next((each for each in order if each != case and each in now), "")
