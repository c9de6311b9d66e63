"""Writing the reply: make the outline, set points, take passages from units' inputs, leave passages out."""

import datetime as dt

from reply_studio.errors import RefusedError, UsageError
from reply_studio.i18n import _
from reply_studio.merging import resolve_label
from reply_studio.model.base import Value
from reply_studio.model.case import CaseFile
from reply_studio.model.coverage import open_suggestions
from reply_studio.model.draft import LAYOUTS, STATUSES, Draft
from reply_studio.model.proposal import title_line
from reply_studio.model.reply import passage_text
from reply_studio.services import editing, naming, units
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
    draft, made = file.draft, []
    if layout is not None:
        draft = editing.replace(draft, layout=_one_of(layout, LAYOUTS, "layout"))
    for suggestion in open_suggestions(file.proposal, draft):
        draft, point_id = editing.add_point(draft, answers=(suggestion.id,), heading=title_line(suggestion))
        made.append(point_id)
    save_draft(desk, file, draft, act("outline", points=made))
    return file.case.id, made


def set_point(desk: Desk, wanted: str, point: str, change: PointChange) -> tuple[str, str]:
    """Changes a point, or makes one when ``point`` is ``new``. Returns the case id and the point's id.

    Raises:
        UsageError: an unknown point, suggestion or status; a plan's unit or date without a plan.
        RefusedError: a point is declined without a reason.
    """
    file = open_case(desk, wanted)
    draft, point_id = _target(file, point, change)
    fields = _fields(file, change)
    draft = editing.change_point(draft, point_id, **fields) if fields else draft
    draft = _add_words(desk, file, draft, point_id, change)
    _refuse_bare_decline(draft, point_id)
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
        fields["status"] = _one_of(change.status, STATUSES, "status")
    for name in ("heading", "reason"):
        if getattr(change, name) is not None:
            fields[name] = getattr(change, name).strip()
    return fields


def _one_of(value: str, known: tuple[str, ...], what: str) -> str:
    if value not in known:
        raise UsageError(
            _("\u201c{value}\u201d is no {what}").format(value=value, what=_(what)),
            hint=_("one of: {known}").format(known=", ".join(known)),
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


def _refuse_bare_decline(draft: Draft, point_id: str) -> None:
    point = editing.point(draft, point_id)
    if point.status == "declined" and not point.reason:
        raise RefusedError(_("a declined suggestion needs a reason"), where=point_id, hint=_("add: --reason TEXT"))


def take(  # noqa: PLR0913  # what the command takes
    desk: Desk, wanted: str, passage: str, point: str, *, plan: bool = False, due: dt.date | None = None
) -> tuple[str, str]:
    """Takes a unit's passage into a point with its source kept; a plan is that unit's, due on the day given.

    Returns the case id and the new passage's id.
    """
    file = open_case(desk, wanted)
    contribution, found = resolve_label(file, passage)
    point_id = naming.point_id(file, point)
    text = passage_text(found)
    source = editing.origin(contribution.key, found.id, text)
    if due and not plan:
        raise UsageError(_("a unit and a date belong to a plan"), hint=_("add: --plan"))
    fields = {"unit": contribution.unit, "due": due} if plan else {}
    draft, passage_id = editing.add_passage(file.draft, point_id, text, plan=plan, origins=(source,), **fields)
    save_draft(desk, file, draft, act("take", passage=found.id, point=point_id, to=passage_id))
    return file.case.id, passage_id


def leave_out(desk: Desk, wanted: str, passage: str, reason: str) -> str:
    """Records that a unit's passage is not used, and why. Returns the case id."""
    if not reason.strip():
        raise RefusedError(_("leaving a passage out needs a reason"), hint=_("add: --reason TEXT"))
    file = open_case(desk, wanted)
    _contribution, found = resolve_label(file, passage)
    save(desk, file, {}, (act("leave-out", passage=found.id, reason=reason.strip()),))
    return file.case.id


def reopen(desk: Desk, wanted: str, passage: str) -> str:
    """Takes a ``leave_out`` back: the passage is open again. Returns the case id."""
    file = open_case(desk, wanted)
    _contribution, found = resolve_label(file, passage)
    save(desk, file, {}, (act("reopen", passage=found.id),))
    return file.case.id
