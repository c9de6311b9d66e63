"""A paper that is a table as a Word file: upright in the type of a letter, across in a smaller one."""

from collections.abc import Iterator, Sequence
from typing import Final

from reply_studio.composing.characters import printable
from reply_studio.letter.parts import line
from reply_studio.letter.tables import BEFORE_TABLE, BEHIND_TABLE, document, row_properties, section, styles, words
from reply_studio.letter.tables import table as framed
from reply_studio.model.sheet import Cell, Row, Sheet

_TWIPS: Final = 1440 / 25.4
"""Of a millimetre."""
_EDGES: Final = 'w:header="851" w:footer="851"'
_UPRIGHT: Final = section(f'w:top="1440" w:right="1474" w:bottom="1440" w:left="1588" {_EDGES}')
_ACROSS: Final = section(f'w:top="1440" w:right="1134" w:bottom="1440" w:left="1134" {_EDGES}', landscape=True)
_KEEP: Final = "<w:keepNext/>"
_UNDER_TITLE: Final = '<w:spacing w:after="240"/>'
_LARGE: Final = styles(460, 28)
_SMALL: Final = styles(320, 21)


def build(sheet: Sheet) -> bytes:
    """The sheet as docx bytes; same bytes for the same sheet.

    Raises:
        InputError: a text holds a control character; its field is named.
    """
    widths = [round(each * _TWIPS) for each in sheet.widths]
    body = "".join(
        (
            line("ReplyTitle", words(printable(sheet.title, "title")), _UNDER_TITLE),
            *_above(sheet.above),
            framed(widths, (_row(each, widths) for each in sheet.rows)),
            *_notes(sheet.below),
        )
    )
    return document(body + (_ACROSS if sheet.landscape else _UPRIGHT), _SMALL if sheet.landscape else _LARGE)


def _above(texts: Sequence[str]) -> Iterator[str]:
    for number, text in enumerate(texts, 1):
        last = BEFORE_TABLE if number == len(texts) else ""
        yield line("FormText", words(printable(text, f"above[{number}]")), last)


def _notes(texts: Sequence[str]) -> Iterator[str]:
    """They stay together; a document ends with a paragraph, whether it has notes or not."""
    for number, text in enumerate(texts or ("",), 1):
        properties = _KEEP if number < len(texts) else ""
        properties += BEHIND_TABLE if number == 1 else ""
        yield line("FormNote", words(printable(text, f"below[{number}]")) if text else "", properties)


def _row(row: Row, widths: Sequence[int]) -> str:
    cells, at = [], 0
    for each in row.cells:
        cells.append(_cell(each, sum(widths[at : at + each.span])))
        at += each.span
    return f"<w:tr>{row_properties(round(row.height * _TWIPS), repeat=row.repeat)}{''.join(cells)}</w:tr>"


def _cell(cell: Cell, width: int) -> str:
    span = f'<w:gridSpan w:val="{cell.span}"/>' if cell.span > 1 else ""
    style = "FormHead" if cell.head else "FormText"
    lines = (printable(each, cell.name or "cell") for each in cell.text.split("\n"))
    content = "".join(line(style, words(each) if each else "") for each in lines)
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}<w:vAlign w:val="center"/></w:tcPr>{content}</w:tc>'
