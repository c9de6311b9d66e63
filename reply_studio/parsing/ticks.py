"""Boxes to tick on a form: of several choices the one that is ticked."""

import re
from typing import Final

_TICK: Final = "\u2611\u2612\u2714\u2713\u221a\u25a0\u25cf\u25c9\u25ce\U0001f5f9\uf052\uf0fe"
_EMPTY: Final = "\u25a1\u2610\u25cb\u3007\uf0a8\uf06f"
_CHOICE: Final = re.compile(rf"[{_TICK}{_EMPTY}][^{_TICK}{_EMPTY}]+")


def ticked(words: str) -> str:
    """A line without white space whose boxes stand before their words, with only the ticked one left:
    公开属性:☑主动公开□不予公开 → 公开属性:主动公开. Any other line, also one with two ticks or none, stays as it is.
    """
    choices = list(_CHOICE.finditer(words))
    chosen = [each for each in choices if each[0][0] in _TICK]
    if len(chosen) != 1 or len(choices) < 2 or choices[-1].end() != len(words):
        return words
    return words[: choices[0].start()] + chosen[0][0][1:].rstrip("\u3001,;/")
