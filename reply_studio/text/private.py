"""What in a text belongs to a person and not to the public: numbers, homes, names of people who are no officials.

Source: 国办发〔2014〕46号 and the provinces' rules for publishing replies, full text but for the contacts of deputies.
"""

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Final, NamedTuple

from reply_studio.text.normalise import HAN, narrow

MOBILE: Final = re.compile(r"(?<![\d\-.])(?:\+?86[\- ]?)?1[3-9]\d(?:[\- ]?\d{4}){2}(?![\d\-.]*\d)")
IDENTITY: Final = re.compile(r"(?<![\dA-Za-z\-])[1-9]\d{16}[\dXx](?![\dA-Za-z])")
NAMED_IDENTITY: Final = re.compile(r"身份证(?:号码?|件号)?\s*[:为是]?\s*(?P<number>\d{15}(?:\d{2}[\dXx])?)(?!\d)")
CARD: Final = re.compile(
    r"(?:银行卡|银行账[户号]|卡号|账号)[^\d。]{0,10}(?P<number>\d{4}(?:[ \-]?\d{4}){2,3}[ \-]?\d{0,4})"
)
PLATE: Final = re.compile(
    r"(?<![\u4e00-\u9fff])?[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z]·?[A-HJ-NP-Z0-9]{5,6}(?![A-Z0-9])"
)
HOME: Final = re.compile(
    rf"(?:家庭住址|家住|现住|住址)\s*[:为]?\s*[{HAN}\dA-Za-z\-]{{4,40}}?(?:号|室|栋|幢|单元)[{HAN}\dA-Za-z\-]{{0,12}}"
)
_HOME_CUE: Final = re.compile(r"(?:家庭住址|家住|现住|住址)\s*[:为]?\s*")
_WEIGHTS: Final = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK: Final = "10X98765432"
"""Check characters of GB 11643-1999 by remainder."""

_COMPOUND: Final = "欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|夏侯|司徒|端木"
_CLEAR: Final = (
    "王李张刘陈杨黄赵吴周徐孙朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾萧田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾"
    "夏韦付邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵钱严覃武戴莫孔向汤"
)
"""Surnames that seldom begin another word; 高, 方, 安, 常 and their like ask for more around them."""
_ANY: Final = _CLEAR + "高方安常易成应时明平马白文万康施牛洪葛关温华欧"
_WHO: Final = (
    "居民|村民|住户|业主|户主|群众|市民|信访人|来访人|来信人|投诉人|举报人|当事人|患者|病人|学生|家长|老人|老年人|困难户|低保户|低保对象"
    "|特困人员|特困户|残疾人|申请人|租户|受害人|伤者|死者|儿童|婴儿|孕妇|职工|受助人|脱贫户|监测户"
)
_TOLD: Final = (
    "反映|来电|来信|来访|投诉|举报|先生|女士|同志|大爷|大妈|大娘|阿姨|奶奶|爷爷|夫妇|夫妻|一家|一户|家中|等\\d+[人户名]"
)
_NAME: Final = re.compile(
    rf"(?:{_WHO})(?P<name>(?:(?:{_COMPOUND})[{HAN}]{{1,2}}|[{_CLEAR}][{HAN}]{{2}})(?=[,、(。;:]|{_TOLD})"
    rf"|[{_ANY}][{HAN}]{{1,2}}(?=\((?:男|女|\d|身份|电话|手机|住)|{_TOLD}))"
)
_MASKED: Final = re.compile("某|[xX\u00d7*]")
_MONEY: Final = "元"
"""Eleven digits before it are an amount."""
_SIGN: Final = "\u00d7"
_DRAWN: Final = re.compile(r"[0-9A-Za-z\u4e00-\u9fff]")


class What(StrEnum):
    """Kinds of private matter."""

    MOBILE = "mobile"
    IDENTITY = "identity"
    CARD = "card"
    HOME = "home"
    PLATE = "plate"
    NAME = "name"
    ASKED = "asked"


class Private(NamedTuple):
    """A stretch of a text: its kind, from where to where."""

    what: What
    start: int
    end: int


def identities(folded: str) -> Iterator[tuple[int, int]]:
    """Spans of identity numbers: eighteen digits whose check character is right, or any number called 身份证号."""
    named = [each.span() for each in NAMED_IDENTITY.finditer(folded)]
    yield from named
    for each in IDENTITY.finditer(folded):
        if _checks_out(each[0]) and not any(a <= each.start() < b for a, b in named):
            yield each.span()


def _checks_out(number: str) -> bool:
    total = sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=False))
    return _CHECK[total % 11] == number[-1].upper()


def private_names(texts: Iterable[str], public: Iterable[str] = ()) -> tuple[str, ...]:
    """Names of private persons: what stands behind 居民, 村民, 信访人 and their like as a name; ``public`` are names
    that stay.
    """
    known = set(public)
    found = (each["name"] for text in texts for each in _NAME.finditer(narrow(text)))
    return tuple(dict.fromkeys(each for each in found if each not in known and not _MASKED.search(each)))


def private_parts(text: str, names: Iterable[str] = (), asked: Iterable[str] = ()) -> tuple[Private, ...]:
    """The private stretches of a text in order, none inside another; ``asked`` are words that a person wants hidden."""
    found = [*_asked(text, names, What.NAME), *_asked(text, asked, What.ASKED), *_patterns(narrow(text))]
    kept: list[Private] = []
    for each in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return tuple(kept)


def _asked(text: str, words: Iterable[str], what: What) -> Iterator[Private]:
    for word in words:
        for each in re.finditer(re.escape(word), text) if word else ():
            yield Private(what, *each.span())


def _patterns(folded: str) -> Iterator[Private]:
    for each in NAMED_IDENTITY.finditer(folded):
        yield Private(What.IDENTITY, *each.span("number"))
    for start, end in identities(folded):
        if folded[start : start + 1].isdigit():
            yield Private(What.IDENTITY, start, end)
    for each in MOBILE.finditer(folded):
        if not folded.startswith(_MONEY, each.end()):
            yield Private(What.MOBILE, *each.span())
    for each in CARD.finditer(folded):
        yield Private(What.CARD, *each.span("number"))
    for each in HOME.finditer(folded):
        cue = _HOME_CUE.match(each[0])
        yield Private(What.HOME, each.start() + (cue.end() if cue else 0), each.end())
    for each in PLATE.finditer(folded):
        yield Private(What.PLATE, *each.span())


def masked(text: str, found: Private) -> str:
    """What stands in place of a private stretch: 张某某 for a name, a sign for every letter and digit otherwise."""
    words = text[found.start : found.end]
    if found.what is What.NAME:
        surname = re.match(_COMPOUND, words)
        kept = surname.end() if surname else 1
        return words[:kept] + "某" * max(len(words) - kept, 1)
    return "\u00d7\u00d7\u00d7\u00d7" if found.what is What.HOME else _DRAWN.sub(_SIGN, words)
