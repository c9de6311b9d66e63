"""What speaks for the answers and conflicts that the merge shows, worked out when somebody asks."""

from collections.abc import Iterator

from reply_studio.matching import Habits, align
from reply_studio.merging import Differing, input_parts, resolve_label, suggestion_parts
from reply_studio.model.base import Value
from reply_studio.model.case import CaseFile
from reply_studio.model.proposal import numbers
from reply_studio.model.reply import passage_text
from reply_studio.quantities import Quantity, extract
from reply_studio.text.normalise import fold
from reply_studio.text.segment import sentences


class Ground(Value):
    """A suggestion (id and printed number) that a passage may answer: ``score`` 0 to 1, the words that both share or
    that mean the same, and whether the score is high enough to be shown as found.
    """

    suggestion: str
    number: str
    score: float
    evidence: tuple[str, ...] = ()
    claimed: bool = False


class Side(Value):
    """One side of a conflict: the passage's label and unit, the value as printed, for which time and place it is given,
    and the sentence it stands in. ``period`` and ``scope`` are "" where the sentence does not say them.
    """

    label: str
    unit: str
    value: str
    period: str = ""
    scope: str = ""
    sentence: str = ""


def grounds(file: CaseFile, habits: Habits | None = None) -> dict[str, tuple[Ground, ...]]:
    """Passage id → every suggestion with any likeness, best first. ``habits``: what the units answered before."""
    printed = numbers(file.proposal.suggestions)
    found = align(input_parts(file), suggestion_parts(file.proposal), habits)
    return {
        each.passage: tuple(
            Ground(
                suggestion=one.suggestion,
                number=printed[one.suggestion],
                score=one.score,
                evidence=one.evidence,
                claimed=one.claimed,
            )
            for one in each.answers
        )
        for each in found
    }


def sides(file: CaseFile, conflict: Differing) -> tuple[Side, Side]:
    """Both sides of a conflict, in the order of its passages."""
    first, second = (_side(file, label, value) for label, value in zip(conflict.passages, conflict.values, strict=True))
    return first, second


def _side(file: CaseFile, label: str, value: str) -> Side:
    contribution, found = resolve_label(file, label)
    text = passage_text(found)
    plain = fold(text)
    figure = next(_figures(plain, value), None)
    at = figure.start if figure else max(0, plain.find(value))
    return Side(
        label=label,
        unit=contribution.name,
        value=value,
        period=figure.period.quote if figure and figure.period else "",
        scope="\u3001".join(figure.scope) if figure else "",
        sentence=_sentence(text, at, same_length=len(plain) == len(text)),
    )


def _figures(text: str, value: str) -> Iterator[Quantity]:
    return (each for each in extract(text) if each.quote == value)


def _sentence(text: str, at: int, *, same_length: bool) -> str:
    """The sentence at a character; the whole text where folding has moved the characters."""
    if not same_length:
        return text
    return next((text[start:end] for start, end in sentences(text) if start <= at < end), text)
