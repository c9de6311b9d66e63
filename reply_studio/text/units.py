"""Names of units: the short name that labels are made of (司法局.2), and the longer one where two would be equal."""

import re
from collections.abc import Iterable

_PARTY = re.compile(r"^中共(?=.)")
_LONE_LEVEL = re.compile(r"^[省市县区州旗](?!场|域|政(?:工程|园林|公用|设施|建设|管理|集团))")
"""市司法局 has a level before the name; 市场监督管理局 and 市政园林局 only begin with the same character."""
_PLACE = re.compile(
    r"^[\u4e00-\u9fff]{1,7}?(?:自治[州县旗区]|省|(?<!城)(?<!都)市|县|(?<![发新园业护社地景片市校])区|州(?!市)|旗)(?=..)(?!场|域)"
)
_COMMITTEE = re.compile(r"^委(?!员)(?=.{2})")
_BARE = frozenset({"办公室", "办公厅", "督查室", "机要局"})
"""Departments whose name alone does not say whose they are."""


def short_unit(name: str) -> str:
    """The name without party, place and level: 云川市司法局, 市司法局 → 司法局; 中共云川市委组织部 → 组织部.

    A name that would be empty or say nothing (市委, 市委办公室) stays as it is.
    """
    whole = re.sub(r"\s", "", name)
    rest = _strip_place(_PARTY.sub("", whole))
    department = _COMMITTEE.sub("", rest)
    if len(department) < 2 or department in _BARE:
        return whole
    return department


def short_units(names: Iterable[str]) -> dict[str, str]:
    """Name → label for units side by side: short, and the whole name where two short ones would be equal."""
    given = list(dict.fromkeys(names))
    short = {each: short_unit(each) for each in given}
    taken = list(short.values())
    return {each: short[each] if taken.count(short[each]) == 1 else re.sub(r"\s", "", each) for each in given}


def same_unit(one: str, other: str) -> bool:
    """Whether two spellings (市司法局, 云川市司法局, 司法局) may name the same unit: their short names are equal."""
    return short_unit(one) == short_unit(other)


def _strip_place(name: str) -> str:
    """Without place names (云川市, 青岚区) or a single level character; at most province, city and county."""
    for _level in range(3):
        lone = _LONE_LEVEL.match(name)
        if lone:
            return name[lone.end() :]
        place = _PLACE.match(name)
        if not place:
            return name
        name = name[place.end() :]
        if name.startswith("委"):
            return name
    return name
