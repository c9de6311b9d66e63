"""All quantities of a text, precise or not at all: a figure that may be something else is left out."""

from bisect import bisect_right
from collections.abc import Iterator

from reply_studio.quantities.context import Surroundings
from reply_studio.quantities.figures import NUMBER, figure
from reply_studio.quantities.masks import masked
from reply_studio.quantities.model import Quantity
from reply_studio.quantities.numerals import narrow
from reply_studio.quantities.units import QUALIFIERS


def extract(text: str) -> tuple[Quantity, ...]:
    """The quantities of a text in reading order, half- and full-width forms alike; offsets count in *text*."""
    surroundings = Surroundings(text)
    figures = list(_figures(text))
    borders = [each for each in figures if each.unit not in QUALIFIERS]
    ends = [0, *(each.end for each in borders)]
    starts = [*(each.start for each in borders), len(text)]
    return tuple(
        surroundings.dress(each, ends[bisect_right(ends, each.start) - 1], starts[bisect_right(starts, each.start)])
        for each in figures
    )


def _figures(text: str) -> Iterator[Quantity]:
    """The bare figures: place, value, unit, bound."""
    plain = narrow(text)
    holes = _Holes(masked(text))
    at = 0
    while found := NUMBER.search(plain, at):
        behind = holes.behind(found.start())
        read = None if behind else figure(found, plain)
        if read is None:
            at = behind or _past(found.start(), plain)
            continue
        at = found.end()
        yield Quantity(
            quote=text[found.start() : at],
            start=found.start(),
            end=at,
            value=read.value,
            unit=read.unit,
            upper=read.upper,
            bound=read.bound,
        )


class _Holes:
    """Spans without quantities, ready to be asked whether one covers a place."""

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        self._starts = [start for start, _end in spans]
        self._reach: list[int] = []
        for _start, end in spans:
            self._reach.append(max(end, self._reach[-1] if self._reach else 0))

    def behind(self, place: int) -> int:
        """Where the span that covers a place ends; 0 where none does."""
        before = bisect_right(self._starts, place) - 1
        return self._reach[before] if before >= 0 and self._reach[before] > place else 0


def _past(start: int, text: str) -> int:
    """Behind the digits that begin at *start*, at least one character on."""
    at = start
    while at < len(text) and (text[at].isdigit() or text[at] in ",.:"):
        at += 1
    return max(at, start + 1)
