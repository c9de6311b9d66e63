"""What of a case a reader of its public page would not find as it is."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from reply_studio import parsing
from reply_studio.i18n import _
from reply_studio.model.case import CaseFile
from reply_studio.model.intake import HandlingUnit, Intake, Item
from reply_studio.model.proposal import Problem, Proposal, Suggestion
from reply_studio.model.reply import Reply
from reply_studio.services import inputs
from reply_studio.services.public_replies import Entry

EMPTY = Item(proposal=Proposal(title=""))
"""What a page without an item says."""


def read(text: str) -> Intake:
    """The page as somebody reads it who receives it."""
    return parsing.understand(parsing.read("page", text.encode("utf-8")), "page")


def differing(found: Intake, file: CaseFile, entries: Sequence[Entry], units: Iterable[HandlingUnit]) -> Iterator[str]:
    """The parts that differ between what the page says and the case with its replies and units, in words."""
    item, case = found.item or EMPTY, file.case
    facts = (
        (_("number"), item.number or "", case.number),
        (_("type"), item.type, case.type),
        (_("session"), (item.session, item.body), (case.session, case.body)),
        (_("assigned"), item.assigned, case.dates.assigned),
        (_("handling units"), named(item.handling_units), named(units)),
    )
    yield from (name for name, there, here in facts if there != here)
    yield from _differing_proposal(bare(item.proposal), bare(file.proposal))
    yield from _differing_replies(found.replies, entries)


def named(units: Iterable[HandlingUnit]) -> list[tuple[str, str]]:
    """Names and roles."""
    return [(each.name, each.role) for each in units]


def _differing_proposal(there: Proposal, here: Proposal) -> Iterator[str]:
    names = {
        "title": _("title"),
        "proposers": _("proposers"),
        "background": _("background"),
        "problems": _("problems"),
        "suggestions": _("suggestions"),
        "closing": _("closing"),
    }
    for name, word in names.items():
        if getattr(there, name) != getattr(here, name):
            yield word


def _differing_replies(found: Sequence[Reply], entries: Sequence[Entry]) -> Iterator[str]:
    if len(found) != len(entries):
        yield _("replies")
        return
    for there, entry in zip(found, entries, strict=True):
        if entry.reply is not None and not inputs.same_letter(there, expected(entry)):
            yield _("letter of {unit}").format(unit=entry.shown.unit)


def expected(entry: Entry) -> Reply:
    """What a reader of the page should find of a received letter: the proposer's later verdict is on it, too."""
    assert entry.reply is not None
    return msgspec.structs.replace(
        entry.reply,
        feedback=entry.shown.feedback or None,
        feedback_remarks=entry.shown.remarks or None,
        registered_date=entry.shown.date,
        registered_contacts=entry.shown.contacts,
    )


def bare(proposal: Proposal) -> Proposal:
    """The proposal's words and tree without what only its own source and history say: ids and places."""
    return msgspec.structs.replace(
        proposal,
        suggestions=tuple(map(_bare, proposal.suggestions)),
        problems=tuple(Problem(id="", text=each.text, marker=each.marker) for each in proposal.problems),
        last_id=0,
    )


def _bare(suggestion: Suggestion) -> Suggestion:
    return msgspec.structs.replace(suggestion, id="", source=(0, 0), children=tuple(map(_bare, suggestion.children)))
