"""Times as official texts say them: 2024年 · 截至2024年底 · 2025年1月至8月 · 2025年上半年 · 2023年以来 · 近三年."""

import calendar
import datetime as dt
import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final

import msgspec

from reply_studio.quantities.model import Period
from reply_studio.quantities.numerals import narrow, number

_DASH: Final = r"(?:-|~|至|到|—)"
_Y: Final = r"(?:(?P<y>(?:19|20)\d{2})年)"
_MARK: Final = (
    r"(?P<mark>[\"“‘']?(?:五一|十一|国庆|春节|清明|端午|中秋|元旦|暑假|暑期|寒假|汛期|主汛期|汛后|汛前|黄金周"
    r"|春季学期|秋季学期|春季|秋季|夏季|冬季|旺季)[\"”’']?(?:假期|期间|小长假|黄金周)?)"
)
_PATTERNS: Final = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        (
            "span_full",
            r"(?P<y>(?:19|20)\d{2})年(?P<m>\d{1,2})月(?:(?P<d>\d{1,2})[日号])?"
            + _DASH
            + r"(?P<y2>(?:19|20)\d{2})年(?P<m2>\d{1,2})月(?:(?P<d2>\d{1,2})[日号])?",
        ),
        ("span_year_month", r"(?P<y>(?:19|20)\d{2})年?" + _DASH + r"(?P<y2>(?:19|20)\d{2})年(?P<m2>\d{1,2})月(?:底)?"),
        ("span_years", r"(?P<y>(?:19|20)\d{2})年?" + _DASH + r"(?P<y2>(?:19|20)\d{2})年(?!\d)"),
        ("span_months", _Y + r"?(?P<m>\d{1,2})月?" + _DASH + r"(?P<m2>\d{1,2})月(?:份)?(?!\d{1,2}[日号])"),
        ("span_days", _Y + r"?(?P<m>\d{1,2})月(?P<d>\d{1,2})[日号]?" + _DASH + r"(?P<d2>\d{1,2})[日号]"),
        ("quarter", _Y + r"?(?:第)?(?P<q>[一二三四1-4])季度"),
        ("half", _Y + r"?(?P<half>[上下])半年"),
        ("season", _Y + _MARK),
        ("turn", _Y + r"(?P<turn>年?底|末|初)"),
        ("day", _Y + r"?(?P<m>\d{1,2})月(?P<d>\d{1,2})[日号]"),
        ("month", _Y + r"?(?P<m>\d{1,2})月(?P<part>底|末|初|上旬|中旬|下旬|份)?"),
        ("year", _Y + r"(?P<whole>度|全年)?"),
        (
            "last_years",
            r"(?:近|过去|最近)(?P<n>[一二两三四五六七八九十\d]{1,2})年(?:来|间)?|(?P<n2>[两三四五六七八九十])年来",
        ),
        ("relative", r"去年|今年|本年度?|上年|前年|明年|目前|当前|截至目前|截止目前|现在|同期|近年来"),
    )
)
_TITLE: Final = re.compile("\u300a[^\u300b\\n]{1,60}\u300b")
_DEADLINE: Final = re.compile(r"(?:之|以)?前")
_AS_OF: Final = re.compile(r"(?:截至|截止到?|到|至)$")
_SINCE: Final = re.compile(r"(?:以来|至今|起|开始|之后|以后)")


def periods(text: str) -> list[tuple[int, int, Period]]:
    """The times in a text as (start, end, period), in order; of overlapping readings the fullest one.

    Years in the titles of documents are no times of what the text says.
    """
    return list(_periods(text))


def deadline(text: str) -> dt.date | None:
    """The last day on which something is still in time (2027年6月底前), ``None`` where no day is said, or several.

    6月前 leaves open whether June is meant, too: that is no day.
    """
    found = {period.end for _start, _end, period in periods(text) if period.mark == "前" and _names_a_day(period)}
    return found.pop() if len(found) == 1 else None


def _names_a_day(period: Period) -> bool:
    return period.end is not None and period.quote.endswith(("底", "末", "日", "号"))


@lru_cache(maxsize=512)
def _periods(text: str) -> tuple[tuple[int, int, Period], ...]:
    plain = narrow(text)
    found: list[tuple[int, int, Period]] = []
    taken = bytearray(len(plain))
    for title in _TITLE.finditer(plain):
        _take(taken, title)
    for name, pattern in _PATTERNS:
        for match in pattern.finditer(plain):
            if taken.find(1, match.start(), match.end()) >= 0:
                continue
            period = _read(name, match, plain, text)
            if period is not None:
                _take(taken, match)
                found.append((match.start(), match.end(), period))
    return tuple(_resolved(sorted(found, key=lambda each: each[0])))


def _take(taken: bytearray, match: re.Match[str]) -> None:
    taken[match.start() : match.end()] = b"\x01" * (match.end() - match.start())


def _resolved(found: list[tuple[int, int, Period]]) -> list[tuple[int, int, Period]]:
    """同期 stands for the dated time named before it."""
    resolved: list[tuple[int, int, Period]] = []
    dated: Period | None = None
    for start, end, period in found:
        if period.mark == "同期" and dated is not None:
            resolved.append((start, end, msgspec.structs.replace(dated, quote=period.quote)))
            continue
        if period.start or period.end:
            dated = period
        resolved.append((start, end, period))
    return resolved


def _read(name: str, match: re.Match[str], plain: str, text: str) -> Period | None:
    days = _READERS[name](match)
    if days is None:
        return None
    start, end = days
    quote = text[match.start() : match.end()]
    as_of = bool(_AS_OF.search(plain[max(0, match.start() - 4) : match.start()])) or _is_state(name, match)
    if as_of and end:
        start = None
    if _SINCE.match(plain, match.end()):
        end = None
    if name == "relative":
        return Period(quote=quote, as_of=match[0].endswith(("目前", "当前", "现在")), mark=match[0])
    if _DEADLINE.match(plain, match.end()):
        return Period(quote=quote, end=end, mark="前")
    groups = match.groupdict()
    mark = re.sub(r"[\"“”‘’']|假期|期间|小长假", "", groups.get("mark") or "") or (groups.get("part") or "").replace(
        "份", ""
    )
    if name == "last_years":
        return Period(quote=quote, mark=match[0])
    return Period(quote=quote, start=start, end=end, as_of=as_of, mark=mark if mark not in {"底", "末"} else "")


def _is_state(name: str, match: re.Match[str]) -> bool:
    """年底 and 月底 say a state on that day; the rest says a stretch of time."""
    return name == "turn" or (name == "month" and match["part"] in {"底", "末"})


Days = tuple[dt.date | None, dt.date | None]


def _day(year: str | None, month: str | int, day: str | int) -> dt.date | None:
    """A day; without a year, or where there is no such day, ``None``."""
    try:
        return dt.date(int(year), int(month), int(day)) if year else None
    except ValueError:
        return None


def _last(year: str | None, month: str | int) -> dt.date | None:
    if not year or not 1 <= int(month) <= 12:
        return None
    return _day(year, month, calendar.monthrange(int(year), int(month))[1])


def _months(year: str | None, first: int, last: int) -> Days | None:
    if not (1 <= first <= 12 and 1 <= last <= 12):
        return None
    return _day(year, first, 1), _last(year, last)


def _span_full(match: re.Match[str]) -> Days | None:
    start = _day(match["y"], match["m"], match["d"] or 1)
    end = _day(match["y2"], match["m2"], match["d2"]) if match["d2"] else _last(match["y2"], match["m2"])
    return (start, end) if start and end else None


def _month(match: re.Match[str]) -> Days | None:
    return _months(match["y"], int(match["m"]), int(match["m"]))


def _one_day(match: re.Match[str]) -> Days | None:
    if not (1 <= int(match["m"]) <= 12 and 1 <= int(match["d"]) <= 31):
        return None
    day = _day(match["y"], match["m"], match["d"])
    return day, day


def _quarter(match: re.Match[str]) -> Days | None:
    first = 3 * int(number(match["q"]) or 1) - 2
    return _months(match["y"], first, first + 2)


def _turn(match: re.Match[str]) -> Days | None:
    day = _day(match["y"], 1, 1) if match["turn"] == "初" else _day(match["y"], 12, 31)
    return day, day


def _half(match: re.Match[str]) -> Days | None:
    return _months(match["y"], *((1, 6) if match["half"] == "上" else (7, 12)))


def _open(_match: re.Match[str]) -> Days | None:
    return None, None


_READERS: Final[dict[str, Callable[[re.Match[str]], Days | None]]] = {
    "span_full": _span_full,
    "span_year_month": lambda match: (_day(match["y"], 1, 1), _last(match["y2"], match["m2"])),
    "span_years": lambda match: (_day(match["y"], 1, 1), _day(match["y2"], 12, 31)),
    "span_months": lambda match: _months(match["y"], int(match["m"]), int(match["m2"])),
    "span_days": lambda match: (_day(match["y"], match["m"], match["d"]), _day(match["y"], match["m"], match["d2"])),
    "quarter": _quarter,
    "half": _half,
    "season": lambda match: (_day(match["y"], 1, 1), _day(match["y"], 12, 31)),
    "turn": _turn,
    "day": _one_day,
    "month": _month,
    "year": lambda match: (_day(match["y"], 1, 1), _day(match["y"], 12, 31)),
    "last_years": _open,
    "relative": _open,
}
