"""Issue: the approved letter gets its number, its date and its seal, and is kept unchanged; then it is sent."""

import contextlib
import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import msgspec

import reply_studio
from reply_studio.composing.dating import dated
from reply_studio.errors import ConflictError, StorageError, UsageError
from reply_studio.i18n import _, listed
from reply_studio.model.base import Value
from reply_studio.model.binding import Binding
from reply_studio.model.case import CaseFile, all_proposers
from reply_studio.model.letter import Kind, Letter
from reply_studio.services import review_state, rights, signing
from reply_studio.services.binding import binding_of, letter_of
from reply_studio.services.committing import act, upon
from reply_studio.services.desk import Desk, open_case
from reply_studio.services.ports import NumberEntry, Received, Signer
from reply_studio.services.printing import template_of
from reply_studio.services.reviewing import refuse_errors, refuse_outside, transition, unchanged
from reply_studio.services.rights import refused
from reply_studio.text.digests import digest

SERIES: Final = {"reply": "reply", "co": "co"}
"""Paper → the series of ``[numbers]`` it takes its number from; where there is none of its own, that of replies."""


TEMPLATE: Final = "template-of-letter-{n}.docx"
SEAL: Final = "seal-of-letter-{n}.png"
MORE_SEALS: Final = "seal-of-letter-{n}-{organ}.png"
"""Names of the files that an issued letter was made with, as the journal has them; seals of joint organs are counted
from the second on.
"""


@dataclass(frozen=True)
class Signature:
    """Who signs the issued letter at once: the signer, the key's file and its password, which is nowhere kept."""

    signer: Signer
    key: bytes = field(repr=False)
    password: str = field(repr=False)


class Issued(Value):
    """An issued letter: its number and date, its file and that file's digest."""

    case: str
    number: str
    date: dt.date
    path: Path
    letter: int
    digest: str
    signer: str = ""


def issue(  # noqa: PLR0913,PLR0917  # what the command takes
    desk: Desk,
    wanted: str,
    number: str = "",
    date: dt.date | None = None,
    seal: Path | Sequence[Path] | None = None,
    sign: Signature | None = None,
) -> Issued:
    """Issues the letter of a case.

    ``number`` is one given by another system; without it the next of the office's series. ``date`` is that of the last
    approval where none is given; the imprint's day of printing is the day of the issue (送印, GB/T 9704-2012, 7.4.3).
    ``seal``: the picture, of joint organs one for each in their order. ``sign`` adds the unit's signature to the file
    that is kept.

    Raises:
        RefusedError: a rule is against it (state, right, approval, number, errors); it is named.
        InputError: a seal is no PNG picture.
        UsageError: some of joint organs would have no seal.
        ConflictError: somebody changed the case or decided on it meanwhile; the number stays reserved for it.
    """
    file = open_case(desk, wanted)
    step = transition(file, "issue")
    who = rights.need(desk.config, desk.who, step.by, desk.clock.today(), where=file.case.id)
    now = binding_of(desk, file, printed=True)
    found = refuse_unapproved(desk, file, now)
    refuse_errors(desk, file)
    day = date or last_day(desk, found)
    letter = letter_of(desk, file)
    pictures = [signing.read(each) for each in seals_of(letter, seal, file.case.id)]
    _tell_register(desk, file)
    entry = _number(desk, file, letter, day, number)
    final = dated(letter, entry.text, day, max(day, desk.clock.today()), signed_off(desk, found))
    template = template_of(desk, letter.paper)
    plain = desk.printer.issued(final, template, pictures)
    data, signer = _signed(plain, f"{entry.text}.docx", sign, desk.clock.now())
    count = 1 + sum(each.act == "issue" for each in file.acts)
    record = _record(desk, file, final, now, entry, count, data, plain, pictures)
    done = act(
        "issue",
        state=step.leads_to.value,
        number=entry.text,
        date=day.isoformat(),
        letter=count,
        sha=digest(data),
        signer=signer,
        binding=msgspec.to_builtins(now),
        **({"joint": list(file.draft.joint)} if len(letter.every(Kind.ORGAN)) > 1 else {}),
        **({"single": True} if who.single else {}),
        **({"stands_for": who.stands_for} if who.stands_for else {}),
    )
    letters = {f"{count}.docx": data, f"{count}.json": record}
    kept = _materials(count, signing.read(template), pictures)
    desk.store.commit(file.case.id, unchanged(file), (done,), kept, decision=upon(file, letters))
    with contextlib.suppress(StorageError, ConflictError):  # the journal has the number: ``_tell_register`` follows it
        desk.numbers.mark(entry, "used", desk.who)
    path = desk.store.letter_path(file.case.id, f"{count}.docx")
    return Issued(
        case=file.case.id, number=entry.text, date=day, path=path, letter=count, digest=digest(data), signer=signer
    )


def _signed(plain: bytes, name: str, sign: Signature | None, when: dt.datetime) -> tuple[bytes, str]:
    """The letter with the unit's signature and who signed, as the certificate says; both as before without one."""
    if sign is None:
        return plain, ""
    data = sign.signer.sign(plain, name, sign.key, sign.password, when)
    return data, sign.signer.verify(data, name, {}, when).signatures[-1].signer


def _tell_register(desk: Desk, file: CaseFile) -> None:
    """Numbers of letters that were issued and that the register still has as reserved, because an issue was interrupted
    before its last step, become used: they are never given again.
    """
    issued = {each.data.get("number") for each in file.acts if each.act == "issue"}
    for each in desk.numbers.entries() if issued else ():
        if each.state == "reserved" and each.case == file.case.id and each.text in issued:
            desk.numbers.mark(each, "used", desk.who)


def refuse_unapproved(desk: Desk, file: CaseFile, now: Binding) -> review_state.Round:
    """The round of a letter whose exact text every step has agreed to.

    Raises:
        RefusedError: a step has not, or the text changed since.
    """
    found = review_state.round_of(file.acts)
    refuse_outside(file, found)
    missing = review_state.needs(found, now, desk.config, file)
    if not missing:
        return found
    labels = "\u3001".join(each.step.label or each.step.role for each in missing)
    old = review_state.outdated(found, now)
    message = _("the text was approved, but changed since; these steps have to look again: {steps}")
    raise refused(
        "approval",
        (message if old else _("these steps have not agreed yet: {steps}")).format(steps=labels),
        where=file.case.id,
        hint=_("see: reply-studio show {case}").format(case=file.case.id),
    )


def last_day(desk: Desk, found: review_state.Round) -> dt.date:
    """The day of the last approval: signing off is the letter's date (签发)."""
    last = max((each.at for each in found.approvals), default="")
    return dt.datetime.fromisoformat(last).date() if last else desk.clock.today()


def signed_off(desk: Desk, found: review_state.Round) -> str:
    """Who signed the letter off: the person of the last step's approval; "" where config.toml names nobody."""
    last = max((each for each in found.approvals if not each.unit), key=lambda each: (each.step, each.at), default=None)
    names = {each.login: each.name for each in desk.config.people}
    return names.get(last.who, "") if last else ""


def series_of(desk: Desk, paper: str) -> str:
    """The series of ``[numbers]`` that a paper takes its number from; where it has none of its own, that of replies."""
    return paper if paper in desk.config.numbers else "reply"


def _number(desk: Desk, file: CaseFile, letter: Letter, day: dt.date, given: str) -> NumberEntry:
    """The number reserved for the letter.

    Raises:
        RefusedError: the office has no series, or the number is another case's.
    """
    series = series_of(desk, letter.paper)
    if given:
        if not re.search(r"\d", given) or len(given) > 60 or not given.isprintable():
            raise UsageError(_("\u201c{number}\u201d is no document number").format(number=given))
        return desk.numbers.claim(series, day.year, given.strip(), file.case.id, desk.who)
    form = desk.config.numbers.get(series)
    if form is None:
        raise refused(
            "number",
            _("the office has no series of numbers"),
            where="config.toml",
            hint=_("write [numbers.reply] form = ..., or give a number: --number N"),
        )
    return desk.numbers.reserve(series, form.form, day.year, form.first, file.case.id, desk.who)


def _record(  # noqa: PLR0913,PLR0917  # everything the record keeps
    desk: Desk,
    file: CaseFile,
    letter: Letter,
    now: Binding,
    entry: NumberEntry,
    count: int,
    data: bytes,
    plain: bytes,
    pictures: Sequence[bytes],
) -> bytes:
    """What rebuilds the letter and proves it: its paragraphs, template, version, digests, journal head.

    ``plain`` is the file before it was signed: a signature holds a time and chance, the rest is built again as it was.
    """
    told = {
        "schema": 1,
        "case": file.case.id,
        "letter": count,
        "number": entry.text,
        "program": reply_studio.__version__,
        "sha256": digest(data),
        "unsigned": digest(plain),
        "binding": msgspec.to_builtins(now),
        "template": now.template,
        "seal": digest(pictures[0]) if pictures else "",
        **({"seals": [digest(each) for each in pictures]} if len(pictures) > 1 else {}),
        "head": desk.store.head(file.case.id),
        "paragraphs": msgspec.to_builtins(letter),
    }
    return msgspec.json.format(msgspec.json.encode(told), indent=1) + b"\n"


def seal_name(count: int, organ: int) -> str:
    """The name that a seal is kept under; organs count from 1."""
    return SEAL.format(n=count) if organ == 1 else MORE_SEALS.format(n=count, organ=organ)


def _materials(count: int, template: bytes, pictures: Sequence[bytes]) -> tuple[Received, ...]:
    """What the letter was made with, kept under sources/ by the names that ``rebuilding`` asks for."""
    seals = (Received(name=seal_name(count, organ), data=each) for organ, each in enumerate(pictures, 1))
    return (Received(name=TEMPLATE.format(n=count), data=template), *seals)


def seals_of(letter: Letter, given: Path | Sequence[Path] | None, where: str = "") -> tuple[Path, ...]:
    """The pictures of the seals, none or one for each organ that signs the letter, in their order.

    Raises:
        UsageError: there are more or fewer.
    """
    seals = (given,) if isinstance(given, Path) else tuple(given or ())
    organs = letter.every(Kind.ORGAN)
    if seals and len(seals) != len(organs):
        told = _("the letter is signed by {organs} organs, but seals are given: {seals}")
        raise UsageError(
            told.format(organs=len(organs), seals=len(seals)),
            where=where,
            hint=_("a seal for each, in this order: {names}").format(names=listed(each.text for each in organs)),
        )
    return seals


def void(desk: Desk, number: str, reason: str) -> NumberEntry:
    """Says that a reserved number is not used, and why; it is never given again.

    Raises:
        RefusedError: no right, no reason, or the number is used.
        UsageError: there is no such number.
    """
    rights.need(desk.config, desk.who, ("office",), desk.clock.today(), where=number)
    if not reason.strip():
        raise refused("reason", _("this needs a reason"), where=number, hint=_("add: --reason TEXT"))
    entry = next((each for each in desk.numbers.entries() if each.text == number), None)
    if entry is None:
        raise UsageError(_("the register has no number \u201c{number}\u201d").format(number=number))
    if entry.state == "reserved" and entry.case in desk.store.ids():
        _tell_register(desk, desk.store.load(entry.case))
        entry = next(each for each in desk.numbers.entries() if each.text == number)
    if entry.state != "reserved":
        raise refused("number", _("the number is {state}").format(state=entry.state), where=number)
    desk.numbers.mark(entry, "void", desk.who, reason.strip())
    return entry


def dispatch(desk: Desk, wanted: str, to: str = "", date: dt.date | None = None) -> tuple[str, ...]:
    """Records that the issued letter was sent; without ``to`` to every proposer and copy addressee. Returns to whom.

    Raises:
        RefusedError: there is no issued letter, or not by this person.
    """
    file = open_case(desk, wanted)
    step = transition(file, "dispatch")
    who = rights.need(desk.config, desk.who, step.by, desk.clock.today(), where=file.case.id)
    names = (to.strip(),) if to.strip() else addressees(desk, file)
    day = date or desk.clock.today()
    done = act(
        "dispatch",
        state=step.leads_to.value,
        to=list(names),
        date=day.isoformat(),
        **({"single": True} if who.single else {}),
    )
    desk.store.commit(file.case.id, {}, (done,), decision=upon(file))
    return names


def addressees(desk: Desk, file: CaseFile) -> tuple[str, ...]:
    """Everybody the letter goes to: the proposers, then the copies; where we co-handle the lead unit alone."""
    from reply_studio.composing.profile import profile_of
    from reply_studio.composing.units import lead_unit

    profile = profile_of(desk.config)
    asking = all_proposers(each.proposal for each in file.items)
    first = (lead_unit(file, profile),) if file.case.role == "co" else tuple(each.name for each in asking)
    copies = () if file.case.role == "co" else profile.copies
    return tuple(dict.fromkeys(each for each in (*first, *copies) if each))
