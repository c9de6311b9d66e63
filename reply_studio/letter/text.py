"""The text of a Word file read back: what stands on its paper, one paragraph a line."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from reply_studio.errors import InputError
from reply_studio.formats.container import parse_xml
from reply_studio.formats.packing import read_parts
from reply_studio.i18n import _

if TYPE_CHECKING:
    from lxml.etree import _Element

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SIGNS: Final = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}noBreakHyphen": "-"}
_DOCUMENT: Final = "word/document.xml"
_RELATIONS: Final = "word/_rels/document.xml.rels"


def text_of(docx: bytes, where: str = "docx") -> str:
    """First page's header, then the body; empty paragraphs are left out, like ``Letter.text()``.

    Raises:
        InputError: the file is no Word file or beyond the limits for reading.
    """
    parts = read_parts(docx, where)
    document = _part(parts, _DOCUMENT, where)
    headers = [_part(parts, name, where) for name in _first_headers(document, _part(parts, _RELATIONS, where))]
    return "\n".join(text for part in (*headers, document) for text in _paragraphs(part) if text)


def _part(parts: Mapping[str, bytes], name: str, where: str) -> "_Element":
    if name not in parts:
        raise InputError(_("has no part {name}").format(name=name), where=where)
    return parse_xml(parts[name], where, name)


def _first_headers(document: "_Element", relations: "_Element") -> Iterator[str]:
    targets = {each.get("Id"): each.get("Target") for each in relations}
    for reference in document.iter(f"{W}headerReference"):
        if reference.get(f"{W}type") == "first":
            yield f"word/{targets[reference.get(f'{_R}id')]}"


def _paragraphs(root: "_Element") -> Iterator[str]:
    """A break inside a paragraph only shapes it: the rows of a title are one paragraph. What stands in a text box for
    older programs once more (LibreOffice saves a framed paragraph so) is left out.
    """
    shown = (each for each in root.iter(f"{W}p") if next(each.iterancestors(_FALLBACK), None) is None)
    yield from (own_words(each).replace("\n", "") for each in shown)


def own_words(paragraph: "_Element") -> str:
    """The words of a paragraph, without those of paragraphs inside it (text boxes)."""
    own = (each for each in paragraph.iter() if next(each.iterancestors(f"{W}p"), None) is paragraph)
    return "".join(_words(each) for each in own)


def _words(element: "_Element") -> str:
    if element.tag == f"{W}t":
        return element.text or ""
    parent = element.getparent()
    stop = parent is not None and parent.tag == f"{W}tabs"  # where a tab goes, not a tab
    return "" if stop else _SIGNS.get(str(element.tag), "")
