"""Where the lines of a paragraph break, as LibreOffice breaks those of the printed letter.

Two rules meet at the end of a line. Where the first character that does not fit is Han text or a full-width mark, the
break moves back until no line begins with a closing mark or ends with an opening one. Where it is a Latin word or a
number, the word moves on whole, with whatever may not be parted from it. A dash or an ellipsis of two characters is not
parted (GB/T 15834-2011, 5.1).
"""

import re
import unicodedata
from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate
from typing import Final, NamedTuple

from reply_studio.composing.page_grid.form import Setting

NOT_FIRST: Final = frozenset(
    ":!),.;?]}%\u00a2'\"\u00b7\u02c7\u02c9\u2015-\u2016\u2032\u2019\u201d\u2022\u2103\u3001\u3002\u3005\u3009\u300b\u300d\u300f\u3011"
    "\u3015\u3017\u301e\ufe50\ufe52\ufe54\ufe55\ufe56\ufe57\ufe5a\ufe5c\ufe5e\uff01\uff09\uff0c\uff0e\uff1a\uff1b\uff1f\uff5c\uff5d\uff5e\uffe0\uff64"
)
"""Marks that begin no line: LibreOffice's list for Chinese, with the signs that belong to the number before them."""
NOT_LAST: Final = frozenset(
    "([{\u00a3\u00a5\u2035\u3008\u300a\u300c\u300e\u3010\u3014\u3016\uff08\uff3b\uff5b\uffe1\uffe5\u301d\ufe59\ufe5b\ufe5d\u201c\u2018"
)
"""Marks that end no line."""
_GLUES: Final = (NOT_FIRST | NOT_LAST) - frozenset("\uff1a\uff1b\uff01\uff1f")
"""Marks that a word or number behind them is not parted from by itself; a colon may end the line."""
_DASH, _ELLIPSIS = "\u2014\u2026"
_PAIRED: Final = frozenset((_DASH, _ELLIPSIS))
_ALNUM, _HAN_LETTER, _MARK, _NARROW, _WIDE, _SPACE = "LHPnws"
"""Classes of characters: Latin letter or digit, Han letter, full-width mark; the others take the script of what stands
before them: half-width sign, full-width sign of no script (quotes, dashes, ellipsis), space."""
_WEAK: Final = frozenset((_NARROW, _WIDE, _SPACE))
_FULL: Final = frozenset((_HAN_LETTER, _MARK, _WIDE))
_MEETING: Final = re.compile("(?<=H)L|(?<=L)H")


class Measured(NamedTuple):
    """A text ready to be broken: its classes, the advance of every character, and where each ends."""

    text: str
    classes: str
    widths: list[int]
    ends: list[int]


class _Classes(dict[int, str]):
    """Code point → class; a character is looked at once."""

    def __missing__(self, code: int) -> str:
        self[code] = found = _class_of(chr(code))
        return found


_classes: Final = _Classes()


def _class_of(character: str) -> str:
    if character in " \t":
        return _SPACE
    wide = unicodedata.east_asian_width(character)
    if wide in "WF" or (wide == "A" and character in "\u00b7\u00d7"):
        return _HAN_LETTER if character.isalnum() else _MARK
    if wide == "A":
        return _WIDE
    return _ALNUM if character.isalnum() else _NARROW


def measured(text: str, setting: Setting) -> Measured:
    """The text with the advance of its characters in twips, gaps between the scripts included in ``ends``."""
    classes = text.translate(_classes)
    widths = [setting.full if each in _FULL else setting.half for each in classes]
    steps = widths[:]
    for meeting in _MEETING.finditer(classes):
        steps[meeting.start()] += setting.gap
    return Measured(text, classes, widths, list(accumulate(steps)))


@lru_cache(maxsize=4096)
def break_lines(text: str, setting: Setting) -> tuple[tuple[int, int], ...]:
    """Start and end of every line, at least one; together they hold every character, blanks at line ends included.

    A paragraph that is asked for again is not broken again: a keystroke costs the paragraph it changes.
    """
    given = measured(text, setting)
    found: list[tuple[int, int]] = []
    start = 0
    while start < len(text):
        end = _line_end(given, start, setting.room(first=not found))
        found.append((start, end))
        start = end
    return tuple(found) or ((0, 0),)


def width(text: str, setting: Setting) -> int:
    """Twips that a text takes on one line."""
    return measured(text, setting).ends[-1] if text else 0


def _line_end(given: Measured, start: int, room: int) -> int:
    base = given.ends[start] - given.widths[start]
    over = bisect_right(given.ends, base + room, start)
    if over >= len(given.text):
        return len(given.text)
    if given.classes[over] == _SPACE:
        return _behind_spaces(given, over)
    cut = _latin_cut(given, start, over) if _is_latin(given, over) else _han_cut(given, start, over)
    return cut if cut > start else max(over, start + 1)


def _behind_spaces(given: Measured, at: int) -> int:
    while at < len(given.text) and given.classes[at] == _SPACE:
        at += 1
    return at


def _is_latin(given: Measured, at: int) -> bool:
    """Whether a character belongs to Latin text; a sign of no script follows what stands before it."""
    while at >= 0 and given.classes[at] in _WEAK:
        at -= 1
    return at >= 0 and given.classes[at] == _ALNUM


def _han_cut(given: Measured, start: int, at: int) -> int:
    """The last place up to ``at`` where Han text may break, ``start`` for none."""
    while at > start and _is_bound(given.text, at):
        at -= 1
    return _latin_cut(given, start, at) if at > start and _is_latin(given, at) else at


def _is_bound(text: str, at: int) -> bool:
    here, before = text[at], text[at - 1]
    return here in NOT_FIRST or before in NOT_LAST or (here == before and here in _PAIRED and _halves(text, at))


def _halves(text: str, at: int) -> bool:
    """Whether a break would part the two characters of one dash or ellipsis."""
    first = at
    while first and text[first - 1] == text[at]:
        first -= 1
    return (at - first) % 2 == 1


def _latin_cut(given: Measured, start: int, at: int) -> int:
    """The last place up to ``at`` where this Latin text may break: inside it, before it, or in the Han text before."""
    run = _run_start(given, at)
    while at > max(run, start):
        if _parts(given.text, at):
            return at
        at -= 1
    if at <= start:
        return start
    return _han_cut(given, start, at - 1) if given.text[at - 1] in _GLUES else at


def _run_start(given: Measured, at: int) -> int:
    while at >= 0 and given.classes[at] not in (_HAN_LETTER, _MARK):
        at -= 1
    at += 1
    while at and given.classes[at] != _ALNUM:
        at += 1
    return at


def _parts(text: str, at: int) -> bool:
    """Whether Latin text may break here: behind a space or a hyphen, before or behind a dash."""
    before, here = text[at - 1], text[at]
    if before in " -":
        return here not in " -" and at > 1 and text[at - 2] != " "
    if _DASH in (before, here):
        return before != here
    return before == _ELLIPSIS and here != _ELLIPSIS
