"""Raw text cut into blocks: what every reader does once it has its text."""

import re
from typing import Final

from reply_studio.errors import InputError
from reply_studio.i18n import _
from reply_studio.parsing.blocks import Block

MOST_BLOCKS: Final = 100_000
_INDENT: Final = re.compile(r"[\s\u200b\ufeff]*")
_EDGE: Final = "\u200b\ufeff"
_BAR: Final = re.compile("[|\uff5c]")


def blocks_of(raw: str, name: str, styles: dict[int, str] | None = None) -> tuple[Block, ...]:
    """The non-empty lines of *raw*; *styles* names the style of a line by its number (from 1).

    Raises:
        InputError: there are more lines than any document that an office receives.
    """
    blocks: list[Block] = []
    position, gap = 0, 0
    for number, line in enumerate(raw.split("\n"), 1):
        text = _trim(line)
        if text:
            blocks.append(_block(line, text, position, number, gap, (styles or {}).get(number, "")))
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


def _block(line: str, text: str, position: int, number: int, gap: int, style: str) -> Block:  # noqa: PLR0913, PLR0917 - a record
    found = _INDENT.match(line)
    lead = found[0] if found else ""
    return Block(
        text=text,
        start=position + line.index(text),
        line=number,
        indent=sum(2 if each == "\u3000" else 1 for each in lead),
        gap=gap,
        cells=cells_of(text),
        style=style,
    )


def cells_of(text: str) -> tuple[str, ...]:
    """The cells of a printed table row: text between bars or tabs; none where the line is running text."""
    if "\t" in text:
        parts = [each.strip() for each in text.split("\t")]
        return tuple(parts) if sum(map(bool, parts)) > 1 else ()
    if "|" not in text and "\uff5c" not in text:
        return ()
    parts = [each.strip() for each in _BAR.split(text)]
    ends = text[0] in "|\uff5c" or text[-1] in "|\uff5c"
    if not ends and len(parts) < 3:
        return ()
    return tuple(parts[not parts[0] : len(parts) - (not parts[-1])])
