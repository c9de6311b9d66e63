"""The tables of a Word file with the tags of their content controls: what a form's answers are read from."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from reply_studio.formats.form_tags import Tag, read_tag
from reply_studio.model.intake import Remark
from reply_studio.parsing.readers.docx import WordReader, inside, open_docx
from reply_studio.parsing.readers.docx_xml import attribute, child, number, tag

if TYPE_CHECKING:
    from lxml.etree import _Element

_PROMPT: Final = re.compile(
    "(?:单击|点击|单击或点击|点按|点按或单击)(?:此处|这里)(?:以)?(?:输入|添加|键入)(?:文字|文本|内容)?\u3002?"
)
"""What Word and WPS show in a control that was emptied; other programs make it text."""
_ROWS: Final = 2_000


class FormCell(NamedTuple):
    """A cell: its text, paragraphs joined by newlines; the column of the grid it begins in; the tags in it."""

    text: str
    column: int
    tags: tuple[Tag, ...]


class FormTable(NamedTuple):
    """A table as rows of cells; what covers several columns stands in the first, deleted cells are left out."""

    rows: tuple[tuple[FormCell, ...], ...]


class FormFile(NamedTuple):
    """A Word file as a form: lines before the first table, its tables, lines behind it, all tags in order."""

    before: tuple[str, ...]
    tables: tuple[FormTable, ...]
    after: tuple[str, ...]
    tags: tuple[Tag, ...]
    remarks: tuple[Remark, ...]


def read_form_file(name: str, data: bytes) -> FormFile:
    """The file's tables and lines. Insertions count, deletions do not; prompts of empty controls are no text.

    Raises:
        InputError: as ``read_docx``.
    """
    reader, body = open_docx(name, data)
    if len(body) > _ROWS:  # no form is that long
        return FormFile((), (), (), (), ())
    tags = tuple(_tags(body))
    _drop_prompts(body)
    lines: tuple[list[str], list[str]] = ([], [])
    tables: list[FormTable] = []
    for each in _top(body):
        if tag(each) == "w:tbl":
            tables.append(_table(reader, each))
        else:
            lines[bool(tables)].extend(_lines(reader, each))
    return FormFile(tuple(lines[0]), tuple(tables), tuple(lines[1]), tags, tuple(reader.remarks()))


def _top(body: "_Element") -> "Iterator[_Element]":
    """Tables of the body, those in content controls too, and everything else as it stands."""
    for each in body:
        if tag(each) in ("w:sdt", "w:sdtContent", "w:customXml") and any(tag(one) == "w:tbl" for one in each.iter()):
            yield from _top(each)
        elif tag(each):
            yield each


def _lines(reader: WordReader, element: "_Element") -> list[str]:
    """The lines of a piece of the body; the reader takes what holds paragraphs."""
    holder = element.makeelement(element.tag)
    parent = element.getparent()
    assert parent is not None  # a child of the body
    place = parent.index(element)
    holder.append(element)
    try:
        return [line.strip() for line in reader.read(holder).cell() if line.strip()]
    finally:
        parent.insert(place, element)


def _drop_prompts(body: "_Element") -> None:
    """Empties the controls that show only a prompt."""
    for each in list(body.iter()):
        if tag(each) == "w:sdt" and child(child(each, "sdtPr"), "showingPlcHdr") is not None:
            content = child(each, "sdtContent")
            for text in list(content.iter()) if content is not None else ():
                if tag(text) == "w:t":
                    text.text = ""


def _table(reader: WordReader, table: "_Element") -> FormTable:
    rows: list[tuple[FormCell, ...]] = []
    for row in inside(table, "w:tr"):
        if len(rows) < _ROWS and child(child(row, "trPr"), "del") is None:
            rows.append(tuple(_cells(reader, row)))
    return FormTable(tuple(rows))


def _cells(reader: WordReader, row: "_Element") -> Iterator[FormCell]:
    column = (
        number(attribute(before, "val"), 0) if (before := child(child(row, "trPr"), "gridBefore")) is not None else 0
    )
    for each in inside(row, "w:tc"):
        properties = child(each, "tcPr")
        if child(properties, "cellDel") is not None:
            continue
        merge, span = child(properties, "vMerge"), child(properties, "gridSpan")
        goes_on = merge is not None and attribute(merge, "val") != "restart"
        text = "" if goes_on else "\n".join(line.strip() for line in reader.read(each).cell() if line.strip())
        yield FormCell("" if _PROMPT.fullmatch(text) else text, column, (*_around(each, row), *_tags(each)))
        column += max(_count(span, 1), 1)


def _count(element: "_Element | None", otherwise: int) -> int:
    return otherwise if element is None else number(attribute(element, "val"), otherwise)


def _tags(element: "_Element") -> Iterator[Tag]:
    """Our tags in an element, in order."""
    for each in element.iter():
        found = read_tag(attribute(each, "val")) if tag(each) == "w:tag" else None
        if found:
            yield found


def _around(cell: "_Element", row: "_Element") -> Iterator[Tag]:
    """Tags of the controls around a cell, inside its row."""
    above = cell.getparent()
    while above is not None and above is not row:
        found = child(child(above, "sdtPr"), "tag") if tag(above) == "w:sdt" else None
        known = read_tag(attribute(found, "val")) if found is not None else None
        if known:
            yield known
        above = above.getparent()
