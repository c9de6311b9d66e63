"""Plain text in any encoding that offices send."""

import re
from typing import Final

from msgspec.structs import replace

from reply_studio.errors import InputError
from reply_studio.i18n import _
from reply_studio.model.intake import Remark
from reply_studio.parsing.blocks import Block, Document
from reply_studio.parsing.readers.encoding import decode
from reply_studio.parsing.readers.lines import blocks_of

_HEADING: Final = re.compile(r"(#{1,6}) +(?=\S)")
_HEADINGS: Final = 2
"""Lines that begin with # from which on a text is seen to be marked up (Markdown)."""
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
    blocks = blocks_of(raw, name)
    signs = [_HEADING.match(block.text) for block in blocks]
    if sum(map(bool, signs)) >= _HEADINGS:
        blocks = tuple(_heading(block, sign) if sign else block for block, sign in zip(blocks, signs, strict=True))
    return Document(name=name, raw=raw, blocks=blocks, remarks=remarks)


def _heading(block: Block, sign: re.Match[str]) -> Block:
    """A heading without the signs that mark it."""
    return replace(block, text=block.text[sign.end() :], start=block.start + sign.end(), style=f"h{len(sign[1])}")


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
