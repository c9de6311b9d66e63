"""The seals' pictures over the organs' names and the date (GB/T 9704-2012, 7.3.5.1 and 7.3.5.3).

The pictures float in front of the text, anchored in the date's paragraph: one is centred on the date, its upper edge
within one line of the text above; of joint organs every one is centred on its name, the last on name and date.
"""

import struct
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from reply_studio.composing.page_grid.sealed import sealed
from reply_studio.composing.page_grid.sign_off import LINE, sealed_indents
from reply_studio.composing.page_grid.widths import width
from reply_studio.errors import InputError
from reply_studio.i18n import _
from reply_studio.letter.text import W
from reply_studio.model.letter import Kind, Letter

if TYPE_CHECKING:
    from lxml.etree import _Element

PART: Final = "word/media/seal.png"
REL_ID: Final = "rIdSeal"
"""Part and relationship of the first seal; those of others have a number behind."""
SIZE: Final = 42
"""Diameter of an organ's seal, mm."""
_EMU: Final = 36_000
"""English metric units of a millimetre."""
_LINE: Final = 10.23
"""Height of a line, mm."""
_CHARACTER: Final = 156 / 28
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_LARGEST: Final = 4_000_000
_IMAGE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
_WP: Final = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_A: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PIC: Final = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def checked(data: bytes, name: str) -> bytes:
    """The picture itself, if it is a PNG of a sensible size.

    Raises:
        InputError: it is not.
    """
    if not data.startswith(_PNG) or len(data) < 33 or data[12:16] != b"IHDR" or len(data) > _LARGEST:
        raise InputError(_("is no PNG picture"), where=name, hint=_("save the seal as PNG with a clear background"))
    width, height = struct.unpack(">II", data[16:24])
    if not 0 < width <= 10_000 or not 0 < height <= 10_000:
        raise InputError(_("has no sensible size"), where=name)
    return data


class Spot(NamedTuple):
    """Where a seal stands: its middle in mm from the right edge of the type area, its upper edge in mm below that of
    the date's line.
    """

    centre: float
    top: float


def anchor(spot: Spot, number: int = 1) -> str:
    """The drawing's XML of the seal with that number.

    The picture's upper edge stands about one line above the organ's name, within one line of the text.
    """
    side = SIZE * _EMU
    left = round((156 - spot.centre - SIZE / 2) * _EMU)
    top = round(spot.top * _EMU)
    key, name = 9703 + number, f"seal{_nth(number)}"
    place = (
        '<wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="margin"><wp:posOffset>{left}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="paragraph"><wp:posOffset>{top}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{side}" cy="{side}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        f'<wp:docPr id="{key}" name="{name}"/><wp:cNvGraphicFramePr/>'
    )
    picture = (
        f'<a:graphic xmlns:a="{_A}"><a:graphicData uri="{_PIC}"><pic:pic xmlns:pic="{_PIC}">'
        f'<pic:nvPicPr><pic:cNvPr id="{key}" name="{name}.png"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{REL_ID}{_nth(number)}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{side}" cy="{side}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
    )
    return (
        f'<w:r xmlns:w="{W[1:-1]}" xmlns:wp="{_WP}" xmlns:r="{_R}"><w:drawing>'
        f'<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="{key}" behindDoc="0" '
        f'locked="1" layoutInCell="1" allowOverlap="1">{place}{picture}</wp:anchor></w:drawing></w:r>'
    )


def _nth(number: int) -> str:
    return str(number) if number > 1 else ""


def spots(letter: Letter) -> tuple[Spot, ...]:
    """Where the seals of a letter stand, one for each organ that signs, in their order."""
    organs = tuple(each.text for each in letter.every(Kind.ORGAN))
    found = letter.first(Kind.DATE)
    date = found.text if found else ""
    if len(organs) < 2:
        centre = sealed_indents("".join(organs), date)[1] + width(date) / 2
        return (Spot(centre * _CHARACTER, -(_LINE * 2 + 1)),)
    rows = sealed(organs, date)
    return tuple(
        Spot((LINE - name.middle) * _CHARACTER, (row.line - rows.date_line - row.above) * _LINE)
        for row in rows.rows
        for name in row.names
    )


def placed(parts: dict[str, bytes], seals: Sequence[bytes], where: Sequence[Spot]) -> dict[str, bytes]:
    """The letter's parts with the seals in the date's paragraph.

    Raises:
        InputError: the letter has no paragraph for its date.
    """
    from lxml import etree

    body = etree.fromstring(parts["word/document.xml"], etree.XMLParser(resolve_entities=False, no_network=True))
    date = _date(body)
    for number, spot in enumerate(where, 1):
        date.append(etree.fromstring(anchor(spot, number)))
    document = etree.tostring(body, xml_declaration=True, encoding="UTF-8", standalone=True)
    rels = "word/_rels/document.xml.rels"
    media = {f"media/seal{_nth(number)}.png": each for number, each in enumerate(seals, 1)}
    links = "".join(
        f'<Relationship Id="{REL_ID}{_nth(number)}" Type="{_IMAGE}" Target="{target}"/>'
        for number, target in enumerate(media, 1)
    )
    types = parts["[Content_Types].xml"]
    if b'Extension="png"' not in types:
        types = types.replace(b"<Override", b'<Default Extension="png" ContentType="image/png"/><Override', 1)
    linked = parts[rels].replace(b"</Relationships>", f"{links}</Relationships>".encode())
    pictures = {f"word/{target}": data for target, data in media.items()}
    return {**parts, "word/document.xml": document, rels: linked, "[Content_Types].xml": types, **pictures}


def _date(body: "_Element") -> "_Element":
    for mark in body.iter(f"{W}pStyle"):
        properties = mark.getparent()
        paragraph = properties.getparent() if properties is not None else None
        if mark.get(f"{W}val") == "SignDate" and paragraph is not None:
            return paragraph
    raise InputError(_("has no line for the date, where the seal stands"), where="reply.docx")
