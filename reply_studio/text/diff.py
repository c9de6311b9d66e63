"""What differs between two texts, character by character, made for Chinese: no words to align, so islands of one or two
characters that only happen to be equal are left out of the way.
"""

from collections.abc import Iterable
from typing import Final, NamedTuple

SAME, GONE, NEW = "same", "gone", "new"
_ISLAND: Final = 2
"""An equal stretch up to this length between two changes belongs to them, where the changes are longer."""


_FIGURE: Final = "0123456789."


class Piece(NamedTuple):
    """A stretch of text that is in both (``same``), only in the first (``gone``) or only in the second (``new``)."""

    kind: str
    text: str


def pieces(before: str, after: str) -> tuple[Piece, ...]:
    """The stretches in reading order; what is gone stands before what is new in its place.

    All of ``same`` and ``gone`` gives the first text again, all of ``same`` and ``new`` the second.
    """
    from rapidfuzz.distance import Indel

    found = [
        (op.tag == "equal", before[op.src_start : op.src_end], after[op.dest_start : op.dest_end])
        for op in Indel.opcodes(before, after)
    ]
    return tuple(_written(_without_islands(_joined(found))))


Step = tuple[bool, str, str]
"""Whether equal, the first text's stretch, the second's."""


def _joined(steps: Iterable[Step]) -> list[Step]:
    """Neighbours of one kind as one."""
    found: list[Step] = []
    for equal, old, new in steps:
        if found and found[-1][0] == equal:
            found[-1] = (equal, found[-1][1] + old, found[-1][2] + new)
        else:
            found.append((equal, old, new))
    return found


def _without_islands(steps: list[Step]) -> list[Step]:
    """Short equal stretches between longer changes are taken into them."""
    while True:
        at = next((place for place in range(1, len(steps) - 1) if _is_island(steps, place)), None)
        if at is None:
            return steps
        made = (
            False,
            "".join(each[1] for each in steps[at - 1 : at + 2]),
            "".join(s[2] for s in steps[at - 1 : at + 2]),
        )
        steps = [*steps[: at - 1], made, *steps[at + 2 :]]


def _is_island(steps: list[Step], place: int) -> bool:
    equal, text, _new = steps[place]
    if not equal or len(text) > _ISLAND:
        return False
    around = [max(len(steps[side][1]), len(steps[side][2])) for side in (place - 1, place + 1)]
    return min(around) > len(text)


def _written(steps: Iterable[Step]) -> Iterable[Piece]:
    for equal, old, new in steps:
        if equal:
            yield Piece(SAME, old)
            continue
        if old:
            yield Piece(GONE, old)
        if new:
            yield Piece(NEW, new)


def whole_figures(found: Iterable[Piece]) -> tuple[Piece, ...]:
    """The same pieces, but a figure that differs in some of its digits differs as a whole: 1790 and not only 90."""
    steps = _steps(found)
    for at, (equal, old, new) in enumerate(steps):
        if equal or not (old or new):
            continue
        before, behind = _figure_at(steps, at - 1, old, new, end=True), _figure_at(steps, at + 1, old, new, end=False)
        if before:
            kept = steps[at - 1][1][: -len(before)]
            steps[at - 1] = (True, kept, kept)
        if behind:
            rest = steps[at + 1][1][len(behind) :]
            steps[at + 1] = (True, rest, rest)
        steps[at] = (False, before + old + behind, before + new + behind)
    return tuple(_written(_joined(each for each in steps if each[1] or each[2])))


def _steps(found: Iterable[Piece]) -> list[Step]:
    """The pieces as steps, what is gone and what is new in its place together."""
    steps = [
        (each.kind == SAME, each.text if each.kind != NEW else "", each.text if each.kind != GONE else "")
        for each in found
    ]
    return _joined(steps)


def _figure_at(steps: list[Step], place: int, old: str, new: str, *, end: bool) -> str:
    """The digits of an equal stretch that belong to a figure which goes on in the change beside it."""
    if not 0 <= place < len(steps) or not steps[place][0]:
        return ""
    edges = [each[0 if end else -1] for each in (old, new) if each]
    if not any(_is_figure(each) for each in edges):
        return ""
    text = steps[place][1]
    found = len(text) - len(text.rstrip(_FIGURE)) if end else len(text) - len(text.lstrip(_FIGURE))
    return (text[len(text) - found :] if end else text[:found]) if found else ""


def _is_figure(character: str) -> bool:
    return character in _FIGURE
