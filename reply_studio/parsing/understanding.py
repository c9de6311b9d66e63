"""A document becomes an ``Intake``: its kind is recognised or given, and the parser of that kind reads it."""

from collections.abc import Iterator
from itertools import islice
from typing import Final

from msgspec.structs import replace

from reply_studio.errors import UsageError
from reply_studio.i18n import _, listed
from reply_studio.model.intake import KINDS, Intake, Remark
from reply_studio.parsing.blocks import Document
from reply_studio.parsing.kind import recognise
from reply_studio.parsing.ledger import parse_ledger
from reply_studio.parsing.page import parse_page
from reply_studio.parsing.proposal import parse_proposal
from reply_studio.parsing.reply import parse_replies
from reply_studio.text.normalise import lost_characters

LOST: Final = "IN107"
_SEARCHED: Final = 20_000
_MOST: Final = 40
READ: frozenset[str] = frozenset({"page", "proposal", "reply", "input", "ledger"})


def understand(document: Document, kind: str | None = None) -> Intake:
    """What the document says, read as *kind* or, without one, as the kind its words show. Lost characters are remarked
    wherever they stand.
    """
    found = _understood(document, kind)
    return replace(found, remarks=(*found.remarks, *_lost(document, found)))


def _understood(document: Document, kind: str | None) -> Intake:
    wanted = kind or recognise(document)
    if wanted not in READ:
        known = listed(each for each in KINDS if each in READ)
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


def _lost(document: Document, found: Intake) -> Iterator[Remark]:
    """Where characters were lost on the way here and nobody has said so yet; never more than a page of it."""
    known = {each.line for each in found.remarks if each.code == LOST}
    places = ((block, lost_characters(block.text[:_SEARCHED])) for block in document.blocks if block.line not in known)
    for block, spans in islice(((block, spans) for block, spans in places if spans), _MOST):
        start, end = spans[0]
        message = _("characters were lost here: \u201c{text}\u201d; compare with the original")
        near = block.text[max(0, start - 6) : end + 6]
        yield Remark(code=LOST, message=message.format(text=near), line=block.line)
