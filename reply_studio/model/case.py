"""A case (办件): one proposal or suggestion and what happens to it until its reply is filed."""

import datetime as dt
from collections.abc import Iterable

import msgspec

from reply_studio.model.act import Act
from reply_studio.model.base import Value
from reply_studio.model.contribution import Contribution
from reply_studio.model.draft import Draft
from reply_studio.model.proposal import Proposal, Proposer

TYPES = ("proposal", "suggestion_item", "opinion_item")
TRACK = {"proposal": "t", "suggestion_item": "j", "opinion_item": "o"}
"""Letter of the track in a case id: 提案, 建议, 社情民意."""

ROLES = ("lead", "co", "sole", "separate", "reference")


class Session(Value):
    """第十三届五次会议 → ``term=13, meeting=5``; ``None`` where the source does not say."""

    term: int | None = None
    meeting: int | None = None


class CaseUnit(Value):
    """A handling unit of the case. ``name`` is as printed; ``key`` is ASCII, from config or ``u1``…"""

    key: str
    role: str
    name: str = ""
    reply_by: dt.date | None = None


class Handler(Value):
    """Who works on it inside the office."""

    section: str = ""
    login: str = ""


class Dates(Value):
    """Days typed by a clerk; clocks start at ``assigned`` or ``received`` as config says."""

    assigned: dt.date | None = None
    received: dt.date | None = None
    due: dt.date | None = None


class Case(Value):
    """Identity and facts of a case. ``(track, body, session, number)`` identifies it; ``id`` names its folder.

    ``joined`` are the cases handled together with it (并案): of the leading case all that its letter answers beside its
    own item; of each of those the leading one, which ``answered_by`` names, too. ``part``: ids of the suggestions that
    are ours to answer where we co-handle or answer separately, none where nobody has said.
    """

    id: str
    type: str = "proposal"
    body: str = ""
    session: Session = Session()
    number: str = ""
    role: str = "lead"
    joined: tuple[str, ...] = ()
    answered_by: str = ""
    part: tuple[str, ...] = ()
    handler: Handler = Handler()
    dates: Dates = Dates()
    units: tuple[CaseUnit, ...] = ()


class Companion(Value):
    """A case as far as the letter of another one speaks of it."""

    case: Case
    proposal: Proposal


class CaseFile(Value):
    """Everything of a case as loaded, with the revision (SHA-256) of every part: ``case``, ``proposal``, ``draft``,
    ``inputs/sfj-v1``… ``together`` are the cases of ``joined`` that can be read.
    """

    case: Case
    proposal: Proposal
    draft: Draft
    inputs: tuple[Contribution, ...] = ()
    acts: tuple[Act, ...] = ()
    revisions: dict[str, str] = {}
    together: tuple[Companion, ...] = ()

    @property
    def items(self) -> tuple[Companion, ...]:
        """What the letter of this case answers: its own item first, then those of the cases that it leads."""
        own = Companion(case=self.case, proposal=self.proposal)
        return (own,) if self.case.answered_by else (own, *self.together)

    @property
    def contributions(self) -> tuple[Contribution, ...]:
        """The newest version of every unit's input (kind ``input``), in order of arrival."""
        newest: dict[str, Contribution] = {}
        for each in self.inputs:
            if each.kind == "input" and (each.unit not in newest or newest[each.unit].version < each.version):
                newest[each.unit] = each
        return tuple(newest.values())


def all_proposers(proposals: Iterable[Proposal]) -> tuple[Proposer, ...]:
    """Whom a letter to these proposals addresses: all of the first one, then of every other one those that are not
    among them, its lead first. Only the first proposal's lead leads the letter.
    """
    first, *others = proposals
    found = list(first.proposers)
    for each in (one for other in others for one in sorted(other.proposers, key=lambda one: not one.lead)):
        if not any(_is_same(each, known) for known in found):
            found.append(msgspec.structs.replace(each, lead=False))
    return tuple(found)


def _is_same(one: Proposer, other: Proposer) -> bool:
    return (one.group, "".join(one.name.split())) == (other.group, "".join(other.name.split()))
