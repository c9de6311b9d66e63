"""How wide a text is on a line, in characters of its own size."""

import unicodedata
from functools import lru_cache
from itertools import pairwise
from typing import Final

GAP: Final = 0.2
"""What a word processor leaves between a Han character and a digit, in characters (as measured in LibreOffice)."""


@lru_cache(maxsize=4096)
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
