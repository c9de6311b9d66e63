"""Received files become typed values, with a report of what was not understood.

The parsers are loaded when they are first asked for: whoever only lists cases does not wait for them.
"""

from typing import TYPE_CHECKING

from reply_studio.model.intake import Intake, Item, LedgerRow
from reply_studio.parsing.blocks import Document

if TYPE_CHECKING:
    from reply_studio.parsing.explaining import Evidence

__all__ = ["explain", "item_of", "read", "read_form", "understand"]


def read(name: str, data: bytes) -> Document:
    """The document that the bytes of a file hold; what they are decides, not the file's name.

    Raises:
        InputError: the file is empty, damaged, too large, marked secret, or of a kind that is not read; the message
            names it.
        MissingToolError: it is of an old program, and LibreOffice, which reads those, is not installed.
    """
    from reply_studio.parsing.readers import read as read_bytes
    from reply_studio.parsing.secrecy import refuse_secret

    document = read_bytes(name, data)
    refuse_secret(document)
    return document


def understand(document: Document, kind: str | None = None) -> Intake:
    """What the document says, read as *kind* (page, proposal, reply, input) or as the kind that its words show.

    Raises:
        UsageError: *kind* is none that is read.
    """
    from reply_studio.parsing.understanding import understand as understand_document

    return understand_document(document, kind)


def read_form(name: str, data: bytes, *, asked: bool = False) -> Intake | None:
    """The form of ours that a unit has filled, ``None`` where the bytes hold none; ``asked``: a person says they do.

    Raises:
        InputError: the file is a damaged Word file, or none where a form was asked for.
    """
    if not asked and not (data.startswith(b"PK\x03\x04") and b"word/" in data):
        return None
    from reply_studio.parsing.form import parse_form

    return parse_form(name, data, asked=asked)


def item_of(row: LedgerRow) -> Item:
    """The item that a ledger's row names: title, proposers, units and days, no text yet."""
    from reply_studio.parsing.ledger import item_of as item_of_row

    return item_of_row(row)


def explain(name: str, data: bytes, kind: str | None = None) -> "tuple[Evidence, ...]":
    """Why a proposal was read as it was, line by line; nothing for files that hold none.

    Raises:
        InputError: as ``read``.
    """
    from reply_studio.parsing.explaining import explain as explain_document

    document = read(name, data)
    item = understand(document, kind).item
    return explain_document(document, item) if item else ()
