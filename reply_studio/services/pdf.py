"""A paper as PDF, made by LibreOffice from its Word file."""

from pathlib import Path

from reply_studio.errors import InputError, MissingToolError, UsageError
from reply_studio.formats import office
from reply_studio.i18n import _
from reply_studio.services.desk import Desk


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
    if word.suffix.lower() != ".docx":
        raise UsageError(_("only a Word file becomes a PDF"), where=str(word), hint=_("leave --pdf out"))
    need_office()
    path = target or word.with_suffix(".pdf")
    try:
        data = word.read_bytes()
    except OSError as error:
        raise InputError(_("cannot be read: {cause}").format(cause=error), where=str(word)) from error
    desk.write(path, office.convert(word.name, data, "docx", "pdf"))
    return path
