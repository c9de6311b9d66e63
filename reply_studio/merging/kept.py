"""How much of a text is still there in another one."""

from collections.abc import Iterator
from typing import Final

from reply_studio.text.normalise import fold

_RUN: Final = 3
"""A run of so many characters in common counts as kept; shorter ones are chance."""


def kept(origin: str, passage: str) -> float:
    """The share of *origin*'s words that *passage* still has, 0 to 1, wherever they stand in it.

    Punctuation, white space and widths do not count. Order is free: sentences may have been moved.
    """
    words, there = _words(origin), _words(passage)
    if not words:
        return 0.0
    run = min(_RUN, len(words))
    known = set(_runs(there, run))
    still = [False] * len(words)
    for at, piece in enumerate(_runs(words, run)):
        if piece in known:
            still[at : at + run] = [True] * run
    return sum(still) / len(words)


def _words(text: str) -> str:
    return "".join(each for each in fold(text) if each.isalnum())


def _runs(text: str, length: int) -> Iterator[str]:
    return (text[at : at + length] for at in range(len(text) - length + 1))
