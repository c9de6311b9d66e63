"""Units by their printed names, and which of them a letter speaks of."""

from collections.abc import Iterable, Iterator

from reply_studio.composing.profile import Profile, UnitNames
from reply_studio.composing.quoting import one_line
from reply_studio.model.case import CaseFile, CaseUnit
from reply_studio.model.draft import Draft
from reply_studio.text.units import same_unit, short_unit


def unit_names(key: str, file: CaseFile, profile: Profile) -> UnitNames:
    """A unit's names: the office's list first, then the case, then what came in; a name typed by hand is itself."""
    if key in profile.units:
        return profile.units[key]
    printed = [each.name for each in file.case.units if each.key == key]
    printed += [each.name for each in file.inputs if each.unit == key]
    name = next((each for each in printed if each), key)
    known = next((each for each in profile.units.values() if name in each.all), None)
    return known or UnitNames(name=name, all=frozenset({name, short_unit(name)}))


def lead_unit(file: CaseFile, profile: Profile) -> str:
    """The name of the lead handling unit, "" where the case does not know it."""
    lead = next((each for each in file.case.units if each.role == "lead"), None)
    return _printed(lead.key, file, profile) if lead else ""


def co_units(file: CaseFile, profile: Profile) -> tuple[str, ...]:
    """Names of the co-handling units of all items answered, then of other units whose input is used in the draft; ours
    is left out.
    """
    used = {origin.input for each in file.draft.passages.values() for origin in each.origins}
    own = [(each.key, file) for each in file.case.units if _is_co(each)]
    for other in file.items[1:]:
        view = CaseFile(case=other.case, proposal=other.proposal, draft=Draft())
        own += [(each.key, view) for each in other.case.units if _is_co(each)]
    own += [(each.unit, file) for each in file.inputs if each.kind == "input" and each.key in used]
    return tuple(_distinct(_printed(key, one, profile) for key, one in own if not is_ours(key, one, profile)))


def joint_units(file: CaseFile, profile: Profile) -> tuple[str, ...]:
    """Names of the units that sign our letter with us, in the draft's order, as they sign; ours is left out."""
    keys = (each for each in file.draft.joint if not is_ours(each, file, profile))
    return tuple(_distinct(one_line(_signing(each, file, profile)) for each in keys))


def _signing(key: str, file: CaseFile, profile: Profile) -> str:
    """The name that a unit signs with: the office's list has it, or the unit's own letter, or it is made of the place
    and the name (市司法局 in 云川市: 云川市司法局).
    """
    names = unit_names(key, file, profile)
    sent = (each.name for each in file.inputs if each.unit == key and len(each.name) > len(names.name))
    level = profile.place[-1:]
    placed = profile.place + names.name[1:] if level and names.name.startswith(level) else names.name
    return names.signing or next(sent, placed)


def is_ours(key: str, file: CaseFile, profile: Profile) -> bool:
    """Whether the key or name is our own office's."""
    return key == profile.key or (bool(profile.name) and same_unit(unit_names(key, file, profile).name, profile.name))


def _is_co(unit: CaseUnit) -> bool:
    return unit.role == "co"


def _printed(key: str, file: CaseFile, profile: Profile) -> str:
    return one_line(unit_names(key, file, profile).name)


def _distinct(names: Iterable[str]) -> Iterator[str]:
    """Every name once; two spellings of one unit count as one."""
    seen: list[str] = []
    for name in names:
        if name and not any(same_unit(name, each) for each in seen):
            seen.append(name)
            yield name
