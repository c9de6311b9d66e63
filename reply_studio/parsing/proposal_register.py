"""What a proposal's head says of it: title, number, session, kind."""

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from reply_studio.model.case import Session
from reply_studio.parsing.flow import squeezed
from reply_studio.text.figures import value
from reply_studio.text.normalise import HAN, fold

_END: Final = "(?:建议|提案|议案|意见|报告|思考|对策|调研|提议|倡议|信息)"
_LONGEST: Final = 200
"""Characters of a line that can hold a title, a number or a session; longer ones are running text."""
_EDGE: Final = re.compile(r"^[\s\u300a\"'#*]+")
_BEFORE_TITLE: Final = re.compile(r"-{1,4}|[\u3011\]]|:|号")
_LEAD_NUMBER: Final = re.compile(r"^[(\[\u3010]?\s*第?\s*([A-Za-z]{0,3}\d[\dA-Za-z\-]{0,14})\s*号?\s*[)\]\u3011][:\s]*")
_TAIL_NUMBER: Final = re.compile(
    r"\s*[(\[\u3010]\s*(?:提案|建议|议案|编号|案号|第)*[:\s]*第?\s*([A-Za-z]{0,3}\d[\dA-Za-z\-]{0,14})\s*号?(?:提案|建议|议案)?\s*[)\]\u3011]$"
)
_NUMBER: Final = re.compile(
    r"第\s*([A-Za-z]{0,3}\d[\dA-Za-z\-]{0,14}(?:、\d+)*)\s*号|(?<![\d.])([A-Za-z]{0,3}\d[\dA-Za-z\-]{0,14})\s*号"
)
_BARE_NUMBER: Final = re.compile(r"[A-Za-z]{0,4}\d[\dA-Za-z\-]{0,19}")
_HAN_NUMBER: Final = re.compile(r"第\s*([一二三四五六七八九十百〇零]{1,6})\s*号")
_N: Final = "[一二三四五六七八九十百\\d]{1,3}"
_SESSION: Final = re.compile(
    rf"(?P<before>[{HAN}\u00b7]{{0,30}}?)第?(?P<term>{_N})届(?P<middle>[{HAN}]{{0,24}}?)第?(?P<meeting>{_N})次(?:全体)?(?:会议|全会|会)?"
)
_NO_BODY: Final = re.compile("^(?:在|于|对|关于|根据|我在|届次|会议|年|月|日|号)+")
_BODY: Final = re.compile("政协|人大|人民代表大会|政治协商会议")

_TYPES: Final = (
    ("opinion_item", re.compile("社情民意|信息反映|反映社情"), 3.0),
    (
        "suggestion_item",
        re.compile("代表建议|人大代表|人民代表大会|领衔代表|附议代表|代表姓名|代表团|议案|批评和意见|人大.{0,12}次"),
        2.0,
    ),
    ("suggestion_item", re.compile("建议(?:编号|标题|题目|内容|号|案由)|第\\d+号建议"), 1.5),
    ("proposal", re.compile("提案|政协|政治协商|联名委员|党派|界别"), 1.2),
    ("proposal", re.compile("委员(?!会)|案由"), 0.5),
    ("suggestion_item", re.compile("代表(?!性)"), 0.4),
)


class Title(NamedTuple):
    """A title as printed, and the number that stood with it."""

    text: str
    number: str | None = None


def read_title(text: str) -> Title:
    """The title in a label's value or a line: number, quotes and what precedes a dash are taken off."""
    words = _cut_before(text.strip())
    number = None
    lead = _LEAD_NUMBER.match(fold(words))
    if lead:
        number, words = lead[1], words[lead.end() :]
    tail = _TAIL_NUMBER.search(fold(words))
    if tail and tail.start() > 4:
        number, words = number or tail[1], words[: tail.start()]
    return Title(_strip(words), number or item_number(text[: len(text) - len(words)]))


def _strip(words: str) -> str:
    plain = fold(words)
    start = _EDGE.match(plain)
    begin = start.end() if start else 0
    end = len(plain)
    while end > begin and plain[end - 1] in " \u300b\"'.\u3002;*":
        end -= 1
    kept = words[begin:end]
    return kept + ("\u300b" if kept.count("\u300a") > kept.count("\u300b") else "")


def _cut_before(text: str) -> str:
    """The part behind 2019年政协46号提案——, 林某委员: or 【提案】 where a title of its own follows there."""
    plain = fold(text) if len(text) <= _LONGEST else ""
    for sign in _BEFORE_TITLE.finditer(plain):
        if plain[sign.end() :].lstrip().startswith("关于"):
            return text[sign.end() :].strip()
    return text


def is_title(text: str) -> bool:
    """Whether a line of its own reads like a proposal's title."""
    plain = squeezed(fold(_cut_before(text))) if len(text) <= _LONGEST else ""
    if not 6 <= len(plain) <= 90 or "\u3002" in plain:
        return False
    plain = re.sub(r"^[\u300a\"(]?(?:\(.{1,20}?\))?|[\u300b\"]?(?:\(.{1,20}?\))?$", "", plain)
    if plain.startswith("关于"):
        return bool(re.search(rf"的?{_END}$", plain)) or (len(plain) <= 40 and not re.search("[,;:]", plain))
    return bool(re.search("的(?:建议|提案|议案|建议案)$", plain)) and len(plain) <= 60


def begins_title(text: str) -> bool:
    """Whether a line is the first half of a title that goes on in the next line."""
    plain = squeezed(fold(text))
    return (
        plain.startswith("关于") and not re.search(rf"{_END}\)?$", plain) and "\u3002" not in plain and len(plain) <= 60
    )


def item_number(text: str) -> str | None:
    """The number of the item in a text that speaks of it (第0036号, 编号D041, 2019年政协46号提案); else ``None``."""
    plain = fold(text[:_LONGEST])
    found = _NUMBER.search(plain)
    if found:
        return found[1] or found[2]
    spelt = _HAN_NUMBER.search(plain)
    return spelt[1] if spelt else None


def number_value(text: str) -> str | None:
    """The number in a label's value: as ``item_number``, or the value itself where it is nothing but a number."""
    found = item_number(text)
    if found:
        return found
    bare = _BARE_NUMBER.fullmatch(squeezed(fold(text)).strip("()\u3014\u3015[]\u3010\u3011"))
    return bare[0] if bare else None


class SessionFound(NamedTuple):
    """A session as printed, read, and the body that met."""

    text: str
    session: Session
    body: str


def read_session(text: str) -> SessionFound | None:
    """The session named in a text: 政协云川市第十四届委员会第四次会议 → term 14, meeting 4, body 政协云川市委员会."""
    printed = "".join(text[:_LONGEST].split())
    found = _SESSION.search(fold(printed))
    if not found:
        return None
    start = found.start() + len(_no_body(found["before"]))
    session = Session(term=value(found["term"]), meeting=value(found["meeting"]))
    before, middle = printed[start : found.end("before")], printed[found.start("middle") : found.end("middle")]
    body = before + ("" if "政协" in before and "政协" in fold(middle) else middle)
    return SessionFound(printed[start : found.end()], session, body)


def _no_body(before: str) -> str:
    found = _NO_BODY.match(before)
    return found[0] if found else ""


def names_body(text: str) -> bool:
    """Whether a session's text says whose session it is."""
    return bool(_BODY.search(fold(text)))


def item_type(evidence: Iterable[str], title: str) -> str:
    """``proposal``, ``suggestion_item`` or ``opinion_item``: the words of the head and of the title are weighed."""
    scores = {"proposal": 0.1, "suggestion_item": 0.0, "opinion_item": 0.0}
    words = [squeezed(fold(each)) for each in evidence]
    for kind, pattern, weight in _TYPES:
        scores[kind] += weight * min(3, sum(bool(pattern.search(each)) for each in words))
    ending = squeezed(fold(title))[-3:]
    scores["proposal"] += 1.0 if ending == "的提案" else 0.0
    scores["suggestion_item"] += {"的议案": 2.0, "的建议": 0.4}.get(ending, 0.0)
    return max(scores, key=lambda kind: scores[kind])
