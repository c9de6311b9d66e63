"""Small Word files for tests, written part by part so that each one holds only what its test is about."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
    f'ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="{_MAIN}.document.main+xml"/>'
    f'<Override PartName="/word/numbering.xml" ContentType="{_MAIN}.numbering+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_MAIN}.styles+xml"/></Types>'
)


def word_file(
    body: str, *, numbering: str = "", styles: str = "", space: str = W, extra: Mapping[str, str] | None = None
) -> bytes:
    """A docx with this body (``w:`` elements), these list definitions and styles, and further parts."""
    parts = {"[Content_Types].xml": _TYPES, "_rels/.rels": _links({"officeDocument": "word/document.xml"})}
    names = {"numbering": "numbering.xml"} if numbering else {}
    names |= {"styles": "styles.xml"} if styles else {}
    parts["word/_rels/document.xml.rels"] = _links(names)
    parts["word/document.xml"] = _root("document", f"<w:body>{body}</w:body>", space)
    if numbering:
        parts["word/numbering.xml"] = _root("numbering", numbering, space)
    if styles:
        parts["word/styles.xml"] = _root("styles", styles, space)
    return zipped(parts | dict(extra or {}))


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip of these parts; the same parts give the same bytes, whenever they are packed."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def _links(targets: Mapping[str, str]) -> str:
    links = "".join(
        f'<Relationship Id="r{n}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets.items())
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>'


def _root(name: str, content: str, space: str) -> str:
    more = (
        ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
        ' xmlns:v="urn:schemas-microsoft-com:vml"'
        ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    )
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{name} xmlns:w="{space}"{more}>{content}</w:{name}>'


def run(text: str) -> str:
    """One run."""
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(text: str = "", *, num: int | None = None, level: int = 0, style: str = "", inner: str = "") -> str:
    """A paragraph with text or with *inner* elements, numbered by list *num* at *level*."""
    numbered = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>' if num is not None else ""
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    properties = f"<w:pPr>{styled}{numbered}</w:pPr>" if styled or numbered else ""
    return f"<w:p>{properties}{inner or (run(text) if text else '')}</w:p>"


def table(rows: Sequence[Sequence[str | Sequence[str]]]) -> str:
    """A table; a cell is one text or several paragraphs."""
    made = ""
    for row in rows:
        cells = ([cell] if isinstance(cell, str) else list(cell) for cell in row)
        made += (
            "<w:tr>"
            + "".join(f"<w:tc>{''.join(map(paragraph, cell)) or '<w:p/>'}</w:tc>" for cell in cells)
            + "</w:tr>"
        )
    return f"<w:tbl>{made}</w:tbl>"


def levels(*forms: tuple[str, str], abstract: int = 1, start: Mapping[int, int] | None = None, extra: str = "") -> str:
    """A list definition: (format, text) a level; *extra* goes into every level."""
    made = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="{(start or {}).get(n, 1)}"/><w:numFmt w:val="{form}"/>{extra}'
        f'<w:suff w:val="nothing"/><w:lvlText w:val="{text}"/></w:lvl>'
        for n, (form, text) in enumerate(forms)
    )
    return f'<w:abstractNum w:abstractNumId="{abstract}"><w:multiLevelType w:val="multilevel"/>{made}</w:abstractNum>'


def lists(*numbers: int | tuple[int, int, str]) -> str:
    """List instances: a number uses definition 1; (number, definition, overrides) says more."""
    made = ""
    for each in numbers:
        number, abstract, inner = each if isinstance(each, tuple) else (each, 1, "")
        made += f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>{inner}</w:num>'
    return made
