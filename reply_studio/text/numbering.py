"""The numbers of Chinese official texts: 一、 （一） 1. （1） 一是 第一， 其一， 首先， ① and their relatives.

GB/T 9704-2012, 7.3.3 orders the first four levels; run-in items stand below them. Everything here works on text as
printed: full and half width, simplified and traditional are read alike, and nothing is taken for a number only
because it begins like one (一、二期工程, 1.5万元, 第一季度, 一是一).
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from reply_studio.text.figures import FIGURES, han, value
from reply_studio.text.normalise import fold

LEVELS: Final = {
    "han": 1,
    "named": 1,
    "part": 1,
    "han_paren": 2,
    "arabic": 3,
    "decimal": 3,
    "arabic_paren": 4,
    "circled": 5,
    "letter": 5,
    "stem": 5,
    "run": 5,
    "nth": 5,
    "among": 5,
    "order": 5,
    "aspect": 5,
    "bullet": 5,
}
"""Kind of number → its usual level: 1 一、 · 2 （一） · 3 1. · 4 （1） · 5 run-in items (一是, 第一，, 首先，, ①)."""

LAST: Final = 1000
"""Ordinal of 最后，: it closes a row whatever its length."""


class Marker(NamedTuple):
    """A number as printed. ``start`` and ``end`` enclose it with its punctuation and the space behind it.

    ``ordinal`` is 0 for a bullet; ``path`` holds all figures of 1.2.3, otherwise only the ordinal. ``style`` tells
    two printed forms of one kind apart (``（1）`` and ``1）``), so that a row can be followed. ``suspect``: the words
    behind it look like a list or an amount (一、二期工程); only a row around it shows that it is a number.
    """

    kind: str
    ordinal: int
    text: str
    start: int
    end: int
    style: str = ""
    path: tuple[int, ...] = ()
    suspect: bool = False

    @property
    def level(self) -> int:
        """The usual level of this kind, see ``LEVELS``."""
        return LEVELS[self.kind]


_H: Final = f"[{FIGURES[1:]}十百]"
_STEMS: Final = "甲乙丙丁戊己庚辛壬癸"
_ORDER: Final = {"首先": 1, "其次": 2, "再次": 3, "再者": 3, "最后": LAST}
_NAMES: Final = "(?:(?:对策|工作|具体)?建议|对策|措施|举措|办法)"
_SYMBOLS: Final = "●○■□◆◇★☆▲▶►※❖➢✔•▪\uf06c\uf0b7\uf0d8\uf09f\uf06e\uf075"
_CIRCLES: Final = (  # first code point, how many, first ordinal, style
    (0x2460, 20, 1, ""),
    (0x3251, 15, 21, ""),
    (0x24F5, 10, 1, "double"),
    (0x2776, 10, 1, "black"),
    (0x2780, 10, 1, "plain"),
    (0x278A, 10, 1, "black-plain"),
    (0x3280, 10, 1, "han"),
)
_JOINED: Final = ((0x2474, 20, "arabic_paren"), (0x3220, 10, "han_paren"), (0x2488, 20, "arabic"))
_SINGLE: Final = {
    chr(first + n): ("circled", start + n, style) for first, count, start, style in _CIRCLES for n in range(count)
} | {chr(first + n): (kind, n + 1, "joined") for first, count, kind in _JOINED for n in range(count)}
"""Numbers that are one character."""

_L: Final = r"[(\[【〔]"
_R: Final = r"[)\]】〕]"
_FORMS: Final = tuple(
    (kind, re.compile(form))
    for kind, form in (
        ("han", rf"({_H}{{1,4}}) ?(?:[、.,:]|(?= [^\s\d]))"),
        ("han_paren", rf"{_L} ?({_H}{{1,4}}) ?{_R}[、.,:]?|({_H}{{1,3}})\)[、.,:]?"),
        ("arabic_paren", rf"{_L} ?(\d{{1,3}}) ?{_R}[、.,:]?|(\d{{1,3}})\)[、.,:]?"),
        ("decimal", r"\d{1,2}(?:\.\d{1,2}){1,3}(?=[\s、.]|[^\x00-\x7f])[、.]?"),
        ("arabic", r"(\d{1,3}) ?[、.,:]|(\d{1,2})(?= [^\s\x00-\x7f])"),
        ("run", rf"({_H}{{1,3}})(?:[是要应须][,:]?|[来则者][,:])"),
        ("nth", rf"第 ?({_H}{{1,3}}|\d{{1,2}})(?:[,、:.]|是[,:]?|(?= ))"),
        ("part", rf"第({_H}{{1,3}}|\d{{1,2}})(?:部分|方面|点)[,、:. ]?"),
        ("among", rf"其({_H}{{1,2}})(?:[,、:.]|是[,:]?)"),
        ("order", r"(首先|其次|再次|再者|最后)(?:[,、:]|(?=[要应须]))"),
        ("aspect", r"(一|另一)个?方面[,:]?"),
        ("stem", rf"([{_STEMS}])[、.]"),
        ("letter", r"\(?([A-Za-z])[).、](?= ?[^\x00-\x7f]| ?[\"'])"),
        ("named", rf"{_L}?{_NAMES} ?({_H}{{1,2}}|\d{{1,2}}){_R}?(?:[:、,.]|(?= ))"),
        ("bullet", rf"[{_SYMBOLS}]|[-*·](?= \S)"),
    )
)
_INLINE: Final = re.compile(
    rf"第 ?(?:{_H}|\d)|其{_H}|{_H}{{1,3}}[是要应须来则者、]|首先|其次|再次|再者|最后|\( ?(?:{_H}|\d)|\d{{1,2}}[、.)]"
    rf"|[{''.join(_SINGLE)}]"
)
_INLINE_KINDS: Final = frozenset(LEVELS) - {"bullet", "letter", "stem", "named", "decimal", "aspect"}
_SOFT_KINDS: Final = frozenset({"run", "nth", "among", "order", "circled"})
_SENTENCE_ENDS: Final = "。;:!?\n"

_COUNTED: Final = "期级类号等线次倍成年月日岁人户名个座条项批层楼栋路区届季产万亿千多里米元股星环"
_LISTED: Final = re.compile(rf"{_H}{{1,3}}(?:[{_COUNTED}、,]|季度)")
_YEAR: Final = re.compile(r"(?:19|20)\d\d ?[年\-~.]")
_NAME: Final = re.compile(r"\d{1,2}[A-Za-z]")
_THING: Final = re.compile(rf"\d{{1,4}} ?(?:[{_COUNTED}#%～~\-.]|$)")
_MEASURED: Final = re.compile(r" ?[万亿千百元个倍度米吨公平立%小人户年月日号级版厘毫克升分秒早晚上下\-~]")
_PROVISION: Final = re.compile(r"[项款条目类]")
_SAYING: Final = re.compile(r"一是一(?=[、,;\s\"']{0,2}二是二|[。\"'\s]|$)|一要素|一要点|一应俱|二要素")
_SAID: Final = re.compile(r"一是一[、,;\s\"']{0,2}$")


def marker_at(text: str, position: int = 0, plain: str | None = None) -> Marker | None:
    """The number that begins at *position*, the start of a paragraph or of a clause; ``None`` for anything else.

    *plain* is the folded text where the caller has it already.
    """
    plain = fold(text) if plain is None else plain
    if position >= len(plain):
        return None
    if text[position] in _SINGLE:
        kind, ordinal, style = _SINGLE[text[position]]
        end = _behind(plain, position + 1, "、.,:")
        return Marker(kind, ordinal, text[position:end].rstrip(), position, end, style, (ordinal,))
    for kind, form in _FORMS:
        found = form.match(plain, position)
        path = _path(kind, found) if found else ()
        if found and path and not _impossible(kind, plain, found):
            end = _behind(plain, found.end())
            printed, doubt = text[position:end].rstrip(), _suspect(kind, plain, found)
            return Marker(kind, path[-1], printed, position, end, _style(kind, found[0]), path, doubt)
    return None


def _behind(plain: str, end: int, marks: str = "") -> int:
    """The offset behind punctuation and spaces that belong to the number."""
    if marks and plain[end : end + 1] in tuple(marks):
        end += 1
    while end < len(plain) and plain[end] == " ":
        end += 1
    return end


def _path(kind: str, found: re.Match[str]) -> tuple[int, ...]:
    """The figures of the number; none where its words are no number or zero."""
    if kind == "decimal":
        return tuple(int(each) for each in found[0].rstrip("、.").split("."))
    if kind == "bullet":
        return (0,)
    ordinal = _ordinal(kind, next((each for each in found.groups() if each), ""))
    return (ordinal,) if ordinal else ()


def _ordinal(kind: str, words: str) -> int | None:
    if kind == "order":
        return _ORDER[words]
    if kind == "aspect":
        return 1 if words == "一" else 2
    if kind == "stem":
        return _STEMS.index(words) + 1
    if kind == "letter":
        return ord(words.lower()) - 0x60
    return value(words)


def _style(kind: str, printed: str) -> str:
    """What tells two rows of one kind apart; 1. and 1、 in one row are a slip of the pen, （1） and 1） are not."""
    if kind in ("arabic_paren", "han_paren"):
        return "" if printed[0] in "([【〔" else "right"
    if kind == "decimal":
        return str(printed.rstrip("、.").count("."))
    if kind == "letter":
        return ("upper" if any(map(str.isupper, printed)) else "lower") + ("both" if printed[0] == "(" else "")
    if kind == "bullet":
        return printed.strip()
    return ""


def _impossible(kind: str, plain: str, found: re.Match[str]) -> bool:
    """True where what looks like a number is surely part of an amount, a date, a provision or a saying."""
    end = found.end()
    if kind == "arabic":
        digit = plain[end - 1] in ".,:" and plain[end : end + 1].isdigit()
        return digit and not (_YEAR.match(plain, end) or _NAME.match(plain, end))
    if kind == "decimal":
        return bool(_MEASURED.match(plain, end))
    if kind in ("han_paren", "arabic_paren"):
        return bool(_PROVISION.match(plain, end)) and plain[max(0, found.start() - 1)] == "第"
    return kind == "run" and _is_saying(plain, found.start())


def _is_saying(plain: str, start: int) -> bool:
    """一是一、二是二; 一要素."""
    return bool(_SAYING.match(plain, start) or _SAID.search(plain, max(0, start - 6), start))


def _suspect(kind: str, plain: str, found: re.Match[str]) -> bool:
    """True where the words behind look like a list or an amount, or where nothing but a space marks the number."""
    end = found.end()
    if kind in ("han", "arabic") and found[0][-1:] not in "、.,:":
        return True
    if kind in ("han", "nth"):
        return bool(_LISTED.match(plain, end)) and plain[end - 1] == "、"
    if kind == "arabic":
        return bool(_THING.match(plain, end) or _NAME.match(plain, end)) and not _YEAR.match(plain, end)
    return False


def inline_markers(text: str, start: int = 0, end: int | None = None, plain: str | None = None) -> Iterator[Marker]:
    """Numbers inside a paragraph, each behind the end of a sentence or clause, in order.

    They are candidates: only a row (一是 … 二是 …) shows that they are numbers.
    """
    plain = fold(text) if plain is None else plain
    for found in _INLINE.finditer(plain, start, len(text) if end is None else end):
        border = _border(plain, found.start(), start)
        marker = marker_at(text, found.start(), plain) if border else None
        if marker and not marker.suspect and marker.kind in (_INLINE_KINDS if border == "hard" else _SOFT_KINDS):
            yield marker


def _border(plain: str, position: int, start: int) -> str:
    """``hard`` behind 。；： or at the start, ``soft`` behind a comma, "" inside a clause."""
    before = position - 1
    while before >= start and plain[before] in " \"'":
        before -= 1
    if before < start or plain[before] in _SENTENCE_ENDS:
        return "hard"
    return "soft" if plain[before] == "," else ""


_PRINTED: Final = {
    "han": "{han}、",
    "han_paren": "\uff08{han}\uff09",
    "arabic": "{n}.",
    "arabic_paren": "\uff08{n}\uff09",
    "run": "{han}是",
    "nth": "第{han}\uff0c",
    "among": "其{han}\uff0c",
    "named": "建议{han}\uff1a",
    "part": "第{han}方面\uff0c",
}
_WORDS: Final = {
    ("order", 1): "首先\uff0c",
    ("order", 2): "其次\uff0c",
    ("order", 3): "再次\uff0c",
    ("order", LAST): "最后\uff0c",
    ("aspect", 1): "一方面\uff0c",
    ("aspect", 2): "另一方面\uff0c",
} | {("stem", n): stem + "、" for n, stem in enumerate(_STEMS, 1)}


def print_marker(kind: str, ordinal: int) -> str:
    """A number as GB/T 9704-2012 prints it: ``("han", 3)`` → 三、, ``("arabic_paren", 2)`` → （2）.

    Raises:
        ValueError: the kind has no number or not this one.
    """
    if kind in _PRINTED and ordinal > 0:
        return _PRINTED[kind].format(n=ordinal, han=han(ordinal))
    if kind == "circled" and 1 <= ordinal <= 20:
        return chr(0x245F + ordinal)
    if (kind, ordinal) in _WORDS:
        return _WORDS[kind, ordinal]
    raise ValueError(f"{kind} {ordinal}")
