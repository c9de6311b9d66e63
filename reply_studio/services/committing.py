"""One way to save: a change of the draft with the act that says who did what."""

from collections.abc import Mapping, Sequence
from typing import Any

from reply_studio.model.act import Act
from reply_studio.model.case import CaseFile
from reply_studio.model.draft import Draft
from reply_studio.services import locking, review_state
from reply_studio.services.desk import Desk
from reply_studio.services.ports import Change, Decision, Part, Received


def act(name: str, **data: Any) -> Act:
    """An act for the journal; the store adds who, when and the chain."""
    return Act(act=name, data=data)


def upon(
    file: CaseFile,
    letters: Mapping[str, bytes] = {},
    against: tuple[str, ...] = (),
    signed: Mapping[str, bytes] = {},
) -> Decision:
    """The decision of somebody who looks at ``file``: it holds where nothing moved the case on meanwhile, and no act of
    those in ``against`` came.
    """
    seen = max((each.seq for each in file.acts), default=0)
    return Decision(seen=seen, letters=letters, against=against, signed=signed)


def save_draft(desk: Desk, file: CaseFile, draft: Draft, done: Act) -> None:
    """Commit a changed draft; a draft that did not change is not written again.

    Raises:
        ConflictError: somebody else changed the draft since ``file`` was loaded.
    """
    if draft != file.draft:
        save(desk, file, {"draft": draft}, (done,))


def save(
    desk: Desk, file: CaseFile, parts: Mapping[str, Part], acts: Sequence[Act], sources: Sequence[Received] = ()
) -> None:
    """Commit several parts in one step, each against the revision it was loaded with; the letter's text only where the
    case stands as it stood then.

    Raises:
        ConflictError: somebody else changed a part, or moved the case on.
        RefusedError: the text stands still.
    """
    locking.refuse_locked(desk, file, parts)
    changes = {name: Change(new=value, expected=file.revisions.get(name)) for name, value in parts.items()}
    text = any(name in review_state.WRITING for name in parts)
    desk.store.commit(file.case.id, changes, acts, sources, upon(file) if text else None)
