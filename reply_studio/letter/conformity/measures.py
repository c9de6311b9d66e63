"""Measures of the standard as a file states them: pitch of lines, advance of characters, indents in characters."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Final

from reply_studio.composing.page_grid.widths import width
from reply_studio.i18n import N_, _
from reply_studio.letter.conformity.base import Subject
from reply_studio.letter.conformity.parts import RUNNING, Typed
from reply_studio.letter.conformity.sections import Section
from reply_studio.letter.conformity.sheet import Line

LARGE: Final = 1.3
"""Height of a line of Chinese text, in font sizes, where nothing fixes it."""
_GRIDS: Final = frozenset({"lines", "linesAndChars", "snapToChars"})
_BLANK: Final = "\u3000"


def running(subject: Subject) -> tuple[Typed, ...]:
    """Paragraphs of running text outside tables."""
    return subject.parts.every(*RUNNING)


def pitch(line: Line, section: Section) -> float:
    """Twips from line to line in a paragraph."""
    look, natural = line.look, size_of(line) * 20 * LARGE
    if look.rule == "exact":
        return look.line
    if look.rule == "atLeast":
        return max(look.line, natural)
    if section.grid in _GRIDS and look.on_grid and section.pitch:
        cells = -(-(natural * 0.8) // section.pitch)
        return max(1, cells) * section.pitch * look.line / 240
    return natural * look.line / 240


def advance(line: Line, section: Section | None, normal: float) -> float:
    """Twips that a full-width character of a paragraph takes; *normal*: the size that a character grid counts with."""
    piece = max(line.pieces, key=lambda each: len(each.text), default=None)
    look = piece.look if piece else line.mark
    own = (look.size + look.spacing) * 20
    if section is None or not look.on_grid:
        return own
    cell = normal * 20 + section.char_space / 4096 * 20
    if section.grid == "linesAndChars":
        return own + section.char_space / 4096 * 20
    if section.grid == "snapToChars" and cell > 0:
        return -(-own // cell) * cell
    return own


def size_of(line: Line) -> float:
    """Points of most of a paragraph's text."""
    piece = max(line.pieces, key=lambda each: len(each.text), default=None)
    return piece.look.size if piece else line.mark.size


def most(lines: Iterable[Typed], measure: Callable[[Typed], float]) -> float:
    """The measure that most of the text has."""
    found: Counter[float] = Counter()
    for each in lines:
        found[round(measure(each), 1)] += len(each.text)
    return found.most_common(1)[0][0]


def indent(line: Line, side: str, unit: float) -> float:
    """An indent (left, right, firstLine) in characters of that many twips; white space that is typed counts."""
    given = line.look.indents
    if given.get(f"{side}Chars"):
        return given[f"{side}Chars"] / 100
    return given.get(side, 0) / unit


def first_indent(line: Line, unit: float) -> float:
    """Where the first line begins, in characters from the type area's left edge."""
    typed = width(line.text[: len(line.text) - len(line.text.lstrip())])
    return indent(line, "left", unit) + indent(line, "firstLine", unit) + typed


def edges(line: Line, unit: float, area: float) -> tuple[float, float] | None:
    """Where a short line begins, and what is left free behind it, in characters; ``None`` where tabs place it."""
    text = line.text.rstrip(" ")
    if "\t" in text.strip():
        return None
    bare = text.strip()
    ends = text[len(text.rstrip()) :].count(_BLANK)
    long, room = width(bare), area / unit
    left, right = first_indent(line, unit), indent(line, "right", unit) + ends
    if line.look.align == "right":
        return room - right - long, right
    if line.look.align == "center":
        side = (room - left - right - long) / 2
        return left + side, right + side
    return left, room - left - long


def aligned(align: str) -> str:
    """How a paragraph is set, in words."""
    return _(_ALIGNED.get(align, align))


_ALIGNED: Final = {
    "left": N_("set left"),
    "right": N_("set right"),
    "center": N_("centred"),
    "both": N_("justified"),
    "distribute": N_("spread over the line"),
}
