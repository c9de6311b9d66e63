"""Writing the reply: make the outline, set points, take passages from units' inputs, leave passages out."""

import datetime as dt

from reply_studio.errors import UsageError
from reply_studio.i18n import N_, _, listed
from reply_studio.merging import resolve_label
from reply_studio.model.base import Value
from reply_studio.model.case import CaseFile
from reply_studio.model.draft import LAYOUTS, STATUSES, Draft
from reply_studio.model.proposal import title_line
from reply_studio.services import editing, naming, own_part, renewing, steps, units
from reply_studio.services.committing import act, save, save_draft
from reply_studio.services.desk import Desk, open_case


class PointChange(Value):
    """What a person set on a point; ``None`` leaves a field as it is. ``progress`` and ``plan`` add a passage."""

    answers: str | None = None
    status: str | None = None
    heading: str | None = None
    reason: str | None = None
    progress: str | None = None
    plan: str | None = None
    unit: str | None = None
    due: dt.date | None = None


def outline(desk: Desk, wanted: str, layout: str | None = None) -> tuple[str, list[str]]:
    """Gives every suggestion without a point a new one. Returns the case id and the new points' ids."""
    file = open_case(desk, wanted)
    own_part.refuse_letterless(file)
    draft = file.draft
    if layout is not None:
        draft = editing.replace(draft, layout=_one_of(layout, LAYOUTS, N_("layout")))
    step = steps.outline(editing.replace(file, draft=draft))
    _save(desk, file, step)
    return file.case.id, step.act.data["points"]


def set_point(desk: Desk, wanted: str, point: str, change: PointChange) -> tuple[str, str]:
    """Changes a point, or makes one when ``point`` is ``new``. Returns the case id and the point's id.

    Raises:
        UsageError: an unknown point, suggestion or status; a plan's unit or date without a plan.
        RefusedError: a point is declined without a reason.
    """
    file = open_case(desk, wanted)
    own_part.refuse_letterless(file)
    draft, point_id = _target(file, point, change)
    fields = _fields(file, change)
    draft = editing.change_point(draft, point_id, **fields) if fields else draft
    draft = _add_words(desk, file, draft, point_id, change)
    steps.refuse_bare_decline(draft, point_id)
    save_draft(desk, file, draft, act("point", point=point_id, fields=sorted(fields)))
    return file.case.id, point_id


def _target(file: CaseFile, point: str, change: PointChange) -> tuple[Draft, str]:
    if point != "new":
        return file.draft, naming.point_id(file, point)
    return editing.add_point(file.draft, heading=_default_heading(file, change))


def _default_heading(file: CaseFile, change: PointChange) -> str:
    if change.heading is not None or not change.answers:
        return change.heading or ""
    first = naming.suggestion_ids(file.proposal, change.answers)[0]
    return next(title_line(each) for each in naming.every(file.proposal) if each.id == first)


def _fields(file: CaseFile, change: PointChange) -> dict[str, object]:
    fields: dict[str, object] = {}
    if change.answers is not None:
        fields["answers"] = naming.suggestion_ids(file.proposal, change.answers)
    if change.status is not None:
        fields["status"] = _one_of(change.status, STATUSES, N_("status"))
    for name in ("heading", "reason"):
        if getattr(change, name) is not None:
            fields[name] = getattr(change, name).strip()
    return fields


def _one_of(value: str, known: tuple[str, ...], what: str) -> str:
    if value not in known:
        raise UsageError(
            _("\u201c{value}\u201d is no {what}").format(value=value, what=_(what)),
            hint=_("one of: {known}").format(known=listed(known)),
        )
    return value


def _add_words(desk: Desk, file: CaseFile, draft: Draft, point_id: str, change: PointChange) -> Draft:
    if change.progress is not None:
        draft, _id = editing.add_passage(draft, point_id, _words(change.progress))
    if change.plan is not None:
        unit = units.known_key(change.unit, desk.config, file.case.units) or change.unit if change.unit else ""
        draft, _id = editing.add_passage(draft, point_id, _words(change.plan), plan=True, unit=unit, due=change.due)
    elif change.unit or change.due:
        raise UsageError(_("a unit and a date belong to a plan"), hint=_("add: --plan TEXT"))
    return draft


def _words(text: str) -> str:
    words = text.strip()
    if not words:
        raise UsageError(_("the text is empty"))
    return words


def take(  # noqa: PLR0913  # what the command takes
    desk: Desk,
    wanted: str,
    passage: str,
    point: str,
    *,
    plan: bool = False,
    due: dt.date | None = None,
    instead: str | None = None,
) -> tuple[str, str]:
    """Takes a unit's passage into a point with its source kept; a plan is that unit's, due on the day given.

    ``instead`` names the draft's passage whose old words of that unit it replaces. Returns the case id and the id of
    the passage that has the words now.
    """
    file = open_case(desk, wanted)
    if instead is not None:
        if plan or due:
            raise UsageError(_("the place of the old words says whether it is a plan"), hint=_("leave --plan out"))
        return _save(desk, file, renewing.take_instead(file, passage, naming.point_id(file, point), instead))
    if due and not plan:
        raise UsageError(_("a unit and a date belong to a plan"), hint=_("add: --plan"))
    _contribution, found = resolve_label(file, passage)
    return _save(desk, file, steps.take(file, found.id, naming.point_id(file, point), plan=plan, due=due))


def leave_out(desk: Desk, wanted: str, passage: str, reason: str) -> str:
    """Records that a unit's passage is not used, and why. Returns the case id."""
    file = open_case(desk, wanted)
    return _save(desk, file, steps.leave_out(file, passage, reason))[0]


def reopen(desk: Desk, wanted: str, passage: str) -> str:
    """Takes a ``leave_out`` back: the passage is open again. Returns the case id."""
    file = open_case(desk, wanted)
    return _save(desk, file, steps.reopen(file, passage))[0]


def _save(desk: Desk, file: CaseFile, step: steps.Step) -> tuple[str, str]:
    """Commits a step; returns the case id and what the step made."""
    if step.draft is None:
        save(desk, file, {}, (step.act,))
    else:
        save_draft(desk, file, step.draft, step.act)
    return file.case.id, step.select
