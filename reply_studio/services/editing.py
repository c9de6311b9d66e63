"""Pure steps on a draft: each returns the changed draft. Ids are given once and never used again."""

from collections.abc import Iterable
from typing import Any

import msgspec

from reply_studio.errors import UsageError
from reply_studio.i18n import _, listed
from reply_studio.model.draft import Draft, Origin, Passage, ReplyPoint
from reply_studio.text.digests import text_hash

replace = msgspec.structs.replace


def add_point(draft: Draft, *, answers: Iterable[str] = (), heading: str = "", status: str = "") -> tuple[Draft, str]:
    """The draft with a new point at its end, and the point's id."""
    point = ReplyPoint(id=f"p{draft.last_id + 1}", answers=tuple(answers), heading=heading, status=status)
    return replace(draft, points=(*draft.points, point), last_id=draft.last_id + 1), point.id


def change_point(draft: Draft, point_id: str, **changes: Any) -> Draft:
    """The draft with fields of one point changed."""
    points = tuple(replace(each, **changes) if each.id == point_id else each for each in draft.points)
    return replace(draft, points=points)


def point(draft: Draft, point_id: str) -> ReplyPoint:
    """The point with this id.

    Raises:
        UsageError: there is none.
    """
    found = next((each for each in draft.points if each.id == point_id), None)
    if found is None:
        known = listed(each.id for each in draft.points) or "-"
        raise UsageError(
            _("there is no reply point \u201c{point}\u201d").format(point=point_id),
            hint=_("points of this case: {points}").format(points=known),
        )
    return found


def add_passage(draft: Draft, point_id: str, text: str, *, plan: bool = False, **fields: Any) -> tuple[Draft, str]:
    """The draft with a new passage at the end of a point's progress or plans, and the passage's id."""
    holder = point(draft, point_id)
    passage = Passage(id=f"a{draft.last_id + 1}", text=text, **fields)
    kind = "plans" if plan else "progress"
    grown = change_point(draft, point_id, **{kind: (*getattr(holder, kind), passage.id)})
    passages = {**grown.passages, passage.id: passage}
    return replace(grown, passages=passages, last_id=draft.last_id + 1), passage.id


def origin(input_key: str, passage_id: str, text: str) -> Origin:
    """The origin of words taken from a passage of an input."""
    return Origin(input=input_key, passage=passage_id, sha=text_hash(text))


def passage(draft: Draft, passage_id: str) -> Passage:
    """The passage with this id.

    Raises:
        UsageError: there is none.
    """
    found = draft.passages.get(passage_id)
    if found is None:
        known = listed(draft.passages) or "-"
        raise UsageError(
            _("there is no passage \u201c{passage}\u201d in the draft").format(passage=passage_id),
            hint=_("passages of this draft: {passages}").format(passages=known),
        )
    return found


def home(draft: Draft, passage_id: str) -> tuple[ReplyPoint, bool]:
    """The point that holds a passage, and whether it is one of its plans."""
    passage(draft, passage_id)
    for each in draft.points:
        if passage_id in each.progress:
            return each, False
        if passage_id in each.plans:
            return each, True
    raise UsageError(_("passage {passage} belongs to no point").format(passage=passage_id))


def change_passage(draft: Draft, passage_id: str, **changes: Any) -> Draft:
    """The draft with fields of one passage changed."""
    changed = replace(passage(draft, passage_id), **changes)
    return replace(draft, passages={**draft.passages, passage_id: changed})


def delete_passage(draft: Draft, passage_id: str) -> Draft:
    """The draft without a passage."""
    draft = _unhook(draft, passage_id)
    return replace(draft, passages={key: each for key, each in draft.passages.items() if key != passage_id})


def move_passage(draft: Draft, passage_id: str, point_id: str, *, plan: bool, position: int | None = None) -> Draft:
    """The draft with a passage moved into a point's progress or plans, at a position (its end by default)."""
    draft = _unhook(draft, passage_id)
    kind = "plans" if plan else "progress"
    order = list(getattr(point(draft, point_id), kind))
    order.insert(len(order) if position is None else position, passage_id)
    return change_point(draft, point_id, **{kind: tuple(order)})


def split_passage(draft: Draft, passage_id: str, at: int) -> tuple[Draft, str]:
    """The draft with a passage cut in two before character *at*; both halves keep all origins, unit and date.

    Raises:
        UsageError: one half would be empty.
    """
    whole = passage(draft, passage_id)
    first, second = whole.text[:at].rstrip(), whole.text[at:].lstrip()
    if not first or not second:
        raise UsageError(_("there is nothing to split there"), where=passage_id)
    holder, plan = home(draft, passage_id)
    order = holder.plans if plan else holder.progress
    new = replace(whole, id=f"a{draft.last_id + 1}", text=second)
    draft = change_passage(draft, passage_id, text=first)
    draft = replace(draft, passages={**draft.passages, new.id: new}, last_id=draft.last_id + 1)
    draft = change_point(draft, holder.id, **{"plans" if plan else "progress": (*order, new.id)})
    return move_passage(draft, new.id, holder.id, plan=plan, position=order.index(passage_id) + 1), new.id


def join_passages(draft: Draft, first_id: str, second_id: str) -> Draft:
    """The draft with the second passage's words at the end of the first; origins are united, the second is gone."""
    first, second = passage(draft, first_id), passage(draft, second_id)
    if first_id == second_id:
        raise UsageError(_("a passage cannot be joined with itself"), where=first_id)
    origins = first.origins + tuple(each for each in second.origins if each not in first.origins)
    joined = {"text": first.text + second.text, "origins": origins, "unit": first.unit or second.unit}
    return change_passage(delete_passage(draft, second_id), first_id, due=first.due or second.due, **joined)


def move_point(draft: Draft, point_id: str, position: int) -> Draft:
    """The draft with a point moved to a position among the points."""
    moved = point(draft, point_id)
    order = [each for each in draft.points if each.id != point_id]
    order.insert(position, moved)
    return replace(draft, points=tuple(order))


def delete_point(draft: Draft, point_id: str) -> Draft:
    """The draft without a point and its passages."""
    gone = point(draft, point_id)
    held = {*gone.progress, *gone.plans}
    return replace(
        draft,
        points=tuple(each for each in draft.points if each.id != point_id),
        passages={key: each for key, each in draft.passages.items() if key not in held},
    )


def _unhook(draft: Draft, passage_id: str) -> Draft:
    holder, plan = home(draft, passage_id)
    kind = "plans" if plan else "progress"
    order = tuple(each for each in getattr(holder, kind) if each != passage_id)
    return change_point(draft, holder.id, **{kind: order})
