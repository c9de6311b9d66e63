"""Reply letters and co-handling opinions: from blocks to typed letters and the facts they state."""

from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from reply_studio.i18n import _
from reply_studio.model.base import Value
from reply_studio.model.intake import Intake, Remark
from reply_studio.model.letter import Kind, Letter, Paragraph
from reply_studio.model.reply import Reply
from reply_studio.parsing.blocks import Block, Document
from reply_studio.parsing.letter_facts import facts_of, role_of, title_of
from reply_studio.parsing.letter_kinds import lines_of, type_lines
from reply_studio.parsing.letter_split import is_second_printing, split_letters
from reply_studio.parsing.plain import squeezed
from reply_studio.parsing.register import (
    Section,
    fields_of,
    find_sections,
    form_blocks,
    is_reply_heading,
    letter_blocks,
)
from reply_studio.parsing.site_lines import is_lone_label, is_site_line
from reply_studio.text.units import short_units

NOT_UNDERSTOOD: Final = "RP001"
"""Code of the remark on a line that is none of a letter's parts."""
PRINTED_TWICE: Final = "RP002"
"""Code of the remark on a letter that the file prints a second time."""
NO_BODY: Final = "RP003"
"""Code of the remark on a letter in which no paragraph of the body was found."""


class ParsedReply(Value):
    """A letter read: its facts, its typed paragraphs, and what was not understood in it."""

    reply: Reply
    letter: Letter
    remarks: tuple[Remark, ...] = ()


def parse_reply_blocks(blocks: Sequence[Block], *, label: str = "") -> ParsedReply:
    """One letter. Every block comes back as a paragraph; *label* begins the ids of its passages, without it the
    unit's short name does.
    """
    letter = Letter(paper="reply", paragraphs=type_lines(lines_of(blocks)))
    if role_of(letter) == "co":
        letter = msgspec.structs.replace(letter, paper="co")
    return ParsedReply(reply=facts_of(letter, label), letter=letter, remarks=tuple(_remarks(letter)))


def parse_replies(document: Document, kind: str = "reply") -> Intake:
    """Every letter of a file. ``kind`` is ``reply`` or ``input``; a letter that is printed twice counts once, a
    second answer to the same item is a reply of its own; a form above a letter fills the registered fields.
    """
    sections = find_sections(document.blocks)
    if sections:
        parsed = [each for at, section in enumerate(sections) for each in _of_section(document, sections, at, section)]
    else:
        parsed = parse_letters(document.blocks)
    parsed = labelled(parsed)
    return Intake(
        kind=kind,
        raw=document.raw,
        replies=tuple(each.reply for each in parsed),
        letters=tuple(each.letter for each in parsed),
        remarks=(*document.remarks, *(remark for each in parsed for remark in each.remarks)),
    )


def parse_letters(blocks: Sequence[Block]) -> list[ParsedReply]:
    """The letters that follow one another in the blocks, second printings joined to the first."""
    parsed: list[ParsedReply] = []
    for part in split_letters(blocks):
        found = parse_reply_blocks(part)
        twin = next((at for at, each in enumerate(parsed) if is_second_printing(found.letter, each.letter)), None)
        if twin is None:
            parsed.append(found)
        else:
            parsed[twin] = _with_twin(parsed[twin], found)
    return parsed


def with_form(parsed: ParsedReply, section: Section) -> ParsedReply:
    """The reply with the fields of the form above its letter; the letter's own word comes first where both speak."""
    own = parsed.reply
    reply = msgspec.structs.replace(
        own,
        unit=own.unit or section.unit,
        number=own.number or section.number,
        role=section.role or own.role,
        disclosure=own.disclosure or section.disclosure,
        registered_date=section.date,
        registered_contacts=section.contacts,
        feedback=section.value("feedback"),
        feedback_remarks=section.value("remarks"),
    )
    return msgspec.structs.replace(parsed, reply=reply)


def labelled(parsed: Sequence[ParsedReply]) -> list[ParsedReply]:
    """The letters with ids of passages that are unique among them: a longer unit name where two short ones would
    be equal, a counted one for a unit's further letters.
    """
    labels = short_units(each.reply.unit for each in parsed if each.reply.unit)
    seen: dict[str, int] = {}
    done = []
    for each in parsed:
        label = labels.get(each.reply.unit or "") or _label_now(each)
        seen[label] = seen.get(label, 0) + 1
        done.append(_relabelled(each, label if seen[label] == 1 else f"{label}{seen[label]}"))
    return done


def _label_now(parsed: ParsedReply) -> str:
    return next((each.id.rpartition(".")[0] for each in parsed.reply.passages), "")


def _relabelled(parsed: ParsedReply, label: str) -> ParsedReply:
    passages = tuple(
        msgspec.structs.replace(each, id=f"{label}.{n}") for n, each in enumerate(parsed.reply.passages, 1)
    )
    return msgspec.structs.replace(parsed, reply=msgspec.structs.replace(parsed.reply, passages=passages))


def _of_section(document: Document, sections: Sequence[Section], at: int, section: Section) -> list[ParsedReply]:
    """The letters under one form; the form's own lines go to the first of them."""
    start = sections[at - 1].end if at else 0
    blocks = [*form_blocks(section, document.blocks, start), *letter_blocks(section, document.blocks)]
    return [with_form(each, section) for each in parse_letters(blocks)]


def _with_twin(first: ParsedReply, twin: ParsedReply) -> ParsedReply:
    others = tuple(msgspec.structs.replace(each, kind=Kind.OTHER, level=0, run_in=0) for each in twin.letter.paragraphs)
    letter = msgspec.structs.replace(first.letter, paragraphs=(*first.letter.paragraphs, *others))
    line = others[0].line if others else None
    remark = Remark(
        code=PRINTED_TWICE, message=_("the same letter is printed a second time; it counts once"), line=line
    )
    return ParsedReply(reply=first.reply, letter=letter, remarks=(*first.remarks, remark))


def _remarks(letter: Letter) -> Iterator[Remark]:
    title = squeezed(title_of(letter) or "")
    waits = False
    for each in letter.paragraphs:
        known = waits or _is_known(each, title)
        waits = is_lone_label(each.text)
        if each.kind is Kind.OTHER and not known:
            message = _("not recognised as part of the letter: {text}").format(text=each.text[:40])
            yield Remark(code=NOT_UNDERSTOOD, message=message, line=each.line)
    if not letter.every(Kind.PASSAGE, Kind.HEADING):
        yield Remark(code=NO_BODY, message=_("no paragraph of the letter's body was found"))


def _is_known(paragraph: Paragraph, title: str) -> bool:
    """Page chrome, a line of a form, or the title printed once more."""
    text = paragraph.text
    block = Block(text=text, start=0, line=paragraph.line or 0)
    return (
        is_site_line(text)
        or squeezed(text) == title
        or is_reply_heading(block)
        or any(True for _field in fields_of(block))
    )
