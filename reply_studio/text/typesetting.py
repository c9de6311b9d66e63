"""Half-width punctuation set full-width where Chinese typesetting wants it (GB/T 15834-2011, GB/T 9704-2012).

Numbers (1,000 · 1.5 · 8:30), addresses, file names and Latin text stay as they are. Setting a text twice changes
nothing more.
"""

import re
from functools import lru_cache
from typing import Final

from reply_studio.text.script import HAN

_WIDE: Final = rf"{HAN}\u3001-\u3020\uff01-\uff5e\u2018-\u201d\u2026\u2014\u00b7%\u2103\u33a1"
"""Characters beside which a mark belongs to Chinese text. A per cent sign ends a Chinese amount."""
_CHINESE: Final = re.compile(rf"[{_WIDE}]")
_HAN: Final = re.compile(rf"[{HAN}]")
_PROTECTED: Final = re.compile(
    r"(?:[a-z][a-z0-9+.\-]{0,20}://|www\.)[^\s\u3000-\uffef\"'<>]+"
    r"|[\w.+\-]{1,64}@[A-Za-z0-9\-]{1,64}(?:\.[A-Za-z0-9\-]{1,64})+"
    r"|\b[A-Za-z0-9][A-Za-z0-9_\-]{0,64}(?:\.[A-Za-z0-9_\-]{1,64})+\b(?:/[^\s\u3000-\uffef]*)?"
    r"|\d+(?:[.,:]\d+)+"
    r"|\(\d{3,4}\)(?= ?\d{3})",
    re.ASCII | re.IGNORECASE,
)
_FULL: Final = {",": "\uff0c", ";": "\uff1b", ":": "\uff1a", "?": "\uff1f", "!": "\uff01", ".": "\u3002"}
_BRACKETS: Final = {"(": "\uff08", ")": "\uff09"}
_DOTS: Final = re.compile(rf"(?<=[{_WIDE}])\.{{3,}}")
_SPACE_BEHIND: Final = re.compile("(?<=[\uff0c\uff1b\uff1a\uff1f\uff01\u3002]) +(?=\\S)")
_NUMBER_AT_START: Final = re.compile(r"\s*[一二三四五六七八九十]{1,3}$")
_ROUNDS: Final = 8
"""One mark's change may show that its neighbour belongs to Chinese text; real texts settle in two rounds."""
_TRANSPARENT: Final = frozenset(",;:?!() \t")
_PAIRS: Final = (('"', "\u201c", "\u201d"), ("'", "\u2018", "\u2019"))


@lru_cache(maxsize=1024)
def typeset(text: str) -> str:
    """The text with its punctuation as a Chinese letter prints it; words, digits and line breaks are unchanged.

    A text that is asked for again is not set again: a letter composed anew costs the passage that changed.
    """
    return "\n".join(map(_line, text.split("\n")))


def _line(text: str) -> str:
    for _round in range(_ROUNDS):
        changed = _pass(text)
        if changed == text:
            break
        text = changed
    return text


def _pass(text: str) -> str:
    if not _HAN.search(text):
        return text
    line = _Line(_DOTS.sub("\u2026\u2026", text))
    for straight, opening, closing in _PAIRS:
        line.set_quotes(straight, opening, closing)
    line.set_brackets()
    line.set_marks()
    return _SPACE_BEHIND.sub("", "".join(line.characters))


class _Line:
    """One line on its way: its characters, which of them may change, and what stands on either side of each."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.characters = list(text)
        self.free = [True] * len(text)
        for found in _PROTECTED.finditer(text):
            self.free[found.start() : found.end()] = [False] * (found.end() - found.start())
        self.before = _neighbours(text)
        self.behind = _neighbours(text[::-1])[::-1]

    def set_quotes(self, straight: str, opening: str, closing: str) -> None:
        """Straight quotes in pairs, where the pair holds Chinese text or stands in it; all stay where one is odd."""
        places = [at for at, each in enumerate(self.characters) if each == straight and self._is_quote(at)]
        if len(places) % 2:
            return
        for start, end in zip(places[::2], places[1::2], strict=True):
            if _HAN.search(self.text[start + 1 : end]) or _HAN.search(self.before[start] + self.behind[end]):
                self.characters[start], self.characters[end] = opening, closing

    def _is_quote(self, position: int) -> bool:
        """Free, and no apostrophe between two Latin letters or digits (don't, 5'6)."""
        sides = self.text[max(0, position - 1) : position] + self.text[position + 1 : position + 2]
        return self.free[position] and not (len(sides) == 2 and sides.isascii() and sides.isalnum())

    def set_brackets(self) -> None:
        """Pairs of round brackets that hold Chinese text or stand in it."""
        waiting: list[int] = []
        for position, character in enumerate(self.characters):
            if character == "(" and self.free[position]:
                waiting.append(position)
            elif character == ")" and self.free[position] and waiting:
                self._set_pair(waiting.pop(), position)

    def _set_pair(self, start: int, end: int) -> None:
        inside = self.characters[start + 1] + self.characters[end - 1]
        before = self.before[start]
        if _CHINESE.search(inside) or _CHINESE.match(before) or (not before and _CHINESE.match(self.behind[end])):
            self.characters[start], self.characters[end] = "\uff08", "\uff09"

    def set_marks(self) -> None:
        """Commas, colons, stops and their like beside Chinese text."""
        for position, character in enumerate(self.characters):
            if character in _FULL and self.free[position] and self._wants_full(position):
                self.characters[position] = _FULL[character]

    def _wants_full(self, position: int) -> bool:
        before, behind = self.before[position], self.behind[position]
        if self.text[position] == ".":
            return self._ends_sentence(position)
        if _CHINESE.match(before):
            return True
        return bool(before) and behind != "%" and bool(_CHINESE.match(behind))

    def _ends_sentence(self, position: int) -> bool:
        """A point behind Han text is a full stop, but not in 一.基本情况 and not before a figure or Latin letter."""
        before, behind = self.text[position - 1 : position], self.text[position + 1 : position + 2]
        if before in ("", "%") or not _CHINESE.match(before) or (behind.isascii() and behind.isalnum()):
            return False
        return position > 12 or not _NUMBER_AT_START.match(self.text[:position])


def _neighbours(text: str) -> list[str]:
    """For every character the nearest one before it that is neither space nor half-width mark, "" for none."""
    found, last = [], ""
    for character in text:
        found.append(last)
        if character not in _TRANSPARENT:
            last = character
    return found
