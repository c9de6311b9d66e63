"""What a public page says."""

import datetime as dt

from reply_studio.model.base import Value
from reply_studio.model.proposal import Proposal
from reply_studio.model.reply import Contact


class PublishedReply(Value):
    """One reply with the fields of its form; what is not known is "" or ``None``. ``date`` is the registered one;
    ``lines`` are the letter's own, one paragraph each; ``disclosure`` is for where they do not say it.
    """

    unit: str
    number: str = ""
    date: dt.date | None = None
    contacts: tuple[Contact, ...] = ()
    feedback: str = ""
    remarks: str = ""
    disclosure: str = ""
    lines: tuple[str, ...] = ()


class PublicPage(Value):
    """The item, its replies in order, and who handled it. ``register`` are further lines of the item's head, label and
    value; ``people`` is the label of the proposers; ``votes`` are the readers' (support, oppose).
    """

    proposal: Proposal
    number: str = ""
    people: str = ""
    register: tuple[tuple[str, str], ...] = ()
    replies: tuple[PublishedReply, ...] = ()
    units: tuple[str, ...] = ()
    votes: tuple[int, int] = (0, 0)
