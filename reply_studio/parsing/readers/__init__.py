"""Bytes become blocks: one module a format, chosen by what the bytes are and not by the file's name."""

from typing import Final

from reply_studio.errors import InputError
from reply_studio.i18n import N_, _
from reply_studio.parsing.blocks import Document
from reply_studio.parsing.readers.docx import read_docx
from reply_studio.parsing.readers.encoding import decode
from reply_studio.parsing.readers.html import declared_encoding, looks_like_html, read_html
from reply_studio.parsing.readers.text import check_size, text_document

__all__ = ["read"]

_ZIP: Final = b"PK\x03\x04"
_PDF: Final = b"%PDF-"
_HEAD: Final = 1024
"""Bytes in which a PDF file must say that it is one (ISO 32000-1, implementation note 13)."""
_COMPOUND: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_RTF: Final = b"{\\rtf"
_FOREIGN: Final = (
    (b"\x89PNG", N_("a picture")),
    (b"\xff\xd8\xff", N_("a picture")),
    (b"GIF8", N_("a picture")),
    (b"BM", N_("a picture")),
    (b"Rar!", N_("an archive")),
    (b"7z\xbc\xaf", N_("an archive")),
    (b"\x1f\x8b", N_("an archive")),
)
_PACKAGES: Final = (
    (b"ppt/presentation", N_("a PowerPoint file")),
    (b"OFD.xml", N_("an OFD file")),
)


def read(name: str, data: bytes) -> Document:
    """The document that the bytes of a file hold.

    Raises:
        InputError: the file is empty, damaged, too large, or of a kind that is not read; the message names it.
        MissingToolError: it is of an old program, and LibreOffice, which reads those, is not installed.
    """
    if not data:
        raise InputError(_("is empty"), where=name, hint=_("ask the sender for the file again"))
    if data.startswith(_ZIP):
        return _package(name, data)
    if _PDF in data[:_HEAD]:
        from reply_studio.parsing.readers.pdf import read_pdf

        return read_pdf(name, data)
    if data.startswith((_COMPOUND, _RTF)):
        from reply_studio.parsing.readers.legacy import read_compound, read_rtf

        return read_rtf(name, data) if data.startswith(_RTF) else read_compound(name, data)
    for signature, what in _FOREIGN:
        if data.startswith(signature) and _is_binary(signature, data):
            raise _unread(name, _(what))
    check_size(name, data)
    text, remarks = decode(data, name, declared_encoding(data))
    return read_html(name, text, remarks) if looks_like_html(text) else text_document(name, text, remarks)


def _is_binary(signature: bytes, data: bytes) -> bool:
    """``BM`` may also begin a text."""
    return len(signature) > 2 or b"\x00" in data[:64] or signature == b"\x1f\x8b"


def _package(name: str, data: bytes) -> Document:
    if b"word/document" in data:
        return read_docx(name, data)
    if b"xl/workbook" in data:
        from reply_studio.parsing.readers.xlsx import read_xlsx

        return read_xlsx(name, data)
    if b"mimetypeapplication/vnd.oasis" in data[:200]:
        from reply_studio.parsing.readers.legacy import read_open_document

        return read_open_document(name, data)
    for sign, what in _PACKAGES:
        if sign in data:
            raise _unread(name, _(what))
    return read_docx(name, data)


def _unread(name: str, what: str) -> InputError:
    return InputError(
        _("is {what}, which is not read").format(what=what),
        where=name,
        hint=_("open it in its own program and save it as Word (.docx), a web page or plain text"),
    )
