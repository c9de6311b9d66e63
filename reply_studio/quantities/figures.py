"""Bare figures: where a number stands, its value, its unit, how exact it claims to be."""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Final, NamedTuple

from reply_studio.quantities.numerals import FACTOR, arabic, han
from reply_studio.quantities.units import QUALIFIERS, RUNS_ON, UNIT, plain

_DIGITS: Final = r"(?:\d{1,3}(?:,\d{3}){1,5}(?:\.\d{1,9})?|\d{1,18}(?:\.\d{1,9})?)"
_TIMES: Final = "(?:" + "|".join(sorted(FACTOR, key=len, reverse=True)) + ")(?!(?<=千)[米克瓦伏卡帕赫]|(?<=百)分点)"
"""Not the first half of 千米, 千伏 or 百分点."""
_SPOKEN: Final = "[零一二两三四五六七八九十百千万亿]{1,16}"
_RANGE: Final = r"(?:-{1,2}|~|至|到)"
_PART: Final = (
    rf"(?P<below>{_SPOKEN})分之(?P<above>{_SPOKEN}(?:点{_SPOKEN})?)"
    r"|(?P<tenths>[一二两三四五六七八九\d]{1,2})成(?P<half>半)?"
    r"(?!立|为|效|果|功|本|员|长|交|熟|都|人|品|像|份|绩|套)"
)
NUMBER: Final = re.compile(
    rf"(?P<part>{_PART})"
    rf"|(?P<mixed>{_SPOKEN}|{_DIGITS})个半(?P<mu>小时|月|学期|课时|工作日)"
    r"|(?<![个一上下前后大小多过])(?P<halved>半)个?(?P<hfu>小时|月(?!刊|报|板|形|湾|谈))"
    r"|(?P<formal>[壹贰叁肆伍陆柒捌玖拾佰仟零万亿]{2,16})(?P<fu>元|圆)"
    rf"|(?P<ratio>{_DIGITS}:{_DIGITS}(?::{_DIGITS}){{0,3}})"
    r"|(?P<slash>\d{1,2}/\d{1,3})(?!/)"
    rf"|(?P<n1>{_DIGITS})(?P<t1>{_TIMES})?(?P<u1>%|‰|{UNIT})?{_RANGE}"
    rf"(?P<n2>{_DIGITS})(?P<t2>{_TIMES})?(?:余|多)?(?P<u2>%|‰|{UNIT})"
    rf"|(?P<h1>{_SPOKEN})(?P<hu1>{UNIT})?{_RANGE}(?P<h2>{_SPOKEN})(?P<hu2>{UNIT})"
    rf"|(?P<c1>{_DIGITS})(?P<ct1>亿|万)(?P<c2>{_DIGITS})(?P<ct2>千万|百万|万|千|百)(?P<cu>{UNIT})"
    rf"|(?P<n>{_DIGITS})(?P<more>余|多|来)?(?P<t>{_TIMES})?(?P<more2>余|多)?(?P<u>%|‰|℃|{UNIT})?"
    rf"|(?P<vague>[近上])?(?P<h>{_SPOKEN})(?P<hmore>余|多|来|几)?(?P<hu>{UNIT})"
)
"""Every written form, the fullest first. ``figure`` reads a match of it."""

_ABOUT: Final = re.compile(r"(?:大约|(?<![签预条公合租])约|接近|近|大概|将近)$")
_LEAST: Final = re.compile(r"(?:(?<!不)超过|逾|(?<!不)超|不少于|不低于|至少|多达)$")
_MOST: Final = re.compile(r"(?:不超过|不超|不高于|至多|不足|(?<!不)低于|(?<!不)少于|不多于|不到)$")
_AFTER: Final = re.compile(r"^(?P<about>左右|上下)|^(?P<over>以上|之多|开外)|^(?P<under>以下|以内|之内|内)")
_JOINED: Final = frozenset(".:/-\u00d7*")
"""Digits right behind one of these are the rest of something else."""
_SINGLE: Final = frozenset(("刻钟", "小时", "个月", "年", "倍"))
"""Units before which a plain 一 is a number and not an article."""
_ROUND: Final = frozenset("十百千万亿")
"""每百户 is what a figure is counted against, not a figure."""
_IDIOMS: Final = frozenset("分级路点面里成折")
"""十分, 两级, 百里: idioms rather than counts."""
_NAMING: Final = frozenset("期区县市镇乡村路街月日")
"""二期工程, 二七区, 四月: in words these name and do not count."""
_SEVERAL: Final = re.compile("(?<![零一二两三四五六七八九])[一二两三四五六七八九]{2,3}(?![零一二两三四五六七八九])")
"""三四百, 七八成, 三五个: one of several values."""
_NUMERALS: Final = frozenset("零一二两三四五六七八九十廿卅卌")
"""Right before a number in words they are its beginning, and the whole was no value."""
_SPACED: Final = re.compile(r"\d[ \u3000]$")
_HALF: Final = Decimal("0.5")
_PLAIN: Final = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千")
_DAYS: Final = 60
"""More 日 than that are a date that lost its marks."""


class Figure(NamedTuple):
    """``value`` in ``unit``, up to ``upper`` for a range; ``bound`` is exact, about, over or under."""

    value: Decimal
    upper: Decimal | None
    unit: str
    bound: str


def figure(found: re.Match[str], text: str) -> Figure | None:
    """What a match of ``NUMBER`` in *text* says; ``None`` where it may be something else than a quantity."""
    unit = found["u"] or found["hu"] or found["u2"] or found["hu2"] or ""
    if unit in RUNS_ON and text[found.end() : found.end() + 1] in tuple(RUNS_ON[unit]):
        return None
    return next((read(found, text) for group, read in _READERS if found[group]), None)


def _bound(found: re.Match[str], text: str, *, more: bool = False, roughly: bool = False) -> str:
    before = text[max(0, found.start() - 4) : found.start()]
    after = _AFTER.match(text[found.end() : found.end() + 3])
    if _MOST.search(before) or (after and after["under"]):
        return "under"
    if more or _LEAST.search(before) or (after and after["over"]):
        return "over"
    if roughly or _ABOUT.search(before) or (after and after["about"]):
        return "about"
    return "exact"


def _part(found: re.Match[str], text: str) -> Figure | None:
    if found["tenths"]:
        return _tenths(found, text)
    below, above = han(found["below"]), _pointed(found["above"])
    if not below or above is None:
        return None
    return Figure(100 * above / below, None, "%", _bound(found, text))


def _tenths(found: re.Match[str], text: str) -> Figure | None:
    """四成 → 40 %, 三成半 → 35 %; round by nature. 七八成 is no one value."""
    if _SEVERAL.search(found["tenths"]) or _cut_off(found, text):
        return None
    tenths = arabic(found["tenths"]) if found["tenths"].isdigit() else han(found["tenths"])
    if tenths is None or tenths > 10:
        return None
    bound = _bound(found, text)
    return Figure(10 * tenths + (5 if found["half"] else 0), None, "%", "about" if bound == "exact" else bound)


def _pointed(words: str) -> Decimal | None:
    """三点五 → 3.5."""
    whole, _point, rest = words.partition("点")
    value, behind = han(whole), [han(each) for each in rest]
    if value is None or any(each is None for each in behind):
        return None
    return Decimal(f"{value}." + "".join(str(each) for each in behind)) if rest else value


def _ratio(found: re.Match[str], text: str) -> Figure | None:
    sides = [arabic(each) for each in found["ratio"].split(":")]
    if len(sides) != 2 or not sides[0] or not sides[1]:
        return None
    return Figure(sides[0] / sides[1], None, "ratio", _bound(found, text))


def _slash(found: re.Match[str], text: str) -> Figure | None:
    above, below = map(Decimal, found["slash"].split("/"))
    return Figure(100 * above / below, None, "%", _bound(found, text)) if 0 < above < below else None


def _span(found: re.Match[str], text: str) -> Figure | None:
    low, high = arabic(found["n1"] + (found["t1"] or "")), arabic(found["n2"] + (found["t2"] or ""))
    if low is None or high is None:
        return None
    if found["t2"] and not found["t1"] and not found["u1"]:
        low *= FACTOR[found["t2"]]
    return _from_to(low, high, found["u1"], found["u2"], _bound(found, text))


def _spoken_span(found: re.Match[str], text: str) -> Figure | None:
    low, high = han(found["h1"]), han(found["h2"])
    if low is None or high is None:
        return None
    return _from_to(low, high, found["hu1"], found["hu2"], _bound(found, text))


def _from_to(low: Decimal, high: Decimal, first: str | None, unit: str, bound: str) -> Figure | None:
    """A range rises and has one unit."""
    if low >= high or (first and plain(first) != plain(unit)):
        return None
    return Figure(low, high, plain(unit), bound)


def _compound(found: re.Match[str], text: str) -> Figure | None:
    """2亿1千万元 → 210000000 元."""
    high, low = arabic(found["c1"] + found["ct1"]), arabic(found["c2"] + found["ct2"])
    if high is None or low is None or low >= FACTOR[found["ct1"]]:
        return None
    return Figure(high + low, None, plain(found["cu"]), _bound(found, text))


def _digits(found: re.Match[str], text: str) -> Figure | None:
    value = arabic(found["n"] + (found["t"] or ""))
    if value is None or _runs_on(text[max(0, found.start() - 2) : found.start()]):
        return None
    unit = plain(found["u"] or "")
    if not unit and not _stands_alone(found, text):
        return None
    if unit == "月" or (unit == "日" and value > _DAYS):
        return None
    if unit == "‰":
        value, unit = value / 10, "%"
    rest = {found["more"], found["more2"]}
    return Figure(value, None, unit, _bound(found, text, more=bool(rest & {"余", "多"}), roughly="来" in rest))


def _runs_on(before: str) -> bool:
    """The digits are the rest of something else (7×24, 1 234), or count below zero."""
    joined = bool(before) and before[-1] in _JOINED
    return joined or before.endswith("零下") or bool(_SPACED.search(before[-2:]))


def _stands_alone(found: re.Match[str], text: str) -> bool:
    """A number without a unit is one when it is grouped or has a factor, and nothing runs on behind it."""
    behind = text[found.end() : found.end() + 1]
    return bool(found["t"] or "," in found["n"]) and not (behind.isascii() and behind.isalnum())


def _spoken(found: re.Match[str], text: str) -> Figure | None:
    """A number in words, where it is no idiom; 近百 and 上千 are round."""
    value = han(found["h"])
    if value is None or found["hmore"] == "几" or _SEVERAL.search(found["h"]):
        return None
    if _cut_off(found, text) or (not found["vague"] and _idiom(found, text)):
        return None
    rest = found["hmore"] or ""
    bound = {"近": "about", "上": "over"}.get(found["vague"] or "") or _bound(
        found, text, more=rest in {"余", "多"}, roughly=rest == "来"
    )
    if found["hu"] == "成":
        return Figure(10 * value, None, "%", bound) if value <= 10 else None
    return Figure(value, None, plain(found["hu"]), bound)


def _cut_off(found: re.Match[str], text: str) -> bool:
    return found.start() > 0 and text[found.start() - 1] in _NUMERALS


def _idiom(found: re.Match[str], text: str) -> bool:
    words, unit = found["h"], found["hu"]
    if words == "一":
        return unit not in _SINGLE
    if unit in _NAMING or (words in {"千", "万", "亿"} and not found["hmore"]):
        return True
    if words in {"两", "二", "十", "百"} and unit in _IDIOMS:
        return True
    before = text[found.start() - 1 : found.start()] if found.start() else ""
    counted_against = before == "每" and words in _ROUND and plain(unit) not in QUALIFIERS
    return counted_against or (before != "" and before in "第周初某各另任")


def _mixed(found: re.Match[str], text: str) -> Figure | None:
    """一个半小时 → 1.5 小时, 两个半月 → 2.5 个月."""
    words = found["mixed"]
    value = arabic(words) if words[:1].isdigit() else han(words)
    if value is None or _SEVERAL.search(words):
        return None
    return Figure(value + _HALF, None, _months(found["mu"]), _bound(found, text))


def _halved(found: re.Match[str], text: str) -> Figure | None:
    """半小时 → 0.5 小时."""
    if found["hfu"] == "月" and not found[0].startswith("半个"):
        return None
    return Figure(_HALF, None, _months(found["hfu"]), _bound(found, text))


def _months(unit: str) -> str:
    return "个月" if unit == "月" else plain(unit)


def _formal(found: re.Match[str], text: str) -> Figure | None:
    """壹佰万元, as on cheques and contracts."""
    value = han(found["formal"].translate(_PLAIN))
    return None if value is None else Figure(value, None, "元", _bound(found, text))


_READERS: Final[tuple[tuple[str, Callable[[re.Match[str], str], Figure | None]], ...]] = (
    ("part", _part),
    ("mixed", _mixed),
    ("halved", _halved),
    ("formal", _formal),
    ("ratio", _ratio),
    ("slash", _slash),
    ("n1", _span),
    ("h1", _spoken_span),
    ("c1", _compound),
    ("n", _digits),
    ("h", _spoken),
)
"""The group that tells the form, and who reads it."""
