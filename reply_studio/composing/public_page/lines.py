"""A public page as lines with their place on it, and as plain text."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Final

from reply_studio.composing.characters import printable
from reply_studio.composing.plans import date_words
from reply_studio.composing.public_page.page import PublicPage, PublishedReply
from reply_studio.composing.public_page.proposal import background_lines, body_lines, closing_lines
from reply_studio.composing.quoting import plain_line
from reply_studio.model.base import Value
from reply_studio.model.reply import Contact

_INDENT: Final = "\u3000\u3000"
_EDGES: Final = " \t\u00a0\u3000"
SUGGESTIONS: Final = "建\u3000\u3000议\uff1a"
REPLIES: Final = "部门答复"


class Role(StrEnum):
    """What a line of the page is."""

    TITLE = "title"
    FIELD = "field"
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    REPLY = "reply"
    """The first field of a reply: a new form begins."""
    LETTER = "letter"


class Line(Value):
    """One line: a label with its value, or a paragraph (``label`` is ""). ``where`` names its field."""

    role: Role
    text: str
    label: str = ""
    where: str = ""


def page_lines(page: PublicPage) -> tuple[Line, ...]:
    """The page from the title to the readers' votes.

    Raises:
        InputError: a text holds a control character; its field is named.
    """
    lines = tuple(_lines(page))
    for each in lines:
        printable(each.text, each.where)
    return lines


def page_text(page: PublicPage) -> str:
    """The page as plain text: paragraphs indented, a blank line before every heading and every reply.

    Raises:
        InputError: as ``page_lines``.
    """
    return "".join(f"{_printed(each)}\n" for each in page_lines(page))


def _printed(line: Line) -> str:
    if line.role in (Role.PARAGRAPH, Role.LETTER):
        return _INDENT + line.text if line.text else ""
    before = "\n" if line.role in (Role.HEADING, Role.REPLY) else ""
    return before + line.label + line.text


def _lines(page: PublicPage) -> Iterator[Line]:
    number = f"\uff08{plain_line(page.number)}\uff09" if page.number else ""
    yield Line(role=Role.TITLE, label="案由\uff1a", text=number + plain_line(page.proposal.title), where="title")
    for label, value in page.register:
        yield Line(role=Role.FIELD, label=f"{label}\uff1a", text=value, where=label)
    yield from _paragraphs(background_lines(page.proposal), "background")
    if page.proposal.suggestions:
        yield Line(role=Role.HEADING, text="", label=SUGGESTIONS)
        yield from _paragraphs(body_lines(page.proposal), "suggestions")
    yield from _paragraphs(closing_lines(page.proposal), "closing")
    if page.proposal.proposers:
        names = "\u3001".join(plain_line(each.name) for each in page.proposal.proposers)
        yield Line(role=Role.HEADING, label=f"{page.people}\uff1a", text=names, where="proposers")
    if page.replies:
        yield Line(role=Role.HEADING, text="", label=REPLIES)
    for each in page.replies:
        yield from _reply(each)
    yield Line(role=Role.HEADING, label="办理单位\uff1a", text="\u3001".join(page.units), where="units")
    support, oppose = page.votes
    yield Line(role=Role.HEADING, text="", label="网友评价")
    yield Line(role=Role.FIELD, text=f"支持 {support}\u3000反对 {oppose}", where="votes")


def _paragraphs(texts: Iterator[str], where: str) -> Iterator[Line]:
    for number, text in enumerate(texts, 1):
        yield Line(role=Role.PARAGRAPH, text=text.strip(_EDGES), where=f"{where}[{number}]")


def _reply(reply: PublishedReply) -> Iterator[Line]:
    where = f"{plain_line(reply.unit)}: "
    yield Line(role=Role.REPLY, label="答复单位\uff1a", text=plain_line(reply.unit), where=f"{where}unit")
    fields = (
        ("答复文号", reply.number, "number"),
        ("答复日期", date_words(reply.date) if reply.date else "", "date"),
        ("联系人", "\u3001".join(each.name or "" for each in reply.contacts if each.name), "contact"),
        ("联系方式", "\u3001".join(_phones(reply.contacts)), "phone"),
        ("反馈意见", reply.feedback, "feedback"),
    )
    for label, value, name in fields:
        yield Line(role=Role.FIELD, label=f"{label}\uff1a", text=plain_line(value), where=where + name)
    if reply.disclosure:
        yield Line(
            role=Role.FIELD, label="公开属性\uff1a", text=plain_line(reply.disclosure), where=where + "disclosure"
        )
    first, *more = reply.remarks.split("\n")
    yield Line(role=Role.FIELD, label="反馈备注\uff1a", text=first.strip(_EDGES), where=f"{where}remarks")
    yield from (Line(role=Role.FIELD, text=each.strip(_EDGES), where=f"{where}remarks") for each in more)
    yield Line(role=Role.FIELD, text="", label="答复内容\uff1a")
    for number, text in enumerate(reply.lines, 1):
        yield Line(role=Role.LETTER, text=text, where=f"{where}letter[{number}]")


def _phones(contacts: tuple[Contact, ...]) -> Iterator[str]:
    for each in contacts:
        yield from each.phones
