"""The replies of a public page: received letters with their words as they stood, our own as it was issued."""

import datetime as dt
from collections.abc import Iterator

from reply_studio import parsing
from reply_studio.composing import profile_of
from reply_studio.composing.letter import DISCLOSURES
from reply_studio.composing.plans import date_words
from reply_studio.composing.public_page import PublishedReply
from reply_studio.composing.signing_off import whom_to_ask
from reply_studio.composing.units import unit_names
from reply_studio.errors import ReplyStudioError
from reply_studio.model.base import Value
from reply_studio.model.case import CaseFile
from reply_studio.model.contribution import Contribution
from reply_studio.model.intake import Intake
from reply_studio.model.letter import Kind, Letter
from reply_studio.model.reply import Contact, Reply, passage_text
from reply_studio.services import inputs, joining
from reply_studio.services.desk import Desk
from reply_studio.services.issued_letters import issued_letter, last_issue
from reply_studio.services.units import is_ours

_DISCLOSED = "公开"
"""What a line says that tells whether the letter is public."""


class Entry(Value):
    """One reply on its way to the page, beside what a reader of the page should find."""

    shown: PublishedReply
    reply: Reply | None = None


def entries_of(desk: Desk, file: CaseFile) -> tuple[tuple[Entry, ...], tuple[str, ...]]:
    """The replies by their days, opinions before the reply; and the units whose letter is not for the public."""
    letters = _Letters(desk, file)
    newest = {(each.unit, each.kind): each for each in file.inputs}
    hidden = tuple(each.name for each in newest.values() if each.reply.disclosure == "not_public")
    found = [_received(desk, file, each, letters) for each in newest.values() if each.name not in hidden]
    own = _issued(desk, joining.answering(desk, file))
    if own is not None:
        found = [each for each in found if not (each.reply and _is_our_reply(desk, each.reply))] + [own]
    return tuple(sorted(found, key=lambda each: _order(each, file))), hidden


def _is_our_reply(desk: Desk, reply: Reply) -> bool:
    return bool(reply.unit) and is_ours(reply.unit or "", desk.config)


def _order(entry: Entry, file: CaseFile) -> tuple[bool, dt.date]:
    return role_of(entry, file) != "co", entry.shown.date or dt.date.max


def role_of(entry: Entry, file: CaseFile) -> str:
    """``lead`` or ``co``: what the letter is; our own as our role says."""
    if entry.reply is not None:
        return entry.reply.role
    return "co" if file.case.role == "co" else "lead"


class _Letters:
    """The letters of received files, each file read once."""

    def __init__(self, desk: Desk, file: CaseFile) -> None:
        self._desk, self._case = desk, file.case.id
        self._read: dict[str, Intake] = {}

    def of(self, given: Contribution) -> Letter | None:
        """The whole letter that a unit's input was read from; ``None`` where its file does not hold it as letter."""
        found = self._intake(given.source)
        pairs = zip(found.replies, found.letters, strict=False)
        return next((letter for reply, letter in pairs if inputs.same_letter(reply, given.reply)), None)

    def _intake(self, source: str) -> Intake:
        if source not in self._read:
            try:
                document = parsing.read(source, self._desk.store.source(self._case, source))
                self._read[source] = parsing.understand(document)
            except ReplyStudioError:  # the file is gone or a form: the letter is set from what was kept of it
                self._read[source] = Intake(kind="")
        return self._read[source]


def _received(desk: Desk, file: CaseFile, given: Contribution, letters: _Letters) -> Entry:
    reply, letter = given.reply, letters.of(given)
    ours = _is_our_reply(desk, reply)
    feedback = _feedback(file) if ours else ("", "")
    lines = tuple(_words(letter) if letter else _made_up(reply))
    shown = PublishedReply(
        unit=unit_names(given.unit, file, profile_of(desk.config)).name or given.name,
        number=reply.number or "",
        date=reply.registered_date or reply.date,
        contacts=reply.registered_contacts or reply.contacts,
        feedback=feedback[0] or reply.feedback or "",
        remarks=feedback[1] or reply.feedback_remarks or "",
        disclosure="" if any(_DISCLOSED in each for each in lines) else DISCLOSURES.get(reply.disclosure or "", ""),
        lines=lines,
    )
    return Entry(shown=shown, reply=reply)


def _words(letter: Letter) -> Iterator[str]:
    """The letter's own lines; what stood around it on the page is left out."""
    own = [at for at, each in enumerate(letter.paragraphs) if each.kind is not Kind.OTHER]
    for each in letter.paragraphs[own[0] : own[-1] + 1] if own else ():
        yield from each.text.split("\n")


def _made_up(reply: Reply) -> Iterator[str]:
    """A letter set from what was kept of it."""
    if reply.title:
        yield reply.title
    if reply.addressees:
        yield "、".join(reply.addressees) + "\uff1a"
    for each in reply.passages:
        yield from passage_text(each).split("\n")
    yield from (each for each in (reply.unit, reply.date and date_words(reply.date)) if each)


def _issued(desk: Desk, file: CaseFile) -> Entry | None:
    """Our own letter as it was issued."""
    last, letter = last_issue(file), issued_letter(desk, file)
    if last is None or letter is None:
        return None
    sent = next((each.data.get("date") for each in reversed(file.acts) if each.act == "dispatch"), None)
    profile = profile_of(desk.config)
    name, phone = whom_to_ask(file, profile)
    result, remarks = _feedback(file)
    shown = PublishedReply(
        unit=profile.name,
        number=str(last.data["number"]),
        date=dt.date.fromisoformat(str(sent or last.data["date"])),
        contacts=(Contact(name=name or None, phones=(phone,) if phone else ()),),
        feedback=result,
        remarks=remarks,
        lines=tuple(each.text for each in letter.paragraphs if each.text),
    )
    return Entry(shown=shown)


def _feedback(file: CaseFile) -> tuple[str, str]:
    last = next((each.data for each in reversed(file.acts) if each.act == "feedback"), {})
    return str(last.get("result", "")), str(last.get("remarks", ""))
