"""Ledgers: a row that is ours becomes a case, or fills what was unknown of the case it belongs to.

The ledger may come before the proposal's text or after it. What a clerk has typed stays; where the ledger says
otherwise, the report tells.
"""

import datetime as dt
from collections.abc import Iterator

import msgspec

from reply_studio.config import Config
from reply_studio.errors import InputError, UsageError
from reply_studio.i18n import _
from reply_studio.model.case import CaseFile
from reply_studio.model.intake import Item, LedgerRow, Remark
from reply_studio.parsing import item_of
from reply_studio.services import register, units
from reply_studio.services.arrival import EMPTY, Arrival, Imported, Tally, changed_parts
from reply_studio.services.committing import save
from reply_studio.services.ports import Part


def receive(arrival: Arrival, cases: register.KnownCases) -> Imported:
    """Takes a ledger in, row by row; what became of them is in ``cases`` and ``tally``.

    Raises:
        InputError: no row was found, or none is ours.
        UsageError: a case was named: a ledger is of many.
    """
    intake = arrival.intake
    _refuse(arrival)
    ours = [each for each in intake.rows if is_ours(each, arrival.desk.config)]
    taken = [_take(arrival, row, cases, str(len(ours))) for row in ours]
    actions = [action for action, _case, _remarks in taken]
    remarks = tuple(remark for _action, _case, found in taken for remark in found)
    return Imported(
        file=arrival.source.name,
        action=next((each for each in ("created", "updated") if each in actions), "unchanged"),
        intake=msgspec.structs.replace(intake, remarks=intake.remarks + remarks),
        cases=tuple(dict.fromkeys(case for _action, case, _remarks in taken)),
        tally=Tally(
            created=actions.count("created"),
            updated=actions.count("updated"),
            unchanged=actions.count("unchanged"),
            others=len(intake.rows) - len(ours),
        ),
    )


def _refuse(arrival: Arrival) -> None:
    where, config = arrival.source.name, arrival.desk.config
    if arrival.request.case:
        raise UsageError(_("is a ledger; it is of many cases"), where=where, hint=_("leave out: --case"))
    if not arrival.intake.rows:
        hint = _("it needs a row of headings such as number, title and handling unit")
        raise InputError(_("no ledger was found in it"), where=where, hint=hint)
    if not any(is_ours(each, config) for each in arrival.intake.rows):
        message = _("none of its {n} rows names our unit ({unit})")
        hint = _("add the name that the ledger uses to [office] aliases in config.toml")
        raise InputError(message.format(n=len(arrival.intake.rows), unit=config.office.name), where=where, hint=hint)


def is_ours(row: LedgerRow, config: Config) -> bool:
    """Whether a row is ours: it names us, or nobody; while our office has no name, every row is."""
    named = [each.name for each in item_of(row).handling_units]
    return not named or not config.office.name or any(units.is_ours(each, config) for each in named)


def _take(arrival: Arrival, row: LedgerRow, cases: register.KnownCases, rows: str) -> tuple[str, str, list[Remark]]:
    """What was done with a row, with which case, and what the case says otherwise. The journal keeps how many *rows*
    are ours: a ledger is known again by its bytes only where every one of them has left its trace.
    """
    item = item_of(row)
    old = cases.find(item)
    if old is None:
        made = _create(arrival, item, rows)
        cases.add(made, item)
        return "created", made, []
    known = register.units_of(item, arrival.desk.config, old)
    new = msgspec.structs.replace(
        old,
        case=register.filled(old.case, item, known),
        proposal=register.completed(old.proposal, item.proposal),
    )
    remarks = list(_differences(new, item, row))
    parts = changed_parts(old, new, [])
    if not parts:
        return "unchanged", old.case.id, remarks
    save(arrival.desk, old, parts, (arrival.act(rows=rows),), (arrival.source,))
    return "updated", old.case.id, remarks


def _create(arrival: Arrival, item: Item, rows: str) -> str:
    case = register.new_case(item, arrival.intake, arrival.desk.config, arrival.desk.clock.today())
    parts: dict[str, Part] = {"case": case, "proposal": item.proposal, "draft": EMPTY.draft}
    return arrival.desk.store.create(case, parts, (arrival.act(rows=rows),), (arrival.source,))


def _differences(file: CaseFile, item: Item, row: LedgerRow) -> Iterator[Remark]:
    """Days of the ledger that are not those of the case."""
    pairs: list[tuple[str, dt.date | None, dt.date | None]] = [
        (_("assigned"), file.case.dates.assigned, item.assigned),
        (_("due"), file.case.dates.due, item.due),
    ]
    for name, kept, told in pairs:
        if told and kept != told:
            message = _("{case}, {name}: the case says {kept}, the ledger {told}; the case was left as it is")
            text = message.format(case=file.case.id, name=name, kept=kept, told=told)
            yield Remark(code="LE003", message=text, line=row.line)
