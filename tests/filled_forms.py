"""Forms for units filled as people fill them: in Word, with tracked changes, in programs that drop the controls."""

import re
from collections.abc import Mapping
from pathlib import Path
from xml.sax.saxutils import escape

from reply_studio.formats.form_tags import COLUMNS
from reply_studio.formats.packing import read_parts, write_parts
from tests.programs import convert

MAIN = "word/document.xml"
_STAMP = 'w:id="9" w:author="沈静秋" w:date="2025-07-01T09:00:00Z"'


def filled(form: bytes, answers: Mapping[str, str], *, tracked: bool = False) -> bytes:
    """The form with answers by suggestion and column (``s3:progress``), a paragraph a line.

    ``tracked``: typed with tracked changes over an earlier wording that is struck out.
    """
    document = document_of(form)
    for place, text in answers.items():
        suggestion, column = place.split(":")
        (row,) = (each for each in rows_of(document) if f'"rs:{suggestion}:row"' in each)
        cells = re.findall(r"<w:tc>.*?</w:tc>", row, re.DOTALL)
        words = "".join(_paragraph(line, tracked=tracked) for line in text.split("\n"))
        at = COLUMNS.index(column) + 1
        cells[at] = re.sub(r"<w:p>.*</w:p>", lambda _found, words=words: words, cells[at], flags=re.DOTALL)
        document = document.replace(row, f"<w:tr>{''.join(cells)}</w:tr>")
    return with_document(form, document)


def rows_of(document: str) -> list[str]:
    """The rows of the form's table."""
    return re.findall(r"<w:tr>.*?</w:tr>", document, re.DOTALL)


def _paragraph(text: str, *, tracked: bool) -> str:
    said = f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
    if not tracked:
        return f"<w:p>{said}</w:p>"
    gone = '<w:r><w:delText xml:space="preserve">原来的说法</w:delText></w:r>'
    return f"<w:p><w:del {_STAMP}>{gone}</w:del><w:ins {_STAMP}>{said}</w:ins></w:p>"


def document_of(form: bytes) -> str:
    """The XML of the document's main part."""
    return read_parts(form, "form")[MAIN].decode("utf-8")


def with_document(form: bytes, document: str) -> bytes:
    """The form with another main part."""
    return write_parts({**read_parts(form, "form"), MAIN: document.encode("utf-8")})


def without_controls(form: bytes) -> bytes:
    """The form as a program leaves it that keeps what is in the controls and drops the controls."""
    document = re.sub(r"<w:sdtPr>.*?</w:sdtPr>|</?w:sdt>|</?w:sdtContent>", "", document_of(form))
    return with_document(form, document)


def through_libreoffice(soffice: str, form: bytes, folder: Path) -> bytes:
    """The form opened and saved by LibreOffice."""
    (folder / "in").mkdir(parents=True, exist_ok=True)
    (folder / "in" / "form.docx").write_bytes(form)
    convert(soffice, folder, "docx", folder / "in" / "form.docx")
    return (folder / "form.docx").read_bytes()
