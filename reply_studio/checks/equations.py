"""Equations that a text states: what is added, compared or shared out in it, and whether it comes out.

An equation is *sure* where the words leave one reading (即, 其中 … 占); only a sure one that does not hold is a fault.
The others are listed for the reader when they hold, and left alone when they do not.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Final

from reply_studio.checks.reading import fold
from reply_studio.model.base import Value
from reply_studio.model.letter import Paragraph
from reply_studio.quantities.extract import extract
from reply_studio.quantities.model import Quantity
from reply_studio.quantities.units import comparable, measured

_STOPS: Final = frozenset("。;!?\n")
_ENDS: Final = _STOPS | {","}
_TIME: Final = re.compile(
    r"(?:19|20)\d\d(?:[-—至~](?:19|20)?\d\d)?年(?:\d{1,2}月(?:\d{1,2}日)?)?|(?<!\d)\d{1,2}月(?:\d{1,2}日)?|"
    r"(?<![\d.])\d{1,2}:\d\d(?!\d)|(?<=第)\d{1,2}(?=季度|阶段|批|期)"
)
"""Digits that tell a time and count nothing."""
_SOME: Final = "某"


class Equation(Value):
    """One equation. ``start`` and ``end`` enclose its words in the paragraph, ``terms`` its figures there; ``text`` is
    it in figures (``218 + 196 = 414``); ``expected`` is what should stand in place of its result. ``loose``: one of
    its figures is told as about so many, or its parts need not be all.
    """

    kind: str
    paragraph: Paragraph
    start: int
    end: int
    text: str
    holds: bool
    sure: bool = False
    expected: str = ""
    terms: tuple[tuple[int, int], ...] = ()
    loose: bool = False

    @property
    def quote(self) -> str:
        """The words as printed."""
        return self.paragraph.text[self.start : self.end].strip(" \u3000\uff0c,\uff1b;。")


@lru_cache(maxsize=2048)
def quantities(text: str) -> tuple[Quantity, ...]:
    """The quantities of a text that are no ranges, in reading order."""
    return tuple(each for each in extract(text) if each.upper is None)


class Figures:
    """A paragraph with its quantities, and the questions that every kind of equation asks of it.

    ``text`` is the folded paragraph with the digits of dates and clock times masked: words between two quantities
    hold no digit. ``above`` holds the quantities of the paragraph before it, the nearest first.
    """

    def __init__(self, paragraph: Paragraph, above: Paragraph | None = None) -> None:
        self.paragraph = paragraph
        self.above: tuple[Quantity, ...] = quantities(above.text)[::-1] if above else ()
        self.text = _timeless(fold(paragraph.text))
        self.all: tuple[Quantity, ...] = quantities(paragraph.text)
        self._sentences = [0, *(at + 1 for at, each in enumerate(self.text) if each in _STOPS)]
        self._clauses = [0, *(at + 1 for at, each in enumerate(self.text) if each in _ENDS)]

    def sentence_start(self, at: int) -> int:
        """Where the sentence of an offset begins."""
        return self._sentences[bisect_right(self._sentences, at) - 1]

    def clause_start(self, at: int) -> int:
        """Where the clause of an offset begins."""
        return self._clauses[bisect_right(self._clauses, at) - 1]

    def before(self, at: int, *, whole: bool = False) -> list[Quantity]:
        """The quantities before an offset in its sentence, or in the whole paragraph, the nearest first."""
        begin = 0 if whole else self.sentence_start(at)
        return [each for each in reversed(self.all) if begin <= each.start and each.end <= at]

    def between(self, one: Quantity, other: Quantity) -> str:
        """The words between two quantities."""
        return self.text[one.end : other.start]

    def equation(  # noqa: PLR0913  # the fields of one value, by name
        self, kind: str, span: Sequence[Quantity], text: str, *, holds: bool, sure: bool = False, expected: str = ""
    ) -> Equation:
        """An equation whose words reach from the clause of its first quantity to the end of its last."""
        first, last = min(each.start for each in span), max(each.end for each in span)
        return Equation(
            kind=kind,
            paragraph=self.paragraph,
            start=self.clause_start(first),
            end=last,
            text=text,
            holds=holds,
            sure=sure,
            expected=expected,
            terms=tuple((each.start, each.end) for each in span),
            loose=any(each.bound != "exact" for each in span),
        )


def _timeless(text: str) -> str:
    """The text with every date and clock time masked; same length."""
    return _TIME.sub(lambda found: re.sub(r"[\d:]", _SOME, found[0]), text)


def like(one: Quantity, other: Quantity) -> bool:
    """Both count the same kind of thing."""
    return comparable(measured(one.value, one.unit)[1], measured(other.value, other.unit)[1])


def amount(quantity: Quantity) -> Decimal:
    """The value in the base unit of its kind."""
    return measured(quantity.value, quantity.unit)[0]


def printed(quantity: Quantity) -> str:
    """The figure as printed, without its unit: 1.2万."""
    return fold(quantity.quote).removesuffix(quantity.unit).rstrip("个名位户") or str(quantity.value)


def places(quantity: Quantity) -> int:
    """Decimal places of the figure as printed."""
    digits = "".join(each for each in fold(quantity.quote) if each.isdigit() or each == ".")
    return len(digits.partition(".")[2])


def rounded_to(value: Decimal, quantity: Quantity) -> bool:
    """Whether a value, rounded or cut off as the figure is, gives the figure."""
    step = Decimal(1).scaleb(-places(quantity))
    return abs(value - quantity.value) <= step / 2 or 0 <= value - quantity.value < step


def plain_number(value: Decimal) -> str:
    """A value without an exponent and without idle zeros."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def exact(quantities: Iterable[Quantity]) -> Iterator[Quantity]:
    """Those that claim to be exact."""
    return (each for each in quantities if each.bound == "exact")
