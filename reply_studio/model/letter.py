"""The letter, composed once: typed paragraphs that preview, Word, checks and digests all read."""

from enum import StrEnum
from typing import Final

from reply_studio.model.base import Value
from reply_studio.model.draft import Origin


class Kind(StrEnum):
    """What a paragraph is. The order here is the usual order in a letter."""

    MARK = "mark"
    """The issuing organ's mark (发文机关标志)."""
    RESULT_CLASS = "result_class"
    DISCLOSURE = "disclosure"
    NUMBER = "number"
    SIGNER = "signer"
    TITLE = "title"
    SALUTATION = "salutation"
    OPENING = "opening"
    HEADING = "heading"
    PASSAGE = "passage"
    CLOSING = "closing"
    ATTACHMENT = "attachment"
    ORGAN = "organ"
    """Who signs; one paragraph an organ where several do."""
    DATE = "date"
    CONTACT = "contact"
    COPIES = "copies"
    IMPRINT = "imprint"
    """Printing office and day of printing (印发机关 and 印发日期), a full-width blank between them."""
    OTHER = "other"
    """Printed matter that is none of these (page chrome, register lines of a received file)."""


SINGLE: Final = (
    Kind.MARK,
    Kind.RESULT_CLASS,
    Kind.DISCLOSURE,
    Kind.NUMBER,
    Kind.SIGNER,
    Kind.TITLE,
    Kind.SALUTATION,
    Kind.ORGAN,
    Kind.DATE,
    Kind.CONTACT,
    Kind.COPIES,
    Kind.IMPRINT,
)
"""Kinds with a place of their own in a letter; all others are its body, in the letter's order. Only organs may be
several.
"""


class Paragraph(Value):
    """One paragraph as printed.

    ``level`` of a heading or passage: 1 一、 · 2 （一） · 3 1. · 4 （1） · 0 running text. ``run_in`` is the
    length in characters of a heading that opens the paragraph and is printed in the heading's font.
    ``anchor`` is a point or passage id of the draft, or a passage id of a received letter; ``points`` lists the
    reply points it belongs to. ``line`` is the 1-based line in a received file.
    """

    kind: Kind
    text: str
    level: int = 0
    run_in: int = 0
    anchor: str = ""
    points: tuple[str, ...] = ()
    origins: tuple[Origin, ...] = ()
    line: int | None = None


class Letter(Value):
    """A whole letter. ``paper``: ``reply``, ``rereply``, ``co``, ``reminder`` or ``handback``; blanks (number, date
    before issue) are empty.
    """

    paper: str
    paragraphs: tuple[Paragraph, ...] = ()

    def first(self, kind: Kind) -> Paragraph | None:
        """The first paragraph of a kind."""
        return next((each for each in self.paragraphs if each.kind is kind), None)

    def every(self, *kinds: Kind) -> tuple[Paragraph, ...]:
        """All paragraphs of the kinds, in order."""
        return tuple(each for each in self.paragraphs if each.kind in kinds)

    def text(self) -> str:
        """The letter as plain text, one paragraph a line; empty paragraphs are left out."""
        return "\n".join(each.text for each in self.paragraphs if each.text)
