"""Undo and redo: a new revision that restores an earlier one, so that it lasts over restarts.

The journal is the memory: every act that changed a part is a step, and so is a decision about a unit's passage;
``undo`` and ``redo`` move along the steps. The draft and the proposal have steps of their own: a correction belongs to
the proposal's, with the case's units and with the answers that it mended in the draft. A decision is taken back by the
act alone. Only one's own last step is taken back: another person's work is theirs to undo.
"""

from dataclasses import dataclass, field

from reply_studio.errors import RefusedError
from reply_studio.i18n import _
from reply_studio.model.act import Act
from reply_studio.model.case import Case, CaseFile
from reply_studio.model.draft import Draft
from reply_studio.model.proposal import Proposal
from reply_studio.services.committing import act, save
from reply_studio.services.desk import Desk, open_case
from reply_studio.services.editing import replace
from reply_studio.services.mending import mended, unmended
from reply_studio.services.ports import Part
from reply_studio.services.proposal_rows import ids_of

DRAFT = "draft"
PROPOSAL = "proposal"
CORRECTION = "correct"
"""The act of a correction."""
DECISIONS = ("leave-out", "reopen", "resolve", "both")
"""Acts about the units' inputs that change no part: steps of the work at the draft all the same."""


@dataclass(slots=True)
class Steps:
    """The steps of a part that one can go to; ``at`` is where it stands."""

    acts: list[Act] = field(default_factory=list)
    at: int = -1

    def follow(self, done: Act) -> None:
        """Take one act of the journal into account."""
        if done.act == "undo":
            self.at -= 1
        elif done.act == "redo":
            self.at += 1
        else:
            del self.acts[self.at + 1 :]
            self.acts.append(done)
            self.at += 1


def steps(file: CaseFile, part: str = DRAFT) -> Steps:
    """The steps of a case's draft or proposal, from its journal."""
    found = Steps()
    for each in file.acts:
        if _belongs(each, part):
            found.follow(each)
    return found


def _belongs(done: Act, part: str) -> bool:
    """Whether an act is a step of this part."""
    if done.act in ("undo", "redo"):
        return bool(done.data.get("part", DRAFT) == part)
    if done.act == CORRECTION:
        return part == PROPOSAL
    return part in done.parts or (part == DRAFT and done.act in DECISIONS)


def undo(desk: Desk, wanted: str, part: str = DRAFT) -> str:
    """Restores a part as it was before my last change. Returns what was taken back (the act's name).

    Raises:
        RefusedError: nothing is left to undo, or the last change is another person's.
    """
    file = open_case(desk, wanted)
    found = steps(file, part)
    if found.at <= 0:
        raise RefusedError(_("there is nothing to undo"))
    last = found.acts[found.at]
    if last.who != desk.who:
        raise RefusedError(_("the last change is by {who}").format(who=last.who), hint=_("ask them, or edit the text"))
    old = {name: _before(file, last, name) for name in last.parts}
    _restore(desk, file, part, _Move(last, old, back=True))
    return last.act


def redo(desk: Desk, wanted: str, part: str = DRAFT) -> str:
    """Brings back what the last undo took away. Returns the act's name.

    Raises:
        RefusedError: nothing was undone since the last change.
    """
    file = open_case(desk, wanted)
    found = steps(file, part)
    if found.at + 1 >= len(found.acts):
        raise RefusedError(_("there is nothing to redo"))
    again = found.acts[found.at + 1]
    _restore(desk, file, part, _Move(again, again.parts, back=False))
    return again.act


def _before(file: CaseFile, done: Act, part: str) -> str:
    """The revision of a part that an act was made from."""
    earlier = [each.parts[part] for each in file.acts if each.seq < done.seq and part in each.parts]
    return earlier[-1] if earlier else ""


@dataclass(frozen=True, slots=True)
class _Move:
    """A step to take back or to take again, with the revisions to restore."""

    step: Act
    revisions: dict[str, str]
    back: bool


def _restore(desk: Desk, file: CaseFile, part: str, move: _Move) -> None:
    """Ids are never used again, so the counters do not go back with the text."""
    name = "undo" if move.back else "redo"
    parts = _draft_parts(desk, file, move) if part == DRAFT else _proposal_parts(desk, file, move)
    more = {} if part == DRAFT else {"part": part}
    save(desk, file, parts, (act(name, seq=move.step.seq, **more),))


def _draft_parts(desk: Desk, file: CaseFile, move: _Move) -> dict[str, Part]:
    """A decision has none: that it was taken back is an act alone."""
    if DRAFT not in move.revisions:
        return {}
    draft = desk.store.version(file.case.id, DRAFT, move.revisions[DRAFT])
    assert isinstance(draft, Draft)  # a version of the part draft
    draft = replace(draft, last_id=max(draft.last_id, file.draft.last_id))
    return {DRAFT: _as_corrected(file, draft)}


def _as_corrected(file: CaseFile, draft: Draft) -> Draft:
    """An earlier draft with what corrections since mended: it answers suggestions that are there."""
    known = ids_of(file.proposal)
    for each in file.acts:
        lost = each.data.get("gone", {}) if each.act == CORRECTION else {}
        draft = mended(draft, {old: kept for old, kept in lost.items() if old not in known})
    return draft


def _proposal_parts(desk: Desk, file: CaseFile, move: _Move) -> dict[str, Part]:
    parts: dict[str, Part] = {}
    if PROPOSAL in move.revisions:
        proposal = desk.store.version(file.case.id, PROPOSAL, move.revisions[PROPOSAL])
        assert isinstance(proposal, Proposal)  # a version of the part proposal
        parts[PROPOSAL] = replace(proposal, last_id=max(proposal.last_id, file.proposal.last_id))
    if move.step.act != CORRECTION:
        return parts
    if "case" in move.revisions:
        parts["case"] = _units_back(desk, file, move.revisions["case"])
    mend = unmended if move.back else lambda draft, data: mended(draft, data.get("gone", {}))
    draft = mend(file.draft, move.step.data)
    return parts | ({DRAFT: draft} if draft != file.draft else {})


def _units_back(desk: Desk, file: CaseFile, revision: str) -> Case:
    """The case with its units and our role as they were; its other facts stay."""
    case = desk.store.version(file.case.id, "case", revision)
    assert isinstance(case, Case)  # a version of the part case
    return replace(file.case, units=case.units, role=case.role)
