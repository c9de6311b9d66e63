"""The same text under another number: whether two proposals say nearly the same, and a short mark by which the few
that may do so are found among very many.

The mark is a MinHash (Broder 1997) of the text's character trigrams by one permutation, its empty places filled from
the next one (Shrivastava and Li 2014), cut into bands: two texts that share four fifths of their trigrams have several
bands in common, texts on different matters none.
"""

import base64
import re
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from reply_studio.model.proposal import Proposal, Suggestion, walk
from reply_studio.text.normalise import fold

_BANDS: Final = 16
_ROWS: Final = 3
_PLACES: Final = _BANDS * _ROWS
_BAND_BYTES: Final = 3
_WIDTH: Final = 4
"""Characters of a band in the mark: three bytes in base 64, one machine word for the search."""
_LENGTH: Final = _BANDS * _WIDTH
_GRAM: Final = 3 * 2
"""Bytes of three characters in UTF-16."""
_LEAST: Final = 40
"""Characters: a shorter text may be the same by chance."""
_MOST: Final = 20_000
"""Characters of a text that are looked at."""
_COMMON: Final = 2
"""Bands that two marks must share: one in ten thousand texts shares one by chance, none two."""
_SAME: Final = 0.85
"""From this likeness on two whole texts are nearly the same."""
_SAME_ASKED: Final = 0.8
"""And from this one on the suggestions under one title."""
_NO_WORD: Final = re.compile(r"[\W_]+")


def mark(proposal: Proposal) -> str:
    """The mark of a proposal's text, 64 ASCII characters; "" where it is too short to tell. The title does not count:
    it is compared by itself.
    """
    text = _body(proposal)
    if len(text) < _LEAST:
        return ""
    data = text.encode("utf-16-le", "surrogatepass")
    grams = {data[at : at + _GRAM] for at in range(0, len(data) - _GRAM + 2, 2)}
    places = _filled(_least(grams))
    bands = (places[at : at + _ROWS] for at in range(0, _PLACES, _ROWS))
    packed = b"".join(zlib.crc32(repr(each).encode()).to_bytes(4, "big")[:_BAND_BYTES] for each in bands)
    return base64.b64encode(packed).decode("ascii")


def _least(grams: set[bytes]) -> list[int]:
    """For every place the smallest hash that falls into it, -1 for none."""
    least = [-1] * _PLACES
    for each in grams:
        value = (zlib.crc32(each) * 0x9E3779B1) & 0xFFFFFFFF
        place, rest = value % _PLACES, value // _PLACES
        if least[place] < 0 or rest < least[place]:
            least[place] = rest
    return least


def _filled(least: Sequence[int]) -> list[int]:
    """Empty places take the value of the next one that has any, with the distance to it."""
    filled = []
    for place in range(_PLACES):
        steps = next(step for step in range(_PLACES) if least[(place + step) % _PLACES] >= 0)
        filled.append(least[(place + steps) % _PLACES] + (steps << 32))
    return filled


class Marks:
    """The marks of many texts by their keys; a search reads through all of them once."""

    def __init__(self) -> None:
        self._keys: list[str] = []
        self._marks: list[str] = []

    def add(self, key: str, found: str) -> None:
        """One more; a text without a mark cannot be found."""
        if len(found) == _LENGTH:
            self._keys.append(key)
            self._marks.append(found)

    def near(self, found: str) -> list[str]:
        """The keys of the texts that may be nearly the same, the likeliest first; each has to be looked at."""
        bands = memoryview("".join(self._marks).encode("ascii")).cast("I")
        shared: Counter[str] = Counter()
        for place in range(len(found) // _WIDTH):
            band = found[place * _WIDTH :][:_WIDTH].encode("ascii")
            shared.update(self._keys[each] for each in _all(bands[place::_BANDS].tobytes(), band))
        return [key for key, count in shared.most_common() if count >= _COMMON]


def _all(column: bytes, band: bytes) -> Iterator[int]:
    """The texts that have this band: their places in a column of one band a text."""
    at = column.find(band)
    while at >= 0:
        if at % _WIDTH == 0:
            yield at // _WIDTH
        at = column.find(band, at + 1)


def is_same(one: Proposal, other: Proposal) -> bool:
    """The texts are nearly the same: as a whole, or under one title what they ask for."""
    if _alike(_body(one), _body(other), _LEAST) >= _SAME:
        return True
    titled = bool(one.title) and _plain(one.title) == _plain(other.title)
    return titled and _alike(_asked(one), _asked(other), 1) >= _SAME_ASKED


def _alike(one: str, other: str, least: int) -> float:
    """Likeness of two texts, 0 to 1; 0 where one of them is shorter than *least*."""
    if min(len(one), len(other)) < least:
        return 0.0
    from rapidfuzz import fuzz

    return fuzz.ratio(one, other) / 100


def _body(proposal: Proposal) -> str:
    parts = (
        *proposal.background,
        *(each.text for each in proposal.problems),
        *_words(proposal.suggestions),
        *proposal.closing,
    )
    return _plain("".join(parts))


def _asked(proposal: Proposal) -> str:
    return _plain("".join(_words(proposal.suggestions)))


def _words(suggestions: tuple[Suggestion, ...]) -> list[str]:
    """The words of a tree without its numbers."""
    return [each.heading + each.text + each.tail for each in walk(suggestions)]


def _plain(text: str) -> str:
    """Only letters, digits and Han characters, in one form; what two printings of a text have in common."""
    return _NO_WORD.sub("", fold(text[:_MOST])).lower()
