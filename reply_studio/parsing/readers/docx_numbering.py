"""Word's automatic numbers, resolved to what is printed (ECMA-376 Part 1, 17.9)."""

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Final, NamedTuple

from reply_studio.parsing.readers.docx_xml import attribute, child, children, flag, number
from reply_studio.text.figures import FIGURES, han

if TYPE_CHECKING:
    from lxml.etree import _Element

DEEPEST: Final = 9
_STEMS: Final = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES: Final = "子丑寅卯辰巳午未申酉戌亥"
_LEGAL: Final = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")
_LEGAL_TRADITIONAL: Final = str.maketrans("一二三四五六七八九十百千", "壹貳參肆伍陸柒捌玖拾佰仟")
_ROMAN: Final = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
)
_ROMAN_ONES: Final = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")


class Level(NamedTuple):
    """How one level of a list numbers. ``restart`` is the level (from 1) whose use restarts it, 0 for never."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    restart: int | None = None
    legal: bool = False
    style: str = ""
    gap: str = "tab"


class Lists:
    """The lists of a document and how far each has counted; ``printed`` must be asked in reading order."""

    def __init__(self, root: "_Element | None", style_lists: Mapping[str, int]) -> None:
        self._abstract: dict[int, dict[int, Level]] = {}
        self._links: dict[int, str] = {}
        self._nums: dict[int, int] = {}
        self._overrides: dict[int, dict[int, tuple[int | None, Level | None]]] = {}
        self._counts: dict[int, list[int | None]] = {}
        self._started: set[int] = set()
        self._style_lists = style_lists
        if root is not None:
            self._read(root)

    def _read(self, root: "_Element") -> None:
        for each in children(root, "abstractNum"):
            key = number(attribute(each, "abstractNumId"), -1)
            self._abstract[key] = dict(_levels(each))
            link = child(each, "numStyleLink")
            if link is not None:
                self._links[key] = attribute(link, "val")
        for each in children(root, "num"):
            key = number(attribute(each, "numId"), -1)
            abstract = child(each, "abstractNumId")
            self._nums[key] = number(attribute(abstract, "val"), -1) if abstract is not None else -1
            self._overrides[key] = dict(_overrides(each))

    def level_of_style(self, num: int, style: str) -> int:
        """The level of a list that a paragraph style is tied to."""
        levels = self._abstract.get(self._list(num), {})
        return next((depth for depth, level in levels.items() if level.style == style), 0)

    def printed(self, num: int, depth: int) -> tuple[str, str]:
        """The number of the next paragraph in list *num* at *depth* (from 0) and what parts it from the text.

        ("", "") where the list does not exist or prints nothing.
        """
        key = self._list(num)
        if key not in self._abstract or not 0 <= depth < DEEPEST:
            return "", ""
        self._begin(num, key)
        level = self._level(num, depth)
        self._count(num, key, depth)
        return self._text(num, key, level, depth), level.gap

    def _list(self, num: int) -> int:
        """The abstract list behind a list, through the style it may link to."""
        key = self._nums.get(num, -1)
        linked = self._links.get(key)
        if linked and not self._abstract.get(key):
            other = self._nums.get(self._style_lists.get(linked, -1), -1)
            return other if other in self._abstract else key
        return key

    def _begin(self, num: int, key: int) -> None:
        """A list with start overrides begins anew where it is first used."""
        counts = self._counts.setdefault(key, [None] * DEEPEST)
        if num not in self._started:
            self._started.add(num)
            for depth, (start, _level) in self._overrides.get(num, {}).items():
                if start is not None and depth < DEEPEST:
                    counts[depth] = None

    def _level(self, num: int, depth: int) -> Level:
        start, level = self._overrides.get(num, {}).get(depth, (None, None))
        found = level or self._abstract[self._list(num)].get(depth, Level())
        return found if start is None else found._replace(start=start)

    def _count(self, num: int, key: int, depth: int) -> None:
        counts = self._counts[key]
        for above in range(depth):
            if counts[above] is None:
                counts[above] = self._level(num, above).start
        now = counts[depth]
        counts[depth] = self._level(num, depth).start if now is None else now + 1
        for below in range(depth + 1, DEEPEST):
            restart = self._level(num, below).restart
            if restart is None or (0 < restart <= below and depth < restart):
                counts[below] = None

    def _text(self, num: int, key: int, level: Level, depth: int) -> str:
        if level.form == "none":
            return ""
        if level.form == "bullet":
            return "\u2022" if not level.text or level.text >= "\ue000" else level.text
        text = level.text
        for above in range(depth + 1):
            form = "decimal" if level.legal else self._level(num, above).form
            text = text.replace(f"%{above + 1}", formatted(self._counts[key][above] or 0, form))
        return text


def _levels(element: "_Element") -> Iterator[tuple[int, Level]]:
    for each in children(element, "lvl"):
        yield number(attribute(each, "ilvl"), -1), _level(each)


def _level(element: "_Element") -> Level:
    def word(tag: str, otherwise: str) -> str:
        found = child(element, tag)
        return attribute(found, "val") if found is not None else otherwise

    restart = child(element, "lvlRestart")
    return Level(
        start=number(word("start", "0"), 0),
        form=word("numFmt", "decimal"),
        text=word("lvlText", ""),
        restart=number(attribute(restart, "val"), 0) if restart is not None else None,
        legal=flag(element, "isLgl"),
        style=word("pStyle", ""),
        gap=word("suff", "tab"),
    )


def _overrides(element: "_Element") -> Iterator[tuple[int, tuple[int | None, Level | None]]]:
    for each in children(element, "lvlOverride"):
        start, level = child(each, "startOverride"), child(each, "lvl")
        yield (
            number(attribute(each, "ilvl"), -1),
            (
                number(attribute(start, "val"), 1) if start is not None else None,
                _level(level) if level is not None else None,
            ),
        )


def formatted(value: int, form: str) -> str:
    """A number in one of Word's formats; decimal for formats that texts like ours do not use."""
    maker = _FORMS.get(form)
    if maker is None or value < 1:
        return str(value)
    return maker(value) or str(value)


def _digits(value: int) -> str:
    return "".join("\u3007" if each == "0" else FIGURES[int(each)] for each in str(value))


def _words(value: int) -> str:
    return han(value) if value <= 9999 else ""


def _ring(signs: str) -> Callable[[int], str]:
    return lambda value: signs[value - 1] if value <= len(signs) else ""


def _enclosed(first: int, most: int) -> Callable[[int], str]:
    return lambda value: chr(first + value - 1) if value <= most else ""


def _letters(value: int) -> str:
    """The number as letters: a … z, aa, bb …, since Word repeats the letter."""
    times, place = divmod(value - 1, 26)
    return chr(97 + place) * (times + 1) if times < 20 else ""


def _roman(value: int) -> str:
    if value > 3999:
        return ""
    words = ""
    for size, sign in _ROMAN:
        count, value = divmod(value, size)
        words += sign * count
    return words + _ROMAN_ONES[value]


_CIRCLED: Final = _enclosed(0x2460, 20)
_FORMS: Final[dict[str, Callable[[int], str]]] = {
    "decimalZero": lambda value: f"{value:02}",
    "decimalFullWidth": lambda value: "".join(chr(ord(each) + 0xFEE0) for each in str(value)),
    "decimalFullWidth2": lambda value: "".join(chr(ord(each) + 0xFEE0) for each in str(value)),
    "numberInDash": lambda value: f"- {value} -",
    "chineseCounting": _words,
    "chineseCountingThousand": _words,
    "taiwaneseCounting": _words,
    "taiwaneseCountingThousand": _words,
    "japaneseCounting": _words,
    "ideographDigital": _digits,
    "taiwaneseDigital": _digits,
    "japaneseDigitalTenThousand": _digits,
    "chineseLegalSimplified": lambda value: _words(value).translate(_LEGAL),
    "ideographLegalTraditional": lambda value: _words(value).translate(_LEGAL_TRADITIONAL),
    "ideographTraditional": _ring(_STEMS),
    "ideographZodiac": _ring(_BRANCHES),
    "decimalEnclosedCircle": _CIRCLED,
    "decimalEnclosedCircleChinese": _CIRCLED,
    "decimalEnclosedParen": _enclosed(0x2474, 20),
    "decimalEnclosedFullstop": _enclosed(0x2488, 20),
    "ideographEnclosedCircle": _enclosed(0x3280, 10),
    "lowerLetter": _letters,
    "upperLetter": lambda value: _letters(value).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda value: _roman(value).upper(),
}
