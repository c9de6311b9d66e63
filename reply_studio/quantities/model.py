"""What a text says in figures: typed values that merging and checks compare."""

import datetime as dt
from decimal import Decimal

import msgspec


class Period(msgspec.Struct, frozen=True, kw_only=True):
    """A time as far as the text says it. ``start`` and ``end`` are the first and last day; ``None`` where open.

    ``as_of`` marks a state on a day (截至2024年底, 目前) and not a stretch of time. ``quote`` is as printed;
    ``mark`` names a shorter stretch inside the days (a holiday, a season), ``前`` a deadline, or the words of a time
    that has no days of its own (近三年, 去年, 目前); else "".
    """

    quote: str
    start: dt.date | None = None
    end: dt.date | None = None
    as_of: bool = False
    mark: str = ""


class Quantity(msgspec.Struct, frozen=True, kw_only=True):
    """One figure with its surroundings. ``text[start:end] == quote``.

    ``value`` is worked out in ``unit`` without its factor (1.2万元 → 12000 元); a range has ``upper`` as well, a ratio
    1:1.6 is the value 1/1.6 in the unit ``ratio``, percentages and parts (三分之一, 四成) have the unit ``%``.
    ``counted`` is what is counted, as far as the clause says it; ``clause`` the clause around the figure with its
    figures taken out. ``scope`` lists what it covers (全市, 我局, a place). ``bound``: ``exact``, ``about``,
    ``over``, ``under``. ``relation``: ``total`` (共), ``part`` (其中), ``share`` (占), ``growth`` (同比, 增长),
    ``each`` (每, 人均, 日均), ``before`` (由…提高到) or "".
    """

    quote: str
    start: int
    end: int
    value: Decimal
    unit: str
    upper: Decimal | None = None
    counted: str = ""
    clause: str = ""
    scope: tuple[str, ...] = ()
    period: Period | None = None
    bound: str = "exact"
    relation: str = ""

    @property
    def precise(self) -> bool:
        """The figure claims to be exact and is no range."""
        return self.bound == "exact" and self.upper is None
