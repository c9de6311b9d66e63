"""LG: slips of the keyboard and of conversion: doubled words and paragraphs, lost characters, stray readings."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from reply_studio.checks.base import CheckContext, Fault, Mend, Severity, rule
from reply_studio.checks.reading import BLANKED, BODY, HAN, any_of, full_sentences, squeeze, unquoted
from reply_studio.i18n import N_, _
from reply_studio.model.letter import Kind, Letter, Paragraph
from reply_studio.text.script import SIMPLIFIED

_DOUBLED_CHARACTER: Final = re.compile(
    any_of(
        """
        (?<!目)的的(?![确士]) 了了(?!解) (?<!参)与与 及及(?![时早]) (?<!合)并并 (?<![理自缘])由由 为为(?![民期人老])
        对对(?!口) (?<![现存实])在在(?![建岗线职编册]|校(?![门园内])) 和和(?![美气睦]) 是是(?!非) (?<!一)把把
        (?<=全)年年 将将 被被 于于 已已 从从 其其 该该 而而 或或 我我 您您 不不 们们
        """
    )
)
"""Function words that never stand side by side, with the words that only look like it (参与与, 目的的)."""
_DOUBLED_WORD: Final = re.compile(rf"(?P<word>[{HAN}]{{2,6}}?)(?P=word)")
_REDUPLICATED: Final = re.compile(any_of("研究 考虑 商量 讨论 休息 学习 了解 打扫 锻炼 整理 很多 一[个件项步条户村]"))
_TWO_WORDS: Final = re.compile(r"会议会议(?=纪要|室|记录)|建设建设(?=单位|局|厅|部)|管理管理(?=局|处|所|费)")
_LOST: Final = re.compile(
    rf"\ufffd+|(?<=[{HAN}])[?\uff1f\u25a1]{{1,3}}(?=[{HAN}])|锟斤拷|烫烫烫|鈥\S|&(?:nbsp|amp|lt|gt|quot|middot|#\d{{2,5}});?|[ÃÂâ][\x80-\xbf€™œ]"
)
"""Marks of lost characters, of a wrong encoding, and of HTML that was not decoded."""
_QUESTION: Final = re.compile(r"什么|哪|吗|呢|谁|怎|如何|为何|几|多少|是否|能否|可否|何[时地处种]|难道|(.)不\1")
_SYLLABLE: Final = r"[a-z\u00e0-\u01dc\u0101-\u016b]{1,7}"
_READING: Final = re.compile(rf"[{HAN}]\s*[(\uff08](?P<reading>{_SYLLABLE}(?: {_SYLLABLE}){{0,5}})[)\uff09]")
_TONED: Final = re.compile(r"[\u00e0-\u00fc\u0101-\u01dc]")
_ALSO_SIMPLIFIED: Final = frozenset("覆乾藉瞭於")
"""Characters that the script table reads as something else but that simplified texts use, too."""
_TRADITIONAL: Final = re.compile(
    "[" + "".join(chr(each) for each in SIMPLIFIED if chr(each) not in _ALSO_SIMPLIFIED) + "]"
)
_STRAY: Final = 2
_ENOUGH: Final = 60
"""So few traditional characters among so many others are a slip in a short letter, too."""
_LONG: Final = 20
"""Shortest paragraph, in characters, whose repetition is no formula."""
_FORMULA: Final = 8
"""Shortest paragraph or sentence that is a slip where it stands again directly behind itself."""


@rule("LG101", Severity.WARNING, N_("no word stands twice by mistake"), mends=True)
def doubled_word(context: CheckContext) -> Iterator[Fault]:
    """A character or a word typed twice, or one joined at the wrong place.

    Wrong: 做到了市、区、街道三级的的贯通
    Right: 做到了市、区、街道三级的贯通
    """
    for paragraph in context.letter.every(*BODY):
        text = unquoted(paragraph.text)
        for found in (*_DOUBLED_CHARACTER.finditer(text), *_DOUBLED_WORD.finditer(text)):
            if found.re is _DOUBLED_CHARACTER or _is_slip(found["word"], text[found.start() :]):
                yield Fault(
                    message=_("“{words}” stands twice").format(words=found[0][: len(found[0]) // 2]),
                    paragraph=paragraph,
                    quote=(quote := _around(paragraph.text, found.start(), found.end())),
                    expected=found[0][: len(found[0]) // 2],
                    mend=Mend(old=quote, new=quote.replace(found[0], found[0][: len(found[0]) // 2], 1)),
                )


@rule("LG102", Severity.WARNING, N_("no paragraph and no sentence stands twice"))
def doubled_paragraph(context: CheckContext) -> Iterator[Fault]:
    """The same paragraph again is a slip of copying.

    Wrong: 已建成口袋公园12处并向居民全部免费开放。 已建成口袋公园12处并向居民全部免费开放。
    Right: 已建成口袋公园12处并向居民全部免费开放。 另有8处正在施工。
    """
    paragraphs: set[str] = set()
    sentences: set[str] = set()
    last = ""
    for paragraph in context.letter.every(Kind.OPENING, Kind.PASSAGE, Kind.CLOSING):
        words = squeeze(paragraph.text)
        known = words in paragraphs
        if known and (len(words) >= _LONG or (words == last and len(words) >= _FORMULA)):
            yield _twice(paragraph, paragraph.text.strip(), _("this paragraph stands twice"))
        paragraphs.add(words)
        last = words
        before = ""
        for piece in full_sentences(paragraph):
            words = squeeze(piece.text)
            again = len(words) >= _LONG or (words == before and len(words) >= _FORMULA)
            if words in sentences and again and not known:
                yield _twice(paragraph, piece.quote(), _("this sentence stands twice"))
            sentences.add(words)
            before = words


@rule("LG201", Severity.ERROR, N_("no character was lost"))
def lost_character(context: CheckContext) -> Iterator[Fault]:
    """A question mark inside a word stands for a character that was lost on the way (often ·).

    Wrong: 打造“书香?宜居云川”
    Right: 打造“书香·宜居云川”
    """
    for paragraph in context.letter.every(Kind.TITLE, Kind.SALUTATION, *BODY):
        for found in _LOST.finditer(paragraph.text):
            if not _asks(paragraph.text, found.start()):
                yield Fault(
                    message=_("a character was lost here"),
                    paragraph=paragraph,
                    quote=_around(paragraph.text, found.start(), found.end()),
                )


@rule("LG202", Severity.ERROR, N_("no readings and no second script stand between the characters"))
def mixed_script(context: CheckContext) -> Iterator[Fault]:
    """Copies from converted web pages bring traditional characters and their readings along.

    Wrong: 现回復(fù)如下
    Right: 现回复如下
    """
    patterns = [_READING, _TRADITIONAL] if _mostly_simplified(context.letter) else [_READING]
    for paragraph in context.letter.every(Kind.TITLE, Kind.SALUTATION, *BODY):
        found = next(filter(_is_foreign, _first_of(patterns, paragraph.text)), None)
        if found:
            yield Fault(
                message=_("a traditional character or a reading stands in the text"),
                paragraph=paragraph,
                quote=_around(paragraph.text, found.start(), _end_of_noise(paragraph.text, found)),
                expected=found[0][:1].translate(SIMPLIFIED),
            )
            return


def _first_of(patterns: list[re.Pattern[str]], text: str) -> Iterator[re.Match[str]]:
    """All matches of the patterns, the readings first."""
    for pattern in patterns:
        yield from pattern.finditer(text)


def _is_foreign(found: re.Match[str]) -> bool:
    """A traditional character, or a bracket that holds a reading with its tone (fù) rather than an abbreviation."""
    return found.re is _TRADITIONAL or _TONED.search(found["reading"]) is not None


def _end_of_noise(text: str, found: re.Match[str]) -> int:
    """Past a reading directly behind a traditional character."""
    reading = _READING.match(text, found.start())
    return reading.end() if reading else found.end()


def _twice(paragraph: Paragraph, quote: str, message: str) -> Fault:
    return Fault(message=message, paragraph=paragraph, quote=quote, fix=_("delete one of them"))


def _is_slip(word: str, following: str) -> bool:
    """A word of at least two characters that is not doubled on purpose and not the meeting of two words."""
    if _REDUPLICATED.fullmatch(word) or len(set(word)) == 1 or _TWO_WORDS.match(following):
        return False
    return not re.fullmatch(r"[零〇一二三四五六七八九十百千万两]+", word)


def _asks(text: str, at: int) -> bool:
    """The question mark may be one: its clause asks something, or it is a full-width one outside a quotation."""
    if text[at] not in "?\uff1f":
        return False
    clause = re.split(r"[\uff0c,。\uff1b;]", text[:at])[-1]
    return bool(_QUESTION.search(clause)) or (text[at] == "\uff1f" and unquoted(text)[at] != BLANKED)


def _mostly_simplified(letter: Letter) -> bool:
    """Traditional characters are a few among many, so that each of them is a slip."""
    text = "".join(each.text for each in letter.every(Kind.TITLE, *BODY))
    characters = Counter(each in _TABLE for each in text)
    few = characters[True] * 100 <= characters[False] or (characters[True] <= _STRAY and characters[False] >= _ENOUGH)
    return few and characters[True] > 0


def _around(text: str, start: int, end: int) -> str:
    """The place with the words before and after it, inside its clause."""
    before = re.search(r"[^\s\uff0c,。\uff1b;\uff1a:、《》“”()\uff08\uff09]{0,4}\Z", text[:start])
    after = re.match(r"[^\s\uff0c,。\uff1b;\uff1a:、《》“”()\uff08\uff09]{0,4}", text[end:])
    return (before[0] if before else "") + text[start:end] + (after[0] if after else "")


_TABLE: Final = frozenset(chr(each) for each in SIMPLIFIED if chr(each) not in _ALSO_SIMPLIFIED)

RULES = (doubled_word, doubled_paragraph, lost_character, mixed_script)
