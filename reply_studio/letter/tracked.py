"""Two versions of a letter as one Word file with tracked changes: accepting all gives the new one, rejecting all the
old.
"""

from collections.abc import Iterable, Sequence
from typing import Final, Protocol
from xml.sax.saxutils import escape, quoteattr

from reply_studio.formats.packing import write_parts
from reply_studio.letter.page import DEFAULTS, style_sheet
from reply_studio.letter.parts import package, root
from reply_studio.letter.tables import shown_text
from reply_studio.text.diff import GONE, NEW, Piece

_SECTION: Final = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" w:header="851" w:footer="1400" w:gutter="0"/>'
    "</w:sectPr>"
)
_RELATED: Final = (("rId1", "styles", "styles.xml"),)


class Changed(Protocol):
    """A paragraph of both versions by its stretches."""

    @property
    def pieces(self) -> Sequence[Piece]:
        """In reading order."""
        ...

    @property
    def before(self) -> object:
        """``None`` where the old version lacks it."""
        ...

    @property
    def after(self) -> object:
        """``None`` where the new version lacks it."""
        ...


def build(changes: Iterable[Changed], author: str, at: str) -> bytes:
    """The file; ``at`` is the ISO time that Word shows at every change. Same bytes for the same input."""
    marks = _Marks(author, at)
    body = "".join(_paragraph(each, marks) for each in changes)
    parts = {
        "word/document.xml": root("document", f"<w:body>{body}{_SECTION}</w:body>"),
        "word/styles.xml": root("styles", DEFAULTS + style_sheet()),
    }
    return write_parts(package(parts, _RELATED))


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
        mark = f"<w:pPr><w:rPr><w:{name} {marks.next()}/></w:rPr></w:pPr>"
    return f"<w:p>{mark}{''.join(_run(each, marks) for each in change.pieces)}</w:p>"


def _run(piece: Piece, marks: _Marks) -> str:
    text = escape(shown_text(piece.text))
    if piece.kind == GONE:
        told = f'<w:r><w:delText xml:space="preserve">{text}</w:delText></w:r>'
        return f"<w:del {marks.next()}>{told}</w:del>"
    told = f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'
    return f"<w:ins {marks.next()}>{told}</w:ins>" if piece.kind == NEW else told
