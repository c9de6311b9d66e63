"""Zip and OPC packages from outside, opened with limits: nothing in them is trusted before it is counted.

Refused are encrypted and damaged packages, names that occur twice, too many or too large parts, parts that unpack to
far more than they hold, document type definitions, and XML that nests without end.
"""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO, TYPE_CHECKING, Final, NamedTuple

from reply_studio.errors import InputError
from reply_studio.i18n import _

if TYPE_CHECKING:
    from lxml.etree import _Element

SIGNATURE: Final = b"PK\x03\x04"
_CHUNK: Final = 1 << 16
_RELATIONSHIPS: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}"


class Limits(NamedTuple):
    """What a package may hold: parts, bytes of one part, bytes of all, and how many times a part may unpack."""

    parts: int = 2_000
    part: int = 40_000_000
    total: int = 120_000_000
    ratio: int = 200
    free: int = 1_000_000
    """A part up to this size may unpack at any ratio: short texts of one letter do."""


class Relationship(NamedTuple):
    """A part's link to another: its id, the last word of its type, and the target's name in the package."""

    id: str
    type: str
    target: str


class Package:
    """An opened package. ``names`` are its parts in the order stored; ``read`` and ``xml`` enforce the limits."""

    def __init__(self, name: str, data: bytes, limits: Limits = Limits()) -> None:
        self.name = name
        self._limits = limits
        self._used = 0
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, zipfile.LargeZipFile, ValueError, OverflowError, NotImplementedError) as error:
            raise self._refused(_("is damaged: {cause}").format(cause=error)) from error
        self.names = self._checked_names()

    def _refused(self, message: str) -> InputError:
        return InputError(message, where=self.name, hint=_("open it in its own program, save it anew, and try again"))

    def _checked_names(self) -> tuple[str, ...]:
        infos = self._zip.infolist()
        if len(infos) > self._limits.parts:
            message = _("holds {n} parts; at most {most} are read")
            raise self._refused(message.format(n=len(infos), most=self._limits.parts))
        names = [info.filename for info in infos]
        lowered = [each.lower() for each in names]
        if len(set(lowered)) != len(lowered):
            raise self._refused(_("holds two parts of one name"))
        if any(info.flag_bits & 0x1 for info in infos):
            raise self._refused(_("is protected by a password"))
        return tuple(names)

    def __contains__(self, part: str) -> bool:
        return part in self.names

    def read(self, part: str) -> bytes:
        """The bytes of a part.

        Raises:
            InputError: the part is absent, damaged, or larger than the limits allow.
        """
        try:
            info = self._zip.getinfo(part)
        except KeyError:
            raise self._refused(_("lacks its part {part}").format(part=part)) from None
        try:
            with self._zip.open(info) as stream:
                return self._collected(part, stream, max(info.compress_size, 1))
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            NotImplementedError,
            RuntimeError,
            ValueError,
        ) as error:
            raise self._refused(_("is damaged in its part {part}").format(part=part)) from error

    def _collected(self, part: str, stream: IO[bytes], packed: int) -> bytes:
        chunks: list[bytes] = []
        size = 0
        while chunk := stream.read(_CHUNK):
            size += len(chunk)
            self._used += len(chunk)
            bomb = size > self._limits.free and size > packed * self._limits.ratio
            if bomb or size > self._limits.part or self._used > self._limits.total:
                raise self._refused(_("unpacks to more than is read (part {part})").format(part=part))
            chunks.append(chunk)
        return b"".join(chunks)

    def xml(self, part: str) -> "_Element":
        """The root element of an XML part.

        Raises:
            InputError: as ``read``, or the part is no XML, has a document type definition, or nests too deep.
        """
        return parse_xml(self.read(part), self.name, part)

    def relationships(self, part: str) -> Iterator[Relationship]:
        """The internal links of a part ("" for the package itself), targets as part names."""
        folder, name = posixpath.split(part)
        rels = posixpath.join(folder, "_rels", f"{name}.rels")
        if rels not in self:
            return
        for link in self.xml(rels).iter(f"{_RELATIONSHIPS}Relationship"):
            if link.get("TargetMode") != "External" and link.get("Target"):
                target = link.get("Target") or ""
                full = (
                    target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
                )
                yield Relationship(link.get("Id") or "", (link.get("Type") or "").rsplit("/", 1)[-1], full)


def parse_xml(data: bytes, name: str, part: str) -> "_Element":
    """XML from outside: no document type, no entities, no network, libxml2's own limits on depth and size.

    Raises:
        InputError: the bytes are no such XML; file and part are named.
    """
    from lxml import etree

    hint = _("open it in its own program, save it anew, and try again")
    if any("<!DOCTYPE".encode(encoding) in data for encoding in ("ascii", "utf-16-le", "utf-16-be")):
        raise InputError(_("its part {part} has a document type").format(part=part), where=name, hint=hint)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        message = _("its part {part} is no proper XML: {cause}").format(part=part, cause=error)
        raise InputError(message, where=name, hint=hint) from error
