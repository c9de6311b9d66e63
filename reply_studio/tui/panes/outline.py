"""The outline of what is selected: points with status, heading, reason, progress and plans, and rows to add more."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from reply_studio.i18n import _
from reply_studio.merging import kept
from reply_studio.model.coverage import open_suggestions
from reply_studio.model.draft import Draft, Passage, ReplyPoint
from reply_studio.model.part import LETTERLESS, ours
from reply_studio.model.reply import passage_text
from reply_studio.services import units
from reply_studio.services.places import NewNote, NewWords, NoteText, Place, PointText, Words
from reply_studio.services.words import mark, word
from reply_studio.tui.panes.notes import NEW, Beside, loose_blocks, note_blocks
from reply_studio.tui.panes.view import ALL, View, listed, points_of
from reply_studio.tui.widgets.blocks import Block, Key

_REASONED = ("declined", "reference", "other_unit")
_WHOLE, _LOST = 0.98, 0.15
_share = lru_cache(maxsize=2048)(kept)

ADD: Key = ("add",)
OUTLINE: Key = ("outline",)


def outline_blocks(view: View, chosen: Key, new: Key = ()) -> list[Block]:
    """The points of what is selected in the tree, ready to be worked on; ``new`` is the row of a note to be written."""
    points, beside = points_of(view, chosen), note_blocks(view.file.draft, new)
    if view.file.case.role in LETTERLESS:
        return list(_no_letter(view))
    blocks = list(loose_blocks(beside)) if chosen == ALL else []
    blocks += [] if points else [Block(_("No answer yet."), style="mark")]
    order = [each.id for each in view.file.draft.points]
    for each in points:
        blocks += _point(view, each, order.index(each.id) + 1, beside)
        blocks.append(Block())
    blocks.append(Block(_("+ new point"), ADD))
    waiting = len(open_suggestions(ours(view.file), view.file.draft))
    if waiting > 1:
        blocks.append(Block(_("+ a point for each of the {n} unanswered suggestions").format(n=waiting), OUTLINE))
    return blocks


def _no_letter(view: View) -> Iterator[Block]:
    """What can be done where a case came for information only, and what was done."""
    yield Block(_("The case came for information only: no letter is written."), style="title", after=True)
    yield Block(_("Contact the proposer and keep what came of it (alt-C); then close the case (alt-Z)."), after=True)
    for each in view.file.acts:
        if each.act == "consult":
            told = {name: str(each.data.get(name, "")) for name in ("date", "person", "outcome")}
            yield Block(_("{date} {person}: {outcome}").format(**told), ("act", str(each.seq)))


def _point(view: View, point: ReplyPoint, place: int, beside: Beside) -> Iterator[Block]:
    answers = _("answers {numbers}").format(numbers=listed(view, point.answers)) if point.answers else _("answers none")
    head = _("Point {n}").format(n=place) + " "
    yield Block(point.heading or _("(no heading)"), ("heading", point.id), head, style="title")
    yield Block(answers, ("answers", point.id), "  ", style="dim" if point.answers else "")
    status = f"{mark(point.status)} {word(point.status) if point.status else _('not set')}"
    yield Block(status, ("status", point.id), f"  {_('Status')} ", style="" if point.status else "warning")
    if point.reason or point.status in _REASONED:
        yield Block(point.reason or _("(missing)"), ("reason", point.id), f"  {_('Reason')} ")
    yield from beside.get(point.id, ())
    yield Block(f"  {_('Progress')}", style="dim")
    yield from _passages(view, view.file.draft.progress_of(point), beside)
    yield Block(_("+ progress"), ("new", point.id, "progress"), "    ", style="dim")
    yield Block(f"  {_('Next steps')}", style="dim")
    yield from _plans(view, point, beside)
    yield Block(_("+ next step"), ("new", point.id, "plans"), "    ", style="dim")


def _passages(view: View, passages: Iterable[Passage], beside: Beside) -> Iterator[Block]:
    for n, each in enumerate(passages, 1):
        yield Block(each.text, ("text", each.id), f"  {n} ", foot=_origins(view, each))
        yield from beside.get(each.id, ())


def _plans(view: View, point: ReplyPoint, beside: Beside) -> Iterator[Block]:
    for n, each in enumerate(view.file.draft.plans_of(point), 1):
        yield Block(each.text, ("text", each.id), f"  {n} ", foot=_origins(view, each))
        unit = units.name_of(each.unit, view.config, view.file.case.units) or _("[no unit]")
        due = each.due.isoformat() if each.due else _("[no date]")
        complete = bool(each.unit and each.due)
        yield Block(f"{unit} \u00b7 {due}", ("plan", each.id), "    ", style="dim" if complete else "warning")
        yield from beside.get(each.id, ())


def _origins(view: View, passage: Passage) -> tuple[str, ...]:
    """Where the words come from, and how much of them is still there."""
    return tuple(
        _("reused from {case}").format(case=each.case) if each.case else _origin(view, passage, each.passage)
        for each in passage.origins
    )


def _origin(view: View, passage: Passage, source: str) -> str:
    label = view.insight.labels.get(source, source) if view.insight else source
    texts = {each.id: passage_text(each) for one in view.file.inputs for each in one.passages}
    share = _share(texts.get(source, ""), passage.text)
    if share >= _WHOLE:
        return _("from {passage}").format(passage=label)
    if share < _LOST:
        return _("from {passage}: nothing of it is left").format(passage=label)
    return _("from {passage}, changed: {share}% is left").format(passage=label, share=round(share * 100))


def missing_row(view: View, chosen: Key) -> Key:
    """The row at which work on the selection goes on: what its first unfinished point lacks, else a new point."""
    for each in points_of(view, chosen):
        if each.answers and not each.status:
            return ("status", each.id)
        if not each.progress and not each.plans and not each.reason:
            return ("new", each.id, "progress")
    return ADD if not points_of(view, chosen) else ()


def place_of(key: Key, unit: str) -> Place | None:
    """Where Enter on a row of the outline begins typing; ``unit`` carries new plans out."""
    match key:
        case ("text", passage):
            return Words(passage=passage)
        case ("heading" | "reason" as field, point):
            return PointText(point=point, field=field)
        case ("new", point, half):
            return NewWords(point=point, plan=half == "plans", unit=unit)
        case ("note", note):
            return NoteText(note=note)
    return None


def key_of(place: Place) -> Key:
    """The row that stands for a place."""
    if isinstance(place, Words):
        return ("text", place.passage)
    if isinstance(place, PointText):
        return (place.field, place.point)
    if isinstance(place, NoteText):
        return ("note", place.note)
    if isinstance(place, NewNote):
        return (NEW, place.on)
    return ("new", place.point, "plans" if place.plan else "progress")


def row_of(draft: Draft, wanted: str) -> Key:
    """The row for an id: a passage's text, a note, a point's heading; ``()`` where the draft has none of them."""
    if wanted in draft.passages:
        return ("text", wanted)
    if any(each.id == wanted for each in draft.notes):
        return ("note", wanted)
    return ("heading", wanted) if any(each.id == wanted for each in draft.points) else ()


def owner_of(view: View, key: Key) -> ReplyPoint | None:
    """The point that a row, or the note on one, belongs to."""
    if len(key) < 2:
        return None
    held = next((each.on for each in view.file.draft.notes if each.id == key[1]), key[1])
    return next(
        (each for each in view.file.draft.points if held in (each.id, *each.progress, *each.plans)),
        None,
    )
