"""Which units were asked for their input, have answered, or are late. The list asks this of every case."""

import datetime as dt
from typing import Final

from reply_studio.model.base import Value
from reply_studio.model.case import CaseFile

ACT: Final = "request"
"""The act that says that a unit was asked."""


class Asked(Value):
    """One other unit of a case. ``asked``: the day it was last asked; ``answered``: it has sent something since,
    ``received`` that day; ``version`` is its newest input (0 for none); ``late``: its day is past without an answer.
    """

    unit: str
    name: str
    role: str
    asked: dt.date | None = None
    reply_by: dt.date | None = None
    answered: bool = False
    received: dt.date | None = None
    version: int = 0
    late: bool = False


def asked_units(file: CaseFile, today: dt.date) -> tuple[Asked, ...]:
    """The other units from which an input is wanted or has come, in the order of the case, with where each stands."""
    requests = {str(each.data.get("unit", "")): (each.seq, _day(each.at)) for each in file.acts if each.act == ACT}
    newest = {each.unit: each for each in file.contributions}
    found = []
    for unit in file.case.units:
        seq, asked = requests.get(unit.key, (0, None))
        sent = newest.get(unit.key)
        if not (asked or sent or unit.reply_by or unit.role == "co"):
            continue
        answered = sent is not None and _arrival(file, sent.key) >= seq
        found.append(
            Asked(
                unit=unit.key,
                name=unit.name or unit.key,
                role=unit.role,
                asked=asked,
                reply_by=unit.reply_by,
                answered=answered,
                received=sent.received if sent and answered else None,
                version=sent.version if sent else 0,
                late=not answered and unit.reply_by is not None and unit.reply_by < today,
            )
        )
    return tuple(found)


def outstanding(file: CaseFile) -> list[dt.date]:
    """The days on which answers are wanted that have not come."""
    units_asked = asked_units(file, dt.date.min)
    return sorted(each.reply_by for each in units_asked if each.reply_by and not each.answered)


def _arrival(file: CaseFile, key: str) -> int:
    """The place in the journal of the act that brought an input; the end of it where none says so."""
    part = f"inputs/{key}"
    return next((each.seq for each in file.acts if part in each.parts), len(file.acts) + 1)


def _day(at: str) -> dt.date | None:
    return dt.datetime.fromisoformat(at).date() if at else None
