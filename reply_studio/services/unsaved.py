"""Words that were typed over a row of a proposal and autosaved, but that a crash kept from being committed."""

from reply_studio.model.case import CaseFile
from reply_studio.model.proposal import Proposal
from reply_studio.services.committing import act, save
from reply_studio.services.desk import Desk
from reply_studio.services.proposal_rows import lines_of, numbered, own_text, rows
from reply_studio.services.proposers import proposers_line
from reply_studio.services.recovering import Recovery
from reply_studio.services.undoing import CORRECTION, PROPOSAL


def find(desk: Desk, file: CaseFile) -> Recovery | None:
    """My newest autosave of the case's proposal, typed on the text as it is now, where it says something else."""
    found = desk.store.autosaves(file.case.id, PROPOSAL)
    if found is None or found.base != file.revisions.get(PROPOSAL):
        return None
    kept = _version(desk, file, found.revision)
    if kept == file.proposal:
        return None
    return Recovery(at=found.at, revision=found.revision, base=found.base, texts=_differences(kept, file.proposal))


def take_in(desk: Desk, file: CaseFile, found: Recovery) -> None:
    """Commits the words; ``undo`` takes them back.

    Raises:
        ConflictError: somebody else changed the proposal meanwhile.
    """
    kept = _version(desk, file, found.revision)
    save(desk, file, {PROPOSAL: kept}, (act(CORRECTION, op="write", keys=list(found.texts), at=found.at),))


def keep(desk: Desk, file: CaseFile, proposal: Proposal) -> None:
    """Keeps a proposal in the history, outside the journal; the case's own one lets go of what was kept before."""
    desk.store.autosave(file.case.id, PROPOSAL, proposal)


def _version(desk: Desk, file: CaseFile, revision: str) -> Proposal:
    found = desk.store.version(file.case.id, PROPOSAL, revision)
    assert isinstance(found, Proposal)  # a version of the part proposal
    return found


def _differences(kept: Proposal, now: Proposal) -> dict[str, tuple[str, str]]:
    there, here = _texts(kept), _texts(now)
    keys = [each for each in {**here, **there} if there.get(each) != here.get(each)]
    return {each: (there.get(each, ""), here.get(each, "")) for each in keys}


def _texts(proposal: Proposal) -> dict[str, str]:
    told = {each.key: lines_of(numbered(each.marker, own_text(each)), each.tail) for each in rows(proposal)}
    return {"title": proposal.title, "proposers": proposers_line(proposal.proposers), **told}
