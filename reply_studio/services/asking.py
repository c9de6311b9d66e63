"""Asking other units for their input: a form to be filled, and the day it is wanted."""

import datetime as dt
from collections.abc import Iterable
from pathlib import Path

from msgspec.structs import replace

from reply_studio.composing.item import all_cited
from reply_studio.errors import RefusedError, ReplyStudioError, UsageError
from reply_studio.i18n import _, listed
from reply_studio.model.base import Value
from reply_studio.model.case import CaseFile, CaseUnit
from reply_studio.model.proposal import numbers, walk
from reply_studio.services import clocks, forms, inputs, units
from reply_studio.services.committing import act, save
from reply_studio.services.desk import Desk, open_case
from reply_studio.services.ports import AskedRow, AskingForm
from reply_studio.services.waiting import ACT


class Request(Value):
    """What was asked: the case, the unit's name, the day the answer is wanted, the form's file."""

    case: str
    unit: str
    reply_by: dt.date
    path: Path


def request(desk: Desk, wanted: str, unit: str, reply_by: dt.date | None = None, target: Path | None = None) -> Request:
    """Writes the form for a unit and records that it was asked; the unit joins the case with its day.

    Without ``reply_by`` the office's period for inputs counts from today; without ``target`` the form lies in the case.

    Raises:
        RefusedError: the unit is our own, our own office has no name, or there is no suggestion to ask about.
        UsageError: the day is past.
        StorageError: the form could not be written; nothing was recorded.
    """
    file, today = open_case(desk, wanted), desk.clock.today()
    day = reply_by or clocks.add(today, desk.config.deadlines.input)
    _refuse(desk, file, unit, day)
    key = units.key_of(unit, desk.config, file.case.units)
    known = inputs.with_unit(file.case.units, CaseUnit(key=key, role="co", name=unit.strip()))
    name = units.name_of(key, desk.config, known)
    path = target or desk.store.path(file.case.id, "case").with_name(f"request-{key}.docx")
    asked = CaseUnit(key=key, role="co", name=name, reply_by=day)
    desk.write(path, desk.printer.form(_form(desk, file, asked)))
    case = replace(file.case, units=_with_day(file.case.units, asked))
    save(desk, file, {"case": case}, (act(ACT, unit=key, called=name, reply_by=day.isoformat(), file=path.name),))
    return Request(case=file.case.id, unit=name, reply_by=day, path=path)


def form_again(desk: Desk, wanted: str, unit: str = "", target: Path | None = None) -> Path:
    """Writes the form for a unit of the case once more and returns its path; nothing is recorded. Without ``unit`` that
    of the only co-handling unit.

    Raises:
        UsageError: the case has no such unit, or several where none is named.
        RefusedError: our own office has no name, or there is no suggestion to ask about.
        StorageError: the form could not be written.
    """
    file = open_case(desk, wanted)
    refuse_nameless(desk)
    _refuse_empty(file)
    asked = _unit_of(desk, file, unit)
    path = target or desk.store.path(file.case.id, "case").with_name(f"request-{asked.key}.docx")
    desk.write(path, desk.printer.form(_form(desk, file, asked)))
    return path


def _unit_of(desk: Desk, file: CaseFile, name: str) -> CaseUnit:
    """The co-handling unit that is meant, by the name that letters print."""
    key = units.known_key(name, desk.config, file.case.units) if name else None
    found = [each for each in file.case.units if (each.key == key if name else each.role == "co")]
    if len(found) == 1:
        return replace(found[0], name=units.name_of(found[0].key, desk.config, file.case.units))
    known = listed(each.name or each.key for each in file.case.units)
    raise UsageError(
        _("say which unit the form is for"),
        where=file.case.id,
        hint=_("add: --unit NAME ({units})").format(units=known) if known else _("ask it: reply-studio request"),
    )


class Unasked(Value):
    """A unit that was not asked, and why."""

    unit: str
    error: ReplyStudioError


def request_all(
    desk: Desk, wanted: str, names: Iterable[str], reply_by: dt.date | None = None
) -> tuple[tuple[Request, ...], tuple[Unasked, ...]]:
    """As ``request`` for several units, a commit each: what was asked, and what was refused or failed."""
    done: list[Request] = []
    failed: list[Unasked] = []
    for name in names:
        try:
            done.append(request(desk, wanted, name, reply_by))
        except ReplyStudioError as error:
            failed.append(Unasked(unit=name, error=error))
    return tuple(done), tuple(failed)


def refuse_nameless(desk: Desk) -> None:
    """No letter to others without a name of our own.

    Raises:
        RefusedError: our own office has no name.
    """
    if not desk.config.office.name:
        raise RefusedError(
            _("our own office has no name yet"), where="config.toml", hint=_("write it: [office] name = ...")
        )


def refuse_day(desk: Desk, day: dt.date) -> None:
    """An answer is wanted by a day to come.

    Raises:
        UsageError: the day is past.
    """
    if day < desk.clock.today():
        raise UsageError(_("the day is past: {day}").format(day=day), hint=_("give a day to come: --reply-by DATE"))


def _refuse(desk: Desk, file: CaseFile, unit: str, day: dt.date) -> None:
    refuse_nameless(desk)
    if units.is_ours(unit, desk.config):
        raise RefusedError(_("{unit} is our own office").format(unit=unit), hint=_("name another unit"))
    _refuse_empty(file)
    refuse_day(desk, day)


def _refuse_empty(file: CaseFile) -> None:
    if not file.proposal.suggestions:
        raise RefusedError(
            _("the case has no suggestions to ask about"), hint=_("see: reply-studio edit CASE proposal")
        )


def _form(desk: Desk, file: CaseFile, unit: CaseUnit) -> AskingForm:
    printed = numbers(file.proposal.suggestions)
    return AskingForm(
        place=file.case.id,
        item=all_cited(file.items),
        unit=unit.name,
        unit_key=unit.key,
        office=desk.config.office.full_name or desk.config.office.name,
        asked=desk.clock.today(),
        reply_by=unit.reply_by,
        rows=tuple(
            AskedRow(id=each.id, number=printed[each.id], title=forms.row_title(each))
            for each in walk(file.proposal.suggestions)
        ),
    )


def _with_day(known: tuple[CaseUnit, ...], asked: CaseUnit) -> tuple[CaseUnit, ...]:
    """The case's units with the one that was asked; a role that it has stays."""
    return tuple(
        replace(each, reply_by=asked.reply_by) if each.key == asked.key else each
        for each in inputs.with_unit(known, asked)
    )
