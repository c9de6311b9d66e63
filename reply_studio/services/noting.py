"""Private notes to colleagues by command; each change is one step that undo takes back."""

from reply_studio.errors import UsageError
from reply_studio.i18n import _
from reply_studio.model.base import Value
from reply_studio.model.case import CaseFile
from reply_studio.services import naming, notes, steps
from reply_studio.services.committing import act, save_draft
from reply_studio.services.desk import Desk, open_case


class Told(Value):
    """A note as people read it. ``on`` is the id of its point or passage, "" for the case as a whole; ``quote`` how the
    words there begin; ``gone``: its place is not in the draft any more.
    """

    id: str
    on: str
    text: str
    quote: str = ""
    gone: bool = False


def every(file: CaseFile) -> list[Told]:
    """All notes of a case, in their order."""
    draft = file.draft
    words = {each.id: each.heading for each in draft.points} | {key: one.text for key, one in draft.passages.items()}
    return [
        Told(
            id=each.id,
            on=each.on,
            text=each.text,
            quote=words.get(each.on, "").partition("\n")[0][:30],
            gone=not notes.stands(draft, each),
        )
        for each in draft.notes
    ]


def add(desk: Desk, wanted: str, text: str, on: str = "") -> str:
    """Keeps a note on a point (an id, or the number of its suggestion), a passage, or the case. Returns its id.

    Raises:
        UsageError: there are no words, or no such place.
    """
    file = open_case(desk, wanted)
    draft, made = notes.add_note(file.draft, _place(file, on), _words(text))
    save_draft(desk, file, draft, act("note", note=made))
    return made


def edit(desk: Desk, wanted: str, note: str, text: str) -> str:
    """Sets a note's words. Returns its id.

    Raises:
        UsageError: there are no words, or no such note.
    """
    file = open_case(desk, wanted)
    save_draft(desk, file, notes.change_note(file.draft, note, _words(text)), act("note", note=note))
    return note


def delete(desk: Desk, wanted: str, note: str) -> str:
    """Takes a note away; undo brings it back. Returns its id.

    Raises:
        UsageError: there is no such note.
    """
    file = open_case(desk, wanted)
    step = steps.delete_note(file, note)
    save_draft(desk, file, step.draft or file.draft, step.act)
    return note


def _place(file: CaseFile, on: str) -> str:
    return on if not on or on in file.draft.passages else naming.point_id(file, on)


def _words(text: str) -> str:
    words = text.strip()
    if not words:
        raise UsageError(_("the text is empty"), hint=_("to remove it: reply-studio note delete"))
    return words
