"""An issued letter is signed where it lies: its file gets one more signature, and the journal says whose it is.

In two steps, so that a person sees what would be kept before it is: ``prepare`` writes nothing, ``keep`` does.
"""

from typing import Any

from reply_studio.i18n import _
from reply_studio.model.base import Value
from reply_studio.model.case import CaseFile
from reply_studio.model.workflow import SIGN
from reply_studio.services import rights
from reply_studio.services.committing import act, upon
from reply_studio.services.desk import Desk
from reply_studio.services.issued_letters import LetterState, judged, letter_states
from reply_studio.services.issuing import Signature
from reply_studio.services.reviewing import transition
from reply_studio.services.rights import Standing, refused
from reply_studio.text.digests import digest


class Ready(Value):
    """A letter with a new signature, not kept yet. ``before`` and ``after`` are how it stands without and with it,
    ``signer`` is whom the certificate names.
    """

    before: LetterState
    after: LetterState
    signer: str
    data: bytes

    @property
    def again(self) -> bool:
        """Whether this certificate has signed the letter before."""
        told = self.before.status
        return told is not None and self.signer in {each.signer for each in told.signatures}


def standing(desk: Desk, file: CaseFile, letter: int | None = None) -> LetterState:
    """The letter that can be signed: the one that was issued last. ``letter`` is the one that is meant, where a person
    named it.

    Raises:
        RefusedError: not in this state, not by this person; its file is not the one that was issued; or a later letter
            has taken the place of the one that is meant.
    """
    _allowed(desk, file)
    found = letter_states(desk, file)
    if not found or not found[-1].same:
        raise refused(
            "letter",
            _("the file of the issued letter is missing or was changed; no signature is added to it"),
            where=f"{file.case.id}/{found[-1].file}" if found else file.case.id,
            hint=_("see: reply-studio log {case} --verify").format(case=file.case.id),
        )
    if letter not in {None, found[-1].letter}:
        raise refused(
            "letter",
            _("{file} has taken the place of this letter").format(file=found[-1].file),
            where=f"{file.case.id}/letters/{letter}.docx",
            hint=_("to sign a copy of it, name another file with -o"),
        )
    return found[-1]


def _allowed(desk: Desk, file: CaseFile) -> Standing:
    step = transition(file, SIGN)
    return rights.need(desk.config, desk.who, step.by, desk.clock.today(), where=file.case.id)


def prepare(desk: Desk, file: CaseFile, sign: Signature) -> Ready:
    """The letter issued last with one more signature; nothing is written.

    Raises:
        RefusedError: as ``standing``; or the key is weak, or its certificate is not valid today.
        InputError: the key's file is none, or the password does not open it.
    """
    before, when = standing(desk, file), desk.clock.now()
    plain = desk.store.letter(file.case.id, f"{before.letter}.docx")
    data = sign.signer.sign(plain, before.file, sign.key, sign.password, when)
    status = sign.signer.verify(data, before.file, {}, when)
    after = judged(desk, sign.signer, before, data)
    return Ready(before=before, after=after, signer=status.signatures[-1].signer, data=data)


def keep(desk: Desk, file: CaseFile, ready: Ready) -> LetterState:
    """Puts the signed letter in the place of the issued one, which stays in ``history/``. Returns how it stands then.

    Raises:
        RefusedError: as ``standing``.
        ConflictError: somebody signed it, or decided on the case, since ``file`` was read.
        StorageError: the disk refused.
    """
    who, letter = _allowed(desk, file), ready.before
    told: dict[str, Any] = {"single": True} if who.single else {}
    told |= {"stands_for": who.stands_for} if who.stands_for else {}
    sha = digest(ready.data)
    done = act(SIGN, letter=letter.letter, number=letter.number, sha=sha, signer=ready.signer, **told)
    signed = {f"{letter.letter}.docx": ready.data}
    desk.store.commit(file.case.id, {}, (done,), decision=upon(file, against=(SIGN,), signed=signed))
    return ready.after
