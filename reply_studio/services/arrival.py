"""A file on its way into a case, with what the person said about it; and the contributions its letters make."""

from dataclasses import dataclass

import msgspec

from reply_studio.errors import InputError
from reply_studio.i18n import _
from reply_studio.model.act import Act
from reply_studio.model.base import Value
from reply_studio.model.case import Case, CaseFile, CaseUnit
from reply_studio.model.contribution import Contribution
from reply_studio.model.draft import Draft
from reply_studio.model.intake import Intake
from reply_studio.model.proposal import Proposal
from reply_studio.model.reply import Reply
from reply_studio.services import inputs, outlining, units
from reply_studio.services.arriving import fingerprint
from reply_studio.services.committing import act
from reply_studio.services.desk import Desk
from reply_studio.services.ports import Part, Received

EMPTY = CaseFile(case=Case(id="new"), proposal=Proposal(title=""), draft=Draft())
"""What a case is before its first file."""


class Request(Value):
    """What the person said beside the file: ``kind`` instead of the recognised one, the case, the sending unit."""

    kind: str | None = None
    case: str | None = None
    unit: str | None = None


class Tally(Value):
    """What became of a ledger's rows; ``others`` name other units only."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    others: int = 0


class Imported(Value):
    """The outcome for one file. ``action``: created, updated, unchanged or failed (then ``error`` says why). A ledger
    has ``cases`` and their ``tally`` instead of the one ``case``.
    """

    file: str
    action: str
    intake: Intake | None = None
    case: str | None = None
    error: str | None = None
    cases: tuple[str, ...] = ()
    tally: Tally | None = None

    @property
    def touched(self) -> tuple[str, ...]:
        """The cases that the file went into."""
        return (self.case,) if self.case else self.cases


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """One understood file at a desk."""

    desk: Desk
    intake: Intake
    source: Received
    request: Request

    def act(self, **more: str) -> Act:
        """The journal's line for it."""
        votes = list(self.intake.votes) if self.intake.votes else None
        sha = fingerprint(self.source.data)
        return act("import", kind=self.intake.kind, file=self.source.name, votes=votes, sha=sha, **more)

    def outcome(self, action: str, case: str) -> Imported:
        """The line of the report."""
        return Imported(file=self.source.name, action=action, intake=self.intake, case=case)


def take_letters(arrival: Arrival, file: CaseFile) -> tuple[CaseFile, list[Contribution]]:
    """The case with every letter of the file that it does not hold yet, and those letters as contributions.

    Other units' opinions become inputs; our own reply is kept as a reply and fills an outline that is still empty.
    """
    made: list[Contribution] = []
    for reply in arrival.intake.replies:
        name = _sender(arrival, reply)
        key = units.key_of(name, arrival.desk.config, file.case.units)
        letter = inputs.Letter(reply=reply, key=key, name=name, kind=_kind(arrival, reply, key))
        new = inputs.next_version(file, letter, received=arrival.desk.clock.today(), source=arrival.source)
        if letter.kind == "input":
            known = inputs.with_unit(file.case.units, CaseUnit(key=key, role="co", name=name))
            file = msgspec.structs.replace(file, case=msgspec.structs.replace(file.case, units=known))
        if new is not None:
            made.append(new)
            file = msgspec.structs.replace(file, inputs=(*file.inputs, new), draft=_outline(arrival, file, new))
    return file, made


def _sender(arrival: Arrival, reply: Reply) -> str:
    """The unit that sent the letter.

    Raises:
        InputError: neither the letter nor the person names it.
    """
    name = arrival.request.unit or reply.unit
    if not name:
        raise InputError(
            _("the letter does not say which unit sent it"), where=arrival.source.name, hint=_("add: --unit NAME")
        )
    return name


def _kind(arrival: Arrival, reply: Reply, key: str) -> str:
    """``input`` or ``reply``: as the person said, else by whose letter it is and to whom it goes."""
    if arrival.request.kind in {"input", "reply"}:
        return arrival.request.kind
    ours = key == units.our_key(arrival.desk.config)
    if arrival.intake.item is None:
        return "reply" if ours else "input"
    return "input" if reply.role == "co" and not ours else "reply"


def _outline(arrival: Arrival, file: CaseFile, new: Contribution) -> Draft:
    config = arrival.desk.config
    own = units.is_ours(new.name, config) if config.office.name else new.reply.role == "lead"
    if new.kind != "reply" or not own or file.draft.points or arrival.request.kind == "proposal":
        return file.draft
    return outlining.from_reply(new.reply, file.proposal, file.draft, unit=units.our_key(config))


def changed_parts(old: CaseFile, new: CaseFile, made: list[Contribution]) -> dict[str, Part]:
    """The parts in which two states of a case differ, by name."""
    pairs: dict[str, tuple[Part, Part]] = {
        "case": (old.case, new.case),
        "proposal": (old.proposal, new.proposal),
        "draft": (old.draft, new.draft),
    }
    parts: dict[str, Part] = {name: after for name, (before, after) in pairs.items() if before != after}
    return parts | {f"inputs/{each.key}": each for each in made}
