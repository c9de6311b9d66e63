"""Automatic numbers of paragraphs: what is printed, and the indents that a list's level brings with it."""

from typing import TYPE_CHECKING, NamedTuple

from reply_studio.letter.conformity.looks import Looks
from reply_studio.parsing.readers.docx_numbering import Lists
from reply_studio.parsing.readers.docx_xml import attribute, child, children, number

if TYPE_CHECKING:
    from lxml.etree import _Element


class Numbered(NamedTuple):
    """A paragraph's number as printed, the properties (``w:pPr``) of its level, and whether the paragraph itself, not
    its style, names the list.
    """

    printed: str = ""
    properties: "_Element | None" = None
    direct: bool = False


class Numbers:
    """The lists of a file; asked in reading order, for lists count on from paragraph to paragraph."""

    def __init__(self, looks: Looks, numbering: "_Element | None") -> None:
        self._looks = looks
        self._lists = Lists(numbering, {})
        self._levels = _levels(numbering) if numbering is not None else {}

    def of(self, properties: "_Element | None") -> Numbered:
        """What a paragraph with text is numbered with."""
        num, depth = list_of(properties)
        direct = bool(num)
        owner = ""
        if not direct:
            num, styled, owner = self._looks.list_of_style(properties)
            depth = depth or styled
        if not num or num == "0":
            return Numbered()
        key = number(num, 0)
        level = number(depth, self._lists.level_of_style(key, owner) if owner else 0)
        return Numbered(self._lists.printed(key, level)[0], self._levels.get((num, level)), direct)


def list_of(properties: "_Element | None") -> tuple[str, str]:
    """List and level that properties name, "" for none."""
    found = child(properties, "numPr")
    num, depth = child(found, "numId"), child(found, "ilvl")
    return (attribute(num, "val") if num is not None else "", attribute(depth, "val") if depth is not None else "")


def _levels(numbering: "_Element") -> "dict[tuple[str, int], _Element]":
    """List and level → the level's paragraph properties; an override of a list counts before its definition."""
    abstract = {attribute(each, "abstractNumId"): each for each in children(numbering, "abstractNum")}
    found: dict[tuple[str, int], _Element] = {}
    for each in children(numbering, "num"):
        link = child(each, "abstractNumId")
        base = abstract.get(attribute(link, "val")) if link is not None else None
        given = [*(children(base, "lvl") if base is not None else ())]
        given += [level for over in children(each, "lvlOverride") for level in children(over, "lvl")]
        for level in given:
            properties = child(level, "pPr")
            if properties is not None:
                found[attribute(each, "numId"), number(attribute(level, "ilvl"), -1)] = properties
    return found
