"""A paper as PDF, made by LibreOffice from its Word file."""

from collections.abc import Generator, Sequence
from contextlib import closing
from pathlib import Path

from reply_studio.errors import InputError, MissingToolError, ReplyStudioError, UsageError
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
    data = _read(word)
    need_office()
    path = target or word.with_suffix(".pdf")
    desk.write(path, office.convert(word.name, data, "docx", "pdf"))
    return path


def write_pdfs(
    desk: Desk, files: Sequence[tuple[Path, Path]], processors: int = 1
) -> Generator[Path | ReplyStudioError, None, None]:
    """Writes the PDFs of many Word files, each with its place, by as many runs of LibreOffice as there are processors
    for; what does not come so is tried alone. Gives each path once it is written, or why it is not, in the order given.
    """
    from reply_studio.formats import office_runs

    words = [word for word, _target in files if _is_word(word)]
    with closing(office_runs.pdfs(words, processors)) as made:
        for word, target in files:
            try:
                yield _placed(desk, word, target, next(made) if _is_word(word) else None)
            except ReplyStudioError as error:
                yield error


def _placed(desk: Desk, word: Path, target: Path, made: Path | None) -> Path:
    if made is None:
        return write_pdf(desk, word, target)
    desk.write(target, made.read_bytes())
    return target


def _is_word(file: Path) -> bool:
    return file.suffix.lower() == ".docx"


def _read(word: Path) -> bytes:
    if not _is_word(word):
        raise UsageError(_("only a Word file becomes a PDF"), where=str(word), hint=_("leave --pdf out"))
    try:
        return word.read_bytes()
    except OSError as error:
        raise InputError(_("cannot be read: {cause}").format(cause=error), where=str(word)) from error
