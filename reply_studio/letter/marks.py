"""The size of the organ's mark, written into a rendered document's headers.

How large a mark may be is a matter of its length (``composing.page_grid.marks``), so a template cannot say it; it names
the paragraphs by their styles: ``Mark`` and ``MarkLong`` for the mark, ``MarkNames`` and ``MarkTail`` for joint names
and 文件 in a red head's table. Whatever else a template holds stays as it is.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from reply_studio.composing.page_grid.marks import LETTER, RED_HEAD, Head, fit, head
from reply_studio.letter.rows import broken
from reply_studio.letter.text import W

if TYPE_CHECKING:
    from lxml.etree import _Element

_MARKS: Final = frozenset({"Mark", "MarkLong"})
_NAMES, _TAIL = "MarkNames", "MarkTail"
_SHORT: Final = 10
"""Characters of a mark that every form sets in the largest size, as the styles say."""


def place(parts: Mapping[str, bytes], context: Mapping[str, Any]) -> dict[str, bytes]:
    """The parts with the marks of their headers set; those without one are the same bytes."""
    made = dict(parts)
    if len(context["mark"]) <= _SHORT and len(context["organs"]) < 2:
        return made
    for name, data in parts.items():
        if name.startswith("word/header") and b'w:val="Mark' in data:
            made[name] = _placed(data, context)
    return made


def _placed(data: bytes, context: Mapping[str, Any]) -> bytes:
    from lxml import etree

    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    for paragraph, style in _styled(root):
        if style in _MARKS and _said(paragraph) == context["mark"]:
            _fit(paragraph, context["mark"])
    names, tail = tuple(context["head_names"]), context["head_tail"]
    tables = {next(each.iterancestors(f"{W}tbl"), None) for each, style in _styled(root) if style == _NAMES}
    for table in tables - {None}:
        if table is not None:
            _set_table(table, head(names, tail), tail)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _styled(root: "_Element") -> "list[tuple[_Element, str]]":
    marks = [(each, next(each.iterancestors(f"{W}p"), None)) for each in root.iter(f"{W}pStyle")]
    return [(paragraph, str(each.get(f"{W}val"))) for each, paragraph in marks if paragraph is not None]


def _said(paragraph: "_Element") -> str:
    texts = list(paragraph.iter(f"{W}t"))
    return texts[0].text or "" if len(texts) == 1 else ""


def _fit(paragraph: "_Element", mark: str) -> None:
    """One mark: a direct indent keeps a red head's to the type area."""
    inside = paragraph.find(f"{W}pPr/{W}ind")
    found = fit(mark, LETTER if inside is None else RED_HEAD)
    broken(next(paragraph.iter(f"{W}t")), found.rows)
    _size(paragraph, found.size, found.pitch)


def _size(paragraph: "_Element", size: int, pitch: int) -> None:
    """Sets a paragraph's lines and its runs' size directly."""
    properties = paragraph.find(f"{W}pPr")
    if properties is not None:
        spacing = _child(properties, "spacing", before=("ind", "jc"))
        for key, value in (("before", "0"), ("after", "0"), ("line", str(pitch)), ("lineRule", "exact")):
            spacing.set(f"{W}{key}", value)
    for run in paragraph.iter(f"{W}r"):
        look = run.find(f"{W}rPr")
        if look is not None:
            for name in ("sz", "szCs"):
                _child(look, name).set(f"{W}val", str(size))


def _child(parent: "_Element", name: str, before: Sequence[str] = ()) -> "_Element":
    """A property, made at the place the schema has for it where it is not there."""
    found = parent.find(f"{W}{name}")
    if found is not None:
        return found
    made = parent.makeelement(f"{W}{name}")
    behind = next((each for each in (parent.find(f"{W}{one}") for one in before) if each is not None), None)
    if behind is None:
        parent.append(made)
    else:
        behind.addprevious(made)
    return made


def _set_table(table: "_Element", found: Head, tail: str) -> None:
    """The table of joint names: as wide as they need, in the middle; one column where there is no 文件."""
    widths = (found.wide, round(2.6 * found.size * 10)) if tail else (found.wide,)
    for column in (table.find(f"{W}tblGrid"), *table.iter(f"{W}tr")):
        if column is None:
            continue
        cells = [each for each in column if each.tag in (f"{W}gridCol", f"{W}tc")]
        for each in cells[len(widths) :]:
            column.remove(each)
        for each, wide in zip(cells, widths, strict=False):
            sized = each if each.tag == f"{W}gridCol" else each.find(f"{W}tcPr/{W}tcW")
            if sized is not None:
                sized.set(f"{W}w", str(wide))
    rows = {"".join(each): each for each in found.names}
    for paragraph, style in _styled(table):
        if style == _NAMES and _said(paragraph) in rows:
            broken(next(paragraph.iter(f"{W}t")), rows[_said(paragraph)])
        _size(paragraph, found.size, found.pitch)
