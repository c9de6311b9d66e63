"""Statuses of two units about one named thing that exclude each other: built, and still being built.

Precise or not at all: a thing is one only where both name it alike and no count, phase or place differs.
"""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import product
from typing import Final, NamedTuple

from reply_studio.matching import Part
from reply_studio.matching.roles import role_of
from reply_studio.merging.conflicts import Conflict
from reply_studio.quantities import extract
from reply_studio.quantities.periods import periods
from reply_studio.text.normalise import fold

_MADE: Final = "建成|竣工|完工|交付使用|交付|投用|投入使用|通车|通水|启用|开通|上线|投入运行|建设完成|完成建设|完成施工"
_MAKING: Final = "建设|施工|在建|装修|筹建|筹备|开发|前期工作"
_ISSUED: Final = "出台|印发|颁布|施行|发布"
_DRAFTING: Final = "起草|制定|制订|编制|报批|审查|征求意见|研究"
_TIME: Final = r"(?:于|在)?[^,;:\u3002]{0,16}?"
_SOON: Final = "(?:全面|全部|正式|顺利|如期|基本)?"
_BUSY: Final = "(?:加快|抓紧|组织|积极|有序|推进|开展|进行|加紧)*"
_STATUS: Final = re.compile(
    rf"(?P<done>(?:已经|已){_TIME}{_SOON}(?:(?P<made>{_MADE})(?:通车|通水|投用|使用|开放)?|(?P<issued>{_ISSUED}))(?!后|前|之后|率))"
    rf"|(?P<open>(?:尚未|还未|仍未|未能|没有|尚没有){_SOON}(?:(?P<unmade>{_MADE})|(?P<unissued>{_ISSUED}))"
    rf"|(?:正在|仍在|尚在|还在|正){_BUSY}(?:(?P<making>{_MAKING})|(?P<drafting>{_DRAFTING}))"
    rf"|(?:拟|计划|将|预计|力争){_TIME}{_SOON}(?:(?P<tomake>{_MADE})|(?P<toissue>{_ISSUED}|提请审议)))"
)
"""``done``, or ``open``: not yet, under way, planned; each of things that are made or of papers that are issued."""
_ISSUES: Final = ("issued", "unissued", "drafting", "toissue")
_PLANNED: Final = ("tomake", "toissue")
_SENTENCE: Final = re.compile(r"[^;\u3002!?\n]+")
_CLAUSE: Final = re.compile(r"[,:]")
_TITLE: Final = re.compile(r"[<《]([^<>《》]{4,60})[>》]")
_MARKER: Final = re.compile(r"^(?:[一二三四五六七八九十]+[、是]|\([一二三四五六七八九十\d]+\)|\d+[.、])")
_LEAD: Final = re.compile(r"^(?:目前|当前|现在|其中|另外|此外|同时|据悉|经查|我[市县区省州]|全[市县区省]|本[市县区])+")
_TAIL: Final = re.compile(r"(?:目前|当前|现|现在|均|都|也|则|现阶段|至今|截至目前|,)+$")
_PHASE: Final = re.compile(
    r"[一二三四五六七八九十\d]+期|第?[一二三四五六七八九十首\d]+批|[东南西北中首末]段|主体|部分|剩余|其余|后续|附属|配套|外立面|扩建|改扩建"
)
_PLACE: Final = re.compile(r"[\u4e00-\u9fff]{2}(?:区|县|镇|乡|街道|村)(?![域级划间])")
_COMMON: Final = re.compile(
    r"项目|工程|建设|改造|工作|办法|条例|方案|规划|意见|中心|平台|系统|设施|工地|基地|场地|新建|[该本此其各这那]|相关|有关|市级|实施"
)
_SHORTEST: Final = 4
"""A name has at least so many characters,"""
_TELLING: Final = 2
"""of which so many are no words that every project has."""


class _Status(NamedTuple):
    """What one sentence says of one thing; ``day``: when it was done, for when it is planned (``planned``), or when it
    was still to do.
    """

    place: int
    unit: str
    thing: str
    titled: bool
    done: bool
    issues: bool
    words: str
    phases: frozenset[str]
    places: frozenset[str]
    day: dt.date | None
    planned: bool


def statuses(passages: Sequence[Part]) -> tuple[Conflict, ...]:
    """The conflicts of status between passages of different units, in reading order.

    ``what`` is the thing as named, ``values`` the words for its status on both sides.
    """
    told: defaultdict[bool, list[_Status]] = defaultdict(list)
    for place, part in enumerate(passages):
        for each in _told(place, part) if role_of(part.whole) == "body" else ():
            told[each.done].append(each)
    found: dict[tuple[int, int], Conflict] = {}
    for one, other in product(told[True], told[False]):
        if _exclude(one, other):
            first, second = sorted((one, other), key=lambda each: each.place)
            found.setdefault((first.place, second.place), _conflict(passages, first, second))
    return tuple(found[key] for key in sorted(found))


def _conflict(passages: Sequence[Part], first: _Status, second: _Status) -> Conflict:
    return Conflict(
        passages=(passages[first.place].key, passages[second.place].key),
        what=min(first.thing, second.thing, key=len),
        values=(first.words, second.words),
        score=1.0,
    )


def _exclude(one: _Status, other: _Status) -> bool:
    """Whether what one unit says is done is, by the other, still to do."""
    return (
        one.unit != other.unit
        and one.issues == other.issues
        and one.titled == other.titled
        and one.phases == other.phases
        and (not one.places or not other.places or bool(one.places & other.places))
        and _one_thing(one.thing, other.thing)
        and not _overtaken(one.day, other)
    )


def _overtaken(done: dt.date | None, other: _Status) -> bool:
    """The other speaks of an earlier time, or of a past one that cannot be compared: it may have been true then."""
    if other.day is None:
        return False
    return not other.planned if done is None else other.day < done


def _one_thing(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return long.endswith(short)


def _told(place: int, part: Part) -> Iterator[_Status]:
    """The statuses in a passage whose thing is named."""
    for sentence in _SENTENCE.finditer(fold(part.whole)):
        text = _MARKER.sub("", sentence[0].strip())
        for found in _STATUS.finditer(text):
            thing, titled = _thing(text, found)
            clause = _around(text, found)
            if not titled and (extract(clause) or not _is_name(thing)):
                continue
            yield _Status(
                place=place,
                unit=part.unit,
                thing=thing,
                titled=titled,
                done=bool(found["done"]),
                issues=any(found[each] for each in _ISSUES),
                words=found[0],
                phases=frozenset(_PHASE.findall(thing + clause)),
                places=frozenset(_PLACE.findall(text)),
                day=_day(clause if found["done"] else text[: found.end()]),
                planned=any(found[each] for each in _PLANNED),
            )


def _around(text: str, found: re.Match[str]) -> str:
    """The clause of a status."""
    start = max((each.end() for each in _CLAUSE.finditer(text, 0, found.start())), default=0)
    end = _CLAUSE.search(text, found.end())
    return text[start : end.start() if end else len(text)]


def _thing(text: str, found: re.Match[str]) -> tuple[str, bool]:
    """What the status is said of: a paper by its title, else the words right before it, else right behind it."""
    title = _title(text, found)
    if title:
        return title, True
    clauses = _CLAUSE.split(text[: found.start()])
    before = _bare(clauses[-1]) or (_bare(clauses[0]) if len(clauses) > 1 else "")
    return before or _bare(_CLAUSE.split(text[found.end() :])[0]), False


def _title(text: str, found: re.Match[str]) -> str:
    before = list(_TITLE.finditer(text, 0, found.start()))
    behind = _TITLE.match(text, found.end())
    if behind:
        return behind[1]
    near = before and "," not in text[before[-1].end() : found.start()]
    return before[-1][1] if near else ""


def _bare(words: str) -> str:
    """The words without what leads to a name or stands between it and its status."""
    return _TAIL.sub("", _LEAD.sub("", words.rpartition("的")[2].strip()))


def _is_name(thing: str) -> bool:
    """Long enough, in one piece, and not only words that every project has."""
    whole = len(thing) >= _SHORTEST and not re.search(r"[、和及与或\d]", thing)
    return whole and len(_COMMON.sub("", thing)) >= _TELLING


def _day(clause: str) -> dt.date | None:
    """The last day that a clause names."""
    days = [period.end or period.start for _start, _end, period in periods(clause)]
    return max((each for each in days if each), default=None)
