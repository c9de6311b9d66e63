"""Word documents that are a table to fill in: its borders and columns, its cells, and the whole package."""

from collections.abc import Iterable, Sequence
from typing import Final
from xml.sax.saxutils import escape

from reply_studio.formats.packing import write_parts
from reply_studio.letter.page import BLACK, BODY, DEFAULTS, exact, fonts, paragraph_style, size, style_sheet
from reply_studio.letter.parts import line, package, page_number, root, run
from reply_studio.text.width import printable

_NOTE_LINES: Final = 380
_NOTE_SIZE: Final = 24
"""Notes are set in 12 pt at the most: a form that has long names still ends on its page."""
_SIDES: Final = ("top", "left", "bottom", "right", "insideH", "insideV")
_BORDERS: Final = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for side in _SIDES)
_NO_XML: Final = dict.fromkeys([*range(0xD800, 0xE000), 0xFFFE, 0xFFFF], 0xFFFD)
"""Halves of characters and what is none: no XML holds them."""
_RELATED: Final = (
    ("rId1", "styles", "styles.xml"),
    ("rId2", "settings", "settings.xml"),
    ("rId3", "footer", "footer1.xml"),
    ("rId4", "footer", "footer2.xml"),
    ("rId5", "footer", "footer3.xml"),
)
_FOOTERS: Final = "".join(
    f'<w:footerReference w:type="{kind}" r:id="{key}"/>'
    for kind, key in (("default", "rId3"), ("even", "rId4"), ("first", "rId5"))
)
"""A paper of several pages bears their numbers; the first page, which may be the only one, none."""
_PADDING: Final = '<w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:bottom w:w="40" w:type="dxa"/></w:tblCellMar>'
BEFORE_TABLE: Final = '<w:spacing w:after="120"/>'
BEHIND_TABLE: Final = '<w:spacing w:before="120"/>'
"""Properties of the line next to a table: it does not touch the frame."""


def styles(lines: int, half_points: int) -> str:
    """The styles of a table's words: ``FormText``, ``FormHead`` for what stands above or before them, and ``FormNote``
    for notes under the table. ``lines`` is their height in twips.
    """
    spaced = exact(lines)
    left = spaced + '<w:jc w:val="left"/>'
    small = exact(min(lines, _NOTE_LINES)) + '<w:jc w:val="left"/>'
    return "".join(
        (
            paragraph_style("FormText", "表格文字", left, fonts(BODY) + size(half_points)),
            paragraph_style("FormHead", "表头", spaced + '<w:jc w:val="center"/>', fonts(BLACK) + size(half_points)),
            paragraph_style("FormNote", "表注", small, fonts(BODY) + size(min(half_points, _NOTE_SIZE))),
        )
    )


def table(widths: Sequence[int], rows: Iterable[str]) -> str:
    """Rows in a frame; the columns' widths are twips."""
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{_BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/>{_PADDING}</w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def cell(width: int, content: str, *, middle: bool = False) -> str:
    """A cell; ``middle`` sets its content half way down."""
    placed = '<w:vAlign w:val="center"/>' if middle else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{placed}</w:tcPr>{content}</w:tc>'


def words(text: str) -> str:
    """Text from outside as a run: markup comes out as it is, control characters as signs."""
    return run(escape(shown_text(text)))


def shown_text(text: str) -> str:
    """The text with a sign for every character that a Word file cannot hold."""
    return printable(text).translate(_NO_XML)


def row_properties(height: int, *, repeat: bool = False) -> str:
    """Of a row that is not torn by the end of a page: its least height in twips; ``repeat``: it heads every page."""
    tall = f'<w:trHeight w:val="{height}" w:hRule="atLeast"/>' if height else ""
    return f"<w:trPr><w:cantSplit/>{tall}{'<w:tblHeader/>' if repeat else ''}</w:trPr>"


def section(margins: str, *, landscape: bool = False) -> str:
    """The end of a body: A4, upright or across, with numbers on the pages behind the first; ``margins``: attributes."""
    sides = 'w:w="16838" w:h="11906" w:orient="landscape"' if landscape else 'w:w="11906" w:h="16838"'
    return f'<w:sectPr>{_FOOTERS}<w:pgSz {sides}/><w:pgMar {margins} w:gutter="0"/><w:titlePg/></w:sectPr>'


def document(body: str, table_styles: str = "") -> bytes:
    """The document as docx bytes; same bytes for the same body."""
    parts = {
        "word/document.xml": root("document", f"<w:body>{body}</w:body>"),
        "word/styles.xml": root("styles", DEFAULTS + style_sheet() + table_styles),
        "word/settings.xml": root("settings", "<w:evenAndOddHeaders/>"),
        "word/footer1.xml": root("ftr", page_number("PageOdd")),
        "word/footer2.xml": root("ftr", page_number("PageEven")),
        "word/footer3.xml": root("ftr", line("Tiny")),
    }
    return write_parts(package(parts, _RELATED))
