"""Looking at a letter the way the rules do: folded to half width, sentence by sentence, with or without quotations.

Every function keeps lengths, so that an offset in the folded text is an offset in the printed one and each quote
can be cut from the letter as it stands.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from reply_studio.model.base import Value
from reply_studio.model.letter import Kind, Letter, Paragraph
from reply_studio.text.normalise import HAN, narrow
from reply_studio.text.numbering import Marker, inline_markers, marker_at

__all__ = [
    "BLANKED",
    "BODY",
    "HAN",
    "Piece",
    "any_of",
    "body",
    "clause",
    "every_sentence",
    "fold",
    "full_sentences",
    "head_of",
    "markers_in",
    "sentences",
    "squeeze",
    "unquoted",
]

_QUOTED = re.compile(r"《[^《》]*》|“[^“”]*”|\"[^\"]*\"|‘[^‘’]*’")
_SENTENCE = re.compile(r"[^。;!?\n]+[。;!?]*")
_ITEM = re.compile(r"[^。!?\n]+[。!?]*")
BLANKED: Final = "\x00"
"""Stands for every character of a quotation in ``unquoted``."""

BODY: Final = (Kind.OPENING, Kind.HEADING, Kind.PASSAGE, Kind.CLOSING)


class Piece(Value):
    """A stretch of a paragraph. ``text`` is folded, ``bare`` has its quotations blanked; both are as long as the
    stretch; ``start`` is its offset in the paragraph.
    """

    paragraph: Paragraph
    start: int
    text: str
    bare: str

    def quote(self, start: int = 0, end: int | None = None) -> str:
        """The words as printed, between two offsets of the piece, without white space and stops at the ends."""
        stop = len(self.text) if end is None else end
        return self.paragraph.text[self.start + start : self.start + stop].strip(" \u3000\n\uff0c,。\uff1b;")


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """The text with full-width letters, digits and punctuation as half-width ones; same length."""
    return narrow(text)


@lru_cache(maxsize=4096)
def unquoted(text: str) -> str:
    """The folded text with every quotation (“…”, ‘…’, 《…》) blanked, the innermost first; same length."""
    folded = fold(text)
    while True:
        blanked = _QUOTED.sub(lambda found: BLANKED * len(found[0]), folded)
        if blanked == folded:
            return folded
        folded = blanked


def any_of(words: str) -> str:
    """An alternation of the words, longest first: ``any_of("尽快 早日")``; each may be a small pattern."""
    return "(?:" + "|".join(sorted(words.split(), key=len, reverse=True)) + ")"


def clause(text: str, start: int, end: int) -> tuple[int, int]:
    """Span of the clause around a place: from stop to stop, commas and colons included."""
    begin = max(text.rfind(each, 0, start) for each in ",;:。!?\n") + 1
    stops = [at for at in (text.find(each, end) for each in ",;。!?\n") if at >= 0]
    return begin, min(stops, default=len(text))


@lru_cache(maxsize=4096)
def squeeze(text: str) -> str:
    """The folded text without white space: for comparing names and titles."""
    return "".join(fold(text).split())


@lru_cache(maxsize=4096)
def head_of(text: str) -> Marker | None:
    """The number at the head of a text; white space before it does not count."""
    return marker_at(text, len(text) - len(text.lstrip()))


@lru_cache(maxsize=4096)
def markers_in(text: str) -> tuple[Marker, ...]:
    """The numbers inside a text, each behind the end of a sentence or clause."""
    return tuple(inline_markers(text))


@lru_cache(maxsize=4096)
def sentences(paragraph: Paragraph) -> tuple[Piece, ...]:
    """The paragraph's clauses between stops and semicolons; those inside a quotation do not divide."""
    return tuple(_cut(paragraph, _SENTENCE))


@lru_cache(maxsize=4096)
def full_sentences(paragraph: Paragraph) -> tuple[Piece, ...]:
    """The paragraph's sentences; semicolons do not divide."""
    return tuple(_cut(paragraph, _ITEM))


def body(letter: Letter) -> tuple[Paragraph, ...]:
    """The paragraphs between salutation and signature."""
    return letter.every(*BODY)


def every_sentence(paragraphs: Iterable[Paragraph]) -> Iterator[Piece]:
    """The clauses of all paragraphs, in order."""
    for each in paragraphs:
        yield from sentences(each)


def _cut(paragraph: Paragraph, pattern: re.Pattern[str]) -> Iterator[Piece]:
    folded, bare = fold(paragraph.text), unquoted(paragraph.text)
    for found in pattern.finditer(bare):
        yield Piece(
            paragraph=paragraph,
            start=found.start(),
            text=folded[found.start() : found.end()],
            bare=found[0],
        )
