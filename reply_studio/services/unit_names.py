"""Names of units while a person types: what stands before the caret becomes the whole name."""

from collections.abc import Iterable, Iterator
from typing import Final

from reply_studio.config import Config
from reply_studio.model.base import Value
from reply_studio.model.case import CaseFile
from reply_studio.services import units

LONGEST: Final = 16
"""No more characters before the caret are looked at."""


class UnitName(Value):
    """A name to insert, how the unit is called otherwise, and its key."""

    name: str
    others: tuple[str, ...] = ()
    key: str = ""

    def has(self, words: str) -> bool:
        """The words stand in one of its names."""
        return any(words in each for each in (self.name, *self.others))


def names(config: Config, file: CaseFile) -> tuple[UnitName, ...]:
    """Our own office, the case's units, who sent inputs, then the office's list; each with the name that texts use and,
    where it differs, the one it signs with.
    """
    found = {each.name: each for each in _every(config, file) if each.name}
    return tuple(found.values())


def _every(config: Config, file: CaseFile) -> Iterator[UnitName]:
    ours = units.our_key(config)
    case = [*(each.key for each in file.case.units), *(each.unit for each in file.inputs)]
    for key in dict.fromkeys([ours, *case, *config.units]):
        yield from _forms(config, file, key)


def _forms(config: Config, file: CaseFile, key: str) -> Iterator[UnitName]:
    known = config.office if key == units.our_key(config) else config.units.get(key)
    if known is None:
        sent = next((each.name for each in file.inputs if each.unit == key), "")
        name = units.name_of(key, config, file.case.units)
        yield UnitName(name=sent if name == key else name, key=key)
        return
    every = (known.name, known.full_name, *known.aliases)
    for name in dict.fromkeys((known.name, known.full_name)):
        yield UnitName(name=name, others=tuple(each for each in every if each and each != name), key=key)


def fragment(before: str, known: Iterable[UnitName]) -> str:
    """The longest end of what stands before the caret that is a part of a unit's name, "" for none."""
    line, every = before.rpartition("\n")[2][-LONGEST:], tuple(known)
    ends = (line[at:] for at in range(len(line)))
    return next((each for each in ends if each.strip() and any(one.has(each) for one in every)), "")
