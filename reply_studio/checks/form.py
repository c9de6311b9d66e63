"""FM: the form of the document number, of numbering, headings and punctuation (GB/T 9704, GB/T 15834)."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from reply_studio.checks import facts
from reply_studio.checks.base import CheckContext, Fault, Mend, Severity, rule
from reply_studio.checks.ordering import Step, faults
from reply_studio.checks.reading import BODY, HAN, fold, head_of
from reply_studio.i18n import N_, _
from reply_studio.model.letter import Kind, Letter, Paragraph
from reply_studio.text.normalise import clean
from reply_studio.text.numbering import Marker, print_marker

_OWN_NUMBER: Final = re.compile(
    rf"(?P<maker>[{HAN}]{{2,16}}?)\s*:?\s*(?P<open>[\[【(〔《〈「{{])\s*(?P<year>\d{{2,4}})\s*(?P<close>[\]】)〕》〉」}}])\s*(?P<no>第?)\s*(?P<zero>0*)(?P<n>\d+)\s*(?P<hao>号?)"
)
_SMALL_BRACKETS: Final = str.maketrans("\ufe5d\ufe5e", "〔〕")
"""What some input methods give for the same brackets; they print alike."""
_LIKE_NUMBER: Final = re.compile(
    rf"\s*[{HAN}]{{1,12}}[函字发复办提]\s*[^{HAN}]{{0,3}}\d[^{HAN}]{{1,12}}第?[^{HAN}]{{0,6}}号?\s*"
)
"""A line that can be nothing else than a document number, whatever its form: 云文旅函2025-61号."""
_BLANK_NUMBER: Final = re.compile(r"(?:(?:19|20)\d\d|[〔\[(【])\s*[〕\])】]\s*号|第\s+号")
"""A number that is not given yet is a blank to fill in and no slip of form."""
_RIGHT_NUMBER: Final = re.compile(rf"[{HAN}]{{2,16}}〔\d{{4}}〕[1-9]\d*号")
_HALF: Final = re.compile(
    rf"(?<=[{HAN}\d%”》)\uff09])[,;:!](?=[{HAN}“《])|(?<=[{HAN}”》])[,;:](?=\d)|(?<=[{HAN}])\.(?=[{HAN}]|\s*$)|"
    rf"(?<=[{HAN}]{{3}})\.(?=\d{{4}}年)"
)
_OPENING: Final = "(《“〔【"
_CLOSING: Final = {")": "(", "》": "《", "”": "“", "〕": "〔", "】": "【"}
_HALF_BRACKETS: Final = re.compile(rf"(?<=[{HAN}》”\d])\([^()\n]*[{HAN}][^()\n]*\)")
_LONGEST_BRACKET: Final = 30
_FULL_MARKS: Final = "\uff0c\uff1b\uff1a\uff1f\uff01"
_DOUBLED_MARK: Final = re.compile(r"([,;:、。])\1|[,;:、][。,;:、]|。[,;:、]")
_SENTENCE_WORD: Final = re.compile(r"[,;:]|\d|了|已|将")


@rule("FM101", Severity.ERROR, N_("the document number has its proper form"))
def document_number(context: CheckContext) -> Iterator[Fault]:
    """Organ code, full year in 〔〕, number without 第 and without leading zeros, 号 (GB/T 9704-2012, 7.2.5).

    Wrong: 屏教函[2023]第017号
    Right: 屏教函〔2023〕17号
    """
    for paragraph, text in _own_numbers(context):
        plain = fold(text).translate(_SMALL_BRACKETS)
        found = _OWN_NUMBER.search(plain) or _LIKE_NUMBER.fullmatch(plain)
        if found and not _RIGHT_NUMBER.search(plain) and not _BLANK_NUMBER.search(plain):
            yield Fault(
                message=_("the document number is not in the form 〔year〕number号"),
                paragraph=paragraph,
                quote=text[found.start() : found.end()].strip(),
                expected=_number_as_it_should_be(found) if found.re is _OWN_NUMBER else None,
            )


@rule("FM201", Severity.ERROR, N_("numbering leaves nothing out"))
def numbering_gap(context: CheckContext) -> Iterator[Fault]:
    """After 一、二、 comes 三、.

    Wrong: 一、关于布局 二、关于运维 四、关于监督
    Right: 一、关于布局 二、关于运维 三、关于监督
    """
    yield from _order_faults(context, gaps=True)


@rule("FM202", Severity.ERROR, N_("numbering repeats nothing"))
def numbering_repeated(context: CheckContext) -> Iterator[Fault]:
    """No number comes twice in a row of items.

    Wrong: 一、关于布局 二、关于运维 二、关于监督
    Right: 一、关于布局 二、关于运维 三、关于监督
    """
    yield from _order_faults(context, gaps=False)


@rule("FM301", Severity.WARNING, N_("Chinese text has full-width punctuation"), mends=True)
def half_width(context: CheckContext) -> Iterator[Fault]:
    """A comma between Chinese characters is a full-width one. A text typed in half width throughout is left alone.

    Wrong: 球场29座,每年开放3600小时 (半角逗号)
    Right: 球场29座、每年开放3600小时
    """
    if not _mostly_full(context.letter):
        return
    for paragraph in context.letter.every(Kind.SALUTATION, *BODY):
        for found in _HALF.finditer(paragraph.text):
            before = _word_before(paragraph.text, found.start())
            after = re.match(rf"[{HAN}\w]{{0,5}}", paragraph.text[found.end() :])
            behind = after[0] if after else ""
            yield Fault(
                message=_("half-width “{mark}” in Chinese text").format(mark=found[0]),
                paragraph=paragraph,
                quote=before + found[0] + behind,
                expected=_full(found[0]),
                mend=Mend(old=before + found[0] + behind, new=before + _full(found[0]) + behind),
            )
        for found in _HALF_BRACKETS.finditer(paragraph.text):
            yield Fault(
                message=_("half-width brackets in Chinese text"),
                paragraph=paragraph,
                quote=found[0] if len(found[0]) < _LONGEST_BRACKET else found[0][:_LONGEST_BRACKET],
                mend=Mend(old=found[0], new=f"\uff08{found[0][1:-1]}\uff09"),
            )


@rule("FM302", Severity.WARNING, N_("no punctuation mark follows another by mistake"), mends=True)
def doubled_mark(context: CheckContext) -> Iterator[Fault]:
    """Two stops side by side are a slip of the keyboard.

    Wrong: 已全部完成。。
    Right: 已全部完成。
    """
    for paragraph in context.letter.every(*BODY):
        for found in _DOUBLED_MARK.finditer(fold(paragraph.text)):
            yield Fault(
                message=_("two punctuation marks side by side"),
                paragraph=paragraph,
                quote=_word_before(paragraph.text, found.start()) + paragraph.text[found.start() : found.end()],
                mend=_single(paragraph.text, found),
            )


@rule("FM303", Severity.WARNING, N_("an Arabic number at the head of an item is followed by a point"), mends=True)
def arabic_comma(context: CheckContext) -> Iterator[Fault]:
    """Items are marked 1. and 2., not 1、 and 2、 (GB/T 9704-2012, 7.3.3).

    Wrong: 1、旧粮库翻修成展厅,创园
    Right: 1.旧粮库翻修成展厅
    """
    for paragraph in context.letter.every(Kind.HEADING, Kind.PASSAGE):
        marker = head_of(paragraph.text)
        if marker and marker.kind == "arabic" and marker.text.endswith("、") and not marker.suspect:
            yield Fault(
                message=_("“、” after an Arabic number"),
                paragraph=paragraph,
                quote=paragraph.text[marker.start : marker.end + 8].strip(),
                expected=f"{marker.ordinal}.",
                mend=_remarked(paragraph, marker, f"{marker.ordinal}."),
            )
            return


@rule("FM305", Severity.WARNING, N_("brackets, quotation marks and book marks come in pairs"))
def unpaired(context: CheckContext) -> Iterator[Fault]:
    """What is opened in a paragraph is closed in it; a text full of a converter's readings is left alone.

    Wrong: 依据《云川市轮渡管理办法第十七条
    Right: 依据《云川市轮渡管理办法》第十七条
    """
    for paragraph in context.letter.every(Kind.OPENING, Kind.PASSAGE):
        at = _unpaired(fold(paragraph.text))
        if at is not None and clean(paragraph.text).text == paragraph.text:
            yield Fault(
                message=_("“{mark}” stands alone").format(mark=paragraph.text[at]),
                paragraph=paragraph,
                quote=_word_before(paragraph.text, at) + paragraph.text[at : at + 9],
            )


@rule("FM306", Severity.WARNING, N_("nothing follows \uff08一\uff09, a comma of enumeration follows 一"), mends=True)
def marker_form(context: CheckContext) -> Iterator[Fault]:
    """The levels are marked 一、 (一) 1. (1) (GB/T 9704-2012, 7.3.3).

    Wrong: (一)、先修险段 / 一.关于堤防
    Right: (一)先修险段渠段 / 一、关于堤防
    """
    for paragraph in context.letter.every(Kind.HEADING, Kind.PASSAGE):
        marker = head_of(paragraph.text)
        if marker is None or marker.suspect:
            continue
        printed = fold(marker.text)
        bracketed = marker.kind in ("han_paren", "arabic_paren") and printed[-1] in "、.,:"
        if bracketed or (marker.kind == "han" and printed[-1] in ".,:"):
            yield Fault(
                message=_("the number “{marker}” has another mark than it should").format(marker=marker.text),
                paragraph=paragraph,
                quote=paragraph.text[marker.start : marker.end + 8].strip(),
                expected=print_marker(marker.kind, marker.ordinal),
                mend=_remarked(paragraph, marker, print_marker(marker.kind, marker.ordinal)),
            )
            return


@rule("FM304", Severity.WARNING, N_("a heading on a line of its own ends without a full stop"), mends=True)
def heading_stop(context: CheckContext) -> Iterator[Fault]:
    """A heading is no sentence, nor is the letter's title; where the text follows on the same line the stop is right.

    Wrong: 二、关于增设路牌。 (单独一行)
    Right: 二、关于增设路牌
    """
    body = context.letter.every(Kind.HEADING, Kind.PASSAGE)
    titles = (each for each in context.letter.every(Kind.TITLE) if each.text.rstrip().endswith("。"))
    headings = (one for one, following in pairwise(body) if _stopped_heading(one, following, body))
    for paragraph in (*titles, *headings):
        words = paragraph.text.strip()
        yield Fault(
            message=_("a heading on a line of its own ends without a full stop"),
            paragraph=paragraph,
            quote=words,
            expected=words.rstrip("。"),
            mend=Mend(old=words, new=words.rstrip("。")),
        )


def _full(mark: str) -> str:
    """The full-width mark for a half-width one."""
    return "。" if mark == "." else chr(ord(mark) + 0xFEE0)


def _single(text: str, found: re.Match[str]) -> Mend | None:
    """The same mark twice becomes one; of two different marks a person chooses."""
    if not found[1]:
        return None
    before = _word_before(text, found.start())
    return Mend(old=before + text[found.start() : found.end()], new=before + text[found.start()])


def _remarked(paragraph: Paragraph, marker: Marker, right: str) -> Mend:
    """The item with its number printed as it should be."""
    words = paragraph.text[marker.end : marker.end + 12]
    return Mend(old=paragraph.text[marker.start : marker.end] + words, new=right + words.lstrip())


def _word_before(text: str, at: int) -> str:
    """Up to eight characters before a mark, within its clause."""
    return re.search(r"[\w%]{0,8}\Z", text[:at])[0]  # type: ignore[index]  # the pattern matches everywhere


def _unpaired(text: str) -> int | None:
    """Where a mark stands that has no partner; a closing bracket behind a number (1)…) is a marker."""
    waiting: list[int] = []
    for at, each in enumerate(text):
        if each in _OPENING:
            waiting.append(at)
        elif each in _CLOSING:
            if not waiting or _CLOSING[each] != text[waiting[-1]]:
                return waiting[-1] if waiting else None if re.fullmatch(r"\s*\w{1,3}", text[:at]) else at
            waiting.pop()
    return waiting[-1] if waiting else None


def _own_numbers(context: CheckContext) -> Iterator[tuple[Paragraph, str]]:
    """Where the letter states its own number: its own line, and the page's register."""
    numbers = context.letter.every(Kind.NUMBER)
    yield from ((each, each.text) for each in numbers)
    line = facts.register_line(context, "答复文号")
    if not numbers and line and line[1]:
        yield line[0], re.split("[:\uff1a]", line[0].text, maxsplit=1)[-1]
    elif not numbers:
        yield from (
            (each, each.text) for each in _above_salutation(context.letter) if _LIKE_NUMBER.fullmatch(fold(each.text))
        )


def _above_salutation(letter: Letter) -> Iterator[Paragraph]:
    """The short lines before the salutation that are nothing known."""
    for each in letter.paragraphs:
        if each.kind is Kind.SALUTATION:
            return
        if each.kind in (Kind.OTHER, Kind.MARK):
            yield each


def _number_as_it_should_be(found: re.Match[str]) -> str:
    year = found["year"] if len(found["year"]) == 4 else f"20{found['year'][-2:]}"
    return f"{found['maker']}〔{year}〕{found['n']}号"


def _order_faults(context: CheckContext, *, gaps: bool) -> Iterator[Fault]:
    for step in faults(context.letter.every(Kind.HEADING, Kind.PASSAGE)):
        if (step.value > step.expected) is gaps:
            yield Fault(
                message=_order_message(step, gaps),
                paragraph=step.paragraph,
                quote=_item_words(step),
                expected=step.expected_marker,
            )


def _order_message(step: Step, gaps: bool) -> str:
    text = (
        _("“{marker}” stands where “{expected}” should")
        if gaps
        else _("“{marker}” comes a second time; “{expected}” is next")
    )
    return text.format(marker=step.marker, expected=step.expected_marker)


def _item_words(step: Step) -> str:
    """The marker with the heading behind it."""
    rest = step.paragraph.text[step.start :]
    found = re.match(r"[^。\uff1b;\n]{1,30}?(?=[。\uff1b;\n\uff1a:\uff0c,]|$)|.{1,24}", rest[len(step.marker) :])
    return rest[: len(step.marker)] + (found[0] if found else "")


def _mostly_full(letter: Letter) -> bool:
    """Full-width marks outnumber half-width ones by far, so that a half-width one is a slip."""
    text = "".join(each.text for each in letter.every(Kind.SALUTATION, *BODY))
    full = sum(text.count(each) for each in _FULL_MARKS)
    return full >= 4 and len(_HALF.findall(text)) * 4 <= full


def _stopped_heading(paragraph: Paragraph, following: Paragraph, body: tuple[Paragraph, ...]) -> bool:
    text = fold(paragraph.text).strip()
    marker = head_of(text)
    if not marker or marker.level > 3 or not text.endswith("。") or text.count("。") > 1:
        return False
    words = text[marker.end : -1]
    if not 2 <= len(words) <= 25 or _SENTENCE_WORD.search(words) or head_of(following.text.strip()):
        return False
    return paragraph.kind is Kind.HEADING or any(_is_like(each, paragraph) for each in body)


def _is_like(other: Paragraph, paragraph: Paragraph) -> bool:
    """Another heading of the same level on a line of its own, without a stop."""
    same = other.kind is Kind.HEADING and other.level == paragraph.level and other is not paragraph
    return same and not other.text.strip().endswith("。")


RULES = (
    document_number,
    numbering_gap,
    numbering_repeated,
    half_width,
    doubled_mark,
    arabic_comma,
    heading_stop,
    unpaired,
    marker_form,
)
