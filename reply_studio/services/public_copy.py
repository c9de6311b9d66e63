"""The public copy of a letter (公开件): what belongs to persons is masked, and said."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from reply_studio.composing import profile_of
from reply_studio.composing.redacting import Redaction, redacted
from reply_studio.i18n import N_, _
from reply_studio.model.base import Value
from reply_studio.model.case import CaseFile
from reply_studio.model.letter import Kind, Letter
from reply_studio.services import joining, own_part, printing
from reply_studio.services.desk import Desk, open_case
from reply_studio.services.issued_letters import issued_letter
from reply_studio.services.rights import refused
from reply_studio.text.private import What

WORDS: Final[Mapping[str, str]] = {
    What.MOBILE: N_("a mobile number"),
    What.IDENTITY: N_("an identity number"),
    What.CARD: N_("an account number"),
    What.HOME: N_("a home address"),
    What.PLATE: N_("a number plate"),
    What.NAME: N_("a private person's name"),
    What.ASKED: N_("words that were to be masked"),
}
_SECRET = "不予公开"


class PublicCopy(Value):
    """The copy's file and what was masked in it."""

    path: Path
    redactions: tuple[Redaction, ...] = ()


def copy(
    desk: Desk, wanted: str, target: Path | None = None, asked: Sequence[str] = (), style: str | None = None
) -> PublicCopy:
    """Writes the copy as a Word file, as plain text where ``target`` ends in .txt: of the letter as it was issued, of
    the letter as it is where none was. ``asked`` are further words to mask.

    Raises:
        RefusedError: the letter is not for the public, or there is none.
        InputError: a text cannot be printed, the template is wrong.
        StorageError: the file could not be written.
    """
    own = open_case(desk, wanted)
    own_part.refuse_letterless(own)
    file = joining.answering(desk, own)
    whole = issued_letter(desk, file) or printing.letter_of(desk, file.case.id)
    _refuse_secret(file, whole)
    letter, done = redacted(whole, public=_public(desk, file), asked=asked)
    path = target or desk.store.path(own.case.id, "case").with_name("public-copy.docx")
    desk.write(path, _data(desk, letter, path, style))
    return PublicCopy(path=path, redactions=done)


def _data(desk: Desk, letter: Letter, path: Path, style: str | None) -> bytes:
    if path.suffix.lower() == ".txt":
        return f"{printing.checked_text(letter)}\n".encode()
    return desk.printer.print(letter, printing.template_of(desk, letter.paper, style))


def _refuse_secret(file: CaseFile, letter: Letter) -> None:
    told = letter.first(Kind.DISCLOSURE)
    if told and _SECRET in told.text:
        raise refused("disclosure", _("the letter is not for the public"), where=file.case.id)


def _public(desk: Desk, file: CaseFile) -> tuple[str, ...]:
    """Names that a published letter bears: the proposers' and those of the office's people."""
    profile = profile_of(desk.config)
    people = [each.name for each in profile.people.values()]
    asking = [each.name for one in file.items for each in one.proposal.proposers]
    return tuple(each for each in (*asking, *people, profile.contact) if each)
