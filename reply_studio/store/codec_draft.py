"""draft.toml ⇄ ``Draft``: points in ``order``; passages stand where a point's progress and plans name them."""

import datetime as dt
from collections.abc import Iterator, Mapping

from reply_studio.errors import UsageError
from reply_studio.i18n import _
from reply_studio.model.draft import LAYOUTS, STATUSES, Draft, Note, Origin, Passage, ReplyPoint
from reply_studio.model.ids import highest
from reply_studio.store.codec_proposal import by_number
from reply_studio.store.migrations import SCHEMA
from reply_studio.store.schema import Fault, Reading, Row, good_ids, in_order, one_of, row_tree, table
from reply_studio.store.toml_text import Tree


class PointRow(Row, frozen=True, kw_only=True):
    """``[point.p1]``."""

    answers: tuple[str, ...] = ()
    status: str = ""
    heading: str = ""
    reason: str = ""
    progress: tuple[str, ...] = ()
    plans: tuple[str, ...] = ()


class PassageRow(Row, frozen=True, kw_only=True):
    """``[passage.a1]``."""

    text: str
    unit: str = ""
    due: dt.date | None = None
    origins: tuple[Origin, ...] = ()


class NoteRow(Row, frozen=True, kw_only=True):
    """``[note.n1]``."""

    text: str
    on: str = ""


class DraftRow(Row, frozen=True, kw_only=True, rename={"result_class": "class"}):
    """The whole file."""

    schema: int
    layout: str = ""
    result_class: str = ""
    joint: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    note_order: tuple[str, ...] = ()
    last_id: int = 0
    point: dict[str, PointRow] = {}
    passage: dict[str, PassageRow] = {}
    note: dict[str, NoteRow] = {}


def from_rows(file: DraftRow) -> Reading:
    """The draft of a file."""
    tables: dict[str, Mapping[str, Row]] = {"point": file.point, "passage": file.passage, "note": file.note}
    found = Reading(None, [fault for name, rows in tables.items() for fault in good_ids(name, rows)], [])
    order = in_order("point", file.order, file.point, found)
    found.faults.extend(one_of(("layout",), file.layout, ("", *LAYOUTS)))
    found.faults.extend(fault for key, row in file.point.items() for fault in _point_faults(key, row, file.passage))
    if found.faults:
        return found
    draft = Draft(
        layout=file.layout,
        result_class=file.result_class,
        joint=file.joint,
        points=tuple(_point(key, file.point[key]) for key in order),
        passages={key: _passage(key, row) for key, row in file.passage.items()},
        notes=tuple(Note(id=key, text=file.note[key].text, on=file.note[key].on) for key in _note_order(file)),
        last_id=max(file.last_id, highest(key for rows in tables.values() for key in rows)),
    )
    return found._replace(value=draft)


def _point_faults(key: str, row: PointRow, passages: Mapping[str, PassageRow]) -> Iterator[Fault]:
    yield from one_of(("point", key, "status"), row.status, ("", *STATUSES))
    for field, named in (("progress", row.progress), ("plans", row.plans)):
        for place, passage in enumerate(named):
            if passage not in passages:
                message = _("there is no [passage.{passage}]").format(passage=passage)
                yield Fault(("point", key, field, place), message)


def _point(key: str, row: PointRow) -> ReplyPoint:
    return ReplyPoint(
        id=key,
        answers=row.answers,
        status=row.status,
        heading=row.heading,
        reason=row.reason,
        progress=row.progress,
        plans=row.plans,
    )


def _passage(key: str, row: PassageRow) -> Passage:
    return Passage(id=key, text=row.text, origins=row.origins, unit=row.unit, due=row.due)


def _note_order(file: DraftRow) -> list[str]:
    """Notes by their numbers, unless ``note_order`` says otherwise."""
    chosen = [key for key in dict.fromkeys(file.note_order) if key in file.note]
    return chosen + by_number(key for key in file.note if key not in chosen)


def to_tree(draft: Draft) -> Tree:
    """The file of a draft. Tables of a kind that has none are left out."""
    points = table((each.id, _point_tree(each)) for each in draft.points)
    passages = table((_own_id(key, each), _passage_tree(each)) for key, each in draft.passages.items())
    notes = table((each.id, {"on": each.on, "text": each.text}) for each in draft.notes)
    tree: Tree = {"schema": SCHEMA, "layout": draft.layout, "class": draft.result_class}
    tree |= {"joint": list(draft.joint)} if draft.joint else {}
    tree["order"] = list(points)
    if list(notes) != by_number(notes):
        tree["note_order"] = list(notes)
    tree["last_id"] = max(draft.last_id, highest([*points, *passages, *notes]))
    tables = {"point": points, "passage": passages, "note": notes}
    return tree | {name: rows for name, rows in tables.items() if rows}


def _own_id(key: str, passage: Passage) -> str:
    """The passage's id.

    Raises:
        UsageError: it stands under another one.
    """
    if passage.id != key:
        raise UsageError(_("passage {id} stands under the id {key}").format(id=passage.id, key=key))
    return key


def _point_tree(point: ReplyPoint) -> Tree:
    return {
        "answers": list(point.answers),
        "status": point.status,
        "heading": point.heading,
        "reason": point.reason,
        "progress": list(point.progress),
        "plans": list(point.plans),
    }


def _passage_tree(passage: Passage) -> Tree:
    planned: Tree = {"unit": passage.unit} if passage.unit else {}
    planned |= {"due": passage.due} if passage.due else {}
    return {"text": passage.text} | planned | {"origins": [row_tree(each) for each in passage.origins]}
