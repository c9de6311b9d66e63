"""Reminding a unit that was asked for its input and has not answered (催办): a letter to it, and the day asked for."""

import datetime as dt
from collections.abc import Iterable
from pathlib import Path

from msgspec.structs import replace

from reply_studio.composing import Reminded, compose_reminder, profile_of
from reply_studio.errors import InputError, RefusedError, ReplyStudioError, UsageError
from reply_studio.i18n import _, listed
from reply_studio.model.base import Value
from reply_studio.model.case import CaseFile
from reply_studio.services import clocks, units
from reply_studio.services.asking import Unasked, refuse_day, refuse_nameless
from reply_studio.services.committing import act, save
from reply_studio.services.desk import Desk, open_case
from reply_studio.services.printing import template_of
from reply_studio.services.waiting import REMIND, Asked, asked_units


class Reminder(Value):
    """What was written: the case, the unit's name, the day that had been named, how many days late the input is, the
    day that the letter asks for, the letter's file.
    """

    case: str
    unit: str
    wanted: dt.date | None
    days_late: int
    reply_by: dt.date
    path: Path


def remind(desk: Desk, wanted: str, unit: str, reply_by: dt.date | None = None, target: Path | None = None) -> Reminder:
    """Writes the reminder to a unit and records it; the day that the letter asks for becomes the day it is waited for.

    Without ``reply_by`` the office's period for reminders counts from today; without ``target`` the letter lies in the
    case, a file of its own for every reminder.

    Raises:
        UsageError: the unit is none of those that owe an input, or the day is past.
        RefusedError: the unit has answered, or our own office has no name.
        InputError: the template is absent or wrong, or a text cannot be printed.
        StorageError: the letter could not be written; nothing was recorded.
    """
    file, today = open_case(desk, wanted), desk.clock.today()
    day = reply_by or clocks.add(today, desk.config.deadlines.remind)
    refuse_nameless(desk)
    refuse_day(desk, day)
    asked = _owing(desk, file, unit)
    told = Reminded(
        unit=asked.name, today=today, reply_by=day, asked=asked.asked, wanted=asked.wanted, before=asked.reminded
    )
    path = target or _own_place(desk, file, asked)
    desk.write(path, _printed(desk, file, told))
    _record(desk, file, asked, told, path)
    return Reminder(
        case=file.case.id, unit=asked.name, wanted=told.wanted, days_late=told.days_late, reply_by=day, path=path
    )


def remind_all(
    desk: Desk, wanted: str, names: Iterable[str], reply_by: dt.date | None = None
) -> tuple[tuple[Reminder, ...], tuple[Unasked, ...]]:
    """As ``remind`` for several units, a commit each: what was written, and what was refused or failed."""
    done: list[Reminder] = []
    failed: list[Unasked] = []
    for name in names:
        try:
            done.append(remind(desk, wanted, name, reply_by))
        except ReplyStudioError as error:
            failed.append(Unasked(unit=name, error=error))
    return tuple(done), tuple(failed)


def _owing(desk: Desk, file: CaseFile, name: str) -> Asked:
    """Where the unit stands that is to be reminded."""
    key = units.known_key(name, desk.config, file.case.units)
    found = asked_units(file, desk.clock.today())
    one = next((each for each in found if each.unit == key), None)
    if one is None:
        owing = listed(each.name for each in found if not each.answered)
        raise UsageError(
            _("{unit} was not asked for an input").format(unit=name),
            where=file.case.id,
            hint=_("waited for: {units}").format(units=owing) if owing else _("ask it: reply-studio request"),
        )
    if one.answered:
        raise RefusedError(_("{unit} has answered already").format(unit=one.name), where=file.case.id)
    return replace(one, name=units.name_of(one.unit, desk.config, file.case.units))


def _own_place(desk: Desk, file: CaseFile, asked: Asked) -> Path:
    count = 1 + sum(each.act == REMIND and each.data.get("unit") == asked.unit for each in file.acts)
    return desk.store.path(file.case.id, "case").with_name(f"reminder-{asked.unit}-{count}.docx")


def _printed(desk: Desk, file: CaseFile, told: Reminded) -> bytes:
    letter = compose_reminder(file, profile_of(desk.config), told)
    template = template_of(desk, letter.paper)
    if not template.is_file():
        raise InputError(_("there is no such template"), where=str(template), hint=_("see: reply-studio doctor"))
    return desk.printer.print(letter, template)


def _record(desk: Desk, file: CaseFile, asked: Asked, told: Reminded, path: Path) -> None:
    done = act(
        REMIND,
        unit=asked.unit,
        called=asked.name,
        asked=told.asked.isoformat() if told.asked else "",
        wanted=told.wanted.isoformat() if told.wanted else "",
        late=told.days_late,
        reply_by=told.reply_by.isoformat(),
        file=path.name,
    )
    waited = (replace(each, reply_by=told.reply_by) if each.key == asked.unit else each for each in file.case.units)
    save(desk, file, {"case": replace(file.case, units=tuple(waited))}, (done,))
