"""What a received file was understood to be, before it becomes a case."""

import datetime as dt

from reply_studio.model.base import Value
from reply_studio.model.case import Session
from reply_studio.model.letter import Letter
from reply_studio.model.proposal import Proposal
from reply_studio.model.reply import Reply

KINDS = ("page", "proposal", "reply", "input", "form", "ledger")


class Remark(Value):
    """Something a reader should know: ``line`` is 1-based in the received text, ``None`` for the whole file."""

    code: str
    message: str
    line: int | None = None


class HandlingUnit(Value):
    """A unit as printed, with its role: ``lead``, ``co``, ``sole``, ``separate`` or ``reference``."""

    name: str
    role: str


class Item(Value):
    """The proposal with its register: ``number`` without 第 and 号, ``session_text`` as printed."""

    proposal: Proposal
    number: str | None = None
    type: str = "proposal"
    session_text: str | None = None
    session: Session = Session()
    body: str = ""
    assigned: dt.date | None = None
    due: dt.date | None = None
    handling_units: tuple[HandlingUnit, ...] = ()


class LedgerRow(Value):
    """One row of a ledger (交办清单). ``type``, ``session`` and ``body`` are those of the ledger's title; ``line`` is
    the row's place in the received text.
    """

    number: str | None = None
    title: str | None = None
    proposers: tuple[str, ...] = ()
    lead: str | None = None
    co: tuple[str, ...] = ()
    assigned: dt.date | None = None
    due: dt.date | None = None
    type: str = "proposal"
    session: Session = Session()
    session_text: str | None = None
    body: str = ""
    line: int | None = None


class Form(Value):
    """What a filled form says of itself: the case's id and the unit's key, "" where it has lost them."""

    case: str = ""
    unit: str = ""


class Intake(Value):
    """One file, understood. ``letters[i]`` is the whole letter behind ``replies[i]``; ``raw`` is the text that
    every ``source`` span counts in; ``votes`` are the page's readers' votes (support, oppose). ``form`` is there for a
    form of ours that a unit has filled; its rows are the passages of the one reply.
    """

    kind: str
    raw: str = ""
    item: Item | None = None
    replies: tuple[Reply, ...] = ()
    letters: tuple[Letter, ...] = ()
    rows: tuple[LedgerRow, ...] = ()
    remarks: tuple[Remark, ...] = ()
    votes: tuple[int, int] | None = None
    form: Form | None = None
