"""Notes to colleagues among the rows of the outline: below the point or passage that they speak of."""

from collections.abc import Iterator, Mapping

from reply_studio.i18n import _
from reply_studio.model.draft import Draft, Note
from reply_studio.services import notes
from reply_studio.services.places import NewNote, NoteText, Place
from reply_studio.tui.panes.view import View
from reply_studio.tui.widgets.blocks import Block, Key

NEW = "new-note"
LOOSE = ""
"""Where notes stand that belong to the case as a whole, or whose place is gone."""

Beside = Mapping[str, list[Block]]
"""Id of a point or passage → the rows of its notes; ``LOOSE`` for those of the case."""


def note_blocks(draft: Draft, new: Key = ()) -> Beside:
    """The rows of all notes; ``new`` is the row of one that is being written for the first time."""
    found: dict[str, list[Block]] = {}
    for each in draft.notes:
        found.setdefault(each.on if notes.stands(draft, each) else LOOSE, []).append(_block(draft, each))
    if new:
        found.setdefault(new[1], []).append(Block("", new, head=_head(), style="mark"))
    return found


def _block(draft: Draft, note: Note) -> Block:
    foot = () if notes.stands(draft, note) else (_("what it was written on is gone"),)
    return Block(note.text, ("note", note.id), head=_head(), foot=foot, style="mark")


def _head() -> str:
    return f"    {_('Note')} "


def loose_blocks(beside: Beside) -> Iterator[Block]:
    """The notes of the case as a whole, apart from the points."""
    if LOOSE in beside:
        yield from beside[LOOSE]
        yield Block()


def new_row(view: View, editing: Key, place: Place | None) -> Key:
    """The row of a note that is being written and is not among the rows of notes yet; ``()`` for none."""
    if isinstance(place, NoteText) and any(each.id == place.note for each in view.file.draft.notes):
        return ()
    row = editing or ((NEW, place.on) if isinstance(place, NewNote) else ())
    return row if row[:1] == (NEW,) else ()
