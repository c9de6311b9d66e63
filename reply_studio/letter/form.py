"""The form in which a unit answers: a table, one row a suggestion.

What is ours (case, unit, heads, number and title of every row) stands in locked content controls with tags; the answers
stand in plain cells, so that any program can fill them. Where a program drops the controls, the printed number in the
row and the words above the columns say the same.
"""

import datetime as dt
from typing import Final
from xml.sax.saxutils import escape

from reply_studio.formats.form_tags import CASE, CASE_LABEL, COLUMNS, HEAD, HEADS, ROW, UNIT, UNIT_LABEL, write_tag
from reply_studio.letter.parts import line
from reply_studio.letter.tables import (
    BEFORE_TABLE,
    cell,
    document,
    row_properties,
    section,
    shown_text,
    styles,
    table,
    words,
)
from reply_studio.services.ports import AskedRow, AskingForm

_TITLE: Final = "会办意见征求表"
_ASKS: Final = "请就下列建议逐条填写"
_HOW: Final = "填写说明\uff1a只在表内空白处填写\uff1b没有内容的栏目留空\uff1b不增删行和列。完成时限写到年月日或年月。"
_FIRST_HEAD: Final = "建议"
_WIDTHS: Final = (3400, 4300, 3300, 1500, 1470)
"""Twips: the columns fill the type area of A4 across (13970)."""

_SECTION: Final = section(
    'w:top="1588" w:right="1434" w:bottom="1474" w:left="1434" w:header="851" w:footer="851"', landscape=True
)
_ROW: Final = 1000
"""Least height of a row to fill in, twips."""
_STYLES: Final = styles(400, 24)


def build(asked: AskingForm) -> bytes:
    """The form as docx bytes; same bytes for the same form."""
    head = (
        line("ReplyTitle", words(_TITLE)),
        line("FormText", words(f"{UNIT_LABEL}\uff1a") + _inline(write_tag(UNIT, asked.unit_key), asked.unit)),
        line("FormText", words(f"题目\uff1a{asked.item}")),
        line("FormText", words(f"{CASE_LABEL}\uff1a") + _inline(write_tag(CASE, asked.place), asked.place)),
        line("FormText", words(_request(asked))),
        line("FormText", words(_HOW), BEFORE_TABLE),
    )
    body = "".join(head) + _table(asked.rows) + line("FormText") + _SECTION
    return document(body, _STYLES)


def _request(asked: AskingForm) -> str:
    by = f"\uff0c于{_day(asked.reply_by)}前反馈" if asked.reply_by else "并反馈"
    return f"{_ASKS}{by}{asked.office}\uff08{_day(asked.asked)}发出\uff09。"


def _day(day: dt.date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _table(rows: tuple[AskedRow, ...]) -> str:
    heads = (_FIRST_HEAD, *(HEADS[each] for each in COLUMNS))
    tags = ("", *(write_tag(HEAD, each) for each in COLUMNS))
    cells = "".join(
        cell(width, line("FormHead", _inline(tag, head) if tag else words(head)))
        for width, tag, head in zip(_WIDTHS, tags, heads, strict=True)
    )
    first = f"<w:tr>{row_properties(0, repeat=True)}{cells}</w:tr>"
    return table(_WIDTHS, (first, *map(_row, rows)))


def _row(row: AskedRow) -> str:
    head = cell(_WIDTHS[0], line("FormText", _inline(write_tag(row.id, ROW), f"{row.number} {row.title}", row.number)))
    blanks = "".join(cell(width, line("FormText")) for width in _WIDTHS[1:])
    return f"<w:tr>{row_properties(_ROW)}{head}{blanks}</w:tr>"


def _inline(tag: str, text: str, name: str = "") -> str:
    """Words of ours in a control that can be neither edited nor deleted."""
    shown = escape(shown_text(name or text), {'"': "&quot;"})
    properties = f'<w:alias w:val="{shown}"/><w:tag w:val="{tag}"/><w:lock w:val="sdtContentLocked"/>'
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{words(text)}</w:sdtContent></w:sdt>"
