"""Which units were asked for their input, have answered, or are late. The list asks this of every case."""

import datetime as dt
from typing import Final

from reply_studio.model.act import Act
from reply_studio.model.base import Value
from reply_studio.model.case import CaseFile, CaseUnit
from reply_studio.model.contribution import Contribution

ACT: Final = "request"
"""The act that says that a unit was asked."""
REMIND: Final = "remind"
"""The act that says that a unit was reminded (催办): ``wanted`` is the day named before, ``reply_by`` the next."""


class Asked(Value):
    """One other unit of a case. ``asked``: the day it was last asked; ``answered``: it has sent something since,
    ``received`` that day; ``version`` is its newest input (0 for none); ``late``: its day is past without an answer.

    ``reminded``: the days of the reminders since it was asked; ``wanted`` the day that was named before them, else
    ``reply_by``. ``file`` is the name of the newest form or reminder, in the case's folder unless it was put elsewhere.
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
    wanted: dt.date | None = None
    reminded: tuple[dt.date, ...] = ()
    file: str = ""


LEADING: Final = ("lead", "sole")
"""Our roles in which the co-handling units of the case owe us their input."""


def asked_units(file: CaseFile, today: dt.date) -> tuple[Asked, ...]:
    """The other units from which an input is wanted or has come, in the order of the case, with where each stands."""
    requests = {str(each.data.get("unit", "")): each for each in file.acts if each.act == ACT}
    newest = {each.unit: each for each in file.contributions}
    owing = file.case.role in LEADING
    return tuple(
        _asked(file, unit, requests.get(unit.key), newest.get(unit.key), today)
        for unit in file.case.units
        if unit.key in requests or unit.key in newest or unit.reply_by or (owing and unit.role == "co")
    )


def _asked(file: CaseFile, unit: CaseUnit, request: Act | None, sent: Contribution | None, today: dt.date) -> Asked:
    since = request.seq if request else 0
    answered = sent is not None and _arrival(file, sent.key) >= since
    reminders = [
        each for each in file.acts if each.act == REMIND and each.data.get("unit") == unit.key and each.seq > since
    ]
    newest = reminders[-1] if reminders else request
    return Asked(
        unit=unit.key,
        name=unit.name or unit.key,
        role=unit.role,
        asked=_day(request.at) if request else None,
        reply_by=unit.reply_by,
        answered=answered,
        received=sent.received if sent and answered else None,
        version=sent.version if sent else 0,
        late=not answered and unit.reply_by is not None and unit.reply_by < today,
        wanted=_date(reminders[0].data.get("wanted")) if reminders else unit.reply_by,
        reminded=tuple(day for each in reminders if (day := _day(each.at))),
        file=str(newest.data.get("file", "")) if newest else "",
    )


def outstanding(file: CaseFile) -> list[dt.date]:
    """The days on which answers are wanted that have not come."""
    units_asked = asked_units(file, dt.date.min)
    return sorted(each.reply_by for each in units_asked if each.reply_by and not each.answered)


def _arrival(file: CaseFile, key: str) -> int:
    """The place in the journal of the act that brought an input; the end of it where none says so."""
    part = f"inputs/{key}"
    return next((each.seq for each in file.acts if part in each.parts), len(file.acts) + 1)


def _date(value: object) -> dt.date | None:
    try:
        return dt.date.fromisoformat(str(value))
    except ValueError:
        return None


def _day(at: str) -> dt.date | None:
    return dt.datetime.fromisoformat(at).date() if at else None
