"""A paper as PDF, made by LibreOffice from its Word file."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from reply_studio.errors import InputError, MissingToolError, UsageError
from reply_studio.formats import office
from reply_studio.i18n import _
from reply_studio.services.desk import Desk

AT_ONCE: Final = 20
"""Files of one run of LibreOffice."""


def need_office() -> None:
    """Said before anything is written.

    Raises:
        MissingToolError: LibreOffice is not installed.
    """
    if office.find() is None:
        raise MissingToolError(
            _("a PDF is made with LibreOffice (soffice); it is not installed here"),
            hint=_("install the package {package}").format(package=office.PACKAGE),
        )


def write_pdf(desk: Desk, word: Path, target: Path | None = None) -> Path:
    """Writes the PDF of a Word file beside it, or where ``target`` says, and returns its path.

    Raises:
        UsageError: the paper is no Word file.
        MissingToolError: LibreOffice is not installed.
        InputError: the file cannot be read, or LibreOffice makes no PDF of it.
        StorageError: the PDF could not be written.
    """
    data = _read(word)
    need_office()
    path = target or word.with_suffix(".pdf")
    desk.write(path, office.convert(word.name, data, "docx", "pdf"))
    return path


def write_pdfs(desk: Desk, files: Sequence[Path]) -> Iterator[Path]:
    """Writes the PDFs of many Word files beside them, some at a time in one run of LibreOffice; what a run does not
    give is tried alone. Gives each path once it is written.

    Raises:
        As ``write_pdf``, for the first file that fails.
    """
    for some in batched(files):
        made = office.convert_all([_read(each) for each in some], "docx", "pdf")
        for word, data in zip(some, made, strict=True):
            path = word.with_suffix(".pdf")
            if data is None:
                write_pdf(desk, word)
            else:
                desk.write(path, data)
            yield path


def batched(files: Sequence[Path]) -> Iterator[Sequence[Path]]:
    """The files in parts of at most ``AT_ONCE``."""
    for start in range(0, len(files), AT_ONCE):
        yield files[start : start + AT_ONCE]


def _read(word: Path) -> bytes:
    if word.suffix.lower() != ".docx":
        raise UsageError(_("only a Word file becomes a PDF"), where=str(word), hint=_("leave --pdf out"))
    try:
        return word.read_bytes()
    except OSError as error:
        raise InputError(_("cannot be read: {cause}").format(cause=error), where=str(word)) from error
