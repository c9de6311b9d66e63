"""What a unit has answered in earlier cases: a hint to what it answers here, where its name and words say little."""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from reply_studio.matching.terms import Sparse, Weights, dot, grams_of
from reply_studio.text.units import short_unit

MOST: Final = 200
"""So many earlier suggestions of a unit are looked at, the last ones of a list."""
FAINT: Final = 0.15
"""A lower likeness of two suggestions is chance."""


class Habit(NamedTuple):
    """A suggestion that a unit answered once: its words, and what people call it (case and number)."""

    text: str
    place: str


Habits = Mapping[str, Sequence[Habit]]
"""Short name of a unit → what it answered, the oldest first."""


class Customs:
    """The suggestions at hand beside those that units answered before."""

    def __init__(self, habits: Habits, suggestions: Sequence[Sparse], weights: Weights) -> None:
        self._habits = habits
        self._weights = weights
        self._suggestions = [weights.vector(each) for each in suggestions]
        self._known: dict[str, list[tuple[float, str]]] = {}

    def nearest(self, unit: str) -> Sequence[tuple[float, str]]:
        """For every suggestion how like it is to the likest one that the unit answered, 0 to 1, and where that was;
        (0, "") where there is none.
        """
        name = short_unit(unit)
        if name not in self._known:
            answered = [
                (self._weights.vector(grams_of(each.text)), each.place) for each in self._habits.get(name, ())[-MOST:]
            ]
            self._known[name] = [_likest(each, answered) for each in self._suggestions]
        return self._known[name]


def _likest(suggestion: Sparse, answered: Sequence[tuple[Sparse, str]]) -> tuple[float, str]:
    best = max(((dot(suggestion, vector), place) for vector, place in answered), default=(0.0, ""))
    return best if best[0] >= FAINT else (0.0, "")
