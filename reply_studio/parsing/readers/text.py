"""Plain text in any encoding that offices send."""

from typing import Final

from reply_studio.errors import InputError
from reply_studio.i18n import _
from reply_studio.model.intake import Remark
from reply_studio.parsing.blocks import Document
from reply_studio.parsing.readers.encoding import decode
from reply_studio.parsing.readers.lines import blocks_of

LARGEST: Final = 4_000_000
"""Bytes. A proposal has some ten thousand; whatever is a thousand times that long is no proposal."""


def read_text(name: str, data: bytes) -> Document:
    """The file's lines as blocks; rows with bars or tabs have their cells.

    Raises:
        InputError: the file is empty, too large, or no text.
    """
    check_size(name, data)
    return text_document(name, *decode(data, name))


def text_document(name: str, raw: str, remarks: tuple[Remark, ...] = ()) -> Document:
    """The document of a decoded text."""
    return Document(name=name, raw=raw, blocks=blocks_of(raw, name), remarks=remarks)


def check_size(name: str, data: bytes) -> None:
    """Refuses what no clerk has typed.

    Raises:
        InputError: the file is empty or larger than ``LARGEST``.
    """
    if not data.strip(b" \t\r\n\x00"):
        raise InputError(_("is empty"), where=name, hint=_("ask the sender for the file again"))
    if len(data) > LARGEST:
        message = _("has {size} MB; text is read up to {most} MB")
        raise InputError(
            message.format(size=len(data) // 1_000_000, most=LARGEST // 1_000_000),
            where=name,
            hint=_("split the file and try again"),
        )
