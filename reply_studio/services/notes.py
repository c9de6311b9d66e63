"""Private notes to colleagues in the draft, pure: added, changed, deleted. They are never printed.

A note stands on a point or a passage, or ("") on the case as a whole. What it stands on may be deleted: the note stays.
"""

from reply_studio.errors import UsageError
from reply_studio.i18n import _, listed
from reply_studio.model.draft import Draft, Note
from reply_studio.services.editing import replace


def note(draft: Draft, note_id: str) -> Note:
    """The note with this id.

    Raises:
        UsageError: there is none.
    """
    found = next((each for each in draft.notes if each.id == note_id), None)
    if found is None:
        raise UsageError(
            _("there is no note \u201c{note}\u201d").format(note=note_id),
            hint=_("notes of this case: {notes}").format(notes=listed(each.id for each in draft.notes) or "-"),
        )
    return found


def add_note(draft: Draft, on: str, text: str) -> tuple[Draft, str]:
    """The draft with one more note, and the note's id."""
    made = Note(id=f"n{draft.last_id + 1}", text=text, on=on)
    return replace(draft, notes=(*draft.notes, made), last_id=draft.last_id + 1), made.id


def change_note(draft: Draft, note_id: str, text: str) -> Draft:
    """The draft with another text of a note."""
    changed = replace(note(draft, note_id), text=text)
    return replace(draft, notes=tuple(changed if each.id == note_id else each for each in draft.notes))


def delete_note(draft: Draft, note_id: str) -> Draft:
    """The draft without a note."""
    gone = note(draft, note_id)
    return replace(draft, notes=tuple(each for each in draft.notes if each is not gone))


def stands(draft: Draft, found: Note) -> bool:
    """What the note stands on is in the draft; the case as a whole always is."""
    return not found.on or found.on in draft.passages or any(each.id == found.on for each in draft.points)
