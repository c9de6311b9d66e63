"""Dates as people type them: 2025.9.30, 9月底, 明年6月, 三季度末, 年底, 0930, +30."""

import calendar
import datetime as dt
import re
from collections.abc import Callable
from typing import Final

_FULL_WIDTH: Final = str.maketrans({code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)})
_YEAR: Final = r"(?:(?P<year>\d{4}|\d{2})年|(?P<word>今年|明年|后年)|(?P<lead>\d{4})[-./])?"
_YEARS_ON: Final = {"今年": 0, "明年": 1, "后年": 2}
_CHINESE: Final = {each: n for n, each in enumerate("一二三四", 1)} | {each: int(each) for each in "1234"}
_THIRDS: Final = {"上旬": 10, "中旬": 20}

_PLUS: Final = re.compile(r"\+(\d{1,4})(?:天|d)?$")
_DAY: Final = re.compile(_YEAR + r"(?P<month>\d{1,2})[月\-./](?P<day>\d{1,2})[日号]?$")
_MONTH: Final = re.compile(_YEAR + r"(?P<month>\d{1,2})(?:月|月份)(?P<part>底|末|上旬|中旬|下旬)?$")
_QUARTER: Final = re.compile(_YEAR + r"第?(?P<quarter>[一二三四1-4])季度[底末]?$")
_HALF: Final = re.compile(_YEAR + r"(?P<half>[上下])半年[底末]?$")
_END: Final = re.compile(r"(?:(?P<year>\d{4})年|(?P<word>今年|明年|后年))?(?:年?[底末]|内)?$")
_NEXT: Final = re.compile(r"(?P<which>本|下|下个)月[底末]?$")
_DIGITS: Final = re.compile(r"(?P<year>\d{4})?(?P<month>\d{2})(?P<day>\d{2})$")
_TAIL: Final = re.compile(r"(?:之前|以前|前)$")


def read_date(text: str, today: dt.date) -> dt.date | None:
    """The day a person means, or ``None``. A month means its last day; a day without a year is the next one to come."""
    plain = _TAIL.sub("", "".join(text.translate(_FULL_WIDTH).split()))
    if not plain:
        return None
    for pattern, reader in _READERS:
        found = pattern.match(plain)
        if found:
            try:
                return reader(found, today)
            except ValueError:
                return None
    return None


def _year(found: re.Match[str], today: dt.date) -> int | None:
    """The year that was typed, ``None`` where none was."""
    groups = found.groupdict()
    typed = groups.get("year") or groups.get("lead")
    if typed:
        return int(typed) if len(typed) == 4 else 2000 + int(typed)
    word = groups.get("word")
    return today.year + _YEARS_ON[word] if word else None


def _next(make: Callable[[int], dt.date], year: int | None, today: dt.date) -> dt.date:
    """In the year typed, else this year's day, or next year's where this year's is past."""
    if year is not None:
        return make(year)
    return make(today.year) if make(today.year) >= today else make(today.year + 1)


def _last(year: int, month: int) -> dt.date:
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def _read_plus(found: re.Match[str], today: dt.date) -> dt.date:
    return today + dt.timedelta(days=int(found[1]))


def _read_day(found: re.Match[str], today: dt.date) -> dt.date:
    month, day = int(found["month"]), int(found["day"])
    return _next(lambda year: dt.date(year, month, day), _year(found, today), today)


def _read_month(found: re.Match[str], today: dt.date) -> dt.date:
    month, part = int(found["month"]), found["part"]

    def make(year: int) -> dt.date:
        return dt.date(year, month, _THIRDS[part]) if part in _THIRDS else _last(year, month)

    return _next(make, _year(found, today), today)


def _read_quarter(found: re.Match[str], today: dt.date) -> dt.date:
    month = 3 * _CHINESE[found["quarter"]]
    return _next(lambda year: _last(year, month), _year(found, today), today)


def _read_half(found: re.Match[str], today: dt.date) -> dt.date:
    month = 6 if found["half"] == "上" else 12
    return _next(lambda year: _last(year, month), _year(found, today), today)


def _read_end(found: re.Match[str], today: dt.date) -> dt.date:
    return dt.date(_year(found, today) or today.year, 12, 31)


def _read_next(found: re.Match[str], today: dt.date) -> dt.date:
    on = today.month - (found["which"] == "本")
    return _last(today.year + on // 12, on % 12 + 1)


_READERS: Final = (
    (_PLUS, _read_plus),
    (_DAY, _read_day),
    (_MONTH, _read_month),
    (_QUARTER, _read_quarter),
    (_HALF, _read_half),
    (_NEXT, _read_next),
    (_DIGITS, _read_day),
    (_END, _read_end),
)
