"""Two drafts made from one: what each side changed is kept, side by side where both changed the same words.

The unit is the passage. Unchanged on one side, the other side's version holds; changed on both, mine stays where it is
and theirs stands behind it as a passage of its own. A heading, a reason or a status that both changed stays mine, and
theirs is kept as a note on the point. What one side deleted and the other changed stays.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import attrgetter
from typing import Any, Final, NamedTuple, cast

import msgspec

from reply_studio.i18n import N_, _, listed
from reply_studio.model.base import Value
from reply_studio.model.draft import Draft, Note, Passage, ReplyPoint
from reply_studio.model.ids import ordinal

_replace = msgspec.structs.replace
_CLASH: Final = object()
_HALVES: Final = ("progress", "plans")
_WHOLE: Final = ("layout", "result_class", "joint")
"""Fields of the draft itself."""
_NAMES: Final = {
    "status": N_("another status: {text}"),
    "heading": N_("another heading: {text}"),
    "reason": N_("another reason: {text}"),
    "layout": N_("another layout: {text}"),
    "result_class": N_("another result class: {text}"),
    "joint": N_("other units that sign with us: {text}"),
    "text": N_("another wording of the note: {text}"),
}


class Joined(Value):
    """The joined draft. ``renamed``: my new ids that the other side had given too, and what they are now; ``beside``:
    my passage → the passage with their words behind it; ``noted``: notes that keep what had no place.
    """

    draft: Draft
    renamed: Mapping[str, str] = {}
    beside: Mapping[str, str] = {}
    noted: tuple[str, ...] = ()


class Sides(NamedTuple):
    """One thing in the three drafts; ``None`` where a draft does not have it."""

    base: Any
    mine: Any
    theirs: Any


def join_drafts(base: Draft, mine: Draft, theirs: Draft) -> Joined:
    """The draft that has the changes of both sides since ``base``."""
    last = max(mine.last_id, theirs.last_id)
    if mine in (base, theirs):
        return Joined(draft=_replace(theirs, last_id=last))
    if theirs == base:
        return Joined(draft=_replace(mine, last_id=last))
    renamed = _taken(base, mine, theirs)
    return _Join(base, with_ids(mine, renamed), theirs).result(renamed)


def common(mine: Draft, theirs: Draft) -> Draft:
    """A base for two drafts whose own is lost: what both have counts as one thing that both sides changed."""
    points = (each for each in mine.points if each.id in {point.id for point in theirs.points})
    notes = (each for each in mine.notes if each.id in {note.id for note in theirs.notes})
    return Draft(
        points=tuple(_replace(each, answers=(), status="", heading="", reason="") for each in points),
        passages={key: Passage(id=key, text="") for key in mine.passages if key in theirs.passages},
        notes=tuple(_replace(each, text="") for each in notes),
    )


def _taken(base: Draft, mine: Draft, theirs: Draft) -> dict[str, str]:
    """My new ids that the other side has given since, with free ones in their place."""
    old, there = _things(base), _things(theirs)
    new = {key: value for key, value in _things(mine).items() if key not in old}
    clashing = [key for key, value in new.items() if ordinal(key) <= theirs.last_id and there.get(key) != value]
    first = max(mine.last_id, theirs.last_id) + 1
    return {key: f"{key[0]}{n}" for n, key in enumerate(clashing, first)}


def _things(draft: Draft) -> dict[str, ReplyPoint | Note | Passage]:
    return {**{each.id: each for each in draft.points}, **{each.id: each for each in draft.notes}, **draft.passages}


def with_ids(draft: Draft, renamed: Mapping[str, str]) -> Draft:
    """The draft with ids replaced."""

    def new(key: str) -> str:
        return renamed.get(key, key)

    def point(each: ReplyPoint) -> ReplyPoint:
        lists = {half: tuple(map(new, getattr(each, half))) for half in _HALVES}
        return _replace(each, id=new(each.id), **lists)

    return _replace(
        draft,
        points=tuple(map(point, draft.points)),
        passages={new(key): _replace(each, id=new(key)) for key, each in draft.passages.items()},
        notes=tuple(_replace(each, id=new(each.id), on=new(each.on)) for each in draft.notes),
        last_id=max([draft.last_id, *map(ordinal, renamed.values())]),
    )


class _Join:
    """The join under way. New ids are counted up from the highest of both sides."""

    def __init__(self, base: Draft, mine: Draft, theirs: Draft) -> None:
        self.drafts = base, mine, theirs
        self.last = max(mine.last_id, theirs.last_id)
        self.beside: dict[str, str] = {}
        self.noted: list[Note] = []

    def result(self, renamed: Mapping[str, str]) -> Joined:
        """Everything joined: passages first, because they decide which points must stay."""
        passages = self._passages()
        points = self._points(passages)
        whole = {name: self._field(name, self._sides(attrgetter(name)), "") for name in _WHOLE}
        notes = self._notes()
        draft = Draft(points=points, passages=passages, notes=(*notes, *self.noted), last_id=self.last, **whole)
        noted = tuple(each.id for each in self.noted)
        return Joined(draft=draft, renamed=renamed, beside=self.beside, noted=noted)

    def _sides(self, get: Callable[[Draft], Any]) -> Sides:
        return Sides(*map(get, self.drafts))

    def _new_id(self, letter: str) -> str:
        self.last += 1
        return f"{letter}{self.last}"

    def _field(self, name: str, sides: Sides, on: str) -> Any:
        """One field of a point or of the draft; what cannot stand beside mine is kept as a note."""
        chosen = _three(sides)
        if chosen is not _CLASH:
            return chosen
        if sides.theirs:
            told = sides.theirs if isinstance(sides.theirs, str) else listed(sides.theirs)
            text = _(_NAMES[name]).format(text=told)
            self.noted.append(Note(id=self._new_id("n"), text=text, on=on))
        return sides.mine or sides.theirs

    def _passages(self) -> dict[str, Passage]:
        _base, mine, theirs = self.drafts
        found: dict[str, Passage] = {}
        for key in dict.fromkeys([*theirs.passages, *mine.passages]):
            sides = Sides(*(each.passages.get(key) for each in self.drafts))
            chosen = _three(sides)
            if chosen is _CLASH:
                chosen = self._both(sides, found) if sides.mine and sides.theirs else sides.mine or sides.theirs
            if chosen is not None:
                found[key] = chosen
        return found

    def _both(self, sides: Sides, found: dict[str, Passage]) -> Passage:
        """Both sides changed the passage: joined where other fields of it changed, else theirs goes beside it."""
        base = sides.base or Passage(id=sides.mine.id, text="")
        fields = {
            name: _three(Sides(*(getattr(each, name) for each in (base, sides.mine, sides.theirs))))
            for name in ("text", "unit", "due")
        }
        if _CLASH in fields.values():
            new = self._new_id("a")
            found[new] = _replace(sides.theirs, id=new)
            self.beside[sides.mine.id] = new
            fields, origins = {}, sides.mine.origins
        else:
            origins = _united(sides.mine.origins, sides.theirs.origins)
        return cast(Passage, _replace(sides.mine, origins=origins, **fields))

    def _points(self, passages: Mapping[str, Passage]) -> tuple[ReplyPoint, ...]:
        homes = self._homes(passages)
        holding = {point for point, _half in homes.values()}
        tables = self._sides(lambda draft: {each.id: each for each in draft.points})
        keep = [key for key in {**tables.theirs, **tables.mine} if key in holding or self._stays(key, tables)]
        made = {key: self._point(key, Sides(*(each.get(key) for each in tables)), homes) for key in keep}
        return tuple(made[key] for key in _ordered(Sides(*map(list, tables)), keep))

    def _stays(self, key: str, tables: Sides) -> bool:
        """Whether a point stays for its own sake: nobody deleted it, or the other side changed it meanwhile."""
        base, mine, theirs = (_bare(each.get(key)) for each in tables)
        return (mine is not None or theirs != base) and (theirs is not None or mine != base)

    def _homes(self, passages: Mapping[str, Passage]) -> dict[str, tuple[str, str]]:
        """Passage → the point and half it stands in: where it was moved to, mine before theirs."""
        base, mine, theirs = (_homes_in(each) for each in self.drafts)
        homes: dict[str, tuple[str, str]] = {}
        for key in passages:
            moved = mine.get(key) if mine.get(key) != base.get(key) else theirs.get(key)
            home = moved or mine.get(key) or theirs.get(key)
            if home:
                homes[key] = home
        return homes

    def _point(self, key: str, sides: Sides, homes: Mapping[str, tuple[str, str]]) -> ReplyPoint:
        present = Sides(sides.base, sides.mine or sides.theirs, sides.theirs or sides.mine)
        empty = ReplyPoint(id=key)

        def field(name: str) -> Sides:
            return Sides(*(getattr(each or empty, name) for each in present))

        lists = {
            half: self._half(field(half), [each for each in homes if homes[each] == (key, half)]) for half in _HALVES
        }
        plain = {name: self._field(name, field(name), key) for name in ("status", "heading", "reason")}
        return ReplyPoint(**{"id": key, "answers": _answers(field("answers")), **lists, **plain})

    def _half(self, sides: Sides, wanted: Sequence[str]) -> tuple[str, ...]:
        order = _ordered(sides, wanted)
        return tuple(key for each in order for key in (each, self.beside.get(each)) if key)

    def _notes(self) -> list[Note]:
        tables = self._sides(lambda draft: {each.id: each for each in draft.notes})
        found = []
        for key in {**tables.theirs, **tables.mine}:
            sides = Sides(*(each.get(key) for each in tables))
            chosen = _three(sides)
            if chosen is _CLASH and sides.mine and sides.theirs:
                self._field("text", Sides(None, sides.mine.text, sides.theirs.text), sides.theirs.on)
            if chosen is _CLASH:
                chosen = sides.mine or sides.theirs
            if chosen is not None:
                found.append(chosen)
        return found


def _three(sides: Sides) -> Any:
    """The side that changed it, or ``_CLASH`` where both did."""
    base, mine, theirs = sides
    if theirs in (mine, base):
        return mine
    return theirs if mine == base else _CLASH


def _united(one: tuple[Any, ...], other: tuple[Any, ...]) -> tuple[Any, ...]:
    return one + tuple(each for each in other if each not in one)


def _bare(point: ReplyPoint | None) -> ReplyPoint | None:
    """A point without its passages: they speak for themselves."""
    return point and _replace(point, progress=(), plans=())


def _homes_in(draft: Draft) -> dict[str, tuple[str, str]]:
    """Passage → point and half; a passage that is named twice stands where it is named first."""
    homes: dict[str, tuple[str, str]] = {}
    for point in draft.points:
        for half in _HALVES:
            for key in getattr(point, half):
                homes.setdefault(key, (point.id, half))
    return homes


def _answers(sides: Sides) -> tuple[str, ...]:
    """What both sides added, without what either took away."""
    base, mine, theirs = sides
    gone = {each for each in base if each not in mine or each not in theirs}
    return tuple(each for each in _united(mine, theirs) if each not in gone)


def _ordered(sides: Sides, wanted: Iterable[str]) -> list[str]:
    """The wanted ids in the order of the side that moved something (mine before theirs); what only the other side has
    stands behind what it stood behind there.
    """
    keep = set(wanted)
    base, mine, theirs = (list(dict.fromkeys(each)) for each in sides)
    moved = [each for each in mine if each in base] != [each for each in base if each in mine]
    first, second = (mine, theirs) if moved else (theirs, mine)
    order = [each for each in first if each in keep]
    place = 0
    for each in second:
        if each in order:
            place = order.index(each) + 1
        elif each in keep:
            order.insert(place, each)
            place += 1
    return order
