"""Text broken into lines of so many cells, as Chinese typesetting wants it: no line begins with a closing mark or ends
with an opening one, figures and Latin words stay whole where they fit.
"""

import re
from typing import Final

from reply_studio.text.width import cell, cells

_NOT_FIRST: Final = frozenset(
    ",.;:!?)]}%\u2026\u2014\u00b7\u3001\u3002\u3009\u300b\u300d\u300f\u3011\u3015\u3017\u2019\u201d"
    "\uff0c\uff0e\uff1a\uff1b\uff01\uff1f\uff09\uff3d\uff5d\uff05\u2103"
)
_NOT_LAST: Final = frozenset("([{\u2018\u201c\u3008\u300a\u300c\u300e\u3010\u3014\u3016\uff08\uff3b\uff5b")
_PIECE: Final = re.compile(r"[0-9A-Za-z][0-9A-Za-z.,:/%_@\-]*|\s|.", re.DOTALL)
_BACK: Final = 6
"""How many pieces a break may move back to spare a mark."""


def wrap(text: str, width: int) -> list[str]:
    """The lines of a text, at least one; its own line breaks stay. *width* below 2 counts as 2."""
    return [line for paragraph in text.split("\n") for line in _paragraph(paragraph, max(2, width))]


def _paragraph(text: str, width: int) -> list[str]:
    if len(text) * 2 <= width or cells(text) <= width:
        return [text]
    lines: list[str] = []
    line: list[str] = []
    used = 0
    for piece in _pieces(text, width):
        size = cells(piece)
        while line and used + size > width and not (piece.isspace() and used == width):
            line, rest = _broken(line, piece)
            lines.append("".join(line).rstrip())
            line, used = rest, sum(map(cells, rest))
        if line or not piece.isspace() or not lines:
            line.append(piece)
            used += size
    lines.append("".join(line).rstrip())
    return lines


def breaks(text: str, width: int) -> list[int]:
    """Where the lines after the first begin in a text without line breaks, every blank kept: what an editor needs."""
    if len(text) * 2 <= width or cells(text) <= width:
        return []
    found: list[int] = []
    line: list[str] = []
    used, at = 0, 0
    for piece in _pieces(text, max(2, width)):
        size = cells(piece)
        while line and used + size > width:
            _head, line = _broken(line, piece)
            used = sum(map(cells, line))
            found.append(at - sum(map(len, line)))
        line.append(piece)
        used += size
        at += len(piece)
    return found


def _pieces(text: str, width: int) -> list[str]:
    """Characters, and words that fit on a line."""
    found: list[str] = []
    for each in _PIECE.findall(text):
        found += [each] if cells(each) <= width else list(each)
    return found


def _broken(line: list[str], following: str) -> tuple[list[str], list[str]]:
    """The line to print and what moves to the next one, so that neither begins or ends with the wrong mark."""
    cut = len(line)
    for _step in range(_BACK):
        first = line[cut] if cut < len(line) else following
        if cut <= 1 or not (_stays_behind(first) or line[cut - 1] in _NOT_LAST):
            break
        cut -= 1
    else:
        cut = len(line)
    return (line[:cut], line[cut:]) if cut >= 1 else (line, [])


def _stays_behind(piece: str) -> bool:
    return piece[0] in _NOT_FIRST or cell(piece[0]) == 0
