"""Passages of the draft by command: split, join, move, edit, delete; each one step that undo takes back."""

import datetime as dt

from reply_studio.errors import UsageError
from reply_studio.i18n import _
from reply_studio.model.base import Value
from reply_studio.model.case import CaseFile
from reply_studio.services import editing, naming, steps
from reply_studio.services.committing import act, save_draft
from reply_studio.services.desk import Desk, open_case


class Wording(Value):
    """What a person set on a passage; ``None`` leaves it as it is. Unit and date belong to plans."""

    text: str | None = None
    unit: str | None = None
    due: dt.date | None = None


def split(desk: Desk, wanted: str, passage: str, before: str) -> str:
    """Cuts a passage before the words given; both halves keep its sources. Returns the second half's id.

    Raises:
        UsageError: the words do not stand in it exactly once, or at its very start.
    """
    file = open_case(desk, wanted)
    text = editing.passage(file.draft, passage).text
    if text.count(before) != 1 or not before:
        message = _("\u201c{words}\u201d stands {n} times in {passage}")
        times = text.count(before) if before else 0
        raise UsageError(
            message.format(words=before, n=times, passage=passage), hint=_("name the first words of the second half")
        )
    return _save(desk, file, steps.split(file, passage, text.index(before)))


def join(desk: Desk, wanted: str, first: str, second: str) -> str:
    """Puts the second passage's words behind the first's; their sources are united. Returns the first's id."""
    file = open_case(desk, wanted)
    draft = editing.join_passages(file.draft, first, second)
    return _save(desk, file, steps.Step(draft=draft, act=act("join", passages=[first, second]), select=first))


def move(desk: Desk, wanted: str, passage: str, point: str | None, by: int) -> str:
    """Moves a passage to the end of another point, or *by* places up (negative) or down. Returns its id."""
    file = open_case(desk, wanted)
    if point is None:
        return _save(desk, file, steps.shift_passage(file, passage, by))
    return _save(desk, file, steps.move_passage(file, passage, naming.point_id(file, point)))


def edit(desk: Desk, wanted: str, passage: str, wording: Wording) -> str:
    """Sets a passage's words, and a plan's unit and date. Returns its id.

    Raises:
        UsageError: no words are left, or a unit or date for a passage that is no plan.
    """
    file = open_case(desk, wanted)
    before = editing.passage(file.draft, passage)
    _holder, plan = editing.home(file.draft, passage)
    if not plan and (wording.unit is not None or wording.due is not None):
        raise UsageError(_("a unit and a date belong to a plan"), where=passage)
    text = before.text if wording.text is None else wording.text.strip()
    if not text:
        raise UsageError(_("the text is empty"), hint=_("to remove it: reply-studio passage delete"))
    draft = editing.change_passage(file.draft, passage, text=text)
    if plan:
        changed = steps.set_plan(
            editing.replace(file, draft=draft),
            desk.config,
            passage,
            before.unit if wording.unit is None else wording.unit,
            wording.due or before.due,
        )
        draft = changed.draft or draft
    return _save(desk, file, steps.Step(draft=draft, act=act("passage", passage=passage), select=passage))


def delete(desk: Desk, wanted: str, passage: str) -> str:
    """Takes a passage out of the draft; undo brings it back. Returns its id."""
    file = open_case(desk, wanted)
    _save(desk, file, steps.delete_passage(file, passage))
    return passage


def _save(desk: Desk, file: CaseFile, step: steps.Step) -> str:
    """Commits the step against the case it was made from; returns what it leaves selected."""
    save_draft(desk, file, step.draft or file.draft, step.act)
    return step.select
