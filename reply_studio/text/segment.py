"""Sentences of Chinese text, aware of quotation marks and brackets."""

import re
from collections.abc import Iterator
from typing import Final

from reply_studio.text.normalise import HAN, narrow

_OPEN: Final = "(\u201c\u2018\u300a\u3008\u300c\u300e\u3010\u3014["
_CLOSE: Final = ")\u201d\u2019\u300b\u3009\u300d\u300f\u3011\u3015]"
_PAIR: Final = dict(zip(_CLOSE, _OPEN, strict=True))
_STOP: Final = "\u3002!?"
_GOES_ON: Final = ",;:\u3001\u7684"
"""What shows that a quotation with its own full stop does not end the sentence it stands in."""
_LONGEST_QUOTE: Final = 600
"""A bracket that is still open after this many characters was never meant to close."""
_DEEPEST: Final = 16
"""Brackets inside brackets that are still remembered."""
_POINT: Final = re.compile(rf"(?<=[{HAN}])\.(?![0-9A-Za-z.])")


def sentences(text: str, *, clauses: bool = False) -> list[tuple[int, int]]:
    """Spans of the sentences of a text, without the white space around them.

    A sentence ends with 。 ! ? (and with a semicolon where *clauses* is set), closing quotes included, outside of
    quotes and brackets, and always at a newline.
    """
    plain = narrow(_POINT.sub("\u3002", text))
    spans, start = [], 0
    for end in [*_ends(plain, _STOP + (";" if clauses else "")), len(text)]:
        piece = text[start:end]
        left = start + len(piece) - len(piece.lstrip())
        right = start + len(piece.rstrip())
        if right > left:
            spans.append((left, right))
        start = end
    return spans


def split_sentences(text: str, *, clauses: bool = False) -> list[str]:
    """The sentences themselves."""
    return [text[start:end] for start, end in sentences(text, clauses=clauses)]


def _ends(plain: str, stops: str) -> Iterator[int]:
    """Offsets behind the last character of each sentence."""
    waiting: list[str] = []
    opened = 0
    position, size = 0, len(plain)
    while position < size:
        character = plain[position]
        position += 1
        if character == "\n":
            waiting.clear()
            yield position
        elif character in _OPEN:
            waiting = [*waiting[-_DEEPEST:], character]
            opened = position
        elif character in _CLOSE:
            _close(waiting, character)
            if not waiting and position > 1 and plain[position - 2] in stops and not _goes_on(plain, position):
                yield position
        elif character in stops and (not waiting or position - opened > _LONGEST_QUOTE):
            waiting.clear()
            position = _behind_stops(plain, position, stops)
            yield position


def _close(waiting: list[str], closer: str) -> None:
    """Takes the matching opener and everything inside it off the stack; an unmatched closer changes nothing."""
    opener = _PAIR[closer]
    if opener in waiting:
        del waiting[len(waiting) - 1 - waiting[::-1].index(opener) :]


def _goes_on(plain: str, position: int) -> bool:
    return position < len(plain) and plain[position] in _GOES_ON


def _behind_stops(plain: str, position: int, stops: str) -> int:
    """The offset behind further stops and stray closing marks."""
    while position < len(plain) and (plain[position] in stops or plain[position] in _CLOSE):
        position += 1
    return position
