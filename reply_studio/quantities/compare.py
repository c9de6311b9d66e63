"""When two figures may speak of the same thing, and whether they then agree."""

from decimal import Decimal
from typing import Final

from reply_studio.quantities.context import own_scope
from reply_studio.quantities.model import Period, Quantity
from reply_studio.quantities.numerals import narrow
from reply_studio.quantities.units import comparable, measured

_ROUNDING: Final = Decimal("0.05")
"""An approximate figure agrees with one that differs by no more than this share."""
_BEYOND: Final = Decimal("1.2")
"""超过300 may stand for 312, not for 600."""
_OPEN: Final = frozenset({"目前", "当前", "现在", "截至目前", "截止目前"})
_WHOLE: Final = ("全", "我市", "我县", "我区", "我省", "我州")


def agree(one: Quantity, other: Quantity) -> bool:
    """Whether two figures are equal in truth: 1.2万 and 12000, 0.43万人次 and 4300人次, 15分钟 and 一刻钟.

    Approximate figures agree within 5 %; 超过 and 不足 agree with what lies on their side.
    """
    first, unit = measured(one.value, one.unit)
    second, same = measured(other.value, other.unit)
    if not comparable(unit, same) or (one.upper is None) != (other.upper is None):
        return False
    if one.upper is not None and other.upper is not None:
        return first == second and measured(one.upper, one.unit)[0] == measured(other.upper, other.unit)[0]
    return _close(one, other, first, second)


def _close(one: Quantity, other: Quantity, first: Decimal, second: Decimal) -> bool:
    if first == second:
        return True
    bounds = {one.bound, other.bound}
    if bounds == {"exact"}:
        return False
    low, high = (first, second) if first < second else (second, first)
    lower, higher = (one, other) if first < second else (other, one)
    if lower.bound == "over" or higher.bound == "under":
        return high <= low * _BEYOND
    return high - low <= _ROUNDING * high


def may_be_same(one: Quantity, other: Quantity) -> bool:
    """Whether unit, relation, scope and period allow that two units' figures count the same thing.

    What is counted is not looked at. Figures that each unit gives of itself (我局, 本级) are never the same.
    """
    if not comparable(measured(one.value, one.unit)[1], measured(other.value, other.unit)[1]) or not one.unit:
        return False
    return _same_kind(one, other) and _scopes_meet(one.scope, other.scope) and periods_meet(one.period, other.period)


def _same_kind(one: Quantity, other: Quantity) -> bool:
    kinds = {one.relation, other.relation}
    if "before" in kinds or one.unit == "岁":
        return False
    return all(len(kinds & {each}) == 0 or kinds == {each} for each in ("growth", "part")) or (
        "growth" in kinds and not kinds & {"part"} and "%" not in {one.unit, other.unit} and "each" in kinds
    )


def _scopes_meet(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    if own_scope(one) or own_scope(other):
        return False
    first, second = _places(one), _places(other)
    return not first or not second or bool(first & second)


def _places(scope: tuple[str, ...]) -> set[str]:
    """Named scopes; every word for the whole (全市, 我市) as one."""
    return {"*" if each.startswith(_WHOLE) else each for each in scope}


def periods_meet(one: Period | None, other: Period | None) -> bool:
    """Whether two times may be the same: equal days and marks, or one of them unknown."""
    if one is None or other is None:
        return True
    if "前" in {one.mark, other.mark}:
        return one.mark == other.mark and one.end == other.end
    if not _dated(one) or not _dated(other):
        return _dated(one) != _dated(other) or _same_words(one, other)
    return (one.start, one.end, one.mark) == (other.start, other.end, other.mark) or _within(one, other)


def same_period(one: Period | None, other: Period | None) -> bool:
    """Whether both times are given and are the same."""
    if one is None or other is None or not periods_meet(one, other):
        return False
    return _dated(one) == _dated(other)


def _dated(period: Period) -> bool:
    return period.start is not None or period.end is not None


def _same_words(one: Period, other: Period) -> bool:
    return narrow(one.quote) == narrow(other.quote) or {one.mark, other.mark} <= _OPEN


def _within(one: Period, other: Period) -> bool:
    """A state at the end of a stretch belongs to the stretch: 2024年 and 2024年底."""
    if one.as_of == other.as_of or one.mark or other.mark:
        return one.as_of and other.as_of and one.end == other.end and one.mark == other.mark
    return one.end == other.end


def surprise(figure: Quantity) -> float:
    """How telling it is that two texts share the figure, 0 to 1.2: 三个 hardly, 1.26万份 very, a range most."""
    digits = "".join(each for each in f"{figure.value:f}" if each.isdigit()).strip("0")
    if figure.unit == "岁":
        return 0.0
    if figure.upper is not None:
        return 1.2
    return {0: 0.2, 1: 0.25, 2: 0.6}.get(len(digits), 1.0)
