"""The JSON documents of the command line, as the contract names their keys. Unknown is ``null``."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from reply_studio.model.case import CaseFile
from reply_studio.model.contribution import Contribution
from reply_studio.model.intake import HandlingUnit, Intake, Item, LedgerRow
from reply_studio.model.proposal import Proposal, Suggestion, numbers
from reply_studio.model.reply import Reply

if TYPE_CHECKING:
    from reply_studio.services.arrival import Imported

Json = dict[str, Any]


def imported(found: "Sequence[Imported]") -> Json:
    """``import --format json``: one item a file."""
    return {"imported": [_item(each) for each in found]}


def _item(one: "Imported") -> Json:
    intake = one.intake
    return {
        "file": one.file,
        "kind": intake.kind if intake else None,
        "case": one.case,
        "cases": list(one.touched),
        "action": one.action,
        "error": one.error,
        "warnings": [msgspec.to_builtins(each) for each in (intake.remarks if intake else ())],
        "proposal": proposal_of_item(intake.item) if intake and intake.item else None,
        "replies": [reply(each) for each in (intake.replies if intake else ())],
        "rows": [ledger_row(each) for each in (intake.rows if intake else ())],
        "votes": _votes(intake),
    }


def ledger_row(row: LedgerRow) -> Json:
    """A row of a ledger, with the keys of the contract."""
    built: Json = msgspec.to_builtins(row)
    return {key: built[key] for key in ("number", "title", "proposers", "lead", "co", "assigned", "due")}


def _votes(intake: Intake | None) -> Json | None:
    if intake is None or intake.votes is None:
        return None
    return {"support": intake.votes[0], "oppose": intake.votes[1]}


def proposal_of_item(item: Item) -> Json:
    """The proposal as received, with its register."""
    return proposal(
        item.proposal,
        number=item.number,
        kind=item.type,
        session=item.session_text,
        handling=item.handling_units,
    )


def proposal(
    found: Proposal,
    *,
    number: str | None,
    kind: str,
    session: str | None,
    handling: Sequence[HandlingUnit] = (),
) -> Json:
    """A proposal with its suggestions as a tree; numbers are computed from positions."""
    printed = numbers(found.suggestions)
    return {
        "number": number or None,
        "type": kind,
        "title": found.title,
        "session": session,
        "proposers": [each.name for each in found.proposers],
        "background": list(found.background),
        "problems": [msgspec.to_builtins(each) for each in found.problems],
        "suggestions": [_suggestion(each, printed) for each in found.suggestions],
        "closing": list(found.closing),
        "handling_units": [msgspec.to_builtins(each) for each in handling],
    }


def _suggestion(node: Suggestion, printed: dict[str, str]) -> Json:
    return {
        "id": node.id,
        "number": printed[node.id],
        "marker": node.marker,
        "heading": node.heading,
        "text": node.text,
        "tail": node.tail,
        "children": [_suggestion(each, printed) for each in node.children],
    }


def reply(found: Reply) -> Json:
    """A reply letter with its register fields."""
    built: Json = msgspec.to_builtins(found)
    return built


def contribution(found: Contribution, labels: dict[str, str]) -> Json:
    """An input as ``show`` prints it; passages carry their printed labels."""
    return {
        "unit": found.name,
        "version": found.version,
        "number": found.reply.number,
        "date": msgspec.to_builtins(found.reply.date),
        "passages": [
            {"id": labels.get(each.id, each.id), "marker": each.marker, "heading": each.heading, "text": each.text}
            for each in found.passages
        ],
    }


def handling_units(file: CaseFile, our_name: str) -> list[HandlingUnit]:
    """All handling units of a case, our own first."""
    ours = [HandlingUnit(name=our_name, role=file.case.role)] if our_name else []
    return ours + [HandlingUnit(name=each.name or each.key, role=each.role) for each in file.case.units]
