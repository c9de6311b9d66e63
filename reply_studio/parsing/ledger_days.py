"""Days as ledgers print them: 2024年5月26日前, 2024.5.26, 5月26日, 20240526, and the bare number of a spreadsheet."""

import datetime as dt
import re
from typing import Final

from reply_studio.parsing.dates import find_date
from reply_studio.parsing.dates import read_date as read_whole
from reply_studio.parsing.plain import squeezed

_TAIL: Final = re.compile("(?:之前|以前|前|止|截止|内|底前)$")
_CLOCK: Final = re.compile(r"[\sT]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*$")
_SERIAL: Final = re.compile(r"(\d{5})(?:\.\d+)?")
_EPOCH: Final = dt.date(1899, 12, 30)
_SERIALS: Final = range(36526, 73051)
"""2000 to 2099 as a spreadsheet counts days from the end of 1899."""
_NO_YEAR: Final = re.compile(r"(\d{1,2})[月./-](\d{1,2})日?")
_DIGITS: Final = re.compile(r"(20\d\d)(\d\d)(\d\d)")
_SHORT: Final = re.compile(r"(\d\d)[./-](\d{1,2})[./-](\d{1,2})")
_YEAR: Final = re.compile("(20\\d\\d)(?=年|\\D|$)")


def read_day(text: str, year: int | None = None, after: dt.date | None = None) -> dt.date | None:
    """The day; one without a year lies in *year*, or in the year after it where it would lie before *after*."""
    words = _TAIL.sub("", squeezed(_CLOCK.sub("", text)).strip("()"))
    serial = _SERIAL.fullmatch(words)
    if serial and int(serial[1]) in _SERIALS:
        return _EPOCH + dt.timedelta(days=int(serial[1]))
    for pattern, century in ((_DIGITS, 0), (_SHORT, 2000)):
        found = pattern.fullmatch(words)
        if found:
            return _date(century + int(found[1]), int(found[2]), int(found[3]))
    bare = _NO_YEAR.fullmatch(words)
    if bare and year:
        day = _date(year, int(bare[1]), int(bare[2]))
        return day if not day or not after or day >= after else _date(year + 1, day.month, day.day)
    return read_whole(words) or find_date(words)


def year_in(text: str) -> int | None:
    """The first year printed in a text."""
    found = _YEAR.search(squeezed(text))
    return int(found[1]) if found else None


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
