"""Units by their names: config's keys, the case's keys, or a new ``u1``."""

from collections.abc import Iterable

from reply_studio.config import Config, Office, Unit
from reply_studio.errors import UsageError
from reply_studio.i18n import _, listed
from reply_studio.model.case import ROLES, CaseUnit
from reply_studio.model.contribution import Contribution
from reply_studio.text.units import short_unit

OURS = "us"
"""Key of our own unit where config gives none."""


def squeeze(name: str) -> str:
    """A name for comparison: without white space."""
    return "".join(name.split())


def names_of(unit: Unit | Office) -> set[str]:
    """Every name that the configuration gives a unit."""
    return {squeeze(each) for each in (unit.name, unit.full_name, *unit.aliases) if each}


def may_be(name: str, known: Iterable[str]) -> bool:
    """The name is one of the known ones, the short form of one (民政局), or one with a place before it (云川市民政局).

    青岚区民政局 is not 市民政局: two different places are two units.
    """
    wanted = squeeze(name)
    return any(
        wanted in {each, short_unit(each)} or (wanted.endswith(each) and short_unit(wanted) == short_unit(each))
        for each in known
    )


def is_ours(name: str, config: Config) -> bool:
    """The name is our own office's."""
    return may_be(name, names_of(config.office))


def our_key(config: Config) -> str:
    """The key of our own office."""
    return config.office.key or OURS


def known_key(name: str, config: Config, known: tuple[CaseUnit, ...] = ()) -> str | None:
    """The key of a unit named in a file or typed by a person, from config or the case; ``None`` if it is in neither."""
    wanted = squeeze(name)
    if is_ours(name, config) or wanted == our_key(config):
        return our_key(config)
    for key, unit in config.units.items():
        if wanted == key or may_be(name, names_of(unit)):
            return key
    return next((each.key for each in known if wanted == each.key or may_be(name, {squeeze(each.name)})), None)


def sender_key(name: str, inputs: Iterable[Contribution]) -> str | None:
    """The key of a unit that is known only by what it sent."""
    return next(
        (each.unit for each in inputs if squeeze(name) == each.unit or may_be(name, {squeeze(each.name)})), None
    )


def key_of(name: str, config: Config, known: tuple[CaseUnit, ...] = ()) -> str:
    """The key of a unit: the known one, else the next free ``u<n>`` of the case."""
    taken = {each.key for each in known} | set(config.units)
    free = (f"u{n}" for n in range(1, len(taken) + 2))
    return known_key(name, config, known) or next(each for each in free if each not in taken)


def name_of(key: str, config: Config, known: tuple[CaseUnit, ...] = ()) -> str:
    """A unit's usual name by key; the key or name itself where it is not known."""
    if key and key == our_key(config) and config.office.name:
        return config.office.name
    if key in config.units:
        return config.units[key].name
    return next((each.name for each in known if each.key == key and each.name), key)


def case_name(known: tuple[CaseUnit, ...], contribution: Contribution) -> str:
    """A sending unit as the case names it (市财政局), else as its letter signs (云川市财政局)."""
    return next((each.name for each in known if each.key == contribution.unit and each.name), contribution.name)


def role_named(role: str) -> str:
    """The role (one of ``ROLES``) that a person typed by its name or by its word (会办).

    Raises:
        UsageError: it is none.
    """
    from reply_studio.parsing.names import role_in

    found = role if role in ROLES else role_in(role)
    if not found:
        message = _("\u201c{role}\u201d is no role").format(role=role)
        raise UsageError(message, hint=_("one of: {kinds}").format(kinds=listed(ROLES)))
    return found
