"""Files of old and other programs (doc, wps, rtf, odt, xls …): LibreOffice makes Word or Excel files of them."""

from typing import Final

from msgspec.structs import replace

from reply_studio.errors import InputError
from reply_studio.formats import office
from reply_studio.formats.container import Package
from reply_studio.i18n import N_, _
from reply_studio.parsing.blocks import Document
from reply_studio.parsing.readers.docx import read_docx
from reply_studio.parsing.readers.xlsx import read_xlsx

LARGEST: Final = 50_000_000
_STREAMS: Final = (
    ("EncryptedPackage", "", N_("is protected by a password")),
    ("PowerPoint Document", "", N_("is a PowerPoint file, which is not read")),
    ("WordDocument", "doc", ""),
    ("Workbook", "xls", ""),
    ("Book", "xls", ""),
)
"""What the streams of such a container (MS-CFB) say: the name of one, what the file is, why it is refused."""
_DOCUMENTS: Final = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
}


def read_compound(name: str, data: bytes) -> Document:
    """A file of old Word, WPS or Excel.

    Raises:
        MissingToolError: LibreOffice is not installed.
        InputError: the file is protected, of another kind, damaged, or too large.
    """
    for stream, suffix, refusal in _STREAMS:
        if f"{stream}\x00".encode("utf-16-le") in data:
            if refusal:
                raise InputError(
                    _(refusal), where=name, hint=_("open it in its own program, save it anew, and try again")
                )
            return _read(name, data, suffix)
    raise InputError(
        _("is damaged, or of an old program whose files are not read"),
        where=name,
        hint=_("open it in its own program and save it as Word (.docx), a web page or plain text"),
    )


def read_rtf(name: str, data: bytes) -> Document:
    """An RTF file; raises as ``read_compound``."""
    return _read(name, data, "rtf")


def read_open_document(name: str, data: bytes) -> Document:
    """An OpenDocument text or table; its type stands uncompressed at its beginning (ODF 1.2 part 3, 3.3).

    Raises as ``read_compound``.
    """
    kind = next((suffix for mime, suffix in _DOCUMENTS.items() if b"mimetype" + mime in data[:200]), "")
    if not kind:
        raise InputError(
            _("is {what}, which is not read").format(what=_("an OpenDocument file of another kind")),
            where=name,
            hint=_("open it in its own program and save it as Word (.docx), a web page or plain text"),
        )
    package = Package(name, data)
    for part in package.names:  # unpacked once within the limits, before another program does so without any
        if not part.endswith("/"):
            package.read(part)
    return _read(name, data, kind)


def _read(name: str, data: bytes, suffix: str) -> Document:
    if len(data) > LARGEST:
        message = _("has {size} MB; files of this kind are read up to {most} MB")
        raise InputError(
            message.format(size=len(data) // 1_000_000, most=LARGEST // 1_000_000),
            where=name,
            hint=_("split the file and try again"),
        )
    if suffix in ("xls", "ods"):
        return replace(read_xlsx(name, office.convert(name, data, suffix, "xlsx")), format=suffix)
    return replace(read_docx(name, office.convert(name, data, suffix, "docx")), format=suffix)
