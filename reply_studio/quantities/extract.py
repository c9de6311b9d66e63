"""All quantities of a text, precise or not at all: a figure that may be something else is left out."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from reply_studio.quantities.context import Surroundings
from reply_studio.quantities.masks import masked
from reply_studio.quantities.model import Quantity
from reply_studio.quantities.numerals import FACTOR, arabic, han, narrow
from reply_studio.quantities.units import QUALIFIERS, UNIT, plain

_DIGITS: Final = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
_TIMES: Final = "(?:" + "|".join(sorted(FACTOR, key=len, reverse=True)) + ")"
_SPOKEN: Final = "[零一二两三四五六七八九十百千万亿]+"
_MORE: Final = "(?P<more>余|多|来)?"
_RANGE: Final = r"(?:-{1,2}|~|至|到)"
_PART: Final = (
    rf"(?P<below>{_SPOKEN})分之(?P<above>{_SPOKEN}(?:点{_SPOKEN})?)"
    r"|(?P<tenths>[一二两三四五六七八九\d]{1,2})成(?P<half>半)?"
    r"(?!立|为|效|果|功|本|员|长|交|熟|都|人|品|像|份|绩|套)"
)
_ABOUT: Final = re.compile(r"(?:大约|约|接近|近|大概|将近)$")
_LEAST: Final = re.compile(r"(?:(?<!不)超过|逾|(?<!不)超|不少于|不低于|至少|多达)$")
_MOST: Final = re.compile(r"(?:不超过|不超|不高于|至多|不足|(?<!不)低于|(?<!不)少于|不多于)$")
_AFTER: Final = re.compile(r"^(?P<about>左右|上下)|^(?P<over>以上|之多|开外)|^(?P<under>以下|以内|之内)")

_NUMBER: Final = re.compile(
    rf"(?P<part>{_PART})"
    rf"|(?P<ratio>{_DIGITS}:{_DIGITS}(?::{_DIGITS})*)"
    rf"|(?P<slash>\d{{1,2}}/\d{{1,3}})(?!/)"
    rf"|(?P<n1>{_DIGITS})(?P<t1>{_TIMES})?(?P<u1>%|‰|{UNIT})?{_RANGE}(?P<n2>{_DIGITS})(?P<t2>{_TIMES})?(?P<more2>余|多)?(?P<u2>%|‰|{UNIT})"
    rf"|(?P<h1>{_SPOKEN})(?P<hu1>{UNIT})?{_RANGE}(?P<h2>{_SPOKEN})(?P<hu2>{UNIT})"
    rf"|(?P<n>{_DIGITS}){_MORE}(?P<t>{_TIMES})?(?P<more3>余|多)?(?P<u>%|‰|℃|{UNIT})?"
    rf"|(?P<vague>[近上数几好]{{1,2}})?(?P<h>{_SPOKEN})(?P<hmore>余|多|来|几)?(?P<hu>{UNIT})"
)


def extract(text: str) -> tuple[Quantity, ...]:
    """The quantities of a text in reading order, half- and full-width forms alike; offsets count in *text*."""
    surroundings = Surroundings(text)
    figures = list(_figures(text))
    borders = [each for each in figures if each.unit not in QUALIFIERS]
    ends = [0, *(each.end for each in borders)]
    starts = [*(each.start for each in borders), len(text)]
    return tuple(
        surroundings.dress(each, ends[bisect_right(ends, each.start) - 1], starts[bisect_right(starts, each.start)])
        for each in figures
    )


def _figures(text: str) -> Iterator[Quantity]:
    """The bare figures: place, value, unit, bound."""
    plain_text = narrow(text)
    holes = masked(text)
    starts = [start for start, _end in holes]
    reach: list[int] = []
    for _start, end in holes:
        reach.append(max(end, reach[-1] if reach else 0))
    at = 0
    while found := _NUMBER.search(plain_text, at):
        blocked = _blocked(found.start(), found.end(), starts, reach, holes)
        if blocked:
            at = max(blocked, found.start() + 1)
            continue
        figure = _figure(found, plain_text)
        at = found.end() if figure else max(found.start() + 1, _past_digits(found, plain_text))
        if figure:
            value, upper, unit, bound = figure
            start = found.start()
            end = found.end()
            yield Quantity(
                quote=text[start:end], start=start, end=end, value=value, unit=unit, upper=upper, bound=bound
            )


def _blocked(start: int, end: int, starts: list[int], reach: list[int], holes: list[tuple[int, int]]) -> int:
    """Where to go on when something that is no quantity covers the place, 0 when nothing does."""
    before = bisect_right(starts, start) - 1
    if before >= 0 and reach[before] > start:
        return reach[before]
    after = before + 1
    if after < len(holes) and holes[after][0] < end:
        return holes[after][0] + 1 if holes[after][0] <= start else 0
    return 0


def _past_digits(found: re.Match[str], text: str) -> int:
    at = found.start()
    while at < len(text) and (text[at].isdigit() or text[at] in ",."):
        at += 1
    return at


Figure = tuple[Decimal, Decimal | None, str, str]


def _figure(found: re.Match[str], text: str) -> Figure | None:
    group = found.groupdict()
    if group["part"]:
        return _part(found, text)
    if group["ratio"]:
        return _ratio(found, text)
    if group["slash"]:
        above, below = map(Decimal, group["slash"].split("/"))
        return (100 * above / below, None, "%", _bound(found, text)) if 0 < above < below else None
    if group["n1"]:
        return _span(found, text)
    if group["h1"]:
        return _spoken_span(found, text)
    return _digits(found, text) if group["n"] else _spoken(found, text)


def _bound(found: re.Match[str], text: str, *, more: bool = False) -> str:
    before = text[max(0, found.start() - 4) : found.start()]
    after = _AFTER.match(text[found.end() : found.end() + 3])
    if _MOST.search(before) or (after and after["under"]):
        return "under"
    if more or _LEAST.search(before) or (after and after["over"]):
        return "over"
    if _ABOUT.search(before) or (after and after["about"]):
        return "about"
    return "exact"


def _part(found: re.Match[str], text: str) -> Figure | None:
    if found["tenths"]:
        tenths = arabic(found["tenths"]) if found["tenths"].isdigit() else han(found["tenths"])
        if tenths is None or tenths > 10:
            return None
        share = 10 * tenths + (5 if found["half"] else 0)
        return share, None, "%", "about" if _bound(found, text) == "exact" else _bound(found, text)
    below, above = han(found["below"]), _pointed(found["above"])
    if not below or above is None:
        return None
    return 100 * above / below, None, "%", _bound(found, text)


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
    return sides[0] / sides[1], None, "ratio", _bound(found, text)


def _span(found: re.Match[str], text: str) -> Figure | None:
    low, high = arabic(found["n1"] + (found["t1"] or "")), arabic(found["n2"] + (found["t2"] or ""))
    if low is None or high is None:
        return None
    if found["t2"] and not found["t1"] and not found["u1"]:
        low *= FACTOR[found["t2"]]
    unit = plain(found["u2"])
    if (found["u1"] and plain(found["u1"]) != unit) or low >= high:
        return None
    return low, high, unit, _bound(found, text)


def _spoken_span(found: re.Match[str], text: str) -> Figure | None:
    low, high = han(found["h1"]), han(found["h2"])
    if low is None or high is None or low >= high or (found["hu1"] and plain(found["hu1"]) != plain(found["hu2"])):
        return None
    return low, high, plain(found["hu2"]), _bound(found, text)


def _digits(found: re.Match[str], text: str) -> Figure | None:
    value = arabic(found["n"] + (found["t"] or ""))
    if value is None or (text[found.start() - 1 : found.start()] in {".", ":", "/", "-"} and found.start()):
        return None
    unit = plain(found["u"] or "")
    if not unit and not _stands_alone(found, text):
        return None
    if unit == "‰":
        value, unit = value / 10, "%"
    return value, None, unit, _bound(found, text, more=bool(found["more"] or found["more3"]))


def _stands_alone(found: re.Match[str], text: str) -> bool:
    """A number without a unit is one when it is grouped or has a factor, and nothing runs on behind it."""
    behind = text[found.end() : found.end() + 1]
    return bool(found["t"] or "," in found["n"]) and not (behind.isascii() and behind.isalnum())


_SINGLE: Final = frozenset(("刻钟", "小时", "个月", "年"))
"""Units before which a plain 一 is a number and not an article."""


_ROUND: Final = frozenset("十百千万亿")
"""每百户 is what a figure is counted against, not a figure."""


def _spoken(found: re.Match[str], text: str) -> Figure | None:
    """A number in words: precise words only where they are no idiom (一个, 两会); 近百, 数十 are vague."""
    words, vague, more = found["h"], found["vague"] or "", found["hmore"] or ""
    if (vague and vague[-1] in "数几好") or more == "几":
        return None
    value = han(words)
    if (
        value is None
        or (words in _ROUND - {"十", "百"} and not vague)
        or (words == "一" and found["hu"] not in _SINGLE)
    ):
        return None
    if words in {"两", "二", "十", "百"} and plain(found["hu"]) in {
        "分",
        "级",
        "步",
        "路",
        "点",
        "面",
        "里",
        "成",
        "折",
    }:
        return None
    if (
        found.start()
        and not vague
        and text[found.start() - 1]
        in ("第周初某各另任" + ("每" if words in _ROUND and plain(found["hu"]) not in QUALIFIERS else ""))
    ):
        return None
    bound = {"近": "about", "上": "over"}.get(vague, _bound(found, text, more=bool(more)))
    return value, None, plain(found["hu"]), bound
