"""Office packages (zip, OPC) whole: read into their parts, written so that the same parts give the same bytes."""

import io
import zipfile
from collections.abc import Mapping
from typing import Final

from reply_studio.formats.container import Limits, Package

_CONTENT_TYPES: Final = "[Content_Types].xml"
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
_PLAIN_FILE: Final = 0x20
"""DOS attribute of a file; with none zipfile would write a Unix mode."""


def read_parts(data: bytes, name: str, limits: Limits = Limits()) -> dict[str, bytes]:
    """Name → bytes of every part of a package; folders are left out.

    Raises:
        InputError: as ``Package.read``.
    """
    package = Package(name, data, limits)
    return {each: package.read(each) for each in package.names if not each.endswith("/")}


def write_parts(parts: Mapping[str, bytes]) -> bytes:
    """A package with these parts: content types first, the others by name, no times, no modes.

    Parts are stored, not deflated: compressors of two machines give different bytes for the same part.
    """
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in sorted(parts, key=lambda each: (each != _CONTENT_TYPES, each)):
            archive.writestr(_entry(name), parts[name], zipfile.ZIP_STORED)
    return stream.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.create_system = 0
    entry.external_attr = _PLAIN_FILE
    return entry
