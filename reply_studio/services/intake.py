"""Import: a received file is read, understood and joined to its case. The same file again changes nothing."""

import datetime as dt
from dataclasses import replace

import msgspec

from reply_studio import parsing
from reply_studio.errors import InputError
from reply_studio.i18n import _, listed
from reply_studio.model.case import CaseFile
from reply_studio.model.contribution import Contribution
from reply_studio.model.intake import Intake, Item, Remark
from reply_studio.services import amending, forms, identity, ledgers, register, twins
from reply_studio.services.arrival import EMPTY, Arrival, Imported, Request, Tally, changed_parts, take_letters
from reply_studio.services.arriving import fingerprint
from reply_studio.services.committing import save
from reply_studio.services.desk import Desk, open_case
from reply_studio.services.ports import Part, Received

_HAN = ("\u4e00", "\u9fff")
"""A title without any of these was guessed from a line that is none."""
AMENDED = "AM001"
"""The proposer amended what somebody corrected here."""


def understand(name: str, data: bytes, kind: str | None = None) -> Intake:
    """The file as understood. A page asked for as ``proposal`` is still read as a page: its inputs are wanted.

    A form of ours that a unit has filled is known by the marks in it.
    """
    if kind in (None, forms.KIND):
        form = forms.read(name, data, asked=kind is not None)
        if form is not None:
            return form
    document = parsing.read(name, data)
    if kind != "proposal":
        return _something(name, parsing.understand(document, kind), asked=kind is not None)
    found = parsing.understand(document)
    return found if found.kind == "page" else parsing.understand(document, "proposal")


def _something(name: str, found: Intake, *, asked: bool) -> Intake:
    """What was understood, unless that is nothing at all: a list of names, a program's settings make no case.

    Raises:
        InputError: no Chinese title, no number, proposer or suggestion, and nobody said what the file is.
    """
    item = found.item
    if asked or found.kind != "proposal" or item is None or _names_something(item):
        return found
    raise InputError(_("neither a proposal nor a letter was found in it"), where=name, hint=_hint())


def _names_something(item: Item) -> bool:
    proposal = item.proposal
    titled = any(_HAN[0] <= each <= _HAN[1] for each in proposal.title)
    return bool(titled or item.number or proposal.proposers or proposal.suggestions)


def _hint() -> str:
    return _("say what it is with --as page, proposal, input or reply")


def plan(name: str, data: bytes, request: Request) -> Imported:
    """The dry run: what the file is understood to be and the case id it would get; nothing is looked up or written."""
    intake = understand(name, data, request.kind)
    item = intake.item
    case = identity.case_id(item, intake, dt.date.today()) if item else request.case or forms.case_of(intake)
    return Imported(file=name, action="created", intake=intake, case=case)


def receive(desk: Desk, name: str, data: bytes, request: Request, known: register.KnownCases | None = None) -> Imported:
    """Reads one file and joins it to its case. A file that a case holds byte for byte is read again only where the
    person says what it is, and no reading overwrites a correction (``amending``). ``known`` serves many files in a row.

    Raises:
        InputError: unreadable, not understood, or no case can be found for a letter.
        ConflictError, StorageError: nothing was written.
    """
    cases = known or register.KnownCases(desk)
    sha = fingerprint(data)
    if request == Request() and (same := _held(name, sha, cases)):
        return same
    source = Received(name=name, data=data)
    arrival = Arrival(desk=desk, intake=understand(name, data, request.kind), source=source, request=request)
    done = _received(arrival, cases)
    if done.case and done.action in ("created", "updated"):
        cases.hold(sha, done.case, arrival.intake.kind)
    return done


def _held(name: str, sha: str, cases: register.KnownCases) -> Imported | None:
    """The outcome for a file that cases hold byte for byte, ``None`` for any other."""
    held = cases.holding(sha)
    if held is not None:
        return Imported(file=name, action="unchanged", intake=Intake(kind=held[1]), case=held[0])
    known, tally = cases.ledger(sha), Tally(unchanged=len(cases.ledger(sha)))
    ledger = Intake(kind="ledger")
    return Imported(file=name, action="unchanged", intake=ledger, cases=known, tally=tally) if known else None


def _received(arrival: Arrival, cases: register.KnownCases) -> Imported:
    desk, request, item = arrival.desk, arrival.request, arrival.intake.item
    if item is not None:
        file = open_case(desk, request.case) if request.case else _own_case(arrival, item, cases)
        done = _create(arrival, item, cases) if file is None else _update(arrival, item, file)
        return twins.with_remarks(done, item, file, desk, cases)
    if arrival.intake.kind == "ledger":
        return ledgers.receive(arrival, cases)
    if not arrival.intake.replies:
        name = arrival.source.name
        raise InputError(_("neither a proposal nor a letter was found in it"), where=name, hint=_hint())
    file = _letters_case(arrival, cases)
    placed = forms.placed(arrival.intake, file, desk.config, arrival.source.name)
    return _join(replace(arrival, intake=placed), file)


def _own_case(arrival: Arrival, item: Item, cases: register.KnownCases) -> CaseFile | None:
    """The case that holds this very file or is the item's, ``None`` where there is none yet."""
    held = cases.holding(fingerprint(arrival.source.data))
    return arrival.desk.store.load(held[0]) if held else cases.find(item)


def _letters_case(arrival: Arrival, cases: register.KnownCases) -> CaseFile:
    """The case that a letter or form goes into: the one the person names, the one the form names, the one it speaks of.

    Raises:
        InputError: none or several.
    """
    desk, named = arrival.desk, forms.case_of(arrival.intake)
    if arrival.request.case:
        return open_case(desk, arrival.request.case)
    return desk.store.load(named) if named and named in desk.store.ids() else _addressed_case(arrival, cases)


def _create(arrival: Arrival, item: Item, cases: register.KnownCases) -> Imported:
    case = register.new_case(item, arrival.intake, arrival.desk.config, arrival.desk.clock.today())
    base = msgspec.structs.replace(EMPTY, case=case, proposal=item.proposal)
    file, made = take_letters(arrival, base)
    parts: dict[str, Part] = {"case": file.case, "proposal": file.proposal, "draft": file.draft}
    parts |= {f"inputs/{each.key}": each for each in made}
    created = arrival.desk.store.create(file.case, parts, (arrival.act(),), (arrival.source,))
    cases.add(created, item)
    return arrival.outcome("created", created)


def _update(arrival: Arrival, item: Item, old: CaseFile) -> Imported:
    """The amended proposal and the new letters; the reply, what a clerk typed and what a person corrected stay."""
    desk = arrival.desk
    case = register.filled(old.case, item, register.units_of(item, desk.config, old))
    found = amending.amended(amending.last_reading(desk, old), old.proposal, item.proposal)
    base = msgspec.structs.replace(old, case=case, proposal=found.proposal)
    if found.kept:
        remark = Remark(code=AMENDED, message=amending.told(old.case.id, found.kept))
        remarks = (*arrival.intake.remarks, remark)
        arrival = replace(arrival, intake=msgspec.structs.replace(arrival.intake, remarks=remarks))
    new, made = take_letters(arrival, base)
    if found.reading is None:
        return _save(arrival, old, new, made)
    reading = desk.store.autosave(old.case.id, amending.PART, found.reading)
    save(desk, old, changed_parts(old, new, made), (arrival.act(reading=reading),), (arrival.source,))
    return arrival.outcome("updated", old.case.id)


def _join(arrival: Arrival, old: CaseFile) -> Imported:
    return _save(arrival, old, *take_letters(arrival, old))


def _save(arrival: Arrival, old: CaseFile, new: CaseFile, made: list[Contribution]) -> Imported:
    parts = changed_parts(old, new, made)
    if not parts:
        return arrival.outcome("unchanged", old.case.id)
    save(arrival.desk, old, parts, (arrival.act(),), (arrival.source,))
    return arrival.outcome("updated", old.case.id)


def _addressed_case(arrival: Arrival, cases: register.KnownCases) -> CaseFile:
    """The one case that the letters speak of, by item number and quoted title: one of both before one of either. Of
    cases handled together it is the one that answers for them.

    Raises:
        InputError: none or several.
    """
    desk, replies = arrival.desk, arrival.intake.replies
    numbers = [each for reply in replies for each in reply.item_numbers]
    titles = [reply.quoted_title for reply in replies if reply.quoted_title]
    numbered = [each for each in cases.rows if identity.answers_case(numbers, (), each)]
    titled = [each for each in cases.rows if identity.answers_case((), titles, each)]
    ids = {each["case"] for each in titled}
    rows = [each for each in numbered if each["case"] in ids] or [*numbered, *titled]
    named = {each["case"] for each in rows}
    found = [each["case"] for each in rows if each.get("answered_by") not in named]
    if len(found) == 1:
        return desk.store.load(found[0])
    raise InputError(
        _("cannot tell which case this letter belongs to (candidates: {cases})").format(
            cases=listed(found) or _("none")
        ),
        where=arrival.source.name,
        hint=_("add: --case CASE"),
    )
