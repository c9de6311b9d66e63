"""Where the organ's name and the date stand (GB/T 9704-2012, 7.3.5.2, without seal).

The name ends two characters short of the right margin and the date's first character stands two characters right of
the name's first. Where the date would then reach further than the name, the date ends two characters short and the
name moves left. Only the widths decide.
"""

import unicodedata
from itertools import pairwise
from typing import Final

GAP: Final = 0.2
"""What a word processor leaves between a Han character and a digit, in characters (as measured in LibreOffice)."""

_SHIFT: Final = 2
_MARGIN: Final = 2
_SEALED_MARGIN: Final = 4


def indents(organ: str, date: str) -> tuple[float, float]:
    """Right indents of name and date in characters. A blank date keeps the name two characters short."""
    if not date:
        return _MARGIN, _MARGIN
    overhang = width(date) + _SHIFT - width(organ)
    return _MARGIN + max(overhang, 0), _MARGIN + max(-overhang, 0)


def sealed_indents(organ: str, date: str) -> tuple[float, float]:
    """The same where a seal covers both (7.3.5.1): the date ends four characters short, the name is centred over it; a
    name too wide for that moves both to the left.
    """
    side = (width(date) - width(organ)) / 2
    name_right = _SEALED_MARGIN + side
    moved = max(-name_right, 0)
    return name_right + moved, _SEALED_MARGIN + moved


def width(text: str) -> float:
    """Width in characters: Latin letters and digits take half of one; between them and Han stands a gap."""
    own = sum(1.0 if unicodedata.east_asian_width(each) in "WFA" else 0.5 for each in text)
    return own + GAP * sum(_meet(*each) for each in pairwise(text))


def _meet(left: str, right: str) -> bool:
    """Whether one is a Han character and the other a Latin letter or digit."""
    return {_script(left), _script(right)} == {"han", "latin"}


def _script(character: str) -> str:
    if character.isascii():
        return "latin" if character.isalnum() else ""
    return "han" if unicodedata.category(character) == "Lo" else ""
