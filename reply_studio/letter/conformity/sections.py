"""Sections of a Word file: paper, margins, grid, and which header and footer stands where. Lengths are twips."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final, NamedTuple

from reply_studio.parsing.readers.docx_xml import attribute, child, children, flag

if TYPE_CHECKING:
    from lxml.etree import _Element

_R: Final = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id",
    "{http://purl.oclc.org/ooxml/officeDocument/relationships}id",
)


class Section(NamedTuple):
    """A section. Lengths that the file does not give are 0; ``headers``, ``footers``: default, first or even → part."""

    width: int
    height: int
    top: int
    right: int
    bottom: int
    left: int
    header: int
    footer: int
    first_differs: bool
    grid: str
    pitch: int
    char_space: int
    headers: Mapping[str, str]
    footers: Mapping[str, str]

    @property
    def area(self) -> tuple[int, int]:
        """Width and height of the type area."""
        return self.width - self.left - self.right, self.height - self.top - self.bottom

    @property
    def landscape(self) -> bool:
        """Whether the paper lies across."""
        return self.width > self.height


def read_sections(body: "_Element", targets: Mapping[str, str]) -> tuple[Section, ...]:
    """The sections in order; each takes the headers and footers it does not name from the one before (17.10.5)."""
    found: list[Section] = []
    for element in _all(body):
        before = found[-1] if found else None
        found.append(_section(element, targets, before))
    return tuple(found)


def _all(body: "_Element") -> "Iterator[_Element]":
    for paragraph in children(body, "p"):
        inner = child(child(paragraph, "pPr"), "sectPr")
        if inner is not None:
            yield inner
    last = child(body, "sectPr")
    if last is not None:
        yield last


def _section(element: "_Element", targets: Mapping[str, str], before: Section | None) -> Section:
    size, margin, grid = (child(element, each) for each in ("pgSz", "pgMar", "docGrid"))
    gutter = _length(margin, "gutter")
    return Section(
        width=_length(size, "w"),
        height=_length(size, "h"),
        top=abs(_length(margin, "top")),
        right=_length(margin, "right"),
        bottom=abs(_length(margin, "bottom")),
        left=_length(margin, "left") + gutter,
        header=_length(margin, "header"),
        footer=_length(margin, "footer"),
        first_differs=flag(element, "titlePg"),
        grid=attribute(grid, "type") if grid is not None else "",
        pitch=_length(grid, "linePitch"),
        char_space=_length(grid, "charSpace"),
        headers=_linked(element, "headerReference", targets, before.headers if before else {}),
        footers=_linked(element, "footerReference", targets, before.footers if before else {}),
    )


def _linked(element: "_Element", name: str, targets: Mapping[str, str], before: Mapping[str, str]) -> dict[str, str]:
    found = dict(before)
    for each in children(element, name):
        key = next((value for space in _R if (value := each.get(space))), "")
        if key in targets:
            found[attribute(each, "type") or "default"] = targets[key]
    return found


def _length(element: "_Element | None", name: str) -> int:
    text = attribute(element, name) if element is not None else ""
    try:
        value = round(float(text))
    except (ValueError, OverflowError):
        return 0
    return value if abs(value) < 100_000_000 else 0
