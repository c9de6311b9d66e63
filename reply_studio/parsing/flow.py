"""Blocks joined into one cleaned text that knows where each of its characters stands in the raw text."""

from array import array
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from reply_studio.model.proposal import Span
from reply_studio.parsing.blocks import Block
from reply_studio.text.normalise import clean, fold


class Line(NamedTuple):
    """One block in the flow: its offsets there and the block itself."""

    start: int
    end: int
    block: Block


class Flow:
    """``text`` is clean and as printed, ``plain`` is its folded form of the same length; lines end with a newline."""

    def __init__(self, blocks: Iterable[Block]) -> None:
        self.lines: list[Line] = []
        self._offsets: array[int] = array("l")
        parts: list[str] = []
        position = 0
        for block in blocks:
            cleaned = clean(block.text)
            self.lines.append(Line(position, position + len(cleaned.text), block))
            self._offsets.extend(block.start + at for at in cleaned.offsets)
            self._offsets.append(block.end)
            parts.append(cleaned.text)
            position += len(cleaned.text) + 1
        self.text = "\n".join(parts)
        self.plain = fold(self.text)

    def source(self, start: int, end: int) -> Span:
        """Where a piece of the flow stands in the raw text."""
        if start >= end:
            at = self._offsets[start] if start < len(self._offsets) else 0
            return at, at
        return self._offsets[start], self._offsets[end - 1] + 1

    def trim(self, start: int, end: int) -> Span:
        """The piece without white space at its ends."""
        text = self.text
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        return start, end

    def cells(self, line: Line) -> list[Span]:
        """The cells of a table row in the flow, empty ones as empty pieces; none for running text."""
        found: list[Span] = []
        at = line.start
        for cell in line.block.cells:
            words = clean(cell).text.strip()
            place = self.text.find(words, at, line.end) if words else at
            if place < 0:
                return []
            found.append((place, place + len(words)))
            at = place + len(words)
        return found


def squeezed(plain: str) -> str:
    """Folded text without white space."""
    return "".join(plain.split())


def between(spans: Sequence[Span], start: int, end: int) -> list[Span]:
    """The parts of *spans* that lie between two offsets."""
    return [(max(first, start), min(last, end)) for first, last in spans if first < end and last > start]
