"""Letters that several units sign (联合答复): which units sign with us, in which order. Part of the draft, so approvals
are bound to it.
"""

import difflib
from collections.abc import Iterable, Iterator

from reply_studio.composing.profile import profile_of
from reply_studio.composing.units import joint_units
from reply_studio.config import Config
from reply_studio.errors import RefusedError, UsageError
from reply_studio.i18n import _, listed
from reply_studio.model.case import CaseFile
from reply_studio.services import joining, own_part, printing, steps, units
from reply_studio.services.committing import save_draft
from reply_studio.services.desk import Desk, open_case

_NEAR = 0.4
"""How alike a typed name and a known one are at least for the known one to be offered."""


def set_joint(desk: Desk, wanted: str, names: Iterable[str]) -> tuple[str, ...]:
    """Says which units (names or keys) sign the letter with us, in this order; none: we alone. Returns the names of all
    that sign, ours first.

    Raises:
        UsageError: a name that no unit has, a unit named twice, or our own.
        RefusedError: the letter of the case is no reply to the proposers.
    """
    file = open_case(desk, wanted)
    step = steps.set_joint(file, keys(file, names, desk.config))
    if step.draft is not None:
        save_draft(desk, file, step.draft, step.act)
    return signing(desk, open_case(desk, wanted))


def signing(desk: Desk, file: CaseFile) -> tuple[str, ...]:
    """The names of all that sign the letter of a case, ours first."""
    whole, profile = joining.answering(desk, file), profile_of(desk.config)
    joint = () if printing.paper_of(whole) == "co" else joint_units(whole, profile)
    return (profile.full_name, *joint)


def keys(file: CaseFile, names: Iterable[str], config: Config) -> tuple[str, ...]:
    """The keys of units that may sign with us, in the order given.

    Raises:
        UsageError, RefusedError: as ``set_joint``.
    """
    refuse_alone(file)
    found: dict[str, str] = {}
    for name in names:
        key = _key(file, name, config)
        if key in found:
            message = _("\u201c{unit}\u201d is named twice")
            raise UsageError(message.format(unit=units.name_of(key, config, file.case.units)), where=file.case.id)
        found[key] = name
    return tuple(found)


def refuse_alone(file: CaseFile) -> None:
    """Only a reply to the proposers has joint signatures; a co-handling opinion is one unit's.

    Raises:
        RefusedError: the case's letter is none.
    """
    own_part.refuse_letterless(file)
    if printing.paper_of(file) == "co":
        raise RefusedError(
            _("a co-handling opinion is signed by one unit alone"),
            where=file.case.id,
            hint=_("the lead unit's reply may be signed by several"),
        )


def _key(file: CaseFile, name: str, config: Config) -> str:
    """The key of another unit that the office or the case knows.

    Raises:
        UsageError: nobody knows it, or it is ours.
    """
    key = units.known_key(name, config, file.case.units) or units.sender_key(name, file.inputs)
    if key is None:
        raise UsageError(
            _("there is no unit \u201c{unit}\u201d").format(unit=name),
            where=file.case.id,
            hint=_hint(name, sorted(_names(file, config))),
        )
    if key == units.our_key(config):
        raise UsageError(_("\u201c{unit}\u201d is our own unit: it signs first").format(unit=name), where=file.case.id)
    return key


def _names(file: CaseFile, config: Config) -> Iterator[str]:
    """Every name of every other unit."""
    yield from (each for unit in config.units.values() for each in units.names_of(unit))
    yield from (each.name for each in file.case.units if each.name)
    yield from (each.name for each in file.inputs if each.name)


def _hint(name: str, known: list[str]) -> str:
    near = difflib.get_close_matches(name, known, n=1, cutoff=_NEAR)
    if near:
        return _("did you mean \u201c{near}\u201d?").format(near=near[0])
    return _("units: {names}").format(names=listed(known)) if known else _("write it under [units] in config.toml")
