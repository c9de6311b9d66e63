"""Every suggestion with what answers it: status, passages, plans, the units' inputs used, and what is missing."""

from collections.abc import Iterable, Iterator

from reply_studio.merging import labels
from reply_studio.model.base import Value
from reply_studio.model.case import CaseFile
from reply_studio.model.coverage import Coverage, coverage, has_words
from reply_studio.model.draft import Passage, ReplyPoint
from reply_studio.model.proposal import Suggestion, numbers, title_line, walk


class InputUsed(Value):
    """A unit whose input went into an answer, with the labels of the passages (ids of those in an earlier version)."""

    unit: str
    passages: tuple[str, ...]


class Covered(Value):
    """One suggestion. ``passages`` and ``plans`` are the draft's ids, those of points for the suggestion above counted;
    ``missing``: ``point``, ``words`` or ``status``, ``None`` where it is answered.
    """

    suggestion: str
    number: str
    title: str
    status: str | None
    answered: bool
    points: tuple[str, ...] = ()
    passages: tuple[str, ...] = ()
    plans: tuple[str, ...] = ()
    inputs: tuple[InputUsed, ...] = ()
    missing: str | None = None


def covered(file: CaseFile) -> tuple[Covered, ...]:
    """The whole tree of suggestions, parents first."""
    table, printed = coverage(file.proposal, file.draft), numbers(file.proposal.suggestions)
    named = labels(file)
    return tuple(
        _covered(file, each, table[each.id], printed[each.id], named) for each in walk(file.proposal.suggestions)
    )


def _covered(file: CaseFile, node: Suggestion, found: Coverage, number: str, named: dict[str, str]) -> Covered:
    points = [each for each in file.draft.points if each.id in found.points]
    words = [each for point in points for each in (*file.draft.progress_of(point), *file.draft.plans_of(point))]
    return Covered(
        suggestion=node.id,
        number=number,
        title=title_line(node),
        status=next((each.status for each in points if each.status), None),
        answered=found.answered,
        points=found.points,
        passages=tuple(each for point in points for each in point.progress),
        plans=tuple(each for point in points for each in point.plans),
        inputs=tuple(_used(file, words, named)),
        missing=None if found.answered else _missing(points),
    )


def _missing(points: list[ReplyPoint]) -> str:
    if not points:
        return "point"
    return "status" if any(map(has_words, points)) else "words"


def _used(file: CaseFile, words: Iterable[Passage], named: dict[str, str]) -> Iterator[InputUsed]:
    origins = [origin for each in words for origin in each.origins]
    senders = {each.key: each for each in file.inputs}
    for unit in dict.fromkeys(senders[each.input].unit for each in origins if each.input in senders):
        name = next(each.name for each in senders.values() if each.unit == unit)
        own = (each.passage for each in origins if each.input in senders and senders[each.input].unit == unit)
        yield InputUsed(unit=name, passages=tuple(dict.fromkeys(named.get(each, each) for each in own)))
