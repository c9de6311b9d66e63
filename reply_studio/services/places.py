"""Where a person types: the words of a passage, a new passage, a point's heading or reason, a note to colleagues."""

from collections.abc import Mapping
from typing import Any

from reply_studio.model.base import Value
from reply_studio.model.draft import Draft
from reply_studio.services import editing, notes


class Words(Value):
    """The words of a passage."""

    passage: str


class PointText(Value):
    """A point's own text; ``field`` is ``heading`` or ``reason``."""

    point: str
    field: str


class NewWords(Value):
    """A passage that is not there yet: at the end of a point's progress or plans, or behind one of its passages.

    ``unit`` is who carries a new plan out.
    """

    point: str
    plan: bool = False
    after: str = ""
    unit: str = ""


class NoteText(Value):
    """The words of a note to colleagues."""

    note: str


class NewNote(Value):
    """A note that is not there yet, on a point or passage, or ("") on the case as a whole."""

    on: str = ""


Place = Words | PointText | NewWords | NoteText | NewNote


def text_at(draft: Draft, place: Place) -> str:
    """The text that stands there now, "" for a new passage.

    Raises:
        UsageError: the passage or point is gone.
    """
    if isinstance(place, Words):
        return editing.passage(draft, place.passage).text
    if isinstance(place, PointText):
        return str(getattr(editing.point(draft, place.point), place.field))
    if isinstance(place, NoteText):
        return notes.note(draft, place.note).text
    return ""


def put(draft: Draft, place: Place, text: str) -> tuple[Draft, Place]:
    """The draft with a text at a place, and where that text now stands: a new passage gets its id with its first words.

    Raises:
        UsageError: the passage or point is gone.
    """
    if isinstance(place, Words):
        return editing.change_passage(draft, place.passage, text=text), place
    if isinstance(place, PointText):
        editing.point(draft, place.point)
        return editing.change_point(draft, place.point, **{place.field: text}), place
    if isinstance(place, NoteText):
        return notes.change_note(draft, place.note, text), place
    return _add(draft, place, text) if text.strip() else (draft, place)


def _add(draft: Draft, place: NewWords | NewNote, text: str) -> tuple[Draft, Place]:
    if isinstance(place, NewNote):
        draft, note = notes.add_note(draft, place.on, text)
        return draft, NoteText(note=note)
    fields: dict[str, Any] = {"unit": place.unit} if place.plan else {}
    draft, made = editing.add_passage(draft, place.point, text, plan=place.plan, **fields)
    holder = editing.point(draft, place.point)
    order = holder.plans if place.plan else holder.progress
    if place.after in order:
        position = order.index(place.after) + 1
        draft = editing.move_passage(draft, made, place.point, plan=place.plan, position=position)
    return draft, Words(passage=made)


def beside(draft: Draft, place: Place, text: str) -> Draft:
    """The draft with another person's text of a place beside it: a passage behind the passage, a note on the point,
    another note beside a note.
    """
    if isinstance(place, Words):
        holder, plan = editing.home(draft, place.passage)
        own = editing.passage(draft, place.passage)
        order = holder.plans if plan else holder.progress
        fields: dict[str, Any] = {"origins": own.origins, "unit": own.unit, "due": own.due}
        draft, made = editing.add_passage(draft, holder.id, text, plan=plan, **fields)
        return editing.move_passage(draft, made, holder.id, plan=plan, position=order.index(place.passage) + 1)
    if isinstance(place, PointText):
        return notes.add_note(draft, place.point, text)[0]
    if isinstance(place, NoteText):
        return notes.add_note(draft, notes.note(draft, place.note).on, text)[0]
    return draft


def still_there(draft: Draft, place: Place) -> bool:
    """Nobody has deleted the place meanwhile."""
    if isinstance(place, Words):
        return place.passage in draft.passages
    if isinstance(place, NoteText):
        return any(each.id == place.note for each in draft.notes)
    if isinstance(place, NewNote):
        return True
    return any(each.id == place.point for each in draft.points)


def made_again(draft: Draft, place: Place, home: NewWords) -> tuple[Draft, Place]:
    """A place for words whose own was deleted by another person while they were typed: in the point where it was, else
    in a new one.
    """
    if isinstance(place, (NoteText, NewNote)):
        return draft, NewNote(on=home.point)
    point = home.point
    if not any(each.id == point for each in draft.points):
        draft, point = editing.add_point(draft)
    if isinstance(place, PointText):
        return draft, PointText(point=point, field=place.field)
    return draft, NewWords(point=point, plan=home.plan, unit=home.unit)


def home_of(draft: Draft, place: Place) -> NewWords:
    """The point and half in which a place stands; of a note what it stands on."""
    if isinstance(place, (NoteText, NewNote)):
        return NewWords(point=notes.note(draft, place.note).on if isinstance(place, NoteText) else place.on)
    if isinstance(place, Words):
        holder, plan = editing.home(draft, place.passage)
        return NewWords(point=holder.id, plan=plan, unit=editing.passage(draft, place.passage).unit)
    return NewWords(point=place.point) if isinstance(place, PointText) else place


def renamed(place: Place, ids: Mapping[str, str]) -> Place:
    """The place after ids were replaced in a merge."""
    if isinstance(place, Words):
        return Words(passage=ids.get(place.passage, place.passage))
    if isinstance(place, PointText):
        return PointText(point=ids.get(place.point, place.point), field=place.field)
    if isinstance(place, NoteText):
        return NoteText(note=ids.get(place.note, place.note))
    if isinstance(place, NewNote):
        return NewNote(on=ids.get(place.on, place.on))
    point, after = ids.get(place.point, place.point), ids.get(place.after, place.after)
    return NewWords(point=point, plan=place.plan, after=after, unit=place.unit)
