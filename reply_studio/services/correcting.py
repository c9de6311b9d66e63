"""Corrections of a received proposal, saved: each is one commit, kept on re-import, taken back by ``undo``.

``wanted`` names the case; keys are those of ``proposal_rows`` (``s4``, ``q1``, ``b2``, ``e1``), or a suggestion's
printed number (3.2). A suggestion that is
gone is mended in the draft in the same commit: joined ones are answered by the kept one's points, and what is no
suggestion any more is answered by none.
"""

from collections.abc import Callable, Iterable
from typing import Any

import msgspec

from reply_studio.errors import RefusedError, UsageError
from reply_studio.i18n import _, listed
from reply_studio.model.base import Value
from reply_studio.model.case import Case, CaseFile, CaseUnit
from reply_studio.model.proposal import Proposal
from reply_studio.services import naming, undoing, units
from reply_studio.services import proposal_edits as edits
from reply_studio.services.committing import act, save
from reply_studio.services.desk import Desk, open_case
from reply_studio.services.mending import answers_before, gone, mended
from reply_studio.services.ports import Part

replace = msgspec.structs.replace

Operation = Callable[[Proposal, str], edits.Edited]
"""From a proposal and the key of a row to the corrected proposal and the key to select."""


def split(desk: Desk, wanted: str, key: str, at: int) -> str:
    """Cuts a row before character *at* of its own words. Returns the second half's key."""
    return _correct(desk, wanted, "split", key, lambda found, row: edits.split(found, row, at))


def split_before(desk: Desk, wanted: str, key: str, before: str) -> str:
    """Cuts a row before the words given. Returns the second half's key.

    Raises:
        UsageError: the words do not stand in it exactly once, or at its very start.
    """
    file = open_case(desk, wanted)
    words = edits.own_text(edits.row_of(file.proposal, naming.row_key(file.proposal, key)))
    times = words.count(before) if before else 0
    if times != 1:
        message = _("\u201c{words}\u201d stands {n} times in {passage}")
        hint = _("name the first words of the second half")
        raise UsageError(message.format(words=before, n=times, passage=key), hint=hint)
    at = words.index(before)
    return _corrected(desk, file, "split", key, lambda found, row: edits.split(found, row, at))[1]


def join(desk: Desk, wanted: str, key: str) -> str:
    """Puts the next row of its level behind a row. Returns its key."""
    return _correct(desk, wanted, "join", key, edits.join)


def promote(desk: Desk, wanted: str, key: str) -> str:
    """Moves a suggestion one level up. Returns its key."""
    return _correct(desk, wanted, "promote", key, edits.promote)


def demote(desk: Desk, wanted: str, key: str) -> str:
    """Moves a suggestion one level down. Returns its key."""
    return _correct(desk, wanted, "demote", key, edits.demote)


def mark(desk: Desk, wanted: str, key: str, kind: str) -> str:
    """Marks a row as background, problem, suggestion or closing. Returns its key there."""
    return _correct(desk, wanted, "mark", key, lambda found, row: edits.mark(found, row, kind), kind=kind)


def move(desk: Desk, wanted: str, key: str, by: int) -> str:
    """Moves a row up (negative) or down in its level. Returns its key."""
    return _correct(desk, wanted, "move", key, lambda found, row: edits.move(found, row, by), by=by)


def detach(desk: Desk, wanted: str, key: str) -> str:
    """Makes a suggestion's tail a suggestion of its own. Returns the made one's key."""
    return _correct(desk, wanted, "detach", key, edits.detach)


def write(desk: Desk, wanted: str, key: str, heading: str, text: str) -> str:
    """Sets a row's words; a number typed before them becomes its marker. Returns its key."""
    return _correct(desk, wanted, "write", key, lambda found, row: edits.write(found, row, heading, text))


class Wording(Value):
    """What a person set on a row; ``None`` leaves it as it is."""

    heading: str | None = None
    text: str | None = None
    marker: str | None = None
    tail: str | None = None


def edit(desk: Desk, wanted: str, key: str, wording: Wording) -> str:
    """Sets a row's words, number and the words behind its children in one step. Returns its key.

    Raises:
        UsageError: no words are left, or the row has no number or no children.
    """
    return _correct(desk, wanted, "write", key, lambda found, row: (_worded(found, row, wording), row))


def _worded(proposal: Proposal, key: str, wording: Wording) -> Proposal:
    row = edits.row_of(proposal, key)
    if wording.heading is not None or wording.text is not None:
        heading = row.heading if wording.heading is None else wording.heading
        text = row.text if wording.text is None else wording.text
        proposal = edits.write(proposal, key, heading, text)[0]
    if wording.marker is not None:
        proposal = edits.set_marker(proposal, key, wording.marker)[0]
    if wording.tail is not None:
        proposal = edits.set_tail(proposal, key, wording.tail)[0]
    return proposal


def set_title(desk: Desk, wanted: str, title: str) -> str:
    """Sets the proposal's title. Returns it."""
    file = open_case(desk, wanted)
    was = file.proposal.title
    _corrected(desk, file, "title", "", lambda found, _row: (edits.set_title(found, title), ""), was=was)
    return " ".join(title.split())


def set_proposers(desk: Desk, wanted: str, line: str) -> str:
    """Sets the proposers from a typed line: 赵某某（领衔）、民盟云川市委会. Returns the line as it was understood."""
    file = open_case(desk, wanted)
    was = [each.name for each in file.proposal.proposers]
    proposal, _key = _corrected(
        desk, file, "proposers", "", lambda found, _row: (edits.set_proposers(found, line), ""), was=was
    )
    return edits.proposers_line(proposal.proposers)


def set_units(desk: Desk, wanted: str, named: Iterable[tuple[str, str]]) -> tuple[CaseUnit, ...]:
    """Sets the case's handling units from names with roles, in this order; our own unit's role becomes the case's.

    A role is one of ``ROLES`` or its word (会办). Units known before keep their key and day. Returns the other units.

    Raises:
        UsageError: a role that is none, a name that is empty or given twice.
        RefusedError: a unit whose input arrived is left out.
    """
    file = open_case(desk, wanted)
    case = replace(file.case, units=())
    for name, role in named:
        case = _with_unit(desk, file, case, name, role)
    _refuse_lost_inputs(desk, file, case)
    if case != file.case:
        save(desk, file, {"case": case}, (act(undoing.CORRECTION, op="units", keys=[each.key for each in case.units]),))
    return case.units


def _with_unit(desk: Desk, file: CaseFile, case: Case, name: str, role: str) -> Case:
    """The case with one more of the units that a person named."""
    name, found = units.squeeze(name), units.role_named(role)
    if not name:
        raise UsageError(_("a unit needs a name"))
    if units.is_ours(name, desk.config):
        return replace(case, role=found)
    known = (*file.case.units, *case.units)
    key = units.key_of(name, desk.config, known)
    name = units.name_of(key, desk.config, known) if name == key else name
    if any(each.key == key for each in case.units):
        raise UsageError(_("{unit} is named twice").format(unit=name))
    old = next((each for each in file.case.units if each.key == key), CaseUnit(key=key, role=found, name=name))
    return replace(case, units=(*case.units, replace(old, role=found, name=name)))


def _refuse_lost_inputs(desk: Desk, file: CaseFile, case: Case) -> None:
    kept = {each.key for each in case.units}
    lost = [each.name for each in file.contributions if each.unit not in kept and each.unit in _keys(file.case)]
    if lost:
        message = _("{units} sent an input and cannot be left out").format(units=listed(lost))
        raise RefusedError(message, where=file.case.id, hint=_("name it with its role, too"))


def _keys(case: Case) -> set[str]:
    return {each.key for each in case.units}


def undo(desk: Desk, wanted: str) -> str:
    """Takes my last correction back: proposal, units and the answers it mended. Returns the act's name.

    Raises:
        RefusedError: nothing is left to undo, or the last change of the proposal is another person's.
    """
    return undoing.undo(desk, wanted, undoing.PROPOSAL)


def redo(desk: Desk, wanted: str) -> str:
    """Brings back what the last undo of a correction took away. Returns the act's name.

    Raises:
        RefusedError: nothing was undone since the last correction.
    """
    return undoing.redo(desk, wanted, undoing.PROPOSAL)


def _correct(desk: Desk, wanted: str, op: str, key: str, operation: Operation, **data: Any) -> str:
    return _corrected(desk, open_case(desk, wanted), op, key, operation, **data)[1]


def _corrected(
    desk: Desk, file: CaseFile, op: str, key: str, operation: Operation, **data: Any
) -> tuple[Proposal, str]:
    """The proposal as it is after a correction, and the key to select; nothing is written where nothing changed."""
    key = naming.row_key(file.proposal, key) if key else ""
    proposal, select = operation(file.proposal, key)
    if proposal != file.proposal:
        parts: dict[str, Part] = {"proposal": proposal}
        lost = gone(file.proposal, proposal, key if op == "join" else "")
        draft = mended(file.draft, lost)
        if draft != file.draft:
            parts["draft"] = draft
            data["answers"] = answers_before(file.draft, draft)
        if lost:
            data["gone"] = lost
        keys = list(dict.fromkeys(each for each in (key, select) if each))
        save(desk, file, parts, (act(undoing.CORRECTION, op=op, keys=keys, **data),))
    return proposal, select
