"""The names of joint organs under their seals, written into a rendered document: a paragraph a row, names on tabs.

The geometry is ``composing.page_grid.sealed``; the pictures are placed by ``letter.seal``.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from reply_studio.composing.page_grid.sealed import Abreast, Sealed
from reply_studio.composing.page_grid.sign_off import LINE as CHARACTERS
from reply_studio.letter.page import CHARACTER, LINE
from reply_studio.letter.text import W

if TYPE_CHECKING:
    from lxml.etree import _Element

_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"


def stand(paragraphs: "Sequence[_Element]", dates: "Sequence[_Element]", found: Sealed) -> None:
    """The paragraphs of the names become one for every row; the date is centred under the last name."""
    for each in paragraphs[len(found.rows) :]:
        parent = each.getparent()
        if parent is not None:
            parent.remove(each)
    above = 0
    for paragraph, row in zip(paragraphs, found.rows, strict=False):
        _write(paragraph, row, row.line - above)
        above = row.line + row.lines
    for each in dates:
        _set(each, f'<w:ind w:left="{round((2 * found.middle - CHARACTERS) * CHARACTER)}" w:right="0"/>', "center")


def _write(paragraph: "_Element", row: Abreast, space: int) -> None:
    """One row of names: a tab before each, a line break where names go on; ``space`` lines above it are blank."""
    stops = "".join(f'<w:tab w:val="center" w:pos="{round(each.middle * CHARACTER)}"/>' for each in row.names)
    spacing = f'<w:spacing w:before="{space * LINE}" w:after="0" w:line="{LINE}" w:lineRule="exact"/>'
    _set(paragraph, f'<w:tabs>{stops}</w:tabs>{spacing}<w:ind w:left="0" w:right="0" w:firstLine="0"/>', "left")
    text = next(paragraph.iter(f"{W}t"))
    made = list(_pieces(text, row))
    for each in reversed(made):
        text.addnext(each)
    parent = text.getparent()
    if parent is not None:
        parent.remove(text)


def _pieces(text: "_Element", row: Abreast) -> "list[_Element]":
    made = []
    for line in range(row.lines):
        if line:
            made.append(text.makeelement(f"{W}br"))
        for each in row.names:
            made.append(text.makeelement(f"{W}tab"))
            piece = text.makeelement(f"{W}t")
            piece.set(_SPACE, "preserve")
            piece.text = each.rows[line - each.down] if 0 <= line - each.down < len(each.rows) else ""
            made.append(piece)
    return made


def _set(paragraph: "_Element", properties: str, align: str) -> None:
    """Replaces indents, tabs, spacing and alignment of a paragraph, in the order of the schema."""
    from lxml import etree

    found = paragraph.find(f"{W}pPr")
    if found is None:
        return
    for name in ("tabs", "spacing", "ind", "jc"):
        for each in found.findall(f"{W}{name}"):
            found.remove(each)
    source = f'<w:pPr xmlns:w="{W[1:-1]}">{properties}<w:jc w:val="{align}"/></w:pPr>'
    for each in list(etree.fromstring(source)):
        found.append(each)
