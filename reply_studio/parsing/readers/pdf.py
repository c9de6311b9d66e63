"""PDF files with a text layer, read in the worker process; pictures of pages are not."""

import io
import re
from collections.abc import Iterator
from typing import Any, Final

import msgspec

from reply_studio.errors import InputError
from reply_studio.formats import sandbox
from reply_studio.i18n import _, listed
from reply_studio.model.base import Value
from reply_studio.model.intake import Remark
from reply_studio.parsing.blocks import Document, Table, TableRow
from reply_studio.parsing.readers.encoding import tidy
from reply_studio.parsing.readers.lines import blocks_of
from reply_studio.parsing.readers.pdf_lines import Line, Piece, lay_out, lines_of
from reply_studio.parsing.readers.pdf_tables import MOST_RULES, Drawn, Rule, aligned, frames, rules_of

MOST_PAGES: Final = 200
_MOST_PIECES: Final = 200_000
_FEW: Final = 20
"""Characters a page that a document of pictures may have: a stamp, a page number."""
_STRANGE: Final = re.compile("[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f\ud800-\udfff]")

_PAINTS: Final = frozenset({b"S", b"s", b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*"})
_DROPS: Final = frozenset({b"n"})
"""Operators that end a path: those that draw it, and the one that only clips with it."""


class Pages(Value):
    """A document as it comes from the worker; ``blank`` are the pages without text, from 1; ``rows`` are the cells of
    drawn tables by line.
    """

    lines: list[str] = []
    left_out: list[str] = []
    blank: list[int] = []
    pages: int = 0
    rows: dict[int, tuple[str, ...]] = {}


def read_pdf(name: str, data: bytes) -> Document:
    """The text of the pages as paragraphs.

    Raises:
        InputError: the file is damaged, protected or too long, or holds pictures of pages and no text.
    """
    found = msgspec.msgpack.decode(sandbox.run("reply_studio.parsing.readers.pdf:extract", name, data), type=Pages)
    text = "".join(found.lines)
    if len("".join(text.split())) < _FEW * max(1, len(found.blank)):
        message = _("holds pictures of its pages and no text")
        hint = _("ask the sender for the Word file, or let a program for text recognition make a text of it")
        raise InputError(message, where=name, hint=hint)
    if len(_STRANGE.findall(text)) * 5 > len(text):
        message = _("its fonts do not say which characters they show; its text cannot be read")
        raise InputError(message, where=name, hint=_("ask the sender for the Word file"))
    raw = tidy("\n".join(found.lines))
    blocks, tables = blocks_of(raw, name), tuple(_tables(found.rows, len(raw.split("\n"))))
    return Document(name=name, raw=raw, blocks=blocks, format="pdf", remarks=tuple(_remarks(found)), tables=tables)


def _tables(rows: dict[int, tuple[str, ...]], most: int) -> Iterator[Table]:
    """Drawn rows that follow each other and have as many cells; one table may go on over several pages."""
    table: list[TableRow] = []
    for line, cells in sorted(rows.items()):
        if table and len(table[-1].cells) != len(cells):
            yield tuple(table)
            table = []
        table.append(TableRow(cells=cells, line=line if line <= most else None))
    if table:
        yield tuple(table)


def _remarks(found: Pages) -> Iterator[Remark]:
    if found.left_out:
        message = _("page numbers, heads and feet of the pages were left out ({n}): \u201c{first}\u201d")
        yield Remark(code="IN007", message=message.format(n=len(found.left_out), first=found.left_out[0][:30]))
    if found.blank:
        pages = listed(map(str, found.blank[:10]))
        yield Remark(code="IN008", message=_("pages without text, perhaps pictures: {pages}").format(pages=pages))


# ---- in the worker


def extract(data: bytes) -> bytes:
    """The document's lines, encoded.

    Raises:
        InputError: it is protected or has too many pages.
    """
    import pypdf

    reader = pypdf.PdfReader(io.BytesIO(data))
    if reader.is_encrypted:
        _open(reader)
    if len(reader.pages) > MOST_PAGES:
        message = _("has {n} pages; at most {most} are read").format(n=len(reader.pages), most=MOST_PAGES)
        raise InputError(message, hint=_("split the file and try again"))
    pages = [_lines(each) for each in reader.pages]
    laid = lay_out(pages, max(map(_across, reader.pages), default=0.0))
    blank = [n for n, lines in enumerate(pages, 1) if not lines]
    found = Pages(lines=laid.lines, left_out=laid.left_out, blank=blank, pages=len(pages), rows=laid.rows)
    return msgspec.msgpack.encode(found)


def _open(reader: Any) -> None:
    """Opens a document that anybody may read but not change; such ones have an empty password.

    Raises:
        InputError: it needs a password.
    """
    from pypdf.errors import DependencyError

    try:
        opened = bool(reader.decrypt(""))
    except (DependencyError, NotImplementedError):
        opened = False
    if not opened:
        raise InputError(
            _("is protected by a password"),
            hint=_("open it in its own program, save it without the protection, and try again"),
        )


class _Seen:
    """What a page shows, upright as people read it: runs of text and drawn lines."""

    def __init__(self, turned: int) -> None:
        self.pieces: list[Piece] = []
        self.rules: list[Rule] = []
        self._path: list[Rule] = []
        self._turned = turned
        self._at = (0.0, 0.0)

    def text(self, text: str, cm: list[float], tm: list[float], _font: Any, size: float) -> None:
        """A run of text."""
        words = text.replace("\n", "").replace("\r", "")
        if words.strip() and len(self.pieces) < _MOST_PIECES:
            height = abs(size) * _scale(tm) * _scale(cm)
            lead = len(words) - len(words.lstrip(" "))
            x, y = self._upright(tm[4], tm[5], cm)
            self.pieces.append(Piece(x + lead * height / 2, y, height or 1.0, words.strip(" ")))

    def path(self, operator: bytes, operands: Any, cm: list[float], _tm: list[float]) -> None:
        """A step of a drawing: a box, a line from where the pen stands, or that what was outlined is drawn or not."""
        if operator in _PAINTS or operator in _DROPS:
            self.rules += self._path if operator in _PAINTS and len(self.rules) < MOST_RULES else ()
            self._path = []
        elif operator in (b"m", b"l", b"re") and len(self._path) < MOST_RULES:
            self._step(operator, [float(each) for each in operands], cm)

    def _step(self, operator: bytes, numbers: list[float], cm: list[float]) -> None:
        if operator == b"re" and len(numbers) == 4:
            x, y, across, up = numbers
            self._box(self._upright(x, y, cm), self._upright(x + across, y + up, cm))
        elif len(numbers) == 2:
            there = self._upright(numbers[0], numbers[1], cm)
            if operator == b"l":
                self._box(self._at, there)
            self._at = there

    def _box(self, one: tuple[float, float], other: tuple[float, float]) -> None:
        low, high = sorted((one[0], other[0])), sorted((one[1], other[1]))
        self._path += rules_of((low[0], high[0], low[1], high[1]))

    def _upright(self, x: float, y: float, cm: list[float]) -> tuple[float, float]:
        across, up = x * cm[0] + y * cm[2] + cm[4], x * cm[1] + y * cm[3] + cm[5]
        return {90: (up, -across), 180: (-across, -up), 270: (-up, across)}.get(self._turned, (across, up))


def _lines(page: Any) -> list[Line]:
    """The lines of a page from top to bottom; the rows of its drawn tables among them."""
    seen = _Seen(page.rotation % 360)
    page.extract_text(visitor_text=seen.text, visitor_operand_before=seen.path)
    tables = [Drawn(each, seen.pieces) for each in frames(seen.rules)]
    free = aligned(lines_of(each for each in seen.pieces if not any(table.holds(each) for table in tables)))
    for table in tables:
        above = sum(line.y > table.frame.ys[0] for line in free)
        free[above:above] = table.lines()
    return free


def _across(page: Any) -> float:
    """The width of a page as people hold it."""
    box = page.mediabox
    return float(box.height if page.rotation % 180 else box.width)


def _scale(matrix: list[float]) -> float:
    return float(max(abs(matrix[3]), abs(matrix[2])))
