"""Punctuation, widths and noise: one form for comparisons, with the way back to the printed text.

``fold`` keeps lengths, so an offset in the folded text is an offset in the printed one. ``clean`` leaves characters
out and therefore returns its offsets. ``typesetting`` is the reverse way, to full-width punctuation.
"""

import re
from array import array
from typing import Final, NamedTuple

from reply_studio.text.script import HAN, SIMPLIFIED

__all__ = ["FOLD", "HAN", "WIDTHS", "Mapped", "clean", "fold", "lost_characters", "narrow", "squeeze"]

_ASCII_FORMS: Final = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_SPACES: Final = dict.fromkeys([0x09, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000], 0x20)
_QUOTES: Final = {
    **dict.fromkeys(map(ord, "\u201c\u201d\u201e\u300c\u300d\u300e\u300f\u301d\u301e\uff02"), 0x22),
    **dict.fromkeys(map(ord, "\u2018\u2019\uff07"), 0x27),
}
_DASHES: Final = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2500\uff0d"), 0x2D)
_STOPS: Final = {0xFF61: 0x3002, 0xFF64: 0x3001, 0xFE50: 0x2C, 0xFE51: 0x3001, 0xFE52: 0x2E, 0xFE54: 0x3B, 0xFE55: 0x3A}
_DOTS: Final = dict.fromkeys(map(ord, "\u2022\u2027\u2219\u22c5\u30fb\uff65"), 0xB7)

WIDTHS: Final = _ASCII_FORMS | _SPACES | _STOPS
"""Translation table: full-width letters, digits, punctuation and every kind of space as their plain forms."""

FOLD: Final = WIDTHS | _QUOTES | _DASHES | _DOTS | SIMPLIFIED
"""Translation table of ``fold``."""

_TONES: Final = "\u0101\u00e1\u01ce\u00e0\u0113\u00e9\u011b\u00e8\u012b\u00ed\u01d0\u00ec\u014d\u00f3\u01d2\u00f2"
_TONED: Final = _TONES + "\u016b\u00fa\u01d4\u00f9\u01d6\u01d8\u01da\u01dc\u0144\u0148\u01f9\u1e3f"
_READING: Final = re.compile(rf"(?<=[{HAN}])[(\uff08]([a-z\u00fc\u0261\u0251{_TONED}]{{1,7}})[)\uff09]")
_HAS_TONE: Final = re.compile(rf"[{_TONED}]")
_INVISIBLE: Final = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]+")
_BOLD: Final = re.compile(r"(?<![^\s\u3002\uff1b\uff0c\uff1a;,:])\*\*(?=[^\s*])([^*\n]{1,80}?)(?<=\S)\*\*(?!\*)")
_LOST: Final = re.compile(rf"\ufffd+|(?<=[{HAN}])\?\?+(?=[{HAN}\w])")


def fold(text: str) -> str:
    """The text with one form for every width, quote, dash, space and script; same length, for comparisons only."""
    return text.translate(FOLD)


def narrow(text: str) -> str:
    """The text with full-width letters, digits, punctuation and spaces as half-width ones; same length."""
    return text.translate(WIDTHS)


def squeeze(text: str) -> str:
    """The folded text without any white space: what two printings of the same words have in common."""
    return "".join(fold(text).split())


class Mapped(NamedTuple):
    """A cleaned text; ``offsets[i]`` is where its character *i* stands in the text it came from."""

    text: str
    offsets: "array[int]"


def clean(text: str) -> Mapped:
    """The text without invisible characters, readings that a converter put in (``校(xiào)``) and signs of bold type."""
    holes = sorted([*_readings(text), *(found.span() for found in _INVISIBLE.finditer(text)), *_bold_signs(text)])
    if not holes:
        return Mapped(text, array("l", range(len(text))))
    offsets, parts, at = array("l"), [], 0
    for start, end in [*holes, (len(text), len(text))]:
        if start >= at:
            parts.append(text[at:start])
            offsets.extend(range(at, start))
        at = max(at, end)
    return Mapped("".join(parts), offsets)


def _readings(text: str) -> list[tuple[int, int]]:
    """Spans of bracketed syllables behind a Han character; without a tone mark only in texts that have toned ones."""
    found = list(_READING.finditer(text))
    if not any(_HAS_TONE.search(each[1]) for each in found):
        return []
    return [each.span() for each in found]


def _bold_signs(text: str) -> list[tuple[int, int]]:
    """Spans of the stars around ``**words**``; those of a masked name (张**) stay."""
    pairs = _BOLD.finditer(text) if "**" in text else ()
    return [span for each in pairs for span in ((each.start(), each.start(1)), (each.end(1), each.end()))]


def lost_characters(text: str) -> list[tuple[int, int]]:
    """Spans where characters were lost on the way here: U+FFFD, or question marks between Han characters."""
    return [found.span() for found in _LOST.finditer(text)]
