"""The form in which a unit answers: a table, one row a suggestion.

What is ours (case, unit, heads, number and title of every row) stands in locked content controls with tags; the answers
stand in plain cells, so that any program can fill them. Where a program drops the controls, the printed number in the
row and the words above the columns say the same.
"""

import datetime as dt
from typing import Final
from xml.sax.saxutils import escape

from reply_studio.formats.form_tags import CASE, CASE_LABEL, COLUMNS, HEAD, HEADS, ROW, UNIT, UNIT_LABEL, write_tag
from reply_studio.formats.packing import write_parts
from reply_studio.letter.page import BLACK, BODY, DEFAULTS, exact, fonts, paragraph_style, size, style_sheet
from reply_studio.letter.parts import line, package, root, run
from reply_studio.services.ports import AskedRow, AskingForm
from reply_studio.text.width import printable

_TITLE: Final = "会办意见征求表"
_ASKS: Final = "请就下列建议逐条填写\uff0c于{day}前反馈%s。"
_ASKS_ANY_DAY: Final = "请就下列建议逐条填写并反馈%s。"
_HOW: Final = "填写说明\uff1a只在表内空白处填写\uff1b没有内容的栏目留空\uff1b不增删行和列。完成时限写到年月日或年月。"
_FIRST_HEAD: Final = "建议"
_WIDTHS: Final = (3400, 4300, 3300, 1500, 1470)
"""Twips: the columns fill the type area of A4 across (13970)."""

_SECTION: Final = (
    '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
    '<w:pgMar w:top="1588" w:right="1434" w:bottom="1474" w:left="1434" w:header="851" w:footer="851" w:gutter="0"/>'
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
_CELL_LINES: Final = exact(400)
_STYLES: Final = (
    paragraph_style("FormText", "表格文字", _CELL_LINES, fonts(BODY) + size(24)),
    paragraph_style("FormHead", "表头", _CELL_LINES + '<w:jc w:val="center"/>', fonts(BLACK) + size(24)),
)
_RELATED: Final = (("rId1", "styles", "styles.xml"),)


def build(asked: AskingForm) -> bytes:
    """The form as docx bytes; same bytes for the same form."""
    head = (
        line("ReplyTitle", _run(_TITLE)),
        line("FormText", _run(f"{UNIT_LABEL}\uff1a") + _inline(write_tag(UNIT, asked.unit_key), asked.unit)),
        line("FormText", _run(f"题目\uff1a{asked.item}")),
        line("FormText", _run(f"{CASE_LABEL}\uff1a") + _inline(write_tag(CASE, asked.place), asked.place)),
        line("FormText", _run(_request(asked))),
        line("FormText", _run(_HOW)),
    )
    body = "".join(head) + _table(asked.rows) + line("FormText") + _SECTION
    parts = {
        "word/document.xml": root("document", f"<w:body>{body}</w:body>"),
        "word/styles.xml": root("styles", DEFAULTS + style_sheet() + "".join(_STYLES)),
    }
    return write_parts(package(parts, _RELATED))


def _request(asked: AskingForm) -> str:
    text = (_ASKS if asked.reply_by else _ASKS_ANY_DAY) % asked.office
    said = text.format(day=_day(asked.reply_by)) if asked.reply_by else text
    return f"{_day(asked.asked)}\uff0c{said}"


def _day(day: dt.date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _table(rows: tuple[AskedRow, ...]) -> str:
    heads = (_FIRST_HEAD, *(HEADS[each] for each in COLUMNS))
    tags = ("", *(write_tag(HEAD, each) for each in COLUMNS))
    cells = "".join(
        _cell(width, line("FormHead", _inline(tag, words) if tag else _run(words)))
        for width, tag, words in zip(_WIDTHS, tags, heads, strict=True)
    )
    first = f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells}</w:tr>"
    return f"<w:tbl>{_TABLE}{first}{''.join(map(_row, rows))}</w:tbl>"


def _row(row: AskedRow) -> str:
    head = _cell(_WIDTHS[0], line("FormText", _inline(write_tag(row.id, ROW), f"{row.number} {row.title}", row.number)))
    return f"<w:tr>{head}{''.join(_cell(width, line('FormText')) for width in _WIDTHS[1:])}</w:tr>"


def _cell(width: int, content: str) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{content}</w:tc>'


def _inline(tag: str, text: str, name: str = "") -> str:
    """Words of ours in a control that can be neither edited nor deleted."""
    shown = escape(printable(name or text), {'"': "&quot;"})
    properties = f'<w:alias w:val="{shown}"/><w:tag w:val="{tag}"/><w:lock w:val="sdtContentLocked"/>'
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{_run(text)}</w:sdtContent></w:sdt>"


def _run(text: str) -> str:
    """Text from outside as a run: markup and control characters come out as they are or not at all."""
    return run(escape(printable(text)))
