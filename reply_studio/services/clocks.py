"""Deadlines: periods such as ``3 months`` or ``5 workdays`` counted from assignment or receipt."""

import calendar
import datetime as dt
import re
from collections.abc import Iterable

from reply_studio.config import Config
from reply_studio.errors import InputError
from reply_studio.i18n import _
from reply_studio.model.act import Act
from reply_studio.model.case import Case

EXTEND, PAUSE, RESUME = "extend", "pause", "resume"
ACTS = (EXTEND, PAUSE, RESUME)
"""Acts that move the due day; each is decided on the clock as it stands."""
"""Acts that move the due day."""

SOON = dt.timedelta(days=7)
"""A case is due soon in its last week."""

_PERIOD = re.compile(r"^(\d{1,3})\s+(workday|day|week|month)s?$")


def add(start: dt.date, period: str) -> dt.date:
    """The day on which a period ends. Months keep the day of the month, or end on the month's last day.

    Raises:
        InputError: the period is written in no known way.
    """
    found = _PERIOD.match(period.strip())
    if not found:
        raise InputError(
            _("\u201c{period}\u201d is no period").format(period=period),
            where="config.toml [deadlines]",
            hint=_("write for example: 5 workdays, 10 days, 3 months"),
        )
    count, unit = int(found[1]), found[2]
    if unit == "month":
        return _add_months(start, count)
    if unit == "workday":
        return _add_workdays(start, count)
    return start + dt.timedelta(days=count * (7 if unit == "week" else 1))


def _add_months(start: dt.date, count: int) -> dt.date:
    month = start.month - 1 + count
    year, month = start.year + month // 12, month % 12 + 1
    return dt.date(year, month, min(start.day, calendar.monthrange(year, month)[1]))


def _add_workdays(start: dt.date, count: int) -> dt.date:
    day = start
    while count:
        day += dt.timedelta(days=1)
        count -= _is_workday(day)
    return day


def _is_workday(day: dt.date) -> bool:
    """State holidays and make-up workdays where the calendar knows the year, otherwise Monday to Friday."""
    import chinese_calendar

    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError:
        return day.weekday() < 5


def due(case: Case, config: Config) -> dt.date | None:
    """The day the reply is due: as typed, or counted from the day the office's clocks start; ``None`` if unknown."""
    if case.dates.due:
        return case.dates.due
    first = case.dates.received if config.deadlines.start == "received" else case.dates.assigned
    start = first or case.dates.assigned or case.dates.received
    if start is None:
        return None
    return add(start, config.deadlines.input if case.role == "co" else config.deadlines.reply)


def paused_since(acts: Iterable[Act]) -> dt.date | None:
    """The day the clock was stopped, ``None`` while it runs."""
    since = None
    for each in acts:
        if each.act == PAUSE:
            since = _day(each.data.get("on"))
        elif each.act == RESUME:
            since = None
    return since


def due_of(acts: Iterable[Act], first: dt.date | None) -> dt.date | None:
    """The due day, from the one that the rules give and what the journal says since."""
    found = first
    for each in acts:
        if each.act == EXTEND:
            found = _day(each.data.get("until")) or found
        elif each.act == RESUME and found is not None and isinstance(each.data.get("days"), int):
            found += dt.timedelta(days=min(max(each.data["days"], 0), 3660))
    return found


def _day(value: object) -> dt.date | None:
    try:
        return dt.date.fromisoformat(str(value))
    except ValueError:
        return None


def extended(acts: Iterable[Act]) -> bool:
    """Whether the case was extended."""
    return any(each.act == EXTEND for each in acts)
