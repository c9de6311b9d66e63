"""The reply outline: points that answer suggestions, with progress (办理情况) and plans (下步计划)."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Final

from reply_studio.model.base import Value

STATUSES = ("done", "in_progress", "planned", "reference", "declined", "other_unit")
"""Already done · in progress · planned · kept for reference · declined (needs a reason) · another unit answers."""

LAYOUTS = ("sections", "by-suggestion")


EARLIER: Final = "case:"
"""What ``Origin.input`` begins with where words were taken from another case's reply; no input's key has a colon."""


class Origin(Value):
    """Where words came from: passage of an input version, with the first 8 hex digits of its text's SHA-256.

    Words of another case's reply have ``case:<its id>`` as ``input`` and as ``passage`` the printed number of the
    suggestion that they answered there, "" where it has none: such an origin is no unit's input.
    """

    input: str
    passage: str
    sha: str

    @property
    def case(self) -> str:
        """The id of the other case that the words were taken from, "" for words of a unit's input."""
        return self.input.removeprefix(EARLIER) if self.input.startswith(EARLIER) else ""


class Passage(Value):
    """One passage of the reply. A plan also has ``unit`` (key or name) and ``due``."""

    id: str
    text: str
    origins: tuple[Origin, ...] = ()
    unit: str = ""
    due: dt.date | None = None

    @property
    def received(self) -> tuple[Origin, ...]:
        """The origins in units' inputs."""
        return tuple(each for each in self.origins if not each.case)


class ReplyPoint(Value):
    """Answers the suggestions named in ``answers``; none for a general point (overview, background).

    ``status`` is one of ``STATUSES`` or "" while undecided; ``progress`` and ``plans`` hold passage ids in order.
    """

    id: str
    answers: tuple[str, ...] = ()
    status: str = ""
    heading: str = ""
    reason: str = ""
    progress: tuple[str, ...] = ()
    plans: tuple[str, ...] = ()


class Note(Value):
    """A remark for colleagues; never printed."""

    id: str
    text: str
    on: str = ""


class Draft(Value):
    """The whole outline in order. ``last_id`` counts points, passages and notes together. ``joint``: keys of the units
    that sign our letter with us (联合答复), in their order; none where we sign alone.
    """

    layout: str = ""
    result_class: str = ""
    joint: tuple[str, ...] = ()
    points: tuple[ReplyPoint, ...] = ()
    passages: Mapping[str, Passage] = {}
    notes: tuple[Note, ...] = ()
    last_id: int = 0

    def progress_of(self, point: ReplyPoint) -> Iterator[Passage]:
        """The point's progress passages in order."""
        return (self.passages[each] for each in point.progress)

    def plans_of(self, point: ReplyPoint) -> Iterator[Passage]:
        """The point's plans in order."""
        return (self.passages[each] for each in point.plans)
