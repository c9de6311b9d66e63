"""Days that a text names, the impossible ones too."""

import datetime as dt
import re
from collections.abc import Iterator
from typing import Final

from reply_studio.model.base import Value
from reply_studio.text.figures import value

_DAY: Final = re.compile(
    r"(?:(?P<year>(?:19|20)\d\d)\s*年\s*)?(?<!\d)(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*(?:日|号)(?!线)"
)
_DOTTED: Final = re.compile(
    r"(?<![\d.\-/])(?P<year>(?:19|20)\d\d)(?P<sep>[.\-/])(?P<month>\d{1,2})(?P=sep)(?P<day>\d{1,2})(?![\d.\-/])"
)
_SPELT: Final = re.compile(
    r"(?P<year>[〇零一二三四五六七八九]{4})年(?P<month>[一二三四五六七八九十]{1,2})月(?P<day>[一二三四五六七八九十]{1,3})日"
)
_WEEKDAYS: Final = "一二三四五六日"
_WEEKDAY: Final = re.compile(r"\s*\(?\s*(?:星期|周|礼拜)(?P<name>[一二三四五六日天])\s*\)?")
_LEAP: Final = 2024
"""Stands for a year that the text does not name: 2月29日 may then exist."""


class Day(Value):
    """A day in a text: its span, its year where one is written, and the date, ``None`` where there is no such day."""

    start: int
    end: int
    year: int | None
    date: dt.date | None
    weekday: int | None = None
    """The weekday written behind it, Monday = 0."""


def days(text: str) -> Iterator[Day]:
    """Every day a folded text names, in order; a weekday directly behind it is part of the span."""
    found = sorted(
        (*_DAY.finditer(text), *_DOTTED.finditer(text), *_SPELT.finditer(text)), key=lambda each: each.start()
    )
    for each in found:
        yield _day(text, each)


def weekday_name(date: dt.date) -> str:
    """星期三."""
    return f"星期{_WEEKDAYS[date.weekday()]}"


def _day(text: str, found: re.Match[str]) -> Day:
    year = value(found["year"]) if found["year"] else None
    named = _WEEKDAY.match(text, found.end())
    return Day(
        start=found.start(),
        end=named.end() if named else found.end(),
        year=year,
        date=_date(year or _LEAP, value(found["month"]), value(found["day"])),
        weekday=_WEEKDAYS.index(named["name"].replace("天", "日")) if named else None,
    )


def _date(year: int, month: int | None, day: int | None) -> dt.date | None:
    if month is None or day is None:
        return None
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
