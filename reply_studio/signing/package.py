"""A Word package as signing sees it: parts, their content types, and every relationship with its source."""

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from reply_studio.errors import InputError
from reply_studio.formats.container import parse_xml
from reply_studio.formats.packing import read_parts
from reply_studio.formats.plain_zip import refuse_hidden
from reply_studio.i18n import _
from reply_studio.signing.names import CONTENT_TYPES, FOLDER, RELATIONSHIPS, ROOT_RELS, TYPES_PART

if TYPE_CHECKING:
    from lxml.etree import _Element

_RELATIONSHIP: Final = f"{{{RELATIONSHIPS}}}Relationship"


class Link(NamedTuple):
    """A relationship as it stands: id, type, target, ``Internal`` or ``External``."""

    id: str
    type: str
    target: str
    mode: str


def is_rels(part: str) -> bool:
    """Whether a part holds relationships: ``word/_rels/document.xml.rels``."""
    folder, name = posixpath.split(part)
    return name.endswith(".rels") and posixpath.basename(folder) == "_rels"


def source_of(rels: str) -> str:
    """The part whose relationships a part holds; "" for those of the package."""
    folder, name = posixpath.split(rels)
    return posixpath.join(posixpath.dirname(folder), name.removesuffix(".rels"))


@dataclass(frozen=True)
class WordPackage:
    """A package read whole. ``parts``: name → bytes."""

    name: str
    parts: Mapping[str, bytes]

    @cached_property
    def _types(self) -> tuple[dict[str, str], dict[str, str]]:
        root = self.xml(TYPES_PART)
        defaults, overrides = {}, {}
        for each in root.iterchildren(f"{{{CONTENT_TYPES}}}Default", f"{{{CONTENT_TYPES}}}Override"):
            kind = each.get("ContentType") or ""
            if each.tag.endswith("Default"):
                defaults[(each.get("Extension") or "").lower()] = kind
            else:
                overrides[(each.get("PartName") or "").lstrip("/").lower()] = kind
        return defaults, overrides

    def content_type(self, part: str) -> str:
        """The content type of a part, "" where none is declared."""
        defaults, overrides = self._types
        return overrides.get(part.lower()) or defaults.get(posixpath.splitext(part)[1].lstrip(".").lower(), "")

    def xml(self, part: str) -> "_Element":
        """The root of an XML part.

        Raises:
            InputError: the part is absent or no proper XML.
        """
        if part not in self.parts:
            raise InputError(_("lacks its part {part}").format(part=part), where=self.name)
        return parse_xml(self.parts[part], self.name, part)

    def links(self, rels: str) -> tuple[Link, ...]:
        """The relationships that a part holds.

        Raises:
            InputError: two have one id.
        """
        found = tuple(
            Link(
                each.get("Id") or "",
                each.get("Type") or "",
                each.get("Target") or "",
                each.get("TargetMode") or "Internal",
            )
            for each in self.xml(rels).iter(_RELATIONSHIP)
        )
        if len({each.id for each in found}) != len(found):
            raise InputError(_("two relationships of {part} have one id").format(part=rels), where=self.name)
        return found

    def target(self, rels: str, link: Link) -> str:
        """The name of the part that an internal relationship leads to."""
        if link.target.startswith("/"):
            return link.target.lstrip("/")
        return posixpath.normpath(posixpath.join(posixpath.dirname(source_of(rels)), link.target))

    def signable(self) -> Iterator[str]:
        """The parts that a signature covers: all but the list of content types and the signatures themselves."""
        yield from sorted(part for part in self.parts if part != TYPES_PART and not is_signature(part))

    @property
    def root_links(self) -> tuple[Link, ...]:
        """The relationships of the package itself."""
        return self.links(ROOT_RELS)


def is_signature(part: str) -> bool:
    """Whether a part belongs to the signatures and not to the letter."""
    return part.lower().startswith(FOLDER)


def open_package(data: bytes, name: str) -> WordPackage:
    """The package in a file.

    Raises:
        InputError: no package, damaged, over the limits, two parts of one name, or bytes outside its parts.
    """
    parts = read_parts(data, name)
    refuse_hidden(data, name)
    return WordPackage(name, parts)
