"""Where the organs' names and the date stand, written into a rendered document.

Only the widths of the texts decide (``composing.page_grid.sign_off``), so a template cannot say it; it names the
paragraphs by their styles. A template that knows one organ only holds all names in one paragraph, a line each: they
become paragraphs of their own.
"""

from collections.abc import Sequence
from copy import deepcopy
from typing import TYPE_CHECKING, Final

from reply_studio.composing.page_grid.sealed import sealed as rows_under_seals
from reply_studio.composing.page_grid.sign_off import Column, column, indents, sealed_indents
from reply_studio.errors import InputError
from reply_studio.i18n import _
from reply_studio.letter import abreast
from reply_studio.letter.page import CHARACTER
from reply_studio.letter.rows import broken
from reply_studio.letter.text import W, own_words

if TYPE_CHECKING:
    from lxml.etree import _Element

ORGAN: Final = "Organ"
DATE: Final = "SignDate"
"""Style ids of an organ's name and of the date."""


def place(body: "_Element", organs: Sequence[str], date: str, *, sealed: bool = False) -> None:
    """Sets the indents of the paragraphs in a rendered document; other templates stay as they are.

    Raises:
        InputError: seals of joint organs have no names to stand on.
    """
    found = [each for one in styled(body, ORGAN) for each in _parted(one, organs)]
    if sealed and len(organs) > 1:
        if len(found) != len(organs):
            raise InputError(_("has no line for the names, where the seals stand"), where="reply.docx")
        abreast.stand(found, styled(body, DATE), rows_under_seals(tuple(organs), date))
        return
    stacked = column(tuple(organs), date)
    if stacked and len(found) == len(organs):
        _stack(found, stacked)
        _begin(styled(body, DATE), stacked.date_left)
        return
    name = "".join(organs[:1])
    widths = sealed_indents(name, date) if sealed else indents(name, date)
    for paragraphs, characters in zip((found, styled(body, DATE)), widths, strict=True):
        _indent(paragraphs, "right", characters)


def styled(body: "_Element", style: str) -> "list[_Element]":
    """The paragraphs of a style."""
    marks = (each for each in body.iter(f"{W}pStyle") if each.get(f"{W}val") == style)
    return [paragraph for each in marks if (paragraph := next(each.iterancestors(f"{W}p"), None)) is not None]


def _parted(paragraph: "_Element", organs: Sequence[str]) -> "list[_Element]":
    """One paragraph for each name where a single one holds them all."""
    texts = list(paragraph.iter(f"{W}t"))
    if len(organs) < 2 or own_words(paragraph) != "\n".join(organs) or len(texts) != len(organs):
        return [paragraph]
    kept = texts[0].getparent()
    for each in [*paragraph.iter(f"{W}br"), *texts[1:], *paragraph.findall(f"{W}r")]:
        parent = each.getparent()
        if parent is not None and each is not kept:
            parent.remove(each)
    made = [paragraph]
    for name in organs:
        made.append(deepcopy(paragraph))
        next(made[-1].iter(f"{W}t")).text = name
        made[-2].addnext(made[-1])
    parent = paragraph.getparent()
    if parent is not None:
        parent.remove(paragraph)
    return made[1:]


def _stack(paragraphs: "Sequence[_Element]", stacked: Column) -> None:
    """All names begin at one place; a long one is broken into its rows."""
    for paragraph, rows in zip(paragraphs, stacked.rows, strict=True):
        texts = list(paragraph.iter(f"{W}t"))
        if len(texts) == 1 and texts[0].text == "".join(rows):
            broken(texts[0], rows)
    _begin(paragraphs, stacked.left)


def _begin(paragraphs: "Sequence[_Element]", left: float) -> None:
    """Paragraphs that begin at one place."""
    for each in paragraphs:
        align(each, "left")
    _indent(paragraphs, "right", 0)
    _indent(paragraphs, "left", left)


def align(paragraph: "_Element", how: str) -> None:
    """How a paragraph is set."""
    properties = paragraph.find(f"{W}pPr")
    if properties is None:
        return
    found = properties.find(f"{W}jc")
    if found is None:
        found = properties.makeelement(f"{W}jc")
        properties.append(found)
    found.set(f"{W}val", how)


def _indent(paragraphs: "Sequence[_Element]", side: str, characters: float) -> None:
    for each in paragraphs:
        properties = each.find(f"{W}pPr")
        if properties is not None:
            indent(properties, side, round(characters * CHARACTER))


def indent(properties: "_Element", side: str, twips: int) -> None:
    """An indent on a side; it stands before the alignment, as the schema wants it."""
    found = properties.find(f"{W}ind")
    if found is None:
        found = properties.makeelement(f"{W}ind")
        aligned = properties.find(f"{W}jc")
        if aligned is None:
            properties.append(found)
        else:
            aligned.addprevious(found)
    found.set(f"{W}{side}", str(twips))
