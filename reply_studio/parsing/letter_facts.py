"""What a letter says of itself, read from its typed paragraphs: the same for letters composed here and received."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from typing import Final

from reply_studio.model.letter import Kind, Letter, Paragraph
from reply_studio.model.reply import Reply, ReplyPassage
from reply_studio.parsing.contacts import read_contacts
from reply_studio.parsing.dates import find_date, read_date
from reply_studio.parsing.letter_headings import head_of, heading_words
from reply_studio.parsing.letter_lines import disclosure, document_number, result_class, reviewer, signer
from reply_studio.parsing.letter_sentences import is_greeting
from reply_studio.parsing.letter_title import labelled_title, organ_in_title, title_text
from reply_studio.parsing.organs import is_group, is_organ
from reply_studio.parsing.plain import plain, readable, squeezed, tidy
from reply_studio.parsing.quoted import item_numbers, quoted_title
from reply_studio.parsing.salutation import addresses_unit, read_addressees
from reply_studio.text.normalise import HAN
from reply_studio.text.units import short_unit

NO_UNIT: Final = "\u7b54\u590d"
"""Label of passages whose unit is not known."""

_HEAD: Final = (Kind.NUMBER, Kind.RESULT_CLASS, Kind.DISCLOSURE, Kind.SIGNER)
_LISTED_LEVELS: Final = (1, 2)
_ISSUER: Final = tuple(
    re.compile(
        rf"(?:{label})[:\s|]{{1,6}}([{HAN}()]{{2,40}}?)(?=\s|\||$|发布|主题|浏览|作者|时间|责任|字体|文字|点击|阅读|打印|日期|访问)"
    )
    for label in (
        "答复单位|承办单位|回复单位|答复部门|复函单位",
        "发布机构|发布单位|发文机[关构]|发布机关|发文单位",
        "(?:信息|稿件|文章)?来源|发布者|供稿(?:单位)?|信息提供",
    )
)
_NUMBER_CELL: Final = re.compile(
    r"(?:发文字号|公文字号|文件编号|发文文号|文\s{0,4}号)[:\s|]{1,6}(?P<number>\S[^\n|:]{4,40}?\d\s?号)"
)
"""The document number in the register that a page prints above a letter."""
_CO_TITLE: Final = re.compile(r"(?:会办|协办)(?:的)?(?:答复|意见|复函|回复|情况|函|提案|建议|办理)|(?:会办|协办)$")
_CO_OPENING: Final = re.compile(
    r"(?:会办|协办)(?:意见|情况|答复)?(?:函复|函告|函达|回复|答复|提出|报告|复函)*(?:如下|:)|涉及我[局委办厅社会院队站校]|作为(?:该|本|此)?(?:提案|建议)?的?(?:会办|协办)|由我[局委办厅]协办"
)
_SEALED: Final = re.compile(r"[(\uff08](?:盖章|公章|章|印章|印)[)\uff09]$")
_MARK_TAIL: Final = re.compile(r"(?:文件|用笺|函件|便函|[(\uff08]函[)\uff09])$")


def facts_of(letter: Letter, label: str = "") -> Reply:
    """Facts of a typed letter as a ``Reply`` without register fields. *label* begins the passages' ids; without it
    the unit's short name does.
    """
    unit = unit_of(letter)
    title = title_of(letter)
    opening = opening_of(letter)
    passages = tuple(passages_of(letter, label or (short_unit(unit) if unit else NO_UNIT)))
    return Reply(
        unit=unit,
        role=role_of(letter),
        number=number_of(letter),
        date=date_of(letter),
        title=title,
        item_numbers=item_numbers(title or "", opening),
        addressees=addressees_of(letter),
        quoted_title=quoted_title(opening),
        result_class=_first(result_class(text) for text in _texts(letter, Kind.RESULT_CLASS)),
        disclosure=_first(disclosure(text) for text in _texts(letter, Kind.DISCLOSURE, Kind.OTHER)),
        signer=signer_of(letter),
        contacts=read_contacts(_texts(letter, Kind.CONTACT)),
        headings=headings_of(letter),
        passages=passages,
    )


def title_of(letter: Letter) -> str | None:
    """The title on one line; where the letter has none, the one in the page's register."""
    lines = _texts(letter, Kind.TITLE)
    if lines:
        return title_text(lines)
    return _first(labelled_title(text) for text in _texts(letter, Kind.OTHER))


def unit_of(letter: Letter) -> str | None:
    """Who answers: the signature, else the organ's mark or the title, else the issuer that the page names."""
    signed = _first(_texts(letter, Kind.ORGAN))
    if signed:
        return _SEALED.sub("", tidy(signed))
    title = title_of(letter)
    return _mark(letter) or (organ_in_title(title) if title else None) or issuer_of(letter)


def issuer_of(letter: Letter) -> str | None:
    """The organ in the page's register around the letter (发布机构, 来源, 答复单位)."""
    others = _texts(letter, Kind.OTHER)
    for pattern in _ISSUER:
        text = "\n".join(others)
        for found in pattern.finditer(plain(text)):
            if is_organ(found[1]):
                return tidy(text[found.start(1) : found.end(1)])
    return None


def role_of(letter: Letter) -> str:
    """``co`` for a letter to another organ or one that calls itself 会办 or 协办, else ``lead``."""
    if letter.paper == "co":
        return "co"
    salutations = _texts(letter, Kind.SALUTATION)
    if any(addresses_unit(text) for text in salutations):
        return "co"
    if _CO_TITLE.search(squeezed(title_of(letter) or "")):
        return "co"
    people = any(not is_group(text) for text in salutations)
    return "co" if not people and _CO_OPENING.search(plain(opening_of(letter))) else "lead"


def number_of(letter: Letter) -> str | None:
    """The document number, else the one in the page's register; never the item's."""
    printed = _first(document_number(text) for text in _texts(letter, Kind.NUMBER))
    cells = (found["number"] for text in _texts(letter, Kind.OTHER) for found in _NUMBER_CELL.finditer(plain(text)))
    return printed or _first(map(document_number, cells))


def date_of(letter: Letter) -> dt.date | None:
    """The date under the signature."""
    dates = [read_date(text) or find_date(text) for text in _texts(letter, Kind.DATE)]
    return next((each for each in reversed(dates) if each), None)


def addressees_of(letter: Letter) -> tuple[str, ...]:
    """Everybody the salutations name, in order."""
    return tuple(name for text in _texts(letter, Kind.SALUTATION) for name in read_addressees(text))


def opening_of(letter: Letter) -> str:
    """The opening's paragraphs as one text."""
    return "\n".join(text for text in _texts(letter, Kind.OPENING) if not is_greeting(text))


def signer_of(letter: Letter) -> str | None:
    """签发人 and like lines, else who the closing says has signed it off."""
    named = _first(signer(text) for text in _texts(letter, Kind.SIGNER))
    return named or _first(reviewer(text) for text in _texts(letter, Kind.CLOSING))


def headings_of(letter: Letter) -> tuple[str, ...]:
    """Headings behind 一、 and (一), on lines of their own or before the text."""
    listed = (each for each in letter.every(Kind.HEADING, Kind.PASSAGE) if each.level in _LISTED_LEVELS)
    found = (_heading(each) for each in listed if head_of(each.text).marker)
    return tuple(each for each in found if each)


def passages_of(letter: Letter, label: str) -> Iterator[ReplyPassage]:
    """The body in reading order, one paragraph or numbered item each. A heading on its own line stands with the first
    running paragraph below it, or alone where another number follows.
    """
    count = 0
    waiting: Paragraph | None = None
    for each in letter.every(Kind.HEADING, Kind.PASSAGE):
        if not each.text:
            continue
        if waiting and each.kind is Kind.PASSAGE and not head_of(each.text).marker:
            count, passage, waiting = count + 1, _passage(waiting, each), None
            yield _labelled(passage, label, count)
            continue
        if waiting:
            count += 1
            yield _labelled(_passage(waiting), label, count)
        waiting = each if each.kind is Kind.HEADING else None
        if waiting is None:
            count += 1
            yield _labelled(_passage(each), label, count)
    if waiting:
        yield _labelled(_passage(waiting), label, count + 1)


def _labelled(passage: ReplyPassage, label: str, n: int) -> ReplyPassage:
    return ReplyPassage(
        id=f"{label}.{n}",
        marker=passage.marker,
        heading=passage.heading,
        text=passage.text,
        level=passage.level,
    )


def _passage(first: Paragraph, behind: Paragraph | None = None) -> ReplyPassage:
    head = head_of(first.text)
    if first.kind is Kind.HEADING:
        text = behind.text if behind else ""
    else:
        text = first.text[max(first.run_in, head.marker_end) :]
    return ReplyPassage(
        id="", marker=head.marker, heading=_heading(first), text=readable(text).strip(), level=first.level
    )


def _heading(paragraph: Paragraph) -> str:
    if paragraph.kind is Kind.HEADING:
        return heading_words(readable(paragraph.text))
    if paragraph.kind is Kind.PASSAGE and paragraph.run_in:
        return heading_words(readable(paragraph.text[: paragraph.run_in]))
    return ""


def _mark(letter: Letter) -> str | None:
    marks = [_MARK_TAIL.sub("", tidy(text)) for text in _texts(letter, Kind.MARK)]
    return marks[-1] if marks else None


def _texts(letter: Letter, *kinds: Kind) -> list[str]:
    return [readable(each.text) for each in letter.every(*kinds) if each.text]


def _first(values: Iterable[str | None]) -> str | None:
    return next((each for each in values if each), None)
