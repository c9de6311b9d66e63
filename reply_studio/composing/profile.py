"""What a letter needs to know of the office, taken from its configuration."""

from collections.abc import Mapping
from typing import Final

from reply_studio.config import Config, Office, Unit
from reply_studio.model.base import Value
from reply_studio.text.units import short_unit

OURS = "us"
"""Key of our own unit where the configuration gives none."""


_IMPRINTED: Final = "red-head"
"""The style whose letters have an imprint."""
_OTHER_TRACK: Final = {"proposal": "人大", "suggestion_item": "政协"}
"""A word that shows a copy to belong to the other track."""


class UnitNames(Value):
    """``name`` as letters print it; ``all`` every spelling by which a text may name the unit; ``signing`` the name it
    signs with, "" where nobody has told.
    """

    name: str
    all: frozenset[str] = frozenset()
    signing: str = ""


class Member(Value):
    """A person of the office who can be asked."""

    name: str
    phone: str = ""


class Profile(Value):
    """The office as its letters show it.

    ``key`` of our own unit, its usual and its full name; ``units`` key → names, our own included; ``people`` login →
    person; ``contact`` and ``phone`` where the handler is not known; ``copies`` as configured for both tracks;
    ``disclosure`` and ``layout`` as in config; ``work`` is what proposers are thanked for caring about;
    ``assigners`` whom an assignment is given back to, the addressees of copies where none are named;
    ``mark`` is the organ's mark where it is not the full name; ``place`` is where the office is (云川市);
    ``printer`` is the printing office of an imprint, "" where the letters' style has none; ``signer``: whether letters
    name who signed them off; ``classed``: whether replies bear their result class.
    """

    key: str = OURS
    name: str = ""
    full_name: str = ""
    units: Mapping[str, UnitNames] = {}
    people: Mapping[str, Member] = {}
    contact: str = ""
    phone: str = ""
    copies: tuple[str, ...] = ()
    disclosure: str = ""
    layout: str = ""
    work: str = ""
    assigners: tuple[str, ...] = ()
    mark: str = ""
    place: str = ""
    printer: str = ""
    signer: bool = False
    classed: bool = True

    def copies_for(self, case_type: str) -> tuple[str, ...]:
        """Who gets a copy of a letter on this track: an office lists the addressees of both."""
        other = _OTHER_TRACK.get(case_type)
        return tuple(each for each in self.copies if not (other and other in each))


def profile_of(config: Config, style: str | None = None) -> Profile:
    """The office's own data, as letters in a style print them, or in the one that it names: only a paper with a red
    head tells its printing office (GB/T 9704-2012, 10.1).
    """
    office = config.office
    key = office.key or OURS
    return Profile(
        key=key,
        name=office.name or office.full_name,
        full_name=office.full_name or office.name,
        units={key: _names(office)} | {each: _names(unit) for each, unit in config.units.items()},
        people={each.login: Member(name=each.name, phone=each.phone) for each in config.people},
        contact=office.contact,
        phone=office.phone,
        copies=config.letter.copies,
        disclosure=config.letter.disclosure,
        layout=config.letter.layout,
        work=config.letter.work,
        assigners=config.papers.assigners,
        mark=config.papers.mark,
        place=office.place,
        signer=config.papers.signer,
        classed=config.papers.result_class,
        printer=config.papers.printer if (style or config.letter.style) == _IMPRINTED else "",
    )


def _names(unit: Unit | Office) -> UnitNames:
    given = [each for each in (unit.name, unit.full_name, *unit.aliases) if each]
    spellings = frozenset(given) | {short_unit(each) for each in given}
    return UnitNames(name=unit.name or unit.full_name, all=spellings, signing=unit.full_name)
