"""Whole steps of the work at a case, pure: from the case as it stands to the changed draft with the act that says so.

The screens string them together (``sitting``); the commands of the same name save each at once (``drafting``).
"""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from reply_studio.config import Config
from reply_studio.errors import RefusedError, UsageError
from reply_studio.i18n import _
from reply_studio.merging import resolve_label
from reply_studio.model.act import Act
from reply_studio.model.base import Value
from reply_studio.model.case import CaseFile
from reply_studio.model.coverage import open_suggestions
from reply_studio.model.draft import Draft
from reply_studio.model.part import ours
from reply_studio.model.proposal import title_line, walk
from reply_studio.model.reply import passage_text
from reply_studio.quantities import deadline
from reply_studio.services import editing, forms, notes, places, units
from reply_studio.services.committing import act
from reply_studio.services.places import NewNote, NewWords, NoteText, Place, Words
from reply_studio.text.speaker import retold


class Step(Value):
    """A step that was made. ``draft`` is ``None`` where the act alone is recorded; ``select`` is the id of what the
    step leaves selected.
    """

    act: Act
    draft: Draft | None = None
    select: str = ""


def new_point(file: CaseFile, answers: Iterable[str] = ()) -> Step:
    """A new point for these suggestions (ids), headed like the first of them."""
    wanted = tuple(answers)
    heads = [title_line(each) for each in walk(file.proposal.suggestions) if each.id in wanted]
    draft, made = editing.add_point(file.draft, answers=wanted, heading=heads[0] if heads else "")
    return Step(draft=draft, act=act("point", point=made, fields=["answers"]), select=made)


def outline(file: CaseFile) -> Step:
    """A new point for every suggestion of ours that none answers; the first of them is selected."""
    draft, made = file.draft, []
    for suggestion in open_suggestions(ours(file), draft):
        draft, point = editing.add_point(draft, answers=(suggestion.id,), heading=title_line(suggestion))
        made.append(point)
    return Step(draft=draft, act=act("outline", points=made), select=made[0] if made else "")


def set_status(file: CaseFile, point: str, status: str, reason: str | None = None) -> Step:
    """The point's status, with its reason where it is declined.

    Raises:
        RefusedError: a point is declined without a reason.
    """
    fields: dict[str, Any] = {"status": status} if reason is None else {"status": status, "reason": reason.strip()}
    draft = editing.change_point(file.draft, point, **fields)
    refuse_bare_decline(draft, point)
    return Step(draft=draft, act=act("point", point=point, fields=sorted(fields)), select=point)


def refuse_bare_decline(draft: Draft, point: str) -> None:
    """A declined suggestion needs a reason.

    Raises:
        RefusedError: it has none.
    """
    found = editing.point(draft, point)
    if found.status == "declined" and not found.reason:
        raise RefusedError(_("a declined suggestion needs a reason"), where=point, hint=_("add: --reason TEXT"))


def set_answers(file: CaseFile, point: str, answers: Iterable[str]) -> Step:
    """Which suggestions (ids) a point answers."""
    draft = editing.change_point(file.draft, point, answers=tuple(answers))
    return Step(draft=draft, act=act("point", point=point, fields=["answers"]), select=point)


def shift_point(file: CaseFile, point: str, by: int) -> Step:
    """The point one or more places up (negative) or down; at the end it stays."""
    order = [each.id for each in file.draft.points]
    target = min(max(order.index(editing.point(file.draft, point).id) + by, 0), len(order) - 1)
    return Step(draft=editing.move_point(file.draft, point, target), act=act("move", point=point), select=point)


def delete_point(file: CaseFile, point: str) -> Step:
    """The draft without a point and its passages; its neighbour is selected."""
    order = [each.id for each in file.draft.points]
    draft = editing.delete_point(file.draft, point)
    return Step(draft=draft, act=act("delete", point=point), select=neighbour(order, point))


def neighbour(order: list[str], gone: str) -> str:
    """What stands where something went: the next, else the one before, else ""."""
    at = order.index(gone)
    left = order[at + 1 :] or order[:at][::-1]
    return left[0] if left else ""


def write(file: CaseFile, place: Place, text: str) -> Step:
    """A text as it was left: a passage or note without words is deleted, a new one without words never was.

    Raises:
        RefusedError: a declined point's reason would be empty.
    """
    words = text.strip()
    if isinstance(place, Words) and not words:
        return delete_passage(file, place.passage)
    if isinstance(place, NoteText) and not words:
        return delete_note(file, place.note)
    draft, done = places.put(file.draft, place, words)
    if isinstance(done, places.PointText):
        refuse_bare_decline(draft, done.point)
        return Step(draft=draft, act=act("point", point=done.point, fields=[done.field]), select=done.point)
    if isinstance(done, NewWords):
        return Step(draft=draft, act=act("passage", point=done.point), select=done.after or done.point)
    if isinstance(done, (NoteText, NewNote)):
        written = done.note if isinstance(done, NoteText) else done.on
        return Step(draft=draft, act=act("note", note=written), select=written)
    return Step(draft=draft, act=act("passage", passage=done.passage), select=done.passage)


def put_back(file: CaseFile, place: Place, text: str) -> Step:
    """The text that stood at a place before somebody began to type there."""
    draft, _place = places.put(file.draft, place, text)
    return Step(draft=draft, act=act("passage"))


def delete_passage(file: CaseFile, passage: str) -> Step:
    """The draft without a passage; its neighbour, else its point is selected."""
    holder, plan = editing.home(file.draft, passage)
    select = neighbour(list(holder.plans if plan else holder.progress), passage) or holder.id
    return Step(draft=editing.delete_passage(file.draft, passage), act=act("delete", passage=passage), select=select)


def delete_note(file: CaseFile, note: str) -> Step:
    """The draft without a note; what it stood on is selected."""
    on = notes.note(file.draft, note).on
    return Step(draft=notes.delete_note(file.draft, note), act=act("note-delete", note=note), select=on)


def split(file: CaseFile, passage: str, at: int) -> Step:
    """The passage cut before character *at*; the second half is selected."""
    draft, made = editing.split_passage(file.draft, passage, at)
    return Step(draft=draft, act=act("split", passage=passage, to=made), select=made)


def join_next(file: CaseFile, passage: str) -> Step:
    """The passage with the next one of its half behind it.

    Raises:
        UsageError: it is the last one.
    """
    holder, plan = editing.home(file.draft, passage)
    order = holder.plans if plan else holder.progress
    at = order.index(passage)
    if at + 1 == len(order):
        raise UsageError(_("there is no passage behind it"), where=passage)
    draft = editing.join_passages(file.draft, passage, order[at + 1])
    return Step(draft=draft, act=act("join", passages=[passage, order[at + 1]]), select=passage)


def shift_passage(file: CaseFile, passage: str, by: int) -> Step:
    """The passage one place up or down; beyond the end of its half it goes to the same half of the next point."""
    holder, plan = editing.home(file.draft, passage)
    order = holder.plans if plan else holder.progress
    target = order.index(passage) + by
    done = act("move", passage=passage)
    if 0 <= target < len(order):
        draft = editing.move_passage(file.draft, passage, holder.id, plan=plan, position=target)
        return Step(draft=draft, act=done, select=passage)
    points = [each.id for each in file.draft.points]
    at = points.index(holder.id) + by
    if not 0 <= at < len(points):
        return Step(draft=file.draft, act=done, select=passage)
    position = 0 if by > 0 else None
    draft = editing.move_passage(file.draft, passage, points[at], plan=plan, position=position)
    return Step(draft=draft, act=done, select=passage)


def move_passage(file: CaseFile, passage: str, point: str, *, plan: bool | None = None) -> Step:
    """The passage at the end of another point's half; a plan stays a plan unless ``plan`` says otherwise."""
    _holder, was_plan = editing.home(file.draft, passage)
    half = was_plan if plan is None else plan
    draft = editing.move_passage(file.draft, passage, point, plan=half)
    return Step(draft=draft, act=act("move", passage=passage, point=point), select=passage)


def set_plan(file: CaseFile, config: Config, passage: str, unit: str, due: dt.date | None) -> Step:
    """Who carries a plan out (a name or key), and until when."""
    key = units.known_key(unit, config, file.case.units) or unit.strip() if unit.strip() else ""
    draft = editing.change_passage(file.draft, passage, unit=key, due=due)
    return Step(draft=draft, act=act("passage", passage=passage, fields=["unit", "due"]), select=passage)


def take(file: CaseFile, passage: str, point: str, *, plan: bool = False, due: dt.date | None = None) -> Step:
    """A unit's passage (label or id) in a point, with its source; a plan is that unit's, due on the day given, else on
    the one that its words name.

    What the unit says of itself (我局) becomes its name: the letter is ours. What stands in a form's column of plans is
    a plan, with the unit and the day beside it.
    """
    contribution, found = resolve_label(file, passage)
    text = passage_text(found)
    plan = plan or (found.cell is not None and found.cell.plan)
    fields: dict[str, Any] = {"unit": contribution.unit, "due": due} if plan else {}
    if plan and found.cell is not None:
        fields = {"unit": forms.carrier(file, contribution, found.cell), "due": due or found.cell.due}
    if plan and fields["due"] is None:
        fields["due"] = deadline(text)
    source = editing.origin(contribution.key, found.id, text)
    words = retold(text, units.case_name(file.case.units, contribution))
    draft, made = editing.add_passage(file.draft, point, words, plan=plan, origins=(source,), **fields)
    return Step(draft=draft, act=act("take", passage=found.id, point=point, to=made), select=made)


def leave_out(file: CaseFile, passage: str, reason: str) -> Step:
    """That a unit's passage is not used, and why.

    Raises:
        RefusedError: there is no reason.
    """
    if not reason.strip():
        raise RefusedError(_("leaving a passage out needs a reason"), hint=_("add: --reason TEXT"))
    _contribution, found = resolve_label(file, passage)
    return Step(act=act("leave-out", passage=found.id, reason=reason.strip()), select=found.id)


def reopen(file: CaseFile, passage: str) -> Step:
    """A ``leave_out`` taken back: the passage is open again."""
    _contribution, found = resolve_label(file, passage)
    return Step(act=act("reopen", passage=found.id), select=found.id)


def set_layout(file: CaseFile, layout: str) -> Step:
    """How the letter is ordered: ``sections`` or ``by-suggestion``."""
    return Step(draft=editing.replace(file.draft, layout=layout), act=act("layout", layout=layout))


def set_class(file: CaseFile, result_class: str) -> Step:
    """The result class that the letter prints, "" for none."""
    return Step(draft=editing.replace(file.draft, result_class=result_class), act=act("class", result=result_class))


def set_joint(file: CaseFile, units: tuple[str, ...]) -> Step:
    """Which units (keys, as ``jointly.keys`` gives them) sign the letter with us, in this order; none: we alone."""
    return Step(draft=editing.replace(file.draft, joint=units), act=act("joint", units=list(units)))
