"""Which case a received item belongs to. A case is (track, body, session, number); where session or number is unknown,
the title and the proposers decide; in doubt it is a new case: another one is never overwritten.
"""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from reply_studio.model.case import TRACK, CaseFile, Session
from reply_studio.model.intake import Intake, Item
from reply_studio.model.proposal import Proposal, Proposer
from reply_studio.text.normalise import fold

_YEAR_FIRST = re.compile(r"^(20\d\d)\d")
_NOT_ASCII_WORD = re.compile(r"[^a-z0-9]+")


def case_id(item: Item, intake: Intake, today: dt.date) -> str:
    """The folder name of a new case: ``2025-t-0029``. It is given once and never derived again."""
    return f"{_year(item, intake, today)}-{TRACK[item.type]}-{_number_part(item.number)}"


def _year(item: Item, intake: Intake, today: dt.date) -> int:
    if item.assigned:
        return item.assigned.year
    printed = _YEAR_FIRST.match(item.number or "")
    if printed:
        return int(printed[1])
    dated = [each.date or each.registered_date for each in intake.replies]
    return min((each.year for each in dated if each), default=today.year)


def _number_part(number: str | None) -> str:
    plain = _NOT_ASCII_WORD.sub("", (number or "").lower())[:24]
    return plain.zfill(4) if plain.isdigit() else plain or "x"


def same_number(one: str, other: str) -> bool:
    """Item numbers are the same whatever the leading zeros."""
    return number_key(one) == number_key(other)


def number_key(number: str) -> str:
    """What two spellings of one item number have in common."""
    return number.strip().lstrip("0").lower()


def received_as(file: CaseFile) -> Proposal:
    """The case's proposal with the title and the proposers that it bore before a person corrected them: other files
    call it so.
    """
    found = file.proposal
    for done in reversed(file.acts):
        was = done.data.get("was") if done.act == "correct" else None
        if isinstance(was, str):
            found = msgspec.structs.replace(found, title=was)
        elif was is not None:
            found = msgspec.structs.replace(found, proposers=tuple(Proposer(name=str(each)) for each in was))
    return found


def is_same(item: Item, file: CaseFile) -> bool:
    """The received item is the case's own proposal."""
    case = file.case
    if TRACK[item.type] != TRACK[case.type]:
        return False
    if item.number and case.number:
        return same_number(item.number, case.number) and _same_session(item, file)
    return any(_same_words(item.proposal, each) for each in (file.proposal, received_as(file)))


def _same_session(item: Item, file: CaseFile) -> bool:
    """Both sessions known: they decide. One unknown: number and title together."""
    case = file.case
    if _known(item.session) and _known(case.session):
        same_body = not item.body or not case.body or fold(item.body) == fold(case.body)
        return item.session == case.session and same_body
    return fold(item.proposal.title) in {fold(each.title) for each in (file.proposal, received_as(file))}


def _known(session: Session) -> bool:
    return session.term is not None and session.meeting is not None


def _same_words(one: Proposal, other: Proposal) -> bool:
    mine, theirs = ({fold(each.name) for each in proposal.proposers} for proposal in (one, other))
    if not one.title or fold(one.title) != fold(other.title):
        return False
    return mine == theirs or ((is_bare(one) or is_bare(other)) and (not mine or not theirs or bool(mine & theirs)))


def is_bare(proposal: Proposal) -> bool:
    """Only its title and proposers are known, from a ledger, which may not name them all."""
    return not proposal.suggestions and not proposal.background and not proposal.closing


def find(item: Item, files: Iterable[CaseFile]) -> CaseFile | None:
    """The case that the item belongs to, or ``None``: then it is a new one."""
    return next((file for file in files if is_same(item, file)), None)


def answers_case(numbers: Iterable[str], titles: Iterable[str], row: Mapping[str, Any]) -> bool:
    """A letter that names these item numbers or quotes these titles speaks of the case of this row."""
    if row["title"] and fold(row["title"]) in {fold(each) for each in titles}:
        return True
    return bool(row["number"]) and any(same_number(each, row["number"]) for each in numbers)
