"""Numbers as written: 12,888 · 1.2万 · 三千二百 · 2.1亿 · 三分之一 · 四成半."""

import re
from decimal import Decimal
from typing import Final

WIDTHS: Final = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {
    0x3000: 0x20,
    0x2013: 0x2D,
    0x2014: 0x2D,
    0x2015: 0x2D,
    0x2212: 0x2D,
    0xFF0D: 0x2D,
    0x301C: 0x7E,
    0x223C: 0x7E,
    0x2236: 0x3A,
    0x2030: 0x2030,
    0x3007: 0x96F6,
}
"""Full-width forms, dashes, tildes and the round zero as one form each; lengths stay."""

HAN_DIGITS: Final = "零一二两三四五六七八九"
_DIGIT: Final = {"零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_SMALL: Final = {"十": 10, "百": 100, "千": 1000}
_BIG: Final = {"万": 10_000, "亿": 100_000_000}
FACTOR: Final = {
    **{name: Decimal(value) for name, value in (_SMALL | _BIG).items()},
    "十万": Decimal(100_000),
    "百万": Decimal(1_000_000),
    "千万": Decimal(10_000_000),
    "万亿": Decimal(1_000_000_000_000),
    "百亿": Decimal(10_000_000_000),
    "千亿": Decimal(100_000_000_000),
}
"""What a factor behind digits multiplies by: 1.2万, 3千, 2.1亿, 5百万."""

_ARABIC: Final = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_HAN: Final = re.compile(f"[{HAN_DIGITS}十百千万亿]+")


def narrow(text: str) -> str:
    """The text in the forms that the patterns here know; same length."""
    return text.translate(WIDTHS)


def arabic(words: str) -> Decimal | None:
    """The value of digits with an optional factor: ``12,888``, ``1.2万``; ``None`` for anything else."""
    found = _ARABIC.match(words)
    if not found:
        return None
    factor = words[found.end() :]
    if factor and factor not in FACTOR:
        return None
    return Decimal(found[0].replace(",", "")) * FACTOR.get(factor, Decimal(1))


def han(words: str) -> Decimal | None:
    """The value of a number in words: 三千二百, 十二, 一亿两千万, 二零二五; ``None`` where it is no number."""
    if not words or not _HAN.fullmatch(words):
        return None
    if len(words) > 1 and all(each in _DIGIT for each in words):
        return Decimal("".join(str(_DIGIT[each]) for each in words))
    return _compound(words)


def _compound(words: str) -> Decimal | None:
    total = section = 0
    digit: int | None = None
    last = 0
    for each in words:
        if each in _DIGIT:
            if digit:
                return None
            digit = _DIGIT[each]
        elif each in _SMALL:
            section += (1 if digit is None else digit) * _SMALL[each]
            digit, last = None, _SMALL[each]
        else:
            total = _raised(total, section + (digit or 0), _BIG[each])
            section, digit, last = 0, None, _BIG[each]
    if digit and last >= 100 and "零" not in words:
        digit *= last // 10  # 三万五 is 35000
    return Decimal(total + section + (digit or 0))


def _raised(total: int, section: int, by: int) -> int:
    """The total so far with a section of 万 or 亿; a bare 万 (上万) is one of them."""
    if by > 10_000:
        return ((total + section) or 1) * by
    return total + (section or (0 if total else 1)) * by


def number(words: str) -> Decimal | None:
    """The value of a number in digits or in words."""
    return arabic(words) if words[:1].isascii() else han(words)
