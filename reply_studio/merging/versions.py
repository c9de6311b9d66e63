"""A unit's input that came again: what changed between its versions, and what of ours rests on words it has changed."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from reply_studio.merging.dispositions import LOST
from reply_studio.merging.kept import kept
from reply_studio.model.act import standing
from reply_studio.model.base import Value
from reply_studio.model.case import CaseFile
from reply_studio.model.contribution import Contribution
from reply_studio.model.draft import Passage
from reply_studio.model.reply import ReplyPassage, passage_text
from reply_studio.text.normalise import squeeze

ALIKE: Final = 0.5
"""From this likeness on a passage is the changed form of another one; below it, one went and one came."""


class Change(Value):
    """A passage of two versions: ``unchanged``, ``changed``, ``new`` (no ``old``) or ``gone`` (no ``new``). ``old`` is
    an id, ``new`` the label; ``likeness`` 0 to 1.
    """

    state: str
    old: str | None = None
    new: str | None = None
    likeness: float = 0.0


class Revised(Value):
    """A unit's newest input against the one before it, in the order of the newest; what is gone comes last."""

    unit: str
    old: int
    new: int
    passages: tuple[Change, ...] = ()


class Outdated(Value):
    """A passage of the draft that rests on words its unit has changed or withdrawn: in which point it stands, the old
    passage (id) with its words, and the new one (label) with its words, ``None`` where it is gone.
    """

    passage: str
    point: str
    unit: str
    old: str
    old_text: str
    new: str | None = None
    new_text: str | None = None


class Pair(NamedTuple):
    """A passage as it was and as it is; one of them may be missing."""

    old: ReplyPassage | None
    new: ReplyPassage | None
    likeness: float


def revisions(file: CaseFile, names: Mapping[str, str]) -> tuple[Revised, ...]:
    """Every unit's input that came more than once; ``names``: passage id → label."""
    found = []
    for newest in file.contributions:
        before = _before(file, newest)
        if before is not None:
            changes = tuple(_change(each, names) for each in pairs(before.passages, newest.passages))
            found.append(Revised(unit=newest.name, old=before.version, new=newest.version, passages=changes))
    return tuple(found)


def _before(file: CaseFile, newest: Contribution) -> Contribution | None:
    earlier = [
        each
        for each in file.inputs
        if each.kind == newest.kind and each.unit == newest.unit and each.version < newest.version
    ]
    return max(earlier, key=lambda each: each.version, default=None)


def _change(pair: Pair, names: Mapping[str, str]) -> Change:
    old, new = pair.old, pair.new
    return Change(
        state=_state(old, new),
        old=old.id if old else None,
        new=names.get(new.id, new.id) if new else None,
        likeness=round(pair.likeness, 2),
    )


def _state(old: ReplyPassage | None, new: ReplyPassage | None) -> str:
    if old is None or new is None:
        return "new" if old is None else "gone"
    return "unchanged" if passage_text(old) == passage_text(new) else "changed"


def pairs(old: Sequence[ReplyPassage], new: Sequence[ReplyPassage]) -> tuple[Pair, ...]:
    """What became of every passage: equal words first, then the same place in a form, then the likest."""
    left, waiting = list(old), list(new)
    found: dict[str, Pair] = {}
    for score in (_equal, _same_cell):
        for each in list(waiting):
            match = next((one for one in left if score(one, each)), None)
            if match is not None:
                found[each.id] = Pair(match, each, _likeness(match, each))
                left.remove(match)
                waiting.remove(each)
    for likeness, before, each in _ranked(left, waiting):
        if before in left and each in waiting:
            found[each.id] = Pair(before, each, likeness)
            left.remove(before)
            waiting.remove(each)
    ordered = [found.get(each.id, Pair(None, each, 0.0)) for each in new]
    return (*ordered, *(Pair(each, None, 0.0) for each in left))


def _equal(old: ReplyPassage, new: ReplyPassage) -> bool:
    return passage_text(old) == passage_text(new) and _same_place(old, new)


def _same_place(old: ReplyPassage, new: ReplyPassage) -> bool:
    """Two rows of forms are for the same suggestion and half; what is in no form has no place."""
    if old.cell is None or new.cell is None:
        return True
    return (old.cell.answers, old.cell.plan) == (new.cell.answers, new.cell.plan)


def _same_cell(old: ReplyPassage, new: ReplyPassage) -> bool:
    known = old.cell is not None and new.cell is not None and bool(old.cell.answers)
    return known and _same_place(old, new)


def _ranked(
    old: Sequence[ReplyPassage], new: Sequence[ReplyPassage]
) -> Iterator[tuple[float, ReplyPassage, ReplyPassage]]:
    """Pairs that are alike, the likest first."""
    every = ((_likeness(one, other), one, other) for other in new for one in old)
    yield from sorted((each for each in every if each[0] >= ALIKE), key=lambda each: -each[0])


def _likeness(old: ReplyPassage, new: ReplyPassage) -> float:
    from rapidfuzz import fuzz  # only inputs that came again pay for it

    return fuzz.ratio(squeeze(passage_text(old)), squeeze(passage_text(new))) / 100


def outdated(file: CaseFile, names: Mapping[str, str]) -> tuple[Outdated, ...]:
    """The draft's passages with words that their unit has changed or withdrawn since, in the draft's order.

    A passage that has the new words' origin too, or hardly any of the old words left, is none of them, and one where a
    person has decided to keep the old words neither.
    """
    became, decided = _became(file), _old_words_kept(file)
    return tuple(
        each
        for point in file.draft.points
        for drafted in (*file.draft.progress_of(point), *file.draft.plans_of(point))
        for origin in drafted.origins
        if (origin.input, origin.passage) in became
        for each in _rests(drafted, point.id, *became[origin.input, origin.passage], names)
        if (drafted.id, _decided_of(became[origin.input, origin.passage][1])) not in decided
    )


def _decided_of(pair: Pair) -> str:
    """The passage that a decision about old words names: the one that would take their place, else the one gone."""
    found = pair.new or pair.old
    return found.id if found else ""


def _old_words_kept(file: CaseFile) -> set[tuple[str, str]]:
    """(passage of the draft, passage of an input) where the old words stay: the others were left out for them."""
    kept_words: set[tuple[str, str]] = set()
    for each in standing(file.acts):
        passage = str(each.data.get("passage", ""))
        if each.act == "leave-out" and each.data.get("keeps"):
            kept_words.add((str(each.data["keeps"]), passage))
        elif each.act == "reopen":
            kept_words = {one for one in kept_words if one[1] != passage}
    return kept_words


def _became(file: CaseFile) -> dict[tuple[str, str], tuple[str, Pair]]:
    """(input, passage) of every earlier version that the draft rests on → the unit's name, and what became of it."""
    newest = {each.unit: each for each in file.contributions}
    used = {origin.input for each in file.draft.passages.values() for origin in each.origins}
    return {
        (sent.key, pair.old.id): (newest[sent.unit].name, pair)
        for sent in file.inputs
        if sent.key in used and sent.unit in newest and sent.version < newest[sent.unit].version
        for pair in pairs(sent.passages, newest[sent.unit].passages)
        if pair.old is not None
    }


def _rests(drafted: Passage, point: str, unit: str, pair: Pair, names: Mapping[str, str]) -> Iterator[Outdated]:
    old, new = pair.old, pair.new
    if old is None or _state(old, new) == "unchanged":
        return
    text = passage_text(old)
    taken = new is not None and new.id in {each.passage for each in drafted.origins}
    if not taken and kept(text, drafted.text) >= LOST:
        yield Outdated(
            passage=drafted.id,
            point=point,
            unit=unit,
            old=old.id,
            old_text=text,
            new=names.get(new.id, new.id) if new else None,
            new_text=passage_text(new) if new else None,
        )
