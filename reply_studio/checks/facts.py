"""What the rules ask about a letter before they judge it: its kind, its item's number, session and proposers."""

import re
from collections.abc import Iterator
from typing import Final

from reply_studio.checks.base import CheckContext
from reply_studio.checks.reading import fold, squeeze, unquoted
from reply_studio.model.case import all_proposers
from reply_studio.model.intake import Item
from reply_studio.model.letter import Kind, Paragraph
from reply_studio.model.proposal import Proposer
from reply_studio.text.figures import value

PROPOSAL: Final = "proposal"
SUGGESTION: Final = "suggestion_item"

OPENS: Final = (Kind.TITLE, Kind.OPENING)
"""The paragraphs that name the item."""

_COUNT: Final = r"[\d一二三四五六七八九十]{1,3}"
SESSION: Final = re.compile(
    rf"第?\s*(?P<term>{_COUNT})\s*届[^届\uff0c,。;《》“”()]{{0,16}}?"
    rf"第?\s*(?P<meeting>{_COUNT})\s*次(?:全体)?(?:会议|全会|会)?"
)
"""A session as letters write it: 八届二次会议, 第九届云川市委员会第三次会议."""

NUMBER: Final = re.compile(
    r"第\s*(?P<first>[A-Za-z]{0,4}-?\d{1,10})(?P<more>(?:\s*[、,]\s*[A-Za-z]{0,4}\d{1,10})*)\s*号|(?<![A-Za-z\d〕】\]])(?P<bare>[A-Za-z]{1,4}\d{2,8})\s*号"
)
"""An item's number: 第29号, 第17、64号, D031号."""


def is_co(context: CheckContext) -> bool:
    """The letter is a co-handling opinion: it goes to the lead unit and not to the proposer."""
    return context.reply.role == "co" or context.letter.paper == "co"


def item_type(context: CheckContext) -> str | None:
    """``proposal`` or ``suggestion_item``: of the item, or as the letter's title and opening show; else ``None``."""
    if context.item is not None:
        return context.item.type
    text = "".join(squeeze(each.text) for each in context.letter.every(*OPENS))
    congress = "人大" in text or "人民代表大会" in text
    council = "政协" in text or "政治协商" in text
    if congress == council:
        return None
    return SUGGESTION if congress else PROPOSAL


def items(context: CheckContext) -> tuple[Item, ...]:
    """The item, and those handled together with it, as far as they are known."""
    own = (context.item,) if context.item else ()
    return (*own, *(each.item for each in context.together))


def proposers(context: CheckContext) -> tuple[Proposer, ...]:
    """The proposers of the items answered, the item's own first; none where the item is unknown."""
    return all_proposers(each.proposal for each in items(context)) if context.item else ()


def numbers(context: CheckContext) -> tuple[str, ...]:
    """The known numbers of the items answered, for comparing."""
    return tuple(bare_number(each.number) for each in items(context) if each.number)


def sessions(paragraph: Paragraph) -> Iterator[tuple[re.Match[str], tuple[int, int]]]:
    """Every session a paragraph names outside quotations, with (term, meeting)."""
    for found in SESSION.finditer(unquoted(paragraph.text)):
        term, meeting = value(found["term"]), value(found["meeting"])
        if term and meeting:
            yield found, (term, meeting)


def item_numbers(paragraph: Paragraph) -> Iterator[tuple[re.Match[str], tuple[str, ...]]]:
    """Every mention of an item's number outside quotations, with the numbers in it."""
    for found in NUMBER.finditer(unquoted(paragraph.text)):
        if found["bare"]:
            yield found, (found["bare"],)
        else:
            yield found, tuple(re.findall(r"[A-Za-z]{0,4}-?\d+", found["first"] + found["more"]))


def bare_number(number: str) -> str:
    """The number for comparing: half width, upper case, without 第, 号 and leading zeros."""
    return re.sub(r"^0+(?=\d)", "", squeeze(number).upper().strip("第号()"))


def register_line(context: CheckContext, label: str) -> tuple[Paragraph, str] | None:
    """The line of a page's register with this label (答复文号) and its value; labels may be padded with spaces."""
    pattern = re.compile(r"\s*" + r"\s*".join(label) + r"\s*[:\uff1a](.*)")
    for each in context.letter.every(Kind.OTHER):
        found = pattern.match(fold(each.text))
        if found:
            return each, found[1].strip()
    return None
