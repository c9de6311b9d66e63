"""The letter of a case: composed once, as text for the terminal or as a Word file for review."""

from pathlib import Path

from reply_studio.composing import compose, profile_of
from reply_studio.composing.characters import printable
from reply_studio.composing.replying_again import is_handled_again
from reply_studio.errors import InputError
from reply_studio.i18n import _
from reply_studio.model.case import CaseFile
from reply_studio.model.letter import Letter
from reply_studio.model.part import LETTERLESS
from reply_studio.services import joining, own_part
from reply_studio.services.desk import Desk, open_case

PAPERS = ("reply", "co", "rereply")
_TEMPLATES = {"reply": "reply", "rereply": "reply", "co": "co-handling"}
"""Paper → its template without style and ending; a letter to another unit looks as a co-handling opinion does."""
_TO_A_UNIT = "co-handling"
STYLES = ("letter", "red-head", "preprinted")
"""信函格式, 红头, and paper on which mark and rules are printed already."""


def paper_of(file: CaseFile) -> str:
    """The paper our role asks for: a co-handling opinion where we co-handle, otherwise the reply, after a second
    handling the one that says so.
    """
    if file.case.role == "co":
        return "co"
    return "rereply" if is_handled_again(file) else "reply"


def letter_of(desk: Desk, wanted: str, paper: str | None = None, layout: str | None = None) -> Letter:
    """The composed letter of a case; that of the leading case where this one is answered there."""
    file = joining.answering(desk, open_case(desk, wanted))
    own_part.refuse_letterless(file)
    return compose(file, paper or paper_of(file), profile_of(desk.config), layout)


def own_letter(desk: Desk, file: CaseFile) -> Letter | None:
    """The letter of a case as it is in ``file``, of the paper that our role asks for; ``None`` where another case's
    letter answers it. Nothing is read from the store.

    Raises:
        InputError: the draft names a passage that it does not have.
    """
    if file.case.role in LETTERLESS or (file.case.answered_by and not file.draft.points):
        return None
    return compose(file, paper_of(file), profile_of(desk.config))


def checked_text(letter: Letter) -> str:
    """The letter as plain text, one paragraph a line.

    Raises:
        InputError: a text holds a control character; its paragraph is named.
    """
    for place, each in enumerate(letter.paragraphs, 1):
        printable(each.text, f"{each.kind.value}[{place}]" + (f" ({each.anchor})" if each.anchor else ""))
    return letter.text()


def template_of(desk: Desk, paper: str, style: str | None = None) -> Path:
    """The office's template of a paper, in a style or in the one that config.toml names."""
    stem, chosen = _TEMPLATES.get(paper, _TO_A_UNIT), style or desk.config.letter.style
    return desk.templates / (f"{stem}.docx" if chosen == STYLES[0] else f"{stem}-{chosen}.docx")


def render(  # noqa: PLR0913  # what the command takes
    desk: Desk,
    wanted: str,
    *,
    paper: str | None = None,
    layout: str | None = None,
    template: Path | None = None,
    style: str | None = None,
    target: Path | None = None,
) -> Path:
    """Writes the letter as a Word file and returns its path: ``target``, or the case's own review copy.

    Raises:
        InputError: the template is absent or wrong, or a text cannot be printed.
        StorageError: the file could not be written.
    """
    own = open_case(desk, wanted)
    own_part.refuse_letterless(own)
    file = joining.answering(desk, own)
    chosen = paper or paper_of(file)
    form = _there(template or template_of(desk, chosen, style))
    letter = compose(file, chosen, profile_of(desk.config, style), layout)
    path = target or desk.store.path(own.case.id, "case").with_name(f"review-{chosen}.docx")
    desk.write(path, desk.printer.print(letter, form))
    return path


def print_letter(desk: Desk, letter: Letter, path: Path, form: Path | None = None) -> Path:
    """Writes a letter that is none of the case's own replies; ``form`` is the template, the office's where none is
    given. Returns its path.

    Raises:
        InputError: the template is absent or wrong, or a text cannot be printed.
        StorageError: the file could not be written.
    """
    desk.write(path, desk.printer.print(letter, _there(form or template_of(desk, letter.paper))))
    return path


def _there(template: Path) -> Path:
    if not template.is_file():
        hint = _("see: reply-studio doctor; new templates come with: reply-studio init in another folder")
        raise InputError(_("there is no such template"), where=str(template), hint=hint)
    return template
