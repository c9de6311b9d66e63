"""FM: attachments, what the text names of them against the note under the letter (GB/T 9704-2012, 7.3.4)."""

import re
from collections.abc import Iterator
from typing import Final

from reply_studio.checks.base import CheckContext, Fault, Mend, Severity, rule
from reply_studio.checks.reading import HAN, every_sentence, fold
from reply_studio.i18n import N_, _
from reply_studio.model.base import Value
from reply_studio.model.letter import Kind, Letter, Paragraph
from reply_studio.text.figures import value

_FIGURE: Final = rf"(?:\d{{1,2}}(?!\d)|[一二三四五六七八九十]{{1,2}}(?![{HAN}]))"
_NAMED: Final = re.compile(
    rf"(?:详见|具体见|参见|另见|可见|见|如)(?:本函|文后|后附的?)?附[件表图]\s*(?P<n>{_FIGURE})?|附后(?=[)。,;]|$)"
)
"""The text sends the reader to an attachment. 见《…》附件2 is another paper's: its title stands between."""
_NOTE: Final = re.compile(rf"^\s*附[件表图]?\s*(?P<n>{_FIGURE})?\s*(?::|$|(?=\d{{1,2}}[.、]))")
_NUMBER: Final = re.compile(r"(?:(?<=[:\s;])|^)\s*(?P<n>\d{1,2})(?P<mark>[.、])(?!\d)")
_STOPPED: Final = re.compile(r"(?<=[^\s。;,、])[。;,、]+(?=\s*$|\s+\d{1,2}[.、])")


class Entry(Value):
    """An attachment of the note: its number, ``None`` where it has none, and where that stands in the paragraph."""

    paragraph: Paragraph
    number: int | None
    start: int
    end: int


@rule("FM401", Severity.WARNING, N_("an attachment that the text names is listed under the letter"))
def absent(context: CheckContext) -> Iterator[Fault]:
    """Who is sent to an attachment finds it in the note under the text (GB/T 9704-2012, 7.3.4).

    Wrong: 各村名单见附件2。 (文后只列附件1)
    Right: 各村名单见附件1。
    """
    entries = tuple(_entries(context.letter))
    known = {each.number or 1 for each in entries}
    texts = context.letter.every(Kind.OPENING, Kind.PASSAGE, Kind.CLOSING)
    for piece in every_sentence(each for each in texts if not _is_note(each)):
        for found in _NAMED.finditer(piece.bare):
            number = value(found["n"]) if found["n"] else None
            if not entries or (number is not None and number not in known):
                yield Fault(
                    message=_absent_message(number, bool(entries)),
                    paragraph=piece.paragraph,
                    quote=piece.quote(found.start(), found.end()),
                    fix=_("list it under the text, or say it in the text"),
                )


@rule(
    "FM402", Severity.WARNING, N_("the note of attachments counts 1. 2. and ends each name without a mark"), mends=True
)
def note_form(context: CheckContext) -> Iterator[Fault]:
    """Several attachments are numbered in Arabic figures; no mark follows a name (GB/T 9704-2012, 7.3.4).

    Wrong: 附件:1.各村名单 3.经费安排表。
    Right: 附件:1.各村名单 2.经费安排表
    """
    expected = 1
    for each in _entries(context.letter):
        if each.number is not None and each.number != expected:
            printed = each.paragraph.text[each.start : each.end].strip()
            yield Fault(
                message=_("\u201c{marker}\u201d stands where \u201c{expected}\u201d should").format(
                    marker=printed, expected=f"{expected}."
                ),
                paragraph=each.paragraph,
                quote=each.paragraph.text[each.start : each.end + 12].strip(),
                expected=f"{expected}.",
            )
        expected = (each.number or expected) + 1
    yield from _commas(context.letter)
    yield from _stops(context.letter)


def _entries(letter: Letter) -> Iterator[Entry]:
    """The attachments that the note lists, in order; one without numbers is a single one."""
    for paragraph in _notes(letter):
        text = fold(paragraph.text)
        head = _NOTE.match(text)
        rest = head.end() if head else 0
        numbers = list(_NUMBER.finditer(text, rest))
        for found in numbers:
            yield Entry(paragraph=paragraph, number=int(found["n"]), start=found.start("n"), end=found.end())
        if head and head["n"] and not numbers:
            yield Entry(paragraph=paragraph, number=value(head["n"]), start=0, end=head.end())
        elif head and not numbers and text[rest:].strip():
            yield Entry(paragraph=paragraph, number=None, start=rest, end=rest)


def _notes(letter: Letter) -> Iterator[Paragraph]:
    """The paragraphs of the note, also where a drafter typed it as the last passage."""
    return (each for each in letter.paragraphs if each.kind is Kind.ATTACHMENT or _is_note(each))


def _is_note(paragraph: Paragraph) -> bool:
    found = _NOTE.match(fold(paragraph.text)) if paragraph.kind is Kind.PASSAGE else None
    return found is not None and ":" in found[0]


def _absent_message(number: int | None, listed: bool) -> str:
    if listed:
        return _("the note under the text has no attachment {number}").format(number=number)
    return _("the letter has no note of attachments")


def _commas(letter: Letter) -> Iterator[Fault]:
    """1、 where 1. is the form."""
    for each in _entries(letter):
        text = each.paragraph.text[each.start : each.end]
        if each.number is not None and fold(text).rstrip().endswith("、"):
            words = each.paragraph.text[each.end : each.end + 12]
            right = f"{each.number}.{words.lstrip()}"
            yield Fault(
                message=_("\u201c、\u201d after an Arabic number"),
                paragraph=each.paragraph,
                quote=(text + words).strip(),
                expected=f"{each.number}.",
                mend=Mend(old=text + words, new=right),
            )
            return


def _stops(letter: Letter) -> Iterator[Fault]:
    for paragraph in _notes(letter):
        for found in _STOPPED.finditer(fold(paragraph.text)):
            before = _name_before(paragraph.text, found.start())
            mark = paragraph.text[found.start() : found.end()]
            yield Fault(
                message=_("a mark stands behind the name of an attachment"),
                paragraph=paragraph,
                quote=before + mark,
                mend=Mend(old=before + mark, new=before),
            )


def _name_before(text: str, at: int) -> str:
    """Up to eight characters of the name that ends here."""
    found = re.search("[^\\s:\uff1a.\uff0e、]{0,8}\\Z", text[:at])
    return found[0] if found else ""


RULES = (absent, note_form)
