"""What the workspace's other cases can tell: which unit answered what, and how a like suggestion was answered.

Every case is one row of an index beside the list's, made of its files when they change; nothing here is kept elsewhere.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, Final

import msgspec

from reply_studio.errors import ReplyStudioError
from reply_studio.matching import Habit, Habits, Part
from reply_studio.matching.history import History, Similar
from reply_studio.model.base import Value
from reply_studio.model.case import CaseFile
from reply_studio.model.draft import Passage, ReplyPoint
from reply_studio.model.proposal import Suggestion, full_text, numbers, title_line, walk
from reply_studio.model.workflow import State, state_of
from reply_studio.services.desk import Desk
from reply_studio.text.units import short_unit

_NOTHING: Final = (State.RETURNED, State.WITHDRAWN)
"""States of cases that were never ours to answer."""
_ALIKE: Final = 0.12
"""A lower likeness is not worth a look."""


class Promise(Value):
    """A plan of an earlier answer."""

    text: str
    unit: str = ""
    due: dt.date | None = None


class Precedent(Value):
    """A suggestion of another case as it was answered there. ``words`` is the suggestion with those below it, ``own``
    is it alone; ``units`` are those whose inputs went into the answer.
    """

    number: str
    title: str
    words: str
    status: str
    own: str = ""
    reason: str = ""
    passages: tuple[str, ...] = ()
    plans: tuple[Promise, ...] = ()
    units: tuple[str, ...] = ()


class Earlier(Value):
    """Another case with what was answered in it."""

    case: str
    title: str = ""
    item: str = ""
    state: str = ""
    answered: tuple[Precedent, ...] = ()


class Likeness(Value):
    """A suggestion at hand (id and printed number) with one answered elsewhere, and how alike they are, 0 to 1."""

    suggestion: str
    number: str
    score: float
    case: str
    title: str
    item: str
    state: str
    answered: Precedent


def describe(file: CaseFile) -> Earlier:
    """What was answered in a case; a case that was withdrawn or handed back has nothing to tell."""
    state = state_of(file)
    printed = numbers(file.proposal.suggestions)
    nodes = {} if state in _NOTHING else {each.id: each for each in walk(file.proposal.suggestions)}
    answered = (
        _precedent(file, nodes[suggestion], point, printed[suggestion])
        for point in file.draft.points
        for suggestion in point.answers
        if suggestion in nodes and (point.progress or point.plans or point.reason.strip())
    )
    return Earlier(
        case=file.case.id,
        title=file.proposal.title,
        item=file.case.number,
        state=state.value,
        answered=tuple(answered),
    )


def _precedent(file: CaseFile, node: Suggestion, point: ReplyPoint, number: str) -> Precedent:
    progress, plans = list(file.draft.progress_of(point)), list(file.draft.plans_of(point))
    return Precedent(
        number=number,
        title=title_line(node),
        words=full_text(node),
        own="\n".join(part for part in (node.heading, node.text, node.tail) if part),
        status=point.status,
        reason=point.reason,
        passages=tuple(each.text for each in progress),
        plans=tuple(Promise(text=each.text, unit=each.unit, due=each.due) for each in plans),
        units=tuple(_units(file, [*progress, *plans])),
    )


def _units(file: CaseFile, words: Sequence[Passage]) -> Iterator[str]:
    """The names of the units whose inputs went into some passages, each once."""
    senders = {each.key: each.name for each in file.inputs}
    origins = (origin.input for each in words for origin in each.origins)
    yield from dict.fromkeys(senders[each] for each in origins if each in senders)


def others(desk: Desk, case: str) -> tuple[Earlier, ...]:
    """The other cases that answered something, the oldest first; none where the desk keeps no such index."""
    if desk.earlier is None:
        return ()
    found = (msgspec.convert(each, Earlier) for each in desk.earlier.rows(lambda case_id: _row(desk, case_id)))
    return tuple(each for each in found if each.case != case and each.answered)


def _row(desk: Desk, case_id: str) -> dict[str, Any]:
    """A case that cannot be read tells nothing."""
    try:
        told = describe(desk.store.load(case_id))
    except ReplyStudioError:
        told = Earlier(case=case_id, state=State.BROKEN.value)
    found: dict[str, Any] = msgspec.to_builtins(told)
    return found


def habits(desk: Desk, case: str) -> Habits:
    """Short name of a unit → the suggestions of other cases that its words answered."""
    known: defaultdict[str, list[Habit]] = defaultdict(list)
    for each in others(desk, case):
        for one in each.answered:
            for unit in one.units:
                known[short_unit(unit)].append(Habit(one.own, f"{each.case} {one.number}"))
    return known


def similar(desk: Desk, file: CaseFile, limit: int = 3) -> tuple[Likeness, ...]:
    """For every suggestion of a case at most *limit* like ones that other cases answered, in the order of the case, the
    likest first.
    """
    known = others(desk, file.case.id)
    answers = {f"{at}.{n}": (each, one) for at, each in enumerate(known) for n, one in enumerate(each.answered)}
    history = History([Part(key=key, text=one.words) for key, (_case, one) in answers.items()])
    printed = numbers(file.proposal.suggestions)
    return tuple(
        _likeness(node, printed[node.id], found, *answers[found.key])
        for node in walk(file.proposal.suggestions)
        for found in history.similar(Part(key=node.id, text=full_text(node)), limit)
        if found.score >= _ALIKE
    )


def _likeness(node: Suggestion, number: str, found: Similar, case: Earlier, answered: Precedent) -> Likeness:
    return Likeness(
        suggestion=node.id,
        number=number,
        score=found.score,
        case=case.case,
        title=case.title,
        item=case.item,
        state=case.state,
        answered=answered,
    )
