"""Whole pages: one proposal with the replies to it, each under a form of its own or plainly one after another."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from reply_studio.i18n import _
from reply_studio.model.base import Value
from reply_studio.model.intake import HandlingUnit, Intake, Item, Remark
from reply_studio.model.reply import Reply
from reply_studio.parsing.blocks import Block, Document
from reply_studio.parsing.letter_split import first_letter
from reply_studio.parsing.plain import half, plain, squeezed
from reply_studio.parsing.proposal import parse_proposal_blocks
from reply_studio.parsing.proposal_register import read_session
from reply_studio.parsing.register import Section, find_sections, is_reply_heading, letter_blocks
from reply_studio.parsing.reply import ParsedReply, labelled, parse_letters, with_form
from reply_studio.parsing.site_lines import is_site_line
from reply_studio.parsing.verdicts import cut_verdicts
from reply_studio.text.units import same_unit

NOT_UNDERSTOOD: Final = "PG001"
"""Code of the remark on a line of the page that belongs to nothing known."""
NO_REPLY: Final = "PG002"
"""Code of the remark on a page without a reply."""

_UNIT_LABEL: Final = r"(?P<label>主办|牵头|承办|独办|会办|协办|分办|参阅|办理)(?:单位|部门)"
_UNIT_LINE: Final = re.compile(rf"{_UNIT_LABEL}(?:\s*[:\s]\s*|$)")
_NEXT_LABEL: Final = re.compile(r"\s{2,}[^\s:]{2,8}\s?:")
_ROLES: Final = {"会办": "co", "协办": "co", "分办": "separate", "参阅": "reference"}
_BREAK: Final = re.compile(r"[\u3001,;\s]+")
_VOTES: Final = re.compile(r"(?:支持|赞成)\s*:?\s*(\d{1,9})[\s\S]{0,12}?反对\s*:?\s*(\d{1,9})")
_TAIL: Final = re.compile(
    r"(?:办理|主办|承办|会办|协办)单位(?:[:\u3001]|[^\s:]{2,}(?:局|委|部|办|厅|院|会|政府|公司|中心|队))|网友(?:评价|评论|投票|留言)|(?:支持|赞成):?\d+.{0,4}反对|公众评价|评论区|相关(?:提案|建议|阅读)"
)


class _Parts(Value):
    """A page cut up: the proposal's blocks, each reply, and what follows the last letter."""

    proposal: tuple[Block, ...]
    replies: tuple[tuple[Section | None, tuple[Block, ...]], ...]
    tail: tuple[Block, ...]


def parse_page(document: Document) -> Intake:
    """The item with its handling units, and every reply with what its form and its letter say."""
    parts = _cut(document.blocks)
    item, remarks = parse_proposal_blocks(parts.proposal, document.raw)
    parsed = labelled([each for section, blocks in parts.replies for each in _replies(section, blocks)])
    replies = tuple(each.reply for each in parsed)
    forms = tuple(section for section, _blocks in parts.replies if section)
    item = _completed(item, (*parts.proposal, *parts.tail), replies, forms)
    return Intake(
        kind="page",
        raw=document.raw,
        item=item,
        replies=replies,
        letters=tuple(each.letter for each in parsed),
        remarks=(*document.remarks, *remarks, *_remarks(parts, parsed)),
        votes=_votes(parts.tail) or _votes(parts.proposal),
    )


# ---- cutting the page up


def _cut(blocks: Sequence[Block]) -> _Parts:
    sections = find_sections(blocks)
    if not sections:
        return _cut_plain(blocks)
    start = sections[0].start
    while start and is_reply_heading(blocks[start - 1]):
        start -= 1
    replies = [(section, tuple(letter_blocks(section, blocks))) for section in sections]
    section, last = replies[-1]
    end = _tail_start(last)
    replies[-1] = (section, last[:end])
    return _Parts(proposal=tuple(blocks[:start]), replies=tuple(replies), tail=last[end:])


def _cut_plain(blocks: Sequence[Block]) -> _Parts:
    """A page without forms: the first letter begins with its title or its salutation."""
    start = first_letter(blocks)
    letters = tuple(blocks[start:])
    end = _tail_start(letters)
    proposal = list(blocks[:start])
    while proposal and is_reply_heading(proposal[-1]):
        proposal.pop()
    replies, behind = _judged_letters(letters[:end])
    return _Parts(proposal=tuple(proposal), replies=replies, tail=(*behind, *letters[end:]))


def _judged_letters(
    blocks: tuple[Block, ...],
) -> tuple[tuple[tuple[Section | None, tuple[Block, ...]], ...], tuple[Block, ...]]:
    """The letters with the verdicts behind them, and what follows the last verdict and is no letter."""
    stretches = cut_verdicts(blocks) if blocks else []
    last = stretches[-1][1] if len(stretches) > 1 else ()
    if last and first_letter(last) == len(last):
        return tuple(stretches[:-1]), last
    return tuple(stretches), ()


def _tail_start(blocks: Sequence[Block]) -> int:
    found = (at for at, block in enumerate(blocks) if at and _TAIL.match(squeezed(block.text)))
    return next(found, len(blocks))


def _replies(section: Section | None, blocks: Sequence[Block]) -> list[ParsedReply]:
    parsed = parse_letters(blocks) if blocks else []
    if section and not section.letter:
        return _judged(parsed, section)
    return [with_form(each, section) for each in parsed] if section else parsed


def _judged(parsed: list[ParsedReply], section: Section) -> list[ParsedReply]:
    """The letters before a verdict: it is about the last one that went to the proposer."""
    leads = [at for at, each in enumerate(parsed) if each.reply.role != "co"]
    at = leads[-1] if leads else len(parsed) - 1
    return [with_form(each, section) if place == at else each for place, each in enumerate(parsed)]


# ---- what the page says of its item


def _completed(item: Item, blocks: Sequence[Block], replies: Sequence[Reply], forms: Sequence[Section]) -> Item:
    """The item with units and session, from the page's own lines or else from the replies."""
    units = item.handling_units or tuple(_with_roles(list(_printed_units(blocks)), replies, forms))
    numbers = {number for reply in replies for number in reply.item_numbers}
    completed = msgspec.structs.replace(
        item,
        number=item.number or (numbers.pop() if len(numbers) == 1 else None),
        handling_units=units or tuple(_answering_units(replies, forms)),
    )
    return completed if item.session.term else _with_session(completed, replies)


def _with_session(item: Item, replies: Sequence[Reply]) -> Item:
    """The session that a letter's title names, the lead unit's first."""
    titles = (each.title for each in sorted(replies, key=lambda each: each.role != "lead") if each.title)
    found = next(filter(None, map(read_session, titles)), None)
    if found is None:
        return item
    return msgspec.structs.replace(item, session=found.session, session_text=found.text, body=item.body or found.body)


def _printed_units(blocks: Sequence[Block]) -> Iterator[HandlingUnit]:
    """Units behind 主办单位, 会办单位, 办理单位; the last label says no role ("")."""
    for block in blocks:
        for label, value in _unit_values(block):
            role = "" if label == "办理" else _ROLES.get(label, "lead")
            for name in _BREAK.split(half(value).strip()):
                if name:
                    yield HandlingUnit(name=name, role=role)


def _unit_values(block: Block) -> Iterator[tuple[str, str]]:
    if len(block.cells) > 1:
        for label, value in zip(block.cells[::2], block.cells[1::2], strict=False):
            found = _UNIT_LINE.match(squeezed(label).rstrip(":"))
            if found:
                yield found["label"], value
        return
    words = plain(block.text)
    for found in re.finditer(rf"(?:^|\s){_UNIT_LINE.pattern}", words):
        behind = _NEXT_LABEL.search(words, found.end())
        yield found["label"], block.text[found.end() : behind.start() if behind else len(words)]


def _with_roles(
    units: list[HandlingUnit], replies: Sequence[Reply], forms: Sequence[Section]
) -> Iterator[HandlingUnit]:
    """Roles for units that the page only lists: from the replies; without one, the first unit leads."""
    names = [(each.unit or "", reply.role) for each, reply in zip(forms, replies, strict=False)]
    names += [(reply.unit or "", reply.role) for reply in replies]
    known = [each.role or _role_of(each.name, names) for each in units]
    leads = "lead" in known
    for each, role in zip(units, known, strict=True):
        yield HandlingUnit(name=each.name, role=role or ("co" if leads else "lead"))
        leads = True


def _role_of(name: str, names: Sequence[tuple[str, str]]) -> str:
    roles = {role for unit, role in names if unit and same_unit(unit, name)}
    return "lead" if "lead" in roles else "co" if roles else ""


def _answering_units(replies: Sequence[Reply], forms: Sequence[Section]) -> Iterator[HandlingUnit]:
    """The units that answered, once each, where the page lists none."""
    registered = [each.unit for each in forms]
    seen: list[str] = []
    for at, reply in enumerate(replies):
        name = (registered[at] if at < len(registered) else None) or reply.unit
        if name and not any(same_unit(name, each) for each in seen):
            seen.append(name)
            yield HandlingUnit(name=name, role=reply.role)


def _votes(blocks: Sequence[Block]) -> tuple[int, int] | None:
    found = _VOTES.search(plain("\n".join(block.text for block in blocks)))
    return (int(found[1]), int(found[2])) if found else None


def _remarks(parts: _Parts, parsed: Sequence[ParsedReply]) -> Iterator[Remark]:
    for each in parsed:
        yield from each.remarks
    for block in parts.tail:
        if not _is_known_tail(block):
            message = _("belongs to nothing known on this page: {text}").format(text=block.text[:40])
            yield Remark(code=NOT_UNDERSTOOD, message=message, line=block.line)
    if not parsed:
        yield Remark(code=NO_REPLY, message=_("the page has no reply"))


def _is_known_tail(block: Block) -> bool:
    return bool(_TAIL.match(squeezed(block.text))) or is_site_line(block.text) or is_reply_heading(block)
