"""Names of units in letters: the same unit under another name, and inner departments that may not sign."""

import re
from collections.abc import Iterable
from enum import Enum
from typing import Final

from reply_studio.checks.reading import HAN, squeeze
from reply_studio.config import Config
from reply_studio.text.units import short_unit

_INNER: Final = re.compile(rf"[{HAN}]{{0,14}}(?:科|处|室|股|大队|中队|专班)$")
"""A department inside a unit: 基层政权科, 交通管理大队."""

_WHOLE_UNIT: Final = re.compile(r"(?:局|委员会|委|厅|办公室|办)(?=.)")
_TAIL: Final = ("", "员会", "公室", "合会", "合社", "联合社")
"""What a short name leaves out at its end: 委, 办, 残联, 供销社."""
_LEAGUE: Final = re.compile(r"团[省市县区州]?委")
_LEAGUE_LONG: Final = re.compile(r"共青团.*委员会")


class Same(Enum):
    """How a name stands to a unit: the unit, a department of it, or another."""

    UNIT = "unit"
    INNER = "inner"
    OTHER = "other"


def names_of(unit: str, config: Config) -> tuple[str, ...]:
    """The unit's own name with every name that the office's configuration knows for it."""
    known = [(each.name, each.full_name, *each.aliases) for each in config.units.values()]
    known.append((config.office.name, config.office.full_name, *config.office.aliases))
    for names in known:
        if unit in names:
            return tuple(dict.fromkeys(each for each in (unit, *names) if each))
    return (unit,)


def compare(name: str, unit: str, config: Config) -> Same:
    """Whether a signature names the unit, also in its long or short form (卫健委, 卫生健康委员会)."""
    whole = _plain(name)
    verdicts = set()
    for each in map(_plain, names_of(unit, config)):
        verdicts |= {_compare(short_unit(whole), short_unit(each)), _compare(whole, each)}
        if _LEAGUE.fullmatch(each) and _LEAGUE_LONG.fullmatch(whole):
            verdicts.add(Same.UNIT)
    return next((each for each in (Same.UNIT, Same.INNER) if each in verdicts), Same.OTHER)


def inner_of_any(name: str) -> bool:
    """The name is a department of some unit, whichever: …局…科, …分局…大队."""
    found = _WHOLE_UNIT.search(_plain(name))
    return found is not None and _INNER.fullmatch(_plain(name)[found.end() :]) is not None


def mentioned(unit: str, text: str, config: Config) -> bool:
    """The text names the unit, in full, by an alias, or in a short form (人社局)."""
    words = squeeze(text)
    names = names_of(unit, config)
    if any(short_unit(_plain(each)) in words for each in names):
        return True
    return any(compare(found, unit, config) is Same.UNIT for found in _candidates(words))


def _candidates(words: str) -> Iterable[str]:
    """Every run before a unit's last word, cut to each length a short form may have."""
    for found in re.finditer(r"局|委员会|委|办|部|会|院|公司", words):
        for length in range(2, 9):
            start = found.start() - length
            if start >= 0:
                yield words[start : found.end()]


def _compare(name: str, unit: str) -> Same:
    if name == unit or (
        name and unit and (name.endswith(unit) or unit.endswith(name)) and min(len(name), len(unit)) > 2
    ):
        return Same.UNIT
    short, long = sorted((name, unit), key=len)
    rest = _after(short, long)
    if rest is None:
        return Same.OTHER
    if rest in _TAIL:
        return Same.UNIT
    return Same.INNER if long == name and _INNER.fullmatch(rest) else Same.OTHER


def _after(short: str, long: str) -> str | None:
    """What follows in ``long`` once the characters of ``short`` have come in order; the first must be the same."""
    if len(short) < 2 or not long.startswith(short[0]):
        return None
    at = 0
    for each in short:
        at = long.find(each, at) + 1
        if not at:
            return None
    return long[at:]


def _plain(name: str) -> str:
    """Without white space, what stands in brackets, and 人民 of a government; its own name before a department goes."""
    bare = re.sub(r"\([^()]*\)", "", squeeze(name))
    return re.sub(r"(?<=[省市县区州旗])人民政府(?=[\u4e00-\u9fff]{4,}(?:局|委员会)$)", "", bare).replace(
        "人民政府", "政府"
    )
