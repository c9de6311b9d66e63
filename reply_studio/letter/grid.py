"""A paper that is a table as a Word file: upright in the type of a letter, across in a smaller one."""

from collections.abc import Iterator, Sequence
from typing import Final

from reply_studio.composing.characters import printable
from reply_studio.letter.parts import line
from reply_studio.letter.tables import document, styles, words
from reply_studio.letter.tables import table as framed
from reply_studio.model.sheet import Cell, Row, Sheet

_TWIPS: Final = 1440 / 25.4
"""Of a millimetre."""
_MARGINS: Final = 'w:header="851" w:footer="851" w:gutter="0"/>'
_UPRIGHT: Final = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
    f'<w:pgMar w:top="1701" w:right="1474" w:bottom="1440" w:left="1588" {_MARGINS}</w:sectPr>'
)
_ACROSS: Final = (
    '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
    f'<w:pgMar w:top="1440" w:right="1134" w:bottom="1134" w:left="1134" {_MARGINS}</w:sectPr>'
)
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
            line("ReplyTitle", words(printable(sheet.title, "title"))),
            line("FormText"),
            *_lines(sheet.above, "above"),
            framed(widths, (_row(each, widths) for each in sheet.rows)),
            line("FormText"),
            *_lines(sheet.below, "below"),
        )
    )
    return document(body + (_ACROSS if sheet.landscape else _UPRIGHT), _SMALL if sheet.landscape else _LARGE)


def _lines(texts: Sequence[str], where: str) -> Iterator[str]:
    for number, text in enumerate(texts, 1):
        yield line("FormText", words(printable(text, f"{where}[{number}]")))


def _row(row: Row, widths: Sequence[int]) -> str:
    properties = "<w:cantSplit/>" if row.height or row.repeat else ""
    properties += f'<w:trHeight w:val="{round(row.height * _TWIPS)}" w:hRule="atLeast"/>' if row.height else ""
    properties += "<w:tblHeader/>" if row.repeat else ""
    cells, at = [], 0
    for each in row.cells:
        cells.append(_cell(each, sum(widths[at : at + each.span])))
        at += each.span
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def _cell(cell: Cell, width: int) -> str:
    span = f'<w:gridSpan w:val="{cell.span}"/>' if cell.span > 1 else ""
    style = "FormHead" if cell.head else "FormText"
    lines = (printable(each, cell.name or "cell") for each in cell.text.split("\n"))
    content = "".join(line(style, words(each) if each else "") for each in lines)
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}<w:vAlign w:val="center"/></w:tcPr>{content}</w:tc>'
