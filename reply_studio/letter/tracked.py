"""Two versions of a letter as one Word file with tracked changes: accepting all gives the new one, rejecting all the
old.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, Protocol
from xml.sax.saxutils import escape, quoteattr

from reply_studio.letter.parts import line
from reply_studio.letter.tables import document, section, shown_text
from reply_studio.model.letter import Kind
from reply_studio.text.diff import GONE, NEW, Piece

_SECTION: Final = section('w:top="2098" w:right="1474" w:bottom="1974" w:left="1588" w:header="851" w:footer="1134"')
_STYLES: Final = {
    Kind.MARK: "Mark",
    Kind.RESULT_CLASS: "Register",
    Kind.DISCLOSURE: "Register",
    Kind.NUMBER: "DocNumber",
    Kind.TITLE: "ReplyTitle",
    Kind.SALUTATION: "Addressee",
    Kind.ORGAN: "Organ",
    Kind.DATE: "SignDate",
    Kind.CONTACT: "Note",
    Kind.COPIES: "Copies",
}
"""Kind of a paragraph → its style, as in the letter's own templates; all others are running text."""
_SPACED: Final = {Kind.TITLE: 2, Kind.SALUTATION: 1, Kind.ORGAN: 1, Kind.COPIES: 1}
"""Blank lines above (7.3.1, 7.3.2, 7.3.5.2)."""


_LONG_MARK: Final = 11
"""A mark of more characters is set smaller."""
_LEADS: Final = {1: '<w:rStyle w:val="Lead1"/>', 2: '<w:rStyle w:val="Lead2"/>'}


class Part(Protocol):
    """A paragraph of a letter."""

    @property
    def kind(self) -> Kind:
        """What it is."""
        ...

    @property
    def text(self) -> str:
        """Its words."""
        ...

    @property
    def level(self) -> int:
        """Of a heading."""
        ...

    @property
    def run_in(self) -> int:
        """Characters of the heading that opens it."""
        ...


class Changed(Protocol):
    """A paragraph of both versions by its stretches."""

    @property
    def pieces(self) -> Sequence[Piece]:
        """In reading order."""
        ...

    @property
    def before(self) -> Part | None:
        """``None`` where the old version lacks it."""
        ...

    @property
    def after(self) -> Part | None:
        """``None`` where the new version lacks it."""
        ...


def build(changes: Iterable[Changed], author: str, at: str) -> bytes:
    """The file; ``at`` is the ISO time that Word shows at every change. Same bytes for the same input."""
    marks = _Marks(author, at)
    return document("".join(_paragraph(each, marks) for each in changes) + _SECTION)


class _Marks:
    """The attributes of changes, each with a number of its own."""

    def __init__(self, author: str, at: str) -> None:
        self._told = f"w:author={quoteattr(shown_text(author))} w:date={quoteattr(at)}"
        self._count = 0

    def next(self) -> str:
        """Those of the next change."""
        self._count += 1
        return f'w:id="{self._count}" {self._told}'


def _paragraph(change: Changed, marks: _Marks) -> str:
    """The paragraph; its own mark is inserted or deleted where one version lacks it."""
    mark = ""
    if change.before is None or change.after is None:
        name = "ins" if change.before is None else "del"
        mark = f"<w:rPr><w:{name} {marks.next()}/></w:rPr>"
    part = change.after or change.before
    above = line("Normal") * _SPACED.get(part.kind, 0) if part else ""
    style = f'<w:pStyle w:val="{_style(part)}"/>' if part else ""
    return f"{above}<w:p><w:pPr>{style}{mark}</w:pPr>{''.join(_runs(change, part, marks))}</w:p>"


def _style(part: Part) -> str:
    if part.kind is Kind.HEADING:
        return "Level1" if part.level == 1 else "Level2"
    if part.kind is Kind.MARK and len(part.text) > _LONG_MARK:
        return "MarkLong"
    return _STYLES.get(part.kind, "BodyText")


def _runs(change: Changed, part: Part | None, marks: _Marks) -> Iterator[str]:
    """Its stretches; a heading that opens the paragraph is set in the heading's font."""
    left = part.run_in if part and part.kind is Kind.PASSAGE else 0
    look = _LEADS.get(part.level, _LEADS[2]) if part else ""
    for each in change.pieces:
        for text, style in ((each.text[:left], look), (each.text[left:], "")):
            if text:
                yield _run(each._replace(text=text), style, marks)
        left -= 0 if each.kind == GONE and change.after else min(left, len(each.text))


def _run(piece: Piece, style: str, marks: _Marks) -> str:
    text, look = escape(shown_text(piece.text)), f"<w:rPr>{style}</w:rPr>" if style else ""
    if piece.kind == GONE:
        told = f'<w:r>{look}<w:delText xml:space="preserve">{text}</w:delText></w:r>'
        return f"<w:del {marks.next()}>{told}</w:del>"
    told = f'<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r>'
    return f"<w:ins {marks.next()}>{told}</w:ins>" if piece.kind == NEW else told
