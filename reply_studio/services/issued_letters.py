"""The letters that were issued for a case, as their records keep them, and how their files and signatures stand."""

from typing import Any, Final

import msgspec

from reply_studio.errors import InputError
from reply_studio.i18n import _, listed
from reply_studio.model.act import Act, letter_digests
from reply_studio.model.base import Value
from reply_studio.model.case import CaseFile
from reply_studio.model.letter import Letter
from reply_studio.model.signature import LetterStatus
from reply_studio.model.workflow import SIGN
from reply_studio.services import printing, signing
from reply_studio.services.desk import Desk
from reply_studio.services.ports import Signer
from reply_studio.text.digests import digest

ANEW: Final = ("rehandle", "revise")
"""Acts with which a new letter is begun."""


def last_issue(file: CaseFile) -> Act | None:
    """The act of the last issue; ``None`` where no letter was issued."""
    return next((each for each in reversed(file.acts) if each.act == "issue"), None)


def issued_letter(desk: Desk, file: CaseFile) -> Letter | None:
    """The last issued letter, number and date in it; ``None`` where there is none.

    Raises:
        InputError: its record is missing or damaged.
    """
    last = last_issue(file)
    if last is None:
        return None
    name = f"{last.data.get('letter')}.json"
    try:
        record = msgspec.json.decode(desk.store.letter(file.case.id, name))
        return msgspec.convert(record["paragraphs"], Letter)
    except (msgspec.MsgspecError, KeyError, TypeError) as error:
        raise InputError(
            _("the record of an issued letter is damaged: {cause}").format(cause=error),
            where=f"{file.case.id}/letters/{name}",
            hint=_("see: reply-studio log {case} --verify").format(case=file.case.id),
        ) from error


def standing_letter(desk: Desk, file: CaseFile) -> Letter:
    """The letter that the case stands at: the one issued last, or the one being drafted where none was issued or a new
    one was begun since.

    Raises:
        InputError: as ``issued_letter``, or the draft names a passage that it does not have.
        RefusedError: the case needs no letter.
    """
    since = [each.act for each in file.acts if each.act in {"issue", *ANEW}]
    found = issued_letter(desk, file) if since and since[-1] == "issue" else None
    return found or printing.letter_of(desk, file.case.id)


class LetterState(Value):
    """An issued letter as it stands: its number, its name under letters/, and whether its file is the one that the
    journal names. ``status`` judges its signatures, ``None`` where it was neither issued nor later signed with one;
    ``problem`` says why they could not be judged.
    """

    letter: int
    number: str
    date: str
    file: str
    same: bool
    status: LetterStatus | None = None
    problem: str = ""

    @property
    def words(self) -> str:
        """The file and its signatures in one line: who signed, whether it is intact, and whether they are trusted."""
        if not self.same:
            return _("the file is missing or changed")
        if self.problem:
            return _("signed, but cannot be judged: {cause}").format(cause=self.problem)
        if self.status is None:
            return _("not signed")
        who = listed(each.signer for each in self.status.signatures)
        told = _("signed by {signer}").format(signer=who) if who else ""
        return listed(each for each in (told, signing.verdict_words(self.status)) if each)


def letter_states(desk: Desk, file: CaseFile) -> tuple[LetterState, ...]:
    """How every issued letter of a case stands, in the order of their issue. Only a signed one loads the signer."""
    issued = [each for each in file.acts if each.act == "issue" and isinstance(each.data.get("letter"), int)]
    return tuple(_state(desk, file, each.data) for each in issued)


def _state(desk: Desk, file: CaseFile, told: dict[str, Any]) -> LetterState:
    name = f"{told['letter']}.docx"
    try:
        data = desk.store.letter(file.case.id, name)
    except InputError:
        data = b""
    found = LetterState(
        letter=told["letter"],
        number=str(told.get("number", "")),
        date=str(told.get("date", "")),
        file=f"letters/{name}",
        same=digest(data) == letter_digests(file.acts).get(str(told["letter"])),
    )
    later = any(each.act == SIGN and each.data.get("letter") == told["letter"] for each in file.acts)
    signed = found.same and (told.get("signer") or later)
    return judged(desk, desk.signer, found, data) if signed and desk.signer else found


def judged(desk: Desk, signer: Signer, found: LetterState, data: bytes) -> LetterState:
    """The letter's state with the verdict on the signatures in ``data``, by the certificates that the office trusts."""
    try:
        trusted = signing.anchors(desk.config, desk.root, ())
        status = signer.verify(data, found.file, trusted, desk.clock.now())
    except InputError as error:
        return msgspec.structs.replace(found, problem=str(error))
    return msgspec.structs.replace(found, status=status)
