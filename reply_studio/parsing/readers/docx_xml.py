"""Names and attributes of WordprocessingML, in its transitional and its strict namespace."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from lxml.etree import _Element

_W: Final = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_PREFIX: Final = {
    _W[0]: "w:",
    _W[1]: "w:",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc:",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m:",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m:",
}
_FALSE: Final = ("0", "false", "off")


def tag(element: "_Element") -> str:
    """``w:p``, ``mc:Choice``, ``m:t``; a name without prefix for other namespaces, "" for comments and the like."""
    name = element.tag
    if not isinstance(name, str):
        return ""
    space, _brace, local = name[1:].rpartition("}")
    return _PREFIX.get(space, "") + local


def attribute(element: "_Element", name: str) -> str:
    """The value of a ``w:`` attribute, "" where it is missing."""
    for space in _W:
        value = element.get(f"{{{space}}}{name}")
        if value is not None:
            return str(value)
    return ""


def child(element: "_Element | None", name: str) -> "_Element | None":
    """The first ``w:`` child of this name."""
    if element is None:
        return None
    return next(children(element, name), None)


def children(element: "_Element", name: str) -> "Iterator[_Element]":
    """The ``w:`` children of this name."""
    return (each for each in element if tag(each) == f"w:{name}")


def flag(element: "_Element | None", name: str) -> bool:
    """Whether an on/off property is on."""
    found = child(element, name)
    return found is not None and attribute(found, "val").lower() not in _FALSE


def number(text: str, otherwise: int) -> int:
    """A whole number within the bounds that a document may use, else *otherwise*."""
    try:
        value = int(text)
    except ValueError:
        return otherwise
    return value if -1 <= value <= 1_000_000 else otherwise
