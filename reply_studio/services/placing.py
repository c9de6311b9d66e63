"""A unit's passage into the point that answers a suggestion: the point is made where there is none, in its place."""

import datetime as dt

from reply_studio.merging import resolve_label
from reply_studio.model.case import CaseFile
from reply_studio.model.coverage import open_suggestions
from reply_studio.model.draft import Draft
from reply_studio.model.proposal import title_line, walk
from reply_studio.services import editing, steps
from reply_studio.services.applying import home_of
from reply_studio.services.committing import act
from reply_studio.services.outlining import planned
from reply_studio.services.steps import Step


def tells_plan(file: CaseFile, passage: str) -> bool:
    """Whether a unit's passage (label or id) tells what comes next."""
    contribution, found = resolve_label(file, passage)
    plans = planned(contribution.passages)
    return any(plan for each, plan in zip(contribution.passages, plans, strict=True) if each.id == found.id)


def into_suggestion(
    file: CaseFile, passage: str, suggestion: str, *, plan: bool = False, due: dt.date | None = None
) -> Step:
    """The passage (label or id) taken into the point for a suggestion (id), "" for one that answers none."""
    draft, point = with_point(file, suggestion)
    return steps.take(editing.replace(file, draft=draft), passage, point, plan=plan, due=due)


def move_into(file: CaseFile, drafted: str, suggestion: str) -> Step:
    """A passage of the draft moved into the point for a suggestion (id), "" for one that answers none."""
    draft, point = with_point(file, suggestion)
    _holder, plan = editing.home(draft, drafted)
    draft = editing.move_passage(draft, drafted, point, plan=plan)
    return Step(draft=draft, act=act("move", passage=drafted, point=point), select=drafted)


def with_point(file: CaseFile, suggestion: str) -> tuple[Draft, str]:
    """The draft with a point for a suggestion, and its id: the one there is, else a new one where the order of the
    suggestions wants it. A general point stands first.
    """
    if not suggestion:
        general = next((each.id for each in file.draft.points if not each.answers), "")
        if general:
            return file.draft, general
        draft, made = editing.add_point(file.draft)
        return editing.move_point(draft, made, 0), made
    try:
        return file.draft, home_of(file.proposal, file.draft, suggestion)
    except StopIteration:
        return _new_point(file, suggestion)


def _outlined(file: CaseFile, suggestion: str) -> str:
    """The suggestion that the outline would give a point for this one: the topmost above it that none answers."""
    for each in open_suggestions(file.proposal, file.draft):
        if suggestion in {one.id for one in walk((each,))}:
            return each.id
    return suggestion


def _new_point(file: CaseFile, suggestion: str) -> tuple[Draft, str]:
    nodes = {each.id: each for each in walk(file.proposal.suggestions)}
    suggestion = _outlined(file, suggestion)
    draft, made = editing.add_point(file.draft, answers=(suggestion,), heading=title_line(nodes[suggestion]))
    order = list(nodes)
    rank = order.index(suggestion)
    before = [
        place
        for place, each in enumerate(file.draft.points)
        if not each.answers or min((order.index(one) for one in each.answers if one in nodes), default=-1) < rank
    ]
    return editing.move_point(draft, made, before[-1] + 1 if before else 0), made
