"""ID: the letter names its item, its people and its units as they are."""

import difflib
import re
from collections.abc import Iterator
from typing import Final

from reply_studio.checks import facts
from reply_studio.checks.base import CheckContext, Fault, Severity, rule
from reply_studio.checks.reading import fold, squeeze
from reply_studio.i18n import N_, _
from reply_studio.model.letter import Kind, Paragraph

_NOUN: Final = "建议|提案|议案"
_AFTER_TITLE: Final = rf"(?=\s*(?:的)?\s*(?:{_NOUN}|收悉|已|\(|,|$|第|的?答复|悉))"
_MARKED: Final = re.compile(
    rf"(?:《(?P<book>(?:[^《》]|《[^《》]*》)+)》|“(?P<quote>(?:[^“”]|“[^“”]*”)+)”|\"(?P<plain>[^\"]+)\"){_AFTER_TITLE}"
)
_ABOUT_TWICE: Final = re.compile(
    rf"关于\s*(?:《\s*关于[^《》]*》|“\s*关于[^“”]*”|\"\s*关于[^\"]*\"|关于[^》”\"。]*?(?={_NOUN}))\s*(?:的?\s*(?:{_NOUN}))?"
)
_NOUN_TWICE: Final = re.compile(
    rf"(?:《[^《》]*?(?P<book>{_NOUN})》|“[^“”]*?(?P<quote>{_NOUN})”|\"[^\"]*?(?P<plain>{_NOUN})\")"
    r"\s*的?\s*(?:(?P=book)|(?P=quote)|(?P=plain))(?!办理|者|人)"
)
_OWN_NUMBER_LABEL: Final = "答复文号"


@rule("ID101", Severity.ERROR, N_("the title of the item is quoted word for word"))
def title_misquoted(context: CheckContext) -> Iterator[Fault]:
    """The opening quotes the item's title exactly as filed; 的建议 may stand outside the marks.

    Wrong: 您提出的《关于推进闲置校舍盘活与使用的建议》收悉 (关于促进闲置校舍盘活使用的建议)
    Right: 您提出的《关于促进闲置校舍盘活使用的建议》收悉
    """
    if context.item is None or not context.item.proposal.title:
        return
    titles = [each.proposal.title for each in facts.items(context) if each.proposal.title]
    for paragraph, quote, title in _quoted_titles(context):
        if not any(_same_title(title, each) for each in titles):
            wanted = max(titles, key=lambda each: difflib.SequenceMatcher(None, title, each, autojunk=False).ratio())
            yield Fault(
                message=_("the title is not the one that was filed: {difference}").format(
                    difference=_difference(title, wanted)
                ),
                paragraph=paragraph,
                quote=quote,
                expected=wanted,
                fix=_("quote the title as filed"),
            )


@rule("ID102", Severity.ERROR, N_("nothing in the title is said twice"))
def title_doubled(context: CheckContext) -> Iterator[Fault]:
    """Putting a title into a sentence easily doubles its first or last words.

    Wrong: 关于《关于改进轮渡售票方式的建议》的提案收悉
    Right: 《关于改进轮渡售票方式的建议》收悉
    """
    for paragraph in context.letter.every(*facts.OPENS):
        text = fold(paragraph.text)
        for pattern in (_ABOUT_TWICE, _NOUN_TWICE):
            found = pattern.search(text)
            if found:
                yield Fault(
                    message=_("words of the title are said twice"),
                    paragraph=paragraph,
                    quote=paragraph.text[found.start() : found.end()],
                    fix=_("keep one of them"),
                )
                break


@rule("ID103", Severity.ERROR, N_("the number is the item's number"))
def item_number_wrong(context: CheckContext) -> Iterator[Fault]:
    """Title and opening name the item by its number; without the proposal at hand they must agree.

    Wrong: 您提出的《…的建议》(第68号)收悉 (第86号)
    Right: 您提出的《…的建议》(第86号)收悉
    """
    wanted = facts.numbers(context) if context.item and context.item.number else ()
    for paragraph in context.letter.every(*facts.OPENS):
        mentions = list(facts.item_numbers(paragraph))
        numbers = {facts.bare_number(each) for _found, some in mentions for each in some}
        if not numbers:
            continue
        if not wanted and len(numbers) == 1:
            wanted = tuple(numbers)
        missing = [each for each in wanted if each not in numbers]
        if missing:
            found = mentions[0][0]
            yield Fault(
                message=_("the number of the item is {number}").format(number=missing[0]),
                paragraph=paragraph,
                quote=paragraph.text[found.start() : found.end()],
                expected=missing[0],
            )


@rule("ID104", Severity.ERROR, N_("the session is the item's session, and the same in title and text"))
def session_wrong(context: CheckContext) -> Iterator[Fault]:
    """Term and meeting in title and opening are those of the item; earlier sessions may be named beside it.

    Wrong: 您在市六届人大三次会议上提出的 (六届人大四次会议)
    Right: 您在市六届人大四次会议上提出的
    """
    session = context.item.session if context.item else None
    known = (session.term, session.meeting) if session and session.term and session.meeting else None
    for paragraph in context.letter.every(*facts.OPENS):
        mentions = list(facts.sessions(paragraph))
        if any(pair == known for _found, pair in mentions):
            continue
        for found, pair in mentions:
            known = known or pair
            if pair != known:
                yield Fault(
                    message=_("the session of the item is term {term}, meeting {meeting}").format(
                        term=known[0], meeting=known[1]
                    ),
                    paragraph=paragraph,
                    quote=_with_body(paragraph, found),
                    expected=f"{known[0]}届{known[1]}次会议",
                )


@rule("ID105", Severity.ERROR, N_("the letter's own number is not the item's number"))
def document_number_is_item_number(context: CheckContext) -> Iterator[Fault]:
    """The document number is given by the office that writes; the item's number belongs into the title.

    Wrong: 答复文号:20230117
    Right: 答复文号:云交函〔2023〕29号
    """
    line = facts.register_line(context, _OWN_NUMBER_LABEL)
    own = line[1] if line and line[1] else context.reply.number
    item = context.item.number if context.item else None
    if own and item and facts.bare_number(own) == facts.bare_number(item):
        yield Fault(
            message=_("the document number {number} is the number of the item").format(number=own),
            paragraph=line[0] if line else context.letter.first(Kind.NUMBER),
            quote=line[0].text.strip() if line else own,
            fix=_("put in the number from the register of documents"),
        )


@rule("ID106", Severity.INFO, N_("the register knows the letter's document number"))
def document_number_missing(context: CheckContext) -> Iterator[Fault]:
    """A registered letter without a number cannot be cited or found again.

    Wrong: 答复文号:(空白)
    Right: 答复文号:云交函〔2023〕29号
    """
    reply, line = context.reply, facts.register_line(context, _OWN_NUMBER_LABEL)
    registered = reply.registered_date is not None or line is not None
    if context.composed or not registered or reply.number or (line and line[1]) or context.letter.first(Kind.NUMBER):
        return
    place = line[0] if line else context.letter.first(Kind.TITLE) or context.letter.first(Kind.DATE)
    yield Fault(
        message=_("the register has no document number for this letter"),
        paragraph=place,
        quote=place.text.strip() if place else "",
        fix=_("put in the number from the register of documents"),
    )


def _quoted_titles(context: CheckContext) -> Iterator[tuple[Paragraph, str, str]]:
    """Paragraph, words with their marks, and title of every quotation of the item in title and opening."""
    for paragraph in context.letter.every(*facts.OPENS):
        seen: set[str] = set()
        for found in _MARKED.finditer(fold(paragraph.text)):
            title = found["book"] or found["quote"] or found["plain"]
            if _is_title(title, found, fold(paragraph.text)) and squeeze(title) not in seen:
                seen.add(squeeze(title))
                yield paragraph, paragraph.text[found.start() : found.end()], title
        told = context.reply.quoted_title or ""
        if paragraph.kind is Kind.OPENING and told.startswith("关于") and not seen:
            at = fold(paragraph.text).find(fold(told))
            if at >= 0:
                yield paragraph, paragraph.text[at : at + len(told)], told


def _is_title(title: str, found: re.Match[str], text: str) -> bool:
    """The quotation is a title of an item: it ends as one, or the noun follows the marks."""
    noun = re.compile(_NOUN)
    after = re.match(rf"\s*的?\s*(?:{_NOUN})", text[found.end() :])
    return bool(noun.search(title[-2:]) or after)


def _same_title(quoted: str, filed: str) -> bool:
    one, other = _marks_off(quoted), _marks_off(filed)
    return one == other or re.sub(rf"的?(?:{_NOUN})$", "", other) == one


def _marks_off(title: str) -> str:
    """For comparing: folded, without white space, with one kind of quotation mark."""
    return re.sub("[“”‘’\"'《》〈〉]", "'", squeeze(title)).strip("'。.")


def _difference(quoted: str, filed: str) -> str:
    """The parts that differ, with a few characters around them: 推动 → 推进."""
    one, other = _marks_off(quoted), _marks_off(filed)
    blocks = [
        each for each in difflib.SequenceMatcher(None, one, other, autojunk=False).get_opcodes() if each[0] != "equal"
    ]
    start, end = blocks[0], blocks[-1]
    return _("“{written}” instead of “{filed}”").format(
        written=one[max(start[1] - 2, 0) : end[2] + 3], filed=other[max(start[3] - 2, 0) : end[4] + 3]
    )


def _with_body(paragraph: Paragraph, found: re.Match[str]) -> str:
    """The session with the name before it (市政协五届二次会议)."""
    start = found.start()
    named = re.search(r"[省市州县区旗](?:政协|人大)?\Z|(?:政协|人大)\Z", paragraph.text[:start])
    return paragraph.text[named.start() if named else start : found.end()]


RULES = (
    title_misquoted,
    title_doubled,
    item_number_wrong,
    session_wrong,
    document_number_is_item_number,
    document_number_missing,
)
