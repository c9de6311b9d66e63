"""Undo and redo of the draft: a new revision that restores an earlier one, so that it lasts over restarts.

The journal is the memory: every act that changed the draft is a step; ``undo`` and ``redo`` move along the steps.
Only one's own last step is taken back: another person's work is theirs to undo.
"""

from dataclasses import dataclass, field

from reply_studio.errors import RefusedError
from reply_studio.i18n import _
from reply_studio.model.act import Act
from reply_studio.model.case import CaseFile
from reply_studio.model.draft import Draft
from reply_studio.services.committing import act, save_draft
from reply_studio.services.desk import Desk, open_case
from reply_studio.services.editing import replace


@dataclass(slots=True)
class Steps:
    """The revisions of the draft one can go to; ``at`` is where it stands."""

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


def steps(file: CaseFile) -> Steps:
    """The steps of a case's draft, from its journal."""
    found = Steps()
    for each in file.acts:
        if "draft" in each.parts:
            found.follow(each)
    return found


def undo(desk: Desk, wanted: str) -> str:
    """Restores the draft before my last change. Returns what was taken back (the act's name).

    Raises:
        RefusedError: nothing is left to undo, or the last change is another person's.
    """
    file = open_case(desk, wanted)
    found = steps(file)
    if found.at <= 0:
        raise RefusedError(_("there is nothing to undo"))
    last = found.acts[found.at]
    if last.who != desk.who:
        raise RefusedError(_("the last change is by {who}").format(who=last.who), hint=_("ask them, or edit the text"))
    _restore(desk, file, found.acts[found.at - 1], act("undo", seq=last.seq))
    return last.act


def redo(desk: Desk, wanted: str) -> str:
    """Brings back what the last undo took away. Returns the act's name.

    Raises:
        RefusedError: nothing was undone since the last change.
    """
    file = open_case(desk, wanted)
    found = steps(file)
    if found.at + 1 >= len(found.acts):
        raise RefusedError(_("there is nothing to redo"))
    again = found.acts[found.at + 1]
    _restore(desk, file, again, act("redo", seq=again.seq))
    return again.act


def _restore(desk: Desk, file: CaseFile, target: Act, done: Act) -> None:
    """Ids are never used again, so the counter does not go back with the text."""
    draft = desk.store.version(file.case.id, "draft", target.parts["draft"])
    assert isinstance(draft, Draft)  # a version of the part draft
    save_draft(desk, file, replace(draft, last_id=max(draft.last_id, file.draft.last_id)), done)
