"""Where the suggestions begin: labels, cue sentences and section headings, each with the weight of its evidence."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from reply_studio.parsing import vocabulary as voc
from reply_studio.parsing.flow import Flow, squeezed
from reply_studio.parsing.proposal_zones import Para
from reply_studio.text.numbering import Marker, marker_at

ENOUGH: Final = 60
"""A cue of this weight is believed; lighter ones are looked at when there is no other."""

_SENTENCE: Final = re.compile("[^\u3002;!?\n]+[\u3002;!?\n]?")
_WORD: Final = "(?:建议|意见|对策|措施|办法|想法|设想|呼吁|恳请)"
_WITH_COLON: Final = re.compile(rf"{_WORD}[^\u3002;:!?\u300a\u300b\"\n]{{0,18}}:")
_NUMBERED: Final = re.compile(rf"{_WORD}[一二三四五六七八九十\d]{{1,3}}[:、,.]")
"""建议一: is an item's number."""
_SAID_AHEAD: Final = re.compile(
    rf"(?:如下|以下|下列)[^\u3002:]{{0,12}}{_WORD}[^\u3002:]{{0,6}}[\u3002]?$|{_WORD}如下[\u3002,]?$"
)
_WORK_AHEAD: Final = re.compile(
    "(?:应|要|需|须|可以?|从|着力|重点|努力|着手|入手|加强|做好|抓好)[^\u3002:]{0,16}(?:以下|如下|下列|[几三四五六]个?)[^\u3002:]{0,8}"
    "(?:方面|工作|举措|点|条|项)[^\u3002:]{0,10}:"
)
"""应从以下几个方面着手: without the word 建议."""
_REPORTED: Final = re.compile("问题|不足|困难|原因|表现|特点|情况|因素|了|已|取得|做法|成效|存在")
_BARE: Final = re.compile(
    "(?:为此|因此|对此|故|综上|综上所述|鉴于此|据此),?(?:我们?|我们?特|本人|特|现)?(?:提出)?建议(?:如下)?[\u3002,]?"
)
_OTHERS: Final = re.compile(
    "(?:群众|居民|市民|专家|学者|家长|学生|企业家?|商户|网友|村民|有人|业主|受访者|司机|游客|患者|老人|职工|农户|经营者|他们|有的|部分)"
    "[^,]{0,8}(?:建议|提出|反映|希望|意见)"
)
_AUTHORITY: Final = re.compile(
    "(?:国家|国务院|中央|省委|市委|县委|区委|省政府|市政府|县政府|区政府|部委|总书记)[^,]{0,12}(?:提出|印发|出台|作出)"
)
_EARLIER: Final = re.compile("(?:曾|已经?|去年|此前|以往|往年|上年|历年)[^,]{0,10}(?:提出|建议)")
_NOW: Final = re.compile(
    "为此|因此|对此|就此|如下|以下|几点|提出|特此|鉴于|综上|据此|现就|为了?|具体|针对|结合|我们?|本人|工作建议|特"
)
_HEADING: Final = re.compile(
    "(?:建议|对策|对策措施|解决办法|改进措施|应对措施|思路|思考|设想|路径|途径|建议和意见|建议意见)(?:如下)?$"
)
_NO_HEADING: Final = re.compile("存在|问题|现状|已|采取|做法|成效|征求|收集|落实情况|办理情况|采纳")
_LOOSE: Final = re.compile(
    "(?:(?:为此|因此|所以|对此|故|综上所述|综上|鉴于此|据此|总之|基于此),?)?(?P<words>(?:我们?|本人|特|谨|现)?(?:建议|恳请|呼吁|希望)(?!者|人|书|稿))"
)
_LONGEST_HEADING: Final = 30


class Cue(NamedTuple):
    """Where the cue itself begins, where the suggestions begin behind it, in which paragraph, and its weight.

    ``marker`` is the number of a section heading (三、对策建议): the section ends where 四、 begins.
    """

    start: int
    end: int
    paragraph: int
    weight: int
    marker: Marker | None = None


def find_cues(flow: Flow, body: Sequence[Para]) -> list[Cue]:
    """All cues in order."""
    found: list[Cue] = []
    for index, para in enumerate(body):
        found += _label(para, index) or _heading(flow, para, index) or list(_sentences(flow, para, index))
    return found


def _label(para: Para, index: int) -> list[Cue]:
    if para.key != voc.SUGGEST:
        return []
    return [Cue(para.full[0], para.value[0] if para.value[0] < para.value[1] else para.full[1], index, 100)]


def _heading(flow: Flow, para: Para, index: int) -> list[Cue]:
    """三、对策建议, alone in its paragraph or before text."""
    start, end = para.value
    marker = marker_at(flow.text, start, flow.plain)
    if not marker or marker.end >= end:
        return []
    found = re.compile("[^\u3002:\n]+").match(flow.plain, marker.end, min(end, marker.end + _LONGEST_HEADING + 1))
    words = squeezed(found[0]) if found else ""
    if not found or len(words) > _LONGEST_HEADING or (found.end() < end and flow.plain[found.end()] not in "\u3002:\n"):
        return []
    is_label = voc.label_key(words) == voc.SUGGEST
    if not is_label and (not _HEADING.search(words) or _NO_HEADING.search(words) or re.search("[,;]", words)):
        return []
    behind = flow.trim(min(found.end() + 1, end), end)
    return [Cue(start, behind[0], index, 95 if is_label else 75, marker)]


def _sentences(flow: Flow, para: Para, index: int) -> Iterator[Cue]:
    """Cues inside running text."""
    start, end = para.value
    whole = squeezed(flow.plain[start : min(end, start + 40)])
    if _BARE.fullmatch(whole) and end - start <= 40:
        yield Cue(start, end, index, 90)
        return
    for sentence in _SENTENCE.finditer(flow.plain, start, end):
        yield from _sentence(flow, sentence.span(), index, end)


def _sentence(flow: Flow, span: tuple[int, int], index: int, end: int) -> Iterator[Cue]:
    begin, stop = flow.trim(*span)
    words = flow.plain[begin : min(stop, begin + 160)]
    found = _WITH_COLON.search(words)
    if found and _NUMBERED.match(words):
        return
    if found:
        yield Cue(begin, flow.trim(begin + found.end(), end)[0], index, _weight(words[: found.end()]))
    elif _WORK_AHEAD.search(words) and not _REPORTED.search(words):
        yield Cue(begin, flow.trim(begin + words.index(":") + 1, end)[0], index, 58)
    elif stop >= end - 1 and _SAID_AHEAD.search(words):
        yield Cue(begin, end, index, min(72, _weight(words)))
    else:
        loose = _LOOSE.match(words)
        if loose:
            yield Cue(begin, begin + loose.start("words"), index, 40 if "建议" in loose[0] else 25)


def _weight(words: str) -> int:
    """How surely a sentence before a colon introduces the writer's own suggestions."""
    if _OTHERS.search(words) or _EARLIER.search(words) or _AUTHORITY.search(words):
        return 15
    if "建议" in words:
        short = len(squeezed(words)) <= 6
        return 90 if short or _NOW.search(words) else 55
    return 70 if re.search("提出|如下|以下|呼吁|恳请", words) and _NOW.search(words) else 20


def choose(cues: Sequence[Cue]) -> Cue | None:
    """The first cue that is heavy enough, else the heaviest of the light ones, else ``None``."""
    for cue in cues:
        if cue.weight >= ENOUGH:
            return cue
    light = [cue for cue in cues if cue.weight >= 25]
    return max(light, key=lambda cue: cue.weight) if light else None
