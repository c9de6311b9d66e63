"""A document becomes an ``Intake``: its kind is recognised or given, and the parser of that kind reads it."""

from msgspec.structs import replace

from reply_studio.errors import UsageError
from reply_studio.i18n import _
from reply_studio.model.intake import KINDS, Intake
from reply_studio.parsing.blocks import Document
from reply_studio.parsing.kind import recognise
from reply_studio.parsing.ledger import parse_ledger
from reply_studio.parsing.page import parse_page
from reply_studio.parsing.proposal import parse_proposal
from reply_studio.parsing.reply import parse_replies

READ: frozenset[str] = frozenset({"page", "proposal", "reply", "input", "ledger"})


def understand(document: Document, kind: str | None = None) -> Intake:
    """What the document says, read as *kind* or, without one, as the kind its words show."""
    wanted = kind or recognise(document)
    if wanted not in READ:
        known = ", ".join(each for each in KINDS if each in READ)
        raise UsageError(_("\u201c{kind}\u201d is no kind of file that is read").format(kind=wanted), hint=known)
    if wanted == "ledger":
        return parse_ledger(document)
    if wanted == "page":
        return parse_page(document)
    if wanted == "proposal":
        item, remarks = parse_proposal(document)
        return Intake(kind="proposal", raw=document.raw, item=item, remarks=remarks)
    found = parse_replies(document, wanted)
    opinions = kind is None and bool(found.replies) and all(each.role == "co" for each in found.replies)
    return replace(found, kind="input") if opinions else found
