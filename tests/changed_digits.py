"""Every digit of a listed equation changed in turn: is it noticed, and if not, why it cannot be."""

from collections.abc import Iterator
from typing import NamedTuple

from msgspec.structs import replace

from reply_studio.checks import Equation, equations
from reply_studio.model.letter import Letter

ROUNDED = "it still comes out as printed: shares and means are rounded"
ABOUT = "a figure is told as about so many"
UNSAID = "the words do not say that these figures belong together; it was listed because it came out"
PARTIAL = "the parts that are named need not be all"
BACKWARD = "the change now goes the other way: the words may mean another pair of figures"
OTHER = "it comes out with another figure of the paragraph"
MISSED = "missed"
"""No reason: the change should have been noticed."""


class Outcome(NamedTuple):
    """One changed digit: its equation, its offset in the paragraph, and why it is not noticed, "" where it is."""

    equation: Equation
    at: int
    reason: str


def outcomes(letter: Letter) -> Iterator[Outcome]:
    """All digits of all listed equations of a letter; ``reason`` is "" where the change is noticed."""
    for each in equations(letter):
        for start, end in each.terms:
            for at in range(start, end):
                if each.paragraph.text[at].isascii() and each.paragraph.text[at].isdigit():
                    yield Outcome(each, at, _reason(letter, each, at))


def _changed(letter: Letter, equation: Equation, at: int) -> Letter:
    text = equation.paragraph.text
    digit = str((int(text[at]) + 1) % 10) if text[at] != "9" else "8"
    new = replace(equation.paragraph, text=text[:at] + digit + text[at + 1 :])
    place = letter.paragraphs.index(equation.paragraph)
    return replace(letter, paragraphs=(*letter.paragraphs[:place], new, *letter.paragraphs[place + 1 :]))


def _reason(letter: Letter, equation: Equation, at: int) -> str:
    found = equations(_changed(letter, equation, at))
    if any(each.sure and not each.holds for each in found):
        return ""
    here = [each for each in found if any(start <= at < end for start, end in each.terms)]
    if any(each.holds for each in here):
        same = any(each.kind == equation.kind and each.terms == equation.terms for each in here)
        return ROUNDED if same else OTHER
    if equation.loose:
        return ABOUT
    if not equation.sure:
        return PARTIAL if equation.kind == "sum" else UNSAID
    return BACKWARD if equation.kind in ("growth", "difference") else MISSED
