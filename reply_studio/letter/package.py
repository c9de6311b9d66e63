"""Packages of python-docx without a zip file around them: opened from what was read once, taken apart into their parts.

Reading a zip file and deflating another take longer than filling the template.
"""

import io
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from reply_studio.formats.packing import read_parts, write_parts

if TYPE_CHECKING:
    from docx.document import Document
    from docxtpl import DocxTemplate

KEPT: Final = 10
"""Templates that are kept once they are read."""
LARGEST: Final = 1_000_000
"""Bytes of a template that is kept."""


def opened(data: bytes, where: str) -> "Document":
    """As ``docx.Document``, a new one each time; a file that comes again is neither read nor checked again.

    Raises:
        InputError: as ``read_parts``.
        KeyError, ValueError, SyntaxError: no Word file, or a broken one.
    """
    from docx.opc.constants import CONTENT_TYPE
    from docx.opc.package import Unmarshaller
    from docx.opc.part import PartFactory
    from docx.package import Package

    unmarshaller: Any = Unmarshaller
    package = Package()
    unmarshaller.unmarshal(_reader(data, where), package, PartFactory)
    main = package.main_document_part
    if main.content_type != CONTENT_TYPE.WML_DOCUMENT_MAIN:
        raise ValueError(main.content_type)
    document: Document = main.document
    return document


def _reader(data: bytes, where: str) -> Any:
    return (_kept if len(data) <= LARGEST else _read)(data, where)


def _read(data: bytes, where: str) -> Any:
    """python-docx's ``PackageReader``, which gives the same parts as often as it is asked."""
    from docx.opc.pkgreader import PackageReader

    reader: Any = PackageReader
    return reader.from_file(io.BytesIO(write_parts(read_parts(data, where))))


_kept: Final = lru_cache(maxsize=KEPT)(_read)


def taken_apart(document: "DocxTemplate") -> dict[str, bytes]:
    """Name → bytes of every part. The document cannot be used afterwards.

    A package and its parts hold each other. Parted here they leave memory at once; otherwise they would wait, each with
    its tree, until everything in memory is looked through.
    """
    package = document.docx.part.package
    parts = list(walked(package))
    for part in parts:
        part.before_marshal()
    made = _written(package, parts)
    for holder in (package, *parts):
        holder.rels.related_parts.clear()
        holder.rels.clear()
    return made


def walked(package: Any) -> Iterator[Any]:
    """Every part of a package once, as ``OpcPackage.iter_parts``, which would keep them in a circle of its own."""
    yield from _walked(package, set())


def _walked(source: Any, seen: set[int]) -> Iterator[Any]:
    for relation in source.rels.values():
        if not relation.is_external and id(relation.target_part) not in seen:
            seen.add(id(relation.target_part))
            yield relation.target_part
            yield from _walked(relation.target_part, seen)


def _written(package: Any, parts: list[Any]) -> dict[str, bytes]:
    """What python-docx would put into a zip file."""
    from docx.opc.pkgwriter import PackageWriter

    writer: Any = PackageWriter
    shelf = _Shelf()
    writer._write_content_types_stream(shelf, parts)
    writer._write_pkg_rels(shelf, package.rels)
    writer._write_parts(shelf, parts)
    return shelf.parts


class _Shelf:
    """Stands for the zip file."""

    def __init__(self) -> None:
        self.parts: dict[str, bytes] = {}

    def write(self, name: Any, blob: bytes | str) -> None:
        """A part by its place in the package; relations come as text."""
        self.parts[name.membername] = blob.encode("utf-8") if isinstance(blob, str) else blob
