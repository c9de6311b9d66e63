"""Word documents: paragraphs with their printed numbers, tables as rows, text boxes once.

Insertions count, deletions do not (ECMA-376 Part 1, 17.13.5). Headers, footers, comments, footnotes and hidden text are
not in the text.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from reply_studio.errors import InputError
from reply_studio.formats.container import Package
from reply_studio.i18n import _
from reply_studio.model.intake import Remark
from reply_studio.parsing.blocks import Document, Table
from reply_studio.parsing.readers.docx_numbering import Lists
from reply_studio.parsing.readers.docx_xml import attribute, child, children, flag, number, tag
from reply_studio.parsing.readers.grids import Cell, Grid
from reply_studio.parsing.readers.lines import blocks_of
from reply_studio.parsing.readers.rows import Lines

if TYPE_CHECKING:
    from lxml.etree import _Element

_WRAPPERS: Final = frozenset(
    f"w:{each}"
    for each in ("ins", "moveTo", "hyperlink", "smartTag", "sdtContent", "fldSimple", "customXml", "dir", "bdo")
)
_SIGNS: Final = {"w:tab": " ", "w:ptab": " ", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "-"}
_GONE: Final = frozenset({"w:del", "w:moveFrom"})
_DRAWN: Final = frozenset({"w:drawing", "w:pict", "w:object"})
_NO_SPACE_BEHIND: Final = "\u3001\uff09\uff0e\u3002\uff0c\uff1a"


def read_docx(name: str, data: bytes) -> Document:
    """The document's text as blocks.

    Raises:
        InputError: the file is damaged, protected, too large, or no Word document.
    """
    reader, body = open_docx(name, data)
    lines = reader.read(body)
    raw = lines.raw()
    return Document(
        name=name,
        raw=raw,
        blocks=blocks_of(raw, name, lines.styles),
        format="docx",
        remarks=tuple(reader.remarks()),
        tables=tuple(reader.tables),
    )


def open_docx(name: str, data: bytes) -> "tuple[WordReader, _Element]":
    """A reader for the document, and its body.

    Raises:
        InputError: as ``read_docx``.
    """
    package = Package(name, data)
    main = next(
        (each.target for each in package.relationships("") if each.type == "officeDocument"), "word/document.xml"
    )
    if main not in package:
        raise InputError(_("is no Word document"), where=name, hint=_("save it as Word (.docx) and try again"))
    root = package.xml(main)
    body = child(root, "body")
    if tag(root) != "w:document" or body is None:
        raise InputError(_("is no Word document"), where=name, hint=_("save it as Word (.docx) and try again"))
    return WordReader(name, _part(package, main, "styles"), _part(package, main, "numbering")), body


def _part(package: Package, main: str, kind: str) -> "_Element | None":
    """The root of a part that the main part names, where there is one."""
    target = next((each.target for each in package.relationships(main) if each.type == kind), "")
    return package.xml(target) if target in package else None


class _Styles:
    """Paragraph styles: their names and the lists that they are tied to."""

    def __init__(self, root: "_Element | None") -> None:
        self._found = {attribute(each, "styleId"): each for each in children(root, "style")} if root is not None else {}
        self.lists = {key: number(num, -1) for key, each in self._found.items() if (num := _num_id(child(each, "pPr")))}

    def name(self, key: str) -> str:
        """The style's name as people see it."""
        found = child(self._found[key], "name") if key in self._found else None
        return attribute(found, "val") if found is not None else key

    def numbering(self, key: str) -> tuple[str, str, str]:
        """List and level that a style or one it is based on gives, and which style gave it; "" for none."""
        seen: set[str] = set()
        while key in self._found and key not in seen:
            seen.add(key)
            properties = child(self._found[key], "pPr")
            if _num_id(properties):
                return _num_id(properties), _depth(properties), key
            base = child(self._found[key], "basedOn")
            key = attribute(base, "val") if base is not None else ""
        return "", "", ""


def _num_id(properties: "_Element | None") -> str:
    found = child(child(properties, "numPr"), "numId")
    return attribute(found, "val") if found is not None else ""


def _depth(properties: "_Element | None") -> str:
    found = child(child(properties, "numPr"), "ilvl")
    return attribute(found, "val") if found is not None else ""


class WordReader:
    """Walks the body in reading order."""

    def __init__(self, name: str, styles: "_Element | None", numbering: "_Element | None") -> None:
        self._name = name
        self._styles = _Styles(styles)
        self._lists = Lists(numbering, self._styles.lists)
        self._revised = False
        self._foreign = False
        self.tables: list[Table] = []

    def remarks(self) -> Iterator[Remark]:
        """What a reader should know of the document."""
        if self._revised:
            message = _("the document has tracked changes: insertions were read, deletions left out")
            yield Remark(code="IN003", message=message)
        if self._foreign:
            yield Remark(code="IN004", message=_("an embedded document inside it was not read"))

    def read(self, body: "_Element") -> Lines:
        """The lines of a body, a table cell or a text box."""
        lines = Lines(self._name)
        carried = ""
        for element in _blocks(body):
            kind = tag(element)
            if kind == "w:p":
                carried = self._paragraph(element, lines, carried)
            elif kind == "w:tbl":
                self._table(element, lines)
            elif kind == "w:altChunk":
                self._foreign = True
        if carried:
            lines.paragraph(carried)
        return lines

    def _paragraph(self, element: "_Element", lines: Lines, carried: str) -> str:
        """Adds a paragraph; where its mark is deleted, its text goes on in the next one and is returned."""
        boxes: list[_Element] = []
        text = carried + "".join(self._inline(element, boxes))
        properties = child(element, "pPr")
        mark = child(properties, "rPr")
        if any(child(mark, each) is not None for each in ("del", "moveFrom")):
            self._revised = True
            self._add_boxes(boxes, lines)
            return text
        style = child(properties, "pStyle")
        key = attribute(style, "val") if style is not None else ""
        lines.paragraph(self._number(properties, key, text) + text, self._styles.name(key) if key else "")
        self._add_boxes(boxes, lines)
        return ""

    def _add_boxes(self, boxes: "Iterable[_Element]", lines: Lines) -> None:
        for box in boxes:
            for line in self.read(box).raw().split("\n"):
                lines.paragraph(line)

    def _number(self, properties: "_Element | None", style: str, text: str) -> str:
        """The automatic number of a paragraph with what parts it from the text."""
        num, depth = _num_id(properties), _depth(properties)
        level = number(depth, 0)
        if not num:
            num, own, owner = self._styles.numbering(style)
            tied = self._lists.level_of_style(number(num, 0), owner) if num else 0
            level = number(depth or own, tied)
        if not num or num == "0" or not text.strip():
            return ""
        printed, gap = self._lists.printed(number(num, 0), level)
        if not printed or (printed[-1] in _NO_SPACE_BEHIND and gap != "space"):
            return printed
        return printed + (" " if gap != "nothing" or text.lstrip()[:1].isdigit() else "")

    # ---- inside paragraphs

    def _inline(self, element: "_Element", boxes: "list[_Element]") -> Iterator[str]:
        for each in element:
            kind = tag(each)
            if kind == "w:r":
                yield from self._run(each, boxes)
            elif kind in _WRAPPERS:
                self._revised = self._revised or kind in ("w:ins", "w:moveTo")
                yield from self._inline(each, boxes)
            elif kind == "w:sdt":
                content = child(each, "sdtContent")
                if content is not None:
                    yield from self._inline(content, boxes)
            elif kind == "mc:AlternateContent":
                yield from self._inline(_chosen(each), boxes)
            elif kind in ("m:oMath", "m:oMathPara"):
                yield from (part.text or "" for part in each.iter() if tag(part) == "m:t")
            elif kind in _GONE:
                self._revised = True
            elif kind in _DRAWN:
                boxes += _boxes(each)

    def _run(self, element: "_Element", boxes: "list[_Element]") -> Iterator[str]:
        if flag(child(element, "rPr"), "vanish"):
            return
        for each in element:
            kind = tag(each)
            if kind == "w:t":
                yield (each.text or "").replace("\n", " ")
            elif kind in _SIGNS:
                yield _SIGNS[kind]
            elif kind == "w:sym":
                yield _symbol(attribute(each, "char"))
            elif kind == "w:ruby":
                base = child(each, "rubyBase")
                if base is not None:
                    yield from self._inline(base, boxes)
            elif kind == "mc:AlternateContent":
                yield from self._run(_chosen(each), boxes)
            elif kind in _DRAWN:
                boxes += _boxes(each)

    # ---- tables

    def _table(self, element: "_Element", lines: Lines) -> None:
        grid = Grid()
        for row in inside(element, "w:tr"):
            properties = child(row, "trPr")
            if child(properties, "del") is not None:
                self._revised = True
                continue
            cells = [each for cell in inside(row, "w:tc") if (each := self._cell(cell)) is not None]
            grid.row((cell for _text, cell in cells), len(lines) + 1)
            lines.row(text for text, _cell in cells)
        self.tables.append(grid.table())

    def _cell(self, element: "_Element") -> tuple[list[str], Cell] | None:
        """The lines of a cell, none for one that a merged cell above covers, and its place in the grid; ``None`` for
        a deleted one.
        """
        properties = child(element, "tcPr")
        if child(properties, "cellDel") is not None:
            self._revised = True
            return None
        span = child(properties, "gridSpan")
        columns = max(1, number(attribute(span, "val"), 1)) if span is not None else 1
        merge = child(properties, "vMerge")
        if merge is not None and attribute(merge, "val") != "restart":
            return [], Cell("", columns, goes_on=True)
        text = self.read(element).cell()
        return text, Cell("\n".join(text), columns)


def _blocks(element: "_Element") -> "Iterator[_Element]":
    """Paragraphs and tables, those inside content controls and tracked insertions too."""
    for each in element:
        kind = tag(each)
        if kind in ("w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo", "w:smartTag"):
            yield from _blocks(each)
        elif kind == "mc:AlternateContent":
            yield from _blocks(_chosen(each))
        elif kind in ("w:p", "w:tbl", "w:altChunk"):
            yield each


def inside(element: "_Element", wanted: str) -> "Iterator[_Element]":
    """Rows of a table or cells of a row, through content controls."""
    for each in element:
        kind = tag(each)
        if kind == wanted:
            yield each
        elif kind in ("w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo"):
            yield from inside(each, wanted)


def _chosen(element: "_Element") -> "_Element":
    """The first choice of alternate content, its fallback where there is none: the same text must count once."""
    choices = {tag(each): each for each in reversed(element)}
    return choices.get("mc:Choice", choices.get("mc:Fallback", element))


def _boxes(element: "_Element") -> "Iterator[_Element]":
    """Text boxes of a drawing, each once, boxes inside boxes left to the box around them."""
    for each in element:
        kind = tag(each)
        if kind == "w:txbxContent":
            yield each
        elif kind == "mc:AlternateContent":
            yield from _boxes(_chosen(each))
        else:
            yield from _boxes(each)


def _symbol(code: str) -> str:
    """A character of a symbol font, by its hexadecimal code."""
    try:
        value = int(code, 16)
    except ValueError:
        return ""
    return chr(value) if 0x20 <= value <= 0xFFFD and not 0xD800 <= value <= 0xDFFF else ""
