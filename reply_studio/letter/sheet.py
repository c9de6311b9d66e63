"""The sign-off sheet (发文稿纸): what is signed, a box a step, and the digest that binds the signature to the text."""

from typing import Final
from xml.sax.saxutils import escape

from reply_studio.formats.packing import write_parts
from reply_studio.letter.page import BLACK, BODY, DEFAULTS, exact, fonts, paragraph_style, size, style_sheet
from reply_studio.letter.parts import line, package, root, run
from reply_studio.services.ports import SheetStep, SignOffSheet
from reply_studio.text.width import printable

_TITLE: Final = "发文稿纸"
_HOW: Final = "签署人在相应栏内签名并写明日期。签名只对上列校验码所指的文本有效\uff1a文本改动后须重新打印、重新签署。"
_WIDTHS: Final = (2000, 6844)
"""Twips: label and box, together the type area's width (8844)."""

_SECTION: Final = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1440" w:right="1474" w:bottom="1440" w:left="1588" w:header="851" w:footer="851" w:gutter="0"/>'
    "</w:sectPr>"
)
_SIDES: Final = ("top", "left", "bottom", "right", "insideH", "insideV")
_BORDERS: Final = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for side in _SIDES)
_TABLE: Final = (
    f'<w:tblPr><w:tblW w:w="{sum(_WIDTHS)}" w:type="dxa"/><w:tblBorders>{_BORDERS}</w:tblBorders>'
    '<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>'
    + "".join(f'<w:gridCol w:w="{width}"/>' for width in _WIDTHS)
    + "</w:tblGrid>"
)
_CELL: Final = exact(460)
_STYLES: Final = (
    paragraph_style("FormText", "表格文字", _CELL, fonts(BODY) + size(28)),
    paragraph_style("FormHead", "表头", _CELL + '<w:jc w:val="center"/>', fonts(BLACK) + size(28)),
)
_RELATED: Final = (("rId1", "styles", "styles.xml"),)
_BOX: Final = 1200
"""Least height of a box to sign in, twips."""


def build(sheet: SignOffSheet) -> bytes:
    """The sheet as docx bytes; same bytes for the same sheet."""
    head = line("ReplyTitle", _run(_TITLE)) + line("FormText", _run(sheet.office))
    facts = (
        ("标题", sheet.title),
        ("办件", sheet.case),
        ("拟稿", "\u3000".join(each for each in (sheet.section, sheet.drafter) if each)),
        ("公开属性", sheet.disclosure.partition("\uff1a")[2] or sheet.disclosure),
        ("抄送", sheet.copies.partition("\uff1a")[2] or sheet.copies),
        ("版本", str(sheet.version)),
        ("校验码", sheet.digest),
        ("记录末行", sheet.head),
    )
    rows = "".join(_row(label, text) for label, text in facts if text) + "".join(map(_box, sheet.steps))
    body = f"{head}<w:tbl>{_TABLE}{rows}</w:tbl>{line('FormText', _run(_HOW))}{_SECTION}"
    parts = {
        "word/document.xml": root("document", f"<w:body>{body}</w:body>"),
        "word/styles.xml": root("styles", DEFAULTS + style_sheet() + "".join(_STYLES)),
    }
    return write_parts(package(parts, _RELATED))


def _row(label: str, text: str, height: int = 0) -> str:
    tall = f'<w:trPr><w:cantSplit/><w:trHeight w:val="{height}" w:hRule="atLeast"/></w:trPr>' if height else ""
    first = _cell(_WIDTHS[0], line("FormHead", _run(label)))
    return f"<w:tr>{tall}{first}{_cell(_WIDTHS[1], line('FormText', _run(text)))}</w:tr>"


def _box(step: SheetStep) -> str:
    return _row(step.label, step.signed, _BOX)


def _cell(width: int, content: str) -> str:
    middle = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
    return f"<w:tc>{middle}{content}</w:tc>"


def _run(text: str) -> str:
    return run(escape(printable(text)))
