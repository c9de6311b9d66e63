"""Units' letters become inputs of a case: a version each, written once, passages with ids of their own."""

import datetime as dt

import msgspec

from reply_studio.model.base import Value
from reply_studio.model.case import CaseFile, CaseUnit
from reply_studio.model.contribution import Contribution
from reply_studio.model.ids import input_passage_id
from reply_studio.model.reply import Reply
from reply_studio.services.ports import Received


def same_letter(one: Reply, other: Reply) -> bool:
    """Two readings of one letter: everything but the passages' ids is equal."""
    return _without_ids(one) == _without_ids(other)


def _without_ids(reply: Reply) -> Reply:
    passages = tuple(msgspec.structs.replace(each, id="") for each in reply.passages)
    return msgspec.structs.replace(reply, passages=passages)


class Letter(Value):
    """A letter on its way into a case: its facts, the sending unit's key and name, ``input`` or ``reply``."""

    reply: Reply
    key: str
    name: str
    kind: str


def next_version(file: CaseFile, letter: Letter, *, received: dt.date, source: Received) -> Contribution | None:
    """The unit's next version, or ``None`` where one of its versions is this very letter."""
    mine = [each for each in file.inputs if each.unit == letter.key]
    if any(same_letter(each.reply, letter.reply) for each in mine):
        return None
    version = max((each.version for each in mine), default=0) + 1
    passages = tuple(
        msgspec.structs.replace(each, id=input_passage_id(letter.key, version, n))
        for n, each in enumerate(letter.reply.passages, 1)
    )
    return Contribution(
        unit=letter.key,
        name=letter.name,
        version=version,
        kind=letter.kind,
        received=received,
        source=source.name,
        reply=msgspec.structs.replace(letter.reply, passages=passages),
    )


def with_unit(known: tuple[CaseUnit, ...], unit: CaseUnit) -> tuple[CaseUnit, ...]:
    """The case's units with one more, where it was not among them."""
    return known if any(each.key == unit.key for each in known) else (*known, unit)
