"""The sequence of numbered items: what follows 一、二、 and 一是, and where it breaks.

A level starts again under each item of a level above it, so every number is judged against the last one of its own
kind since the last number of a higher level. What may be read in more than one way is not judged.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from reply_studio.checks.reading import head_of, markers_in, unquoted
from reply_studio.model.base import Value
from reply_studio.model.letter import Paragraph
from reply_studio.text.numbering import Marker, print_marker

_LEVELLED: Final = ("han", "han_paren", "arabic", "arabic_paren")
_RUNNING: Final = ("run", "nth", "among")


class Step(Value):
    """A number that does not follow the one before it. ``start`` and ``end`` enclose it in the paragraph."""

    paragraph: Paragraph
    kind: str
    start: int
    end: int
    value: int
    expected: int

    @property
    def marker(self) -> str:
        """The number as printed."""
        return self.paragraph.text[self.start : self.end].strip()

    @property
    def expected_marker(self) -> str:
        """The number that should stand there, without the mark behind it."""
        return print_marker(self.kind, self.expected).rstrip("\uff0c")


class _Run(Value):
    """How far a running row (一是, 二是) has come at the heads of paragraphs, and inside the present paragraph."""

    heads: int = 0
    inside: int = 0


@lru_cache(maxsize=8)
def faults(paragraphs: tuple[Paragraph, ...]) -> tuple[Step, ...]:
    """Every number out of sequence, in reading order: ``value`` above ``expected`` is a gap, below it a repeat."""
    return tuple(_faults(paragraphs))


def _faults(paragraphs: Iterable[Paragraph]) -> Iterator[Step]:
    rows: dict[str, int] = {}
    runs: dict[str, _Run] = {}
    for paragraph in paragraphs:
        text = unquoted(paragraph.text)
        marker = head_of(text)
        if marker and marker.kind in _LEVELLED and _is_number(marker, rows):
            yield from _judge(paragraph, marker, rows)
            rows = {kind: value for kind, value in rows.items() if _depth(kind) <= _depth(marker.kind)}
            runs = {}
        yield from _running(paragraph, text, runs)
        yield from _bracketed(paragraph, text)


def _bracketed(paragraph: Paragraph, text: str) -> Iterator[Step]:
    """(一)…。(二)…。 inside one paragraph, in rows that begin with 1."""
    last: dict[str, int] = {}
    for marker in markers_in(text):
        if marker.kind not in ("han_paren", "arabic_paren"):
            continue
        before = last.get(marker.kind, 0)
        if before and marker.ordinal not in (1, before + 1):
            yield _step(paragraph, marker, before + 1)
        if before or marker.ordinal == 1:
            last[marker.kind] = marker.ordinal


def _is_number(marker: Marker, rows: dict[str, int]) -> bool:
    """What may also be a list or an amount (一、二期工程) counts only where it goes on a row."""
    return not marker.suspect or marker.ordinal == rows.get(marker.kind, 0) + 1


def _depth(kind: str) -> int:
    return _LEVELLED.index(kind)


def _judge(paragraph: Paragraph, marker: Marker, rows: dict[str, int]) -> Iterator[Step]:
    before = rows.get(marker.kind, 0)
    rows[marker.kind] = marker.ordinal
    if before and marker.ordinal != before + 1 and (marker.ordinal > 1 or before == 1):
        yield _step(paragraph, marker, before + 1)


def _running(paragraph: Paragraph, text: str, runs: dict[str, _Run]) -> Iterator[Step]:
    """一是…二是… inside a paragraph or at the heads of several; a row inside one may stand under a row of heads."""
    runs.update({kind: _Run(heads=run.heads) for kind, run in runs.items()})
    for marker in markers_in(text):
        if marker.kind not in _RUNNING:
            continue
        run = runs.get(marker.kind, _Run())
        known = run.heads or run.inside
        if known and marker.ordinal not in (1, run.heads + 1, run.inside + 1):
            yield _step(paragraph, marker, (run.inside or run.heads) + 1)
        runs[marker.kind] = _after(run, marker.ordinal, head=not text[: marker.start].strip())


def _after(run: _Run, ordinal: int, *, head: bool) -> _Run:
    if head:
        return _Run(heads=ordinal)
    if ordinal == run.heads + 1 and ordinal != run.inside + 1:
        return _Run(heads=ordinal, inside=ordinal)
    return _Run(heads=run.heads, inside=ordinal)


def _step(paragraph: Paragraph, marker: Marker, expected: int) -> Step:
    return Step(
        paragraph=paragraph,
        kind=marker.kind,
        start=marker.start,
        end=marker.start + len(marker.text),
        value=marker.ordinal,
        expected=expected,
    )
