"""Dates in every form that letters and registers print: digits, Chinese numerals, and digits whose 年月日 were lost."""

import datetime as dt
import re
from collections.abc import Iterator
from typing import Final

from reply_studio.parsing.plain import plain

_ZERO: Final = "\u3007\u25cb\u25ef\u039f\u03bf\u041e\u043eOo0\u96f6"
"""What is typed for 〇: circles, Greek and Cyrillic letters, the Latin O."""
_NUMERAL: Final = f"[\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341\u5eff{_ZERO}\\d]"
_VALUES: Final = {each: str(value) for value, each in enumerate("\u3007一二三四五六七八九")} | dict.fromkeys(_ZERO, "0")

_SPELT: Final = re.compile(
    rf"({_NUMERAL}{{4}})\s{{0,3}}年\s{{0,3}}({_NUMERAL}{{1,3}})\s{{0,3}}月\s{{0,3}}({_NUMERAL}{{1,3}})\s{{0,3}}[日号]?"
)
_DIGITS: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)\s?[-./]\s?(\d{1,2})\s?[-./]\s?(\d{1,2})(?!\d)")
_STRIPPED: Final = re.compile(r"((?:19|20)\d\d)(\d{2,4})")
_UNFINISHED: Final = re.compile(
    rf"{_NUMERAL}{{0,4}} *年[ \dxX]{{0,8}}月[ \dxX]{{0,8}}日|{_NUMERAL}{{4}} *年 *{_NUMERAL}{{1,3}} *月"
)
_CLOCK: Final = r"(?:\s*T?\s*\d{1,2}:\d{1,2}(?::\d{1,2})?)?"
_NOTE: Final = r"(?:\[\d+\])?"


def find_date(text: str) -> dt.date | None:
    """The first whole date printed in the text; ``None`` without one or where the day does not exist."""
    words = plain(text)
    for pattern in (_SPELT, _DIGITS):
        found = pattern.search(words)
        if found:
            return _date(*(_number(part) for part in found.groups()))
    return None


def read_date(text: str) -> dt.date | None:
    """The date of a text that is nothing but a date, in brackets or not; a clock time behind it is dropped.

    Digits without 年月日 (2017821) count where only one date can be meant.
    """
    words = _bare(text)
    for pattern in (_SPELT, _DIGITS):
        found = re.fullmatch(pattern.pattern + _CLOCK + _NOTE, words)
        if found:
            return _date(*(_number(part) for part in found.groups()))
    stripped = re.fullmatch(_STRIPPED.pattern + _NOTE, words.replace(" ", ""))
    return _only_reading(int(stripped[1]), stripped[2]) if stripped else None


def is_date(text: str) -> bool:
    """Whether the text is nothing but a date, be it one that can be read or not (2017111, 2020年2月30日)."""
    words = _bare(text)
    spelt = re.fullmatch(rf"(?:{_SPELT.pattern}|{_DIGITS.pattern}){_NOTE}", words)
    stripped = re.fullmatch(_STRIPPED.pattern + _NOTE, words.replace(" ", ""))
    readings = any(True for _reading in _readings(int(stripped[1]), stripped[2])) if stripped else False
    return bool(spelt) or readings or _has_blanks(words)


def _bare(text: str) -> str:
    return plain(text).strip(" ().\u3002,;")


def _has_blanks(words: str) -> bool:
    """A date line without its day: 2025年 月 日, 2025年7月."""
    return bool(_UNFINISHED.fullmatch(words))


def _only_reading(year: int, rest: str) -> dt.date | None:
    readings = set(_readings(year, rest))
    return readings.pop() if len(readings) == 1 else None


def _readings(year: int, rest: str) -> Iterator[dt.date]:
    for cut in (1, 2):
        month, day = rest[:cut], rest[cut:]
        if day and not (day.startswith("0") and len(day) != 2) and not (month.startswith("0") and cut == 1):
            found = _date(year, int(month), int(day)) if len(day) <= 2 else None
            if found:
                yield found


def _number(numeral: str) -> int:
    """二〇二〇 → 2020, 二十一 → 21, 廿三 → 23, 十 → 10."""
    if "\u5eff" in numeral or "\u5341" in numeral:
        tens, _, ones = numeral.replace("\u5eff", "二十").partition("\u5341")
        return int(_digits(tens) or "1") * 10 + int(_digits(ones) or "0")
    return int(_digits(numeral) or "0")


def _digits(numeral: str) -> str:
    return "".join(_VALUES.get(each, each) for each in numeral if each != "\u5341")


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
