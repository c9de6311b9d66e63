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
from reply_studio.parsing.blocks import Document
from reply_studio.parsing.readers.encoding import tidy
from reply_studio.parsing.readers.lines import blocks_of
from reply_studio.parsing.readers.pdf_lines import Piece, lay_out

MOST_PAGES: Final = 200
_MOST_PIECES: Final = 200_000
_FEW: Final = 20
"""Characters a page that a document of pictures may have: a stamp, a page number."""
_STRANGE: Final = re.compile("[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f\ud800-\udfff]")


class Pages(Value):
    """A document as it comes from the worker; ``blank`` are the pages without text, from 1."""

    lines: list[str] = []
    left_out: list[str] = []
    blank: list[int] = []
    pages: int = 0


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
    return Document(name=name, raw=raw, blocks=blocks_of(raw, name), format="pdf", remarks=tuple(_remarks(found)))


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
    pages = [_pieces(each) for each in reader.pages]
    laid = lay_out(pages, max(map(_across, reader.pages), default=0.0))
    blank = [n for n, pieces in enumerate(pages, 1) if not pieces]
    found = Pages(lines=laid.lines, left_out=laid.left_out, blank=blank, pages=len(pages))
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


def _pieces(page: Any) -> list[Piece]:
    """The runs of text of a page, upright as people read it."""
    found: list[Piece] = []
    turned = page.rotation % 360

    def visit(text: str, cm: list[float], tm: list[float], _font: Any, size: float) -> None:
        words = text.replace("\n", "").replace("\r", "")
        if words.strip() and len(found) < _MOST_PIECES:
            x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
            y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
            height = abs(size) * _scale(tm) * _scale(cm)
            lead = len(words) - len(words.lstrip(" "))
            place = {90: (y, -x), 180: (-x, -y), 270: (-y, x)}.get(turned, (x, y))
            found.append(Piece(place[0] + lead * height / 2, place[1], height or 1.0, words.strip(" ")))

    page.extract_text(visitor_text=visit)
    return found


def _across(page: Any) -> float:
    """The width of a page as people hold it."""
    box = page.mediabox
    return float(box.height if page.rotation % 180 else box.width)


def _scale(matrix: list[float]) -> float:
    return float(max(abs(matrix[3]), abs(matrix[2])))
