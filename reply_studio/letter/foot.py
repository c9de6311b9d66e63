"""The foot of the last page: a box with copies and imprint at the type area's lower edge (GB/T 9704-2012, 7.4, 10.1).

The text does not feel the box. The paragraph that the box hangs on is as high as the box's lines and kept with the
sign-off, so that text, sign-off and foot come to one page together: how many lines they take only their texts say
(``composing.page_grid``), so a template cannot; it names the paragraph by its style.
"""

from typing import TYPE_CHECKING, Final

from reply_studio.composing.page_grid.breaking import break_lines
from reply_studio.composing.page_grid.form import FOOT, LETTER_FORM, setting_of
from reply_studio.letter.page import LINE
from reply_studio.letter.signoff import styled
from reply_studio.letter.text import W
from reply_studio.model.letter import Letter

if TYPE_CHECKING:
    from lxml.etree import _Element

STYLE: Final = "Foot"
"""Style id of the paragraph that the box hangs on."""
_WIDTH: Final = 8844
"""The type area's width, twips."""
_RULES: Final = 60
"""Twips that the rules of an imprint take: they reach into the space between two lines of text."""
_EMU: Final = 635
"""English metric units of a twip."""
_A: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
_WP: Final = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_WPS: Final = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"


def foot_box(inner: str) -> str:
    """A run with the box, as wide as the type area; *inner* are its paragraphs."""
    size = f'cx="{_WIDTH * _EMU}" cy="{_height(1)}"'
    place = (
        '<wp:simplePos x="0" y="0"/>'
        '<wp:positionH relativeFrom="margin"><wp:align>center</wp:align></wp:positionH>'
        '<wp:positionV relativeFrom="margin"><wp:align>bottom</wp:align></wp:positionV>'
        f"<wp:extent {size}/><wp:wrapNone/>"
        '<wp:docPr id="9703" name="foot"/><wp:cNvGraphicFramePr/>'
    )
    shape = (
        f'<a:graphic xmlns:a="{_A}"><a:graphicData uri="{_WPS}"><wps:wsp xmlns:wps="{_WPS}"><wps:cNvSpPr txBox="1"/>'
        f'<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        f"<a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr><wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx>"
        '<wps:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="b"><a:noAutofit/></wps:bodyPr></wps:wsp>'
        "</a:graphicData></a:graphic>"
    )
    return (
        f'<w:r><w:drawing><wp:anchor xmlns:wp="{_WP}" simplePos="0" '
        'relativeHeight="9703" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
        f"{place}{shape}</wp:anchor></w:drawing></w:r>"
    )


def place(body: "_Element", letter: Letter) -> None:
    """Gives the box and the paragraph it hangs on the height of the letter's foot; other templates stay as they are."""
    lines = sum(len(break_lines(each.text, setting_of(each.kind))) for each in letter.every(*FOOT) if each.text)
    for paragraph in styled(body, STYLE):
        _stretch(paragraph, min(lines, LETTER_FORM.lines))
        for each in (*paragraph.iter(f"{{{_WP}}}extent"), *paragraph.iter(f"{{{_A}}}ext")):
            each.set("cy", str(_height(lines)))


def _stretch(paragraph: "_Element", lines: int) -> None:
    mark = next(paragraph.iter(f"{W}pStyle"))
    spacing = mark.makeelement(f"{W}spacing")
    spacing.set(f"{W}line", str(lines * LINE))
    spacing.set(f"{W}lineRule", "exact")
    mark.addnext(spacing)


def _height(lines: int) -> int:
    return (lines * LINE + _RULES) * _EMU
