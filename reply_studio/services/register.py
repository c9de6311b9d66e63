"""What a received item says of its case: whose it is, who handles it, which facts were unknown until now."""

from collections import defaultdict
from collections.abc import Iterator

import msgspec

from reply_studio.config import Config
from reply_studio.model.case import Case, CaseFile, CaseUnit
from reply_studio.model.intake import Item
from reply_studio.model.proposal import Proposal
from reply_studio.services import identity, inputs, units
from reply_studio.services.carry import carry_ids
from reply_studio.services.desk import Desk
from reply_studio.services.summary import rows
from reply_studio.text.normalise import fold


def our_role(item: Item, config: Config) -> str:
    """Our role by the page: where it names us; ours to lead where it names nobody or our office has no name yet;
    otherwise a case that is only for reference.
    """
    for each in item.handling_units:
        if units.is_ours(each.name, config):
            return each.role
    return "reference" if item.handling_units and config.office.name else "lead"


def other_units(item: Item, config: Config, known: tuple[CaseUnit, ...]) -> tuple[CaseUnit, ...]:
    """The case's units with the other handling units of the item; our own is the case's role."""
    for each in item.handling_units:
        if not units.is_ours(each.name, config):
            key = units.key_of(each.name, config, known)
            known = inputs.with_unit(known, CaseUnit(key=key, role=each.role, name=each.name))
    return known


def filled(case: Case, item: Item, known: tuple[CaseUnit, ...]) -> Case:
    """What the file says fills what was unknown."""
    dates = msgspec.structs.replace(
        case.dates, assigned=case.dates.assigned or item.assigned, due=case.dates.due or item.due
    )
    return msgspec.structs.replace(
        case,
        body=case.body or item.body,
        session=case.session if case.session.term else item.session,
        number=case.number or item.number or "",
        dates=dates,
        units=known,
    )


def amended(old: Proposal, new: Proposal) -> Proposal:
    """The new text with the old ids. Behind a mere ledger's row it keeps the proposers that only the row names."""
    found = carry_ids(old, new)
    names = {fold(each.name) for each in new.proposers}
    kept = tuple(each for each in old.proposers if fold(each.name) not in names) if identity.is_bare(old) else ()
    return msgspec.structs.replace(found, title=new.title or old.title, proposers=(*new.proposers, *kept))


def completed(old: Proposal, new: Proposal) -> Proposal:
    """The old text with title and proposers from a ledger where it had none."""
    return msgspec.structs.replace(old, title=old.title or new.title, proposers=old.proposers or new.proposers)


class KnownCases:
    """The cases as they are now, found by number and title, so that not every case is opened."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._numbers: dict[str, list[str]] = defaultdict(list)
        self._titles: dict[str, list[str]] = defaultdict(list)
        for each in rows(desk):
            if not each["error"]:
                self.add(each["case"], each["number"] or "", each["title"])

    def add(self, case_id: str, number: str, title: str) -> None:
        """One more case."""
        if number:
            self._numbers[identity.number_key(number)].append(case_id)
        self._titles[fold(title)].append(case_id)

    def find(self, item: Item) -> CaseFile | None:
        """The item's own case, ``None`` where there is none yet."""
        return identity.find(item, self._candidates(item))

    def _candidates(self, item: Item) -> Iterator[CaseFile]:
        numbered = self._numbers.get(identity.number_key(item.number), ()) if item.number else ()
        for case_id in dict.fromkeys((*numbered, *self._titles.get(fold(item.proposal.title), ()))):
            yield self._desk.store.load(case_id)
