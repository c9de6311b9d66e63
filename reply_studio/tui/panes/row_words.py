"""What is typed over a row of the proposal: written into the case, or kept in its history until then."""

from reply_studio.errors import UsageError
from reply_studio.model.case import CaseFile
from reply_studio.model.proposal import Proposal
from reply_studio.services import correcting, unsaved
from reply_studio.services import proposal_edits as edits
from reply_studio.services.correcting import Wording
from reply_studio.services.desk import Desk
from reply_studio.tui.panes.reading import TITLE, heading_and_text, row_at
from reply_studio.tui.widgets.blocks import Key


def write(desk: Desk, case_id: str, file: CaseFile, key: Key, typed: str) -> str:
    """Commits what was typed over a row of ``file``, the case as it is shown. Returns the row's id by then; for the
    proposers their names as they are read, for the title "".

    Raises:
        UsageError, RefusedError: it cannot be made.
    """
    row = row_at(file, key)
    if row is not None and key[0] == "tail":
        return correcting.edit(desk, case_id, row.key, Wording(tail=typed))
    if row is not None:
        return correcting.write(desk, case_id, row.key, *heading_and_text(row, typed))
    if key == TITLE:
        correcting.set_title(desk, case_id, typed)
        return ""
    return correcting.set_proposers(desk, case_id, typed)


class KeptWords:
    """Words that are kept in the history while they are typed; ``there``: some are kept that nobody has committed."""

    def __init__(self) -> None:
        self.there = False

    def keep(self, desk: Desk, shown: CaseFile, key: Key, typed: str) -> None:
        """Keeps what is typed, over the row as it is now. Nothing is kept where another person changed the row that is
        ``shown``, or where it cannot be saved as it is (an emptied one).
        """
        file = desk.store.load(shown.case.id)
        if row_at(file, key) != row_at(shown, key):
            return
        try:
            unsaved.keep(desk, file, _typed_over(file, key, typed))
        except UsageError:
            return
        self.there = True

    def forget(self, desk: Desk, file: CaseFile) -> None:
        """Words that were typed, kept and taken back are not offered again."""
        if self.there:
            self.there = False
            unsaved.keep(desk, file, file.proposal)


def _typed_over(file: CaseFile, key: Key, typed: str) -> Proposal:
    """The proposal with what is typed over a row.

    Raises:
        UsageError: no words are left.
    """
    proposal, row = file.proposal, row_at(file, key)
    if row is not None and key[0] == "tail":
        return edits.set_tail(proposal, row.key, typed)[0]
    if row is not None:
        return edits.write(proposal, row.key, *heading_and_text(row, typed))[0]
    return edits.set_title(proposal, typed) if key == TITLE else edits.set_proposers(proposal, typed)
