"""Numbers in words: 一, 十二, 一百零五, 二〇."""

from functools import lru_cache
from typing import Final

FIGURES: Final = "\u96f6\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d"
_DIGIT: Final = {figure: value for value, figure in enumerate(FIGURES)} | {"\u3007": 0, "\u25cb": 0, "\u4e24": 2}
_UNIT: Final = {"\u5341": 10, "\u767e": 100, "\u5343": 1000}
_PLACES: Final = ((1000, "\u5343"), (100, "\u767e"), (10, "\u5341"), (1, ""))


def han(number: int) -> str:
    """A number from 0 to 9999 in words: 21 → 二十一, 105 → 一百零五.

    Raises:
        ValueError: the number is outside that range.
    """
    if not 0 <= number <= 9999:
        raise ValueError(number)
    words = _places(number) or FIGURES[0]
    return words[1:] if 10 <= number < 20 else words


def _places(number: int) -> str:
    words, zero = "", False
    for unit, name in _PLACES:
        figure, number = divmod(number, unit)
        if figure:
            words += (FIGURES[0] if zero else "") + FIGURES[figure] + name
        zero = bool(words) and not figure
    return words


@lru_cache(maxsize=1024)
def value(words: str) -> int | None:
    """The number that words or digits say: 二十一 → 21, 一百零五 → 105, 二〇 → 20, 12 → 12; ``None`` for no number."""
    if words.isascii() and words.isdigit():
        return int(words) if len(words) <= 9 else None
    if not words or len(words) > 9 or not set(words) <= _DIGIT.keys() | _UNIT.keys():
        return None
    if set(words) & _UNIT.keys():
        return _sum(words)
    return int("".join(str(_DIGIT[each]) for each in words))


def _sum(words: str) -> int:
    total, figure = 0, 0
    for each in words:
        if each in _UNIT:
            total += (figure or 1) * _UNIT[each]
            figure = 0
        else:
            figure = _DIGIT[each]
    return total + figure
