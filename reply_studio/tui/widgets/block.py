"""Texts with what stands around them, and the lines they take in so many cells. Pure."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from rich.cells import cell_len

from reply_studio.text.width import printable
from reply_studio.text.wrapping import wrap

Key = tuple[str, ...]
"""What a block stands for: ``("text", "a4")``; ``()`` cannot be selected."""

STYLES = ("title", "dim", "mark", "error", "warning")
_wrapped = lru_cache(maxsize=8192)(wrap)


class Block(NamedTuple):
    """A text with what stands around it.

    ``head`` stands before its first line, the other lines are indented as far; ``first`` indents the first line only.
    ``caption`` is a quiet line above with ``right`` at its end; without a caption ``right`` ends the first line.
    ``foot``: quiet lines below. ``style`` is one of ``STYLES`` or "", ``align`` is "", center or right. ``after``: an
    empty line follows.
    """

    text: str = ""
    key: Key = ()
    head: str = ""
    first: int = 0
    caption: str = ""
    right: str = ""
    foot: tuple[str, ...] = ()
    style: str = ""
    align: str = ""
    after: bool = False


class Line(NamedTuple):
    """A line of the pane: the block it belongs to (-1 for none), its text, its style, what stands at its right end."""

    block: int
    text: str
    style: str = ""
    right: str = ""


def lay_out(blocks: Sequence[Block], width: int, gap: tuple[Key, int] | None = None) -> list[Line]:
    """The lines of the blocks in *width* cells. The block that ``gap`` names gets so many empty lines for its text."""
    lines: list[Line] = []
    for at, each in enumerate(blocks):
        room = gap[1] if gap and each.key and each.key == gap[0] else 0
        lines += _lines(at, each, width, room)
        if each.after:
            lines.append(Line(-1, ""))
    return lines


def _lines(at: int, block: Block, width: int, room: int) -> Iterator[Line]:
    indent = " " * cell_len(block.head)
    if block.caption:
        yield Line(at, printable(block.caption, multiline=False), "dim", block.right)
    if room:
        yield Line(at, printable(block.head, multiline=False), block.style)
        yield from (Line(at, "") for _line in range(room - 1))
    else:
        yield from _text_lines(at, block, width)
    for foot in block.foot:
        for line in _wrapped(printable(foot, multiline=False), max(8, width - len(indent))):
            yield Line(at, indent + line, "dim")


def _text_lines(at: int, block: Block, width: int) -> Iterator[Line]:
    head = printable(block.head, multiline=False)
    indent = " " * cell_len(head)
    right = printable(block.right, multiline=False) if not block.caption else ""
    room = max(8, width - len(indent) - (cell_len(right) + 1 if right else 0))
    text = "\u3000" * (block.first // 2) + printable(block.text).expandtabs(4)
    for n, line in enumerate(_wrapped(text, room)):
        yield Line(at, (indent if n else head) + _aligned(line, room, block.align), block.style, "" if n else right)


def _aligned(line: str, width: int, align: str) -> str:
    free = max(0, width - cell_len(line))
    return " " * (free // 2 if align == "center" else free if align == "right" else 0) + line
