"""Raw text cut into blocks: what every reader does once it has its text."""

import re
from typing import Final

from reply_studio.errors import InputError
from reply_studio.i18n import _
from reply_studio.parsing.blocks import Block
from reply_studio.text.numbering import marker_at

MOST_BLOCKS: Final = 10_000
MOST_CHARACTERS: Final = 400_000
"""A long proposal has some ten thousand, a page with all replies some fifty thousand."""
_MOST_CELLS: Final = 100
_INDENT: Final = re.compile(r"[\s\u200b\ufeff]*")
_EDGE: Final = "\u200b\ufeff"
_BAR: Final = re.compile("[|\uff5c]")


def blocks_of(raw: str, name: str, styles: dict[int, str] | None = None) -> tuple[Block, ...]:
    """The non-empty lines of *raw*; *styles* names the style of a line by its number (from 1).

    Raises:
        InputError: there are more lines, or more characters, than any document has that an office receives.
    """
    if len(raw) > MOST_CHARACTERS:
        message = _("has {n} characters; at most {most} are read").format(n=len(raw), most=MOST_CHARACTERS)
        raise InputError(message, where=name, hint=_("split the file and try again"))
    blocks: list[Block] = []
    position, gap = 0, 0
    for number, line in enumerate(raw.split("\n"), 1):
        text = _trim(line)
        if text:
            start, style = position + line.index(text), (styles or {}).get(number, "")
            cells = cells_of(text)
            block = Block(text=text, start=start, line=number, indent=_indent(line), gap=gap, cells=cells, style=style)
            blocks.append(block)
            gap = 0
        else:
            gap += 1
        position += len(line) + 1
        if len(blocks) > MOST_BLOCKS:
            raise InputError(
                _("has more than {n} lines").format(n=MOST_BLOCKS), where=name, hint=_("split the file and try again")
            )
    return tuple(blocks)


def _trim(line: str) -> str:
    text = line.strip()
    while text and (text[0] in _EDGE or text[-1] in _EDGE):
        text = text.strip(_EDGE).strip()
    return text


def _indent(line: str) -> int:
    found = _INDENT.match(line)
    return sum(2 if each == "\u3000" else 1 for each in found[0]) if found else 0


def cells_of(text: str) -> tuple[str, ...]:
    """The cells of a printed table row: text between bars or tabs; none where the line is running text."""
    if "\t" in text:
        parts = [each.strip() for each in text.split("\t")]
        return tuple(parts) if sum(map(bool, parts)) > 1 and _is_row(parts) and not _is_number(parts[0]) else ()
    if "|" not in text and "\uff5c" not in text:
        return ()
    parts = [each.strip() for each in _BAR.split(text)]
    ends = text[0] in "|\uff5c" or text[-1] in "|\uff5c"
    if (not ends and len(parts) < 3) or not _is_row(parts):
        return ()
    return tuple(parts[not parts[0] : len(parts) - (not parts[-1])])


def _is_row(parts: list[str]) -> bool:
    return len(parts) <= _MOST_CELLS


def _is_number(cell: str) -> bool:
    """Whether a first cell is only the number of an item that a tab sets apart (1.<tab>…)."""
    marker = marker_at(cell + "\u8a00") if 0 < len(cell) <= 6 else None
    return marker is not None and marker.end >= len(cell)
