"""What a received item says of its case: whose it is, who handles it, which facts were unknown until now."""

import contextlib
import datetime as dt
import itertools
from collections import defaultdict
from collections.abc import Iterator
from typing import Any, Final

import msgspec

from reply_studio.config import Config
from reply_studio.errors import InputError
from reply_studio.model.case import Case, CaseFile, CaseUnit, Dates
from reply_studio.model.intake import Intake, Item
from reply_studio.model.proposal import Proposal
from reply_studio.services import identity, inputs, sameness, undoing, units
from reply_studio.services.carry import carry_ids
from reply_studio.services.desk import Desk
from reply_studio.services.summary import rows, session_text
from reply_studio.text.normalise import fold

Row = dict[str, Any]
_LOOKS: Final = 12
"""Cases that are opened to see whether they say the same."""
_TOLD: Final = 3


def our_role(item: Item, config: Config) -> str:
    """Our role by the page: where it names us; ours to lead where it names nobody or our office has no name yet;
    otherwise a case that is only for reference.
    """
    for each in item.handling_units:
        if units.is_ours(each.name, config):
            return each.role
    return "reference" if item.handling_units and config.office.name else "lead"


def units_of(item: Item, config: Config, file: CaseFile) -> tuple[CaseUnit, ...]:
    """The case's units with those that the item names; units that a person set stay as they are."""
    found = undoing.steps(file, undoing.PROPOSAL)
    if any(each.data.get("op") == "units" for each in found.acts[: found.at + 1]):
        return file.case.units
    return other_units(item, config, file.case.units)


def other_units(item: Item, config: Config, known: tuple[CaseUnit, ...]) -> tuple[CaseUnit, ...]:
    """The case's units with the other handling units of the item; our own is the case's role."""
    for each in item.handling_units:
        if not units.is_ours(each.name, config):
            key = units.key_of(each.name, config, known)
            known = inputs.with_unit(known, CaseUnit(key=key, role=each.role, name=each.name))
    return known


def new_case(item: Item, intake: Intake, config: Config, today: dt.date) -> Case:
    """The case that a received item opens, with what the file says of it."""
    return Case(
        id=identity.case_id(item, intake, today),
        type=item.type,
        body=item.body,
        session=item.session,
        number=item.number or "",
        role=our_role(item, config),
        dates=Dates(assigned=item.assigned, due=item.due),
        units=other_units(item, config, ()),
    )


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
    """The cases as they are when work begins, and those it adds; found by number and title, so that not every case is
    opened, and by the files that they hold.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.rows: list[Row] = []
        self._numbers: dict[str, list[Row]] = defaultdict(list)
        self._titles: dict[str, list[Row]] = defaultdict(list)
        self._held: dict[str, tuple[str, str]] = {}
        self._texts: dict[str, str] = {}
        """Case → fingerprint of the last file with its proposal."""
        self._ledgers: dict[str, tuple[int, list[str]]] = {}
        self._marks = sameness.Marks()
        for each in rows(desk):
            if not each["error"]:
                self._add(each)

    def _add(self, row: Row) -> None:
        self.rows.append(row)
        if row["number"]:
            self._numbers[identity.number_key(row["number"])].append(row)
        for title in {fold(row["title"]), fold(row.get("titled") or row["title"])}:
            self._titles[title].append(row)
        self._marks.add(row["case"], row.get("alike", ""))
        for sha, kind in row.get("sources", {}).items():
            self.hold(sha, row["case"], kind)
        for sha, count in row.get("ledgers", {}).items():
            self._ledgers.setdefault(sha, (count, []))[1].append(row["case"])

    def add(self, case_id: str, item: Item) -> None:
        """One more case."""
        known = {"number": item.number, "title": item.proposal.title, "session": session_text(item.session)}
        self._add({"case": case_id, **known, "alike": sameness.mark(item.proposal)})

    def hold(self, sha: str, case_id: str, kind: str) -> None:
        """A case holds one more file; of files with a proposal only the last one is held as it is."""
        if kind in ("page", "proposal"):
            before = self._texts.get(case_id, "")
            if self._held.get(before, ("", ""))[0] == case_id:
                del self._held[before]
            self._texts[case_id] = sha
        self._held[sha] = (case_id, kind)

    def holding(self, sha: str) -> tuple[str, str] | None:
        """The case that holds this very file, and the file's kind."""
        return self._held.get(sha)

    def ledger(self, sha: str) -> tuple[str, ...]:
        """The cases that a ledger went into, where each of its rows that are ours has one; else none."""
        count, cases = self._ledgers.get(sha, (0, []))
        return tuple(cases) if len(cases) >= count else ()

    def amend(self, case_id: str, proposal: Proposal) -> None:
        """A case got another text."""
        self._marks.add(case_id, sameness.mark(proposal))

    def same_text(self, proposal: Proposal, own: str) -> list[CaseFile]:
        """Other cases that say nearly the same as the proposal of the case ``own``, the likeliest first, a few at most.
        One that cannot be read is none of them: its row in the list says why.
        """
        titled = (each["case"] for each in self._titles.get(fold(proposal.title), ()))
        found: list[CaseFile] = []
        for name in itertools.islice(dict.fromkeys((*self._marks.near(sameness.mark(proposal)), *titled)), _LOOKS):
            with contextlib.suppress(InputError):
                file = self._desk.store.load(name)
                if name != own and sameness.is_same(proposal, file.proposal):
                    found.append(file)
        return found[:_TOLD]

    def find(self, item: Item) -> CaseFile | None:
        """The item's own case, ``None`` where there is none yet."""
        return identity.find(item, self._candidates(item))

    def _candidates(self, item: Item) -> Iterator[CaseFile]:
        """The cases that may be the item's: those of its title, and those of its number but for other sessions'."""
        session = session_text(item.session)
        titled = self._titles.get(fold(item.proposal.title), [])
        numbered = self._numbers.get(identity.number_key(item.number), []) if item.number else []
        near = [each for each in numbered if session and each["session"] == session]
        for case_id in dict.fromkeys(each["case"] for each in (*near, *titled)):
            yield self._desk.store.load(case_id)
