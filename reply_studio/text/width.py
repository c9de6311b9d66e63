"""How wide text is on a terminal, in cells, and what of it may be printed there."""

import unicodedata
from typing import Final

_CONTROLS: Final = {code: 0x2400 + code for code in range(0x20)} | {0x7F: 0x2421}
_C1: Final = dict.fromkeys(range(0x80, 0xA0), 0xFFFD)
_DIRECTIONS: Final = dict.fromkeys([0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)], 0xFFFD)
_SEPARATORS: Final = dict.fromkeys([0x2028, 0x2029], 0x2424)
_VISIBLE: Final = _CONTROLS | _C1 | _DIRECTIONS | _SEPARATORS
_KEPT: Final = {code: to for code, to in _VISIBLE.items() if code not in (0x09, 0x0A)}
_ZERO: Final = ("Mn", "Me", "Cf", "Cc")


def cell(character: str) -> int:
    """Cells of one character: 2 for wide and full-width ones, 0 for combining and invisible ones, else 1."""
    if " " <= character <= "~":
        return 1
    if unicodedata.east_asian_width(character) in ("W", "F"):
        return 2
    return 0 if unicodedata.category(character) in _ZERO else 1


def cells(text: str) -> int:
    """Cells of a text. Ambiguous characters (quotes, dashes) count 1, as terminals draw them by default."""
    return sum(map(cell, text))


def cut(text: str, width: int, mark: str = "\u2026") -> str:
    """The text in at most *width* cells, ending with *mark* where something was left out."""
    if cells(text) <= width:
        return text
    room, used, kept = width - cells(mark), 0, []
    if room < 0:
        return cut(text, width, "") if mark else ""
    for character in text:
        used += cell(character)
        if used > room:
            break
        kept.append(character)
    return "".join(kept) + mark


def pad(text: str, width: int, *, right: bool = False) -> str:
    """The text cut or filled with spaces to exactly *width* cells; *right* aligns it there."""
    short = cut(text, width)
    space = " " * (width - cells(short))
    return space + short if right else short + space


def printable(text: str, *, multiline: bool = True) -> str:
    """The text with control characters (ESC too) and direction overrides replaced by visible signs.

    Newlines and tabs stay unless *multiline* is false.
    """
    return text.translate(_KEPT if multiline else _VISIBLE)
