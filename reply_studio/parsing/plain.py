"""Text as the recognisers compare it: half-width marks, one script, same length, so that offsets hold in the print."""

import re
from functools import lru_cache
from typing import Final

from reply_studio.text.normalise import HAN, WIDTHS, clean
from reply_studio.text.script import SIMPLIFIED

_MARKS: Final = {
    **dict.fromkeys(map(ord, "\u2236\ufe30"), ":"),
    **dict.fromkeys(map(ord, "\ufe5d\u3010"), "\u3014"),
    **dict.fromkeys(map(ord, "\ufe5e\u3011"), "\u3015"),
    **dict.fromkeys(map(ord, "\u300c\u300e"), "\u201c"),
    **dict.fromkeys(map(ord, "\u300d\u300f"), "\u201d"),
    **dict.fromkeys(map(ord, "\u2500\u2015\u2013\u2014\u2010\u2011\u2212"), "-"),
}
"""Unlike ``normalise.FOLD``, opening and closing quotes stay apart: they say where a quoted title ends."""
_HALF: Final = str.maketrans(WIDTHS | _MARKS)
_SPACES: Final = str.maketrans({code: plain for code, plain in WIDTHS.items() if plain == ord(" ")})
_SPACE_BY_HAN: Final = re.compile(rf"(?<=[{HAN}\u201d\u300b\u3015)])\s+|\s+(?=[{HAN}\u201c\u300a\u3014(])")


@lru_cache(maxsize=4096)
def half(text: str) -> str:
    """The text with half-width letters, digits, punctuation and spaces, and one kind of quote, dash and bracket."""
    return text.translate(_HALF)


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """``half`` in simplified script: for recognising, never for printing."""
    return half(text).translate(SIMPLIFIED)


@lru_cache(maxsize=4096)
def squeezed(text: str) -> str:
    """``plain`` without any white space: for recognising short lines whose characters may be set apart."""
    return "".join(plain(text).split())


@lru_cache(maxsize=4096)
def readable(text: str) -> str:
    """The text without invisible characters and without the readings that mirror sites put behind characters."""
    return clean(text).text


def tidy(text: str) -> str:
    """The words as printed on one line: no white space at the ends or beside Chinese characters."""
    return _SPACE_BY_HAN.sub("", text.translate(_SPACES).strip())
