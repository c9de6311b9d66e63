"""Office packages (zip, OPC): read with limits, written so that the same parts always give the same bytes."""

import io
import zipfile
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, NamedTuple

from reply_studio.errors import InputError
from reply_studio.i18n import _

if TYPE_CHECKING:
    from lxml.etree import _Element


class Limits(NamedTuple):
    """What a package may hold: number of parts, bytes of one part and of all, and how far one may unpack."""

    parts: int = 2_000
    part: int = 64 << 20
    total: int = 192 << 20
    ratio: int = 250


LIMITS: Final = Limits()
_SMALL: Final = 1 << 20
"""Below this size no ratio is a danger."""

_CONTENT_TYPES: Final = "[Content_Types].xml"
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
_ENCRYPTED: Final = 1
_PLAIN_FILE: Final = 0x20
"""DOS attribute of a file; with none zipfile would write a Unix mode."""


def read_parts(data: bytes, where: str, limits: Limits = LIMITS) -> dict[str, bytes]:
    """Name → bytes of every part; folders are left out. Sizes are counted while unpacking, never taken on trust.

    Raises:
        InputError: no package, damaged, encrypted, a name twice, or beyond the limits; ``where`` names the file.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _unpack(archive, where, limits)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, ValueError, OSError) as error:
        raise InputError(
            _("is no Office file or is damaged: {cause}").format(cause=error),
            where=where,
            hint=_("open it in its own program, save it again and try once more"),
        ) from error


def _unpack(archive: zipfile.ZipFile, where: str, limits: Limits) -> dict[str, bytes]:
    entries = [each for each in archive.infolist() if not each.is_dir()]
    if len(entries) > limits.parts:
        raise _too_much(where)
    parts: dict[str, bytes] = {}
    total = 0
    for entry in entries:
        if entry.flag_bits & _ENCRYPTED or entry.filename in parts:
            raise InputError(
                _("part {name} is encrypted or stands twice").format(name=entry.filename),
                where=where,
                hint=_("save it without a password and try again"),
            )
        parts[entry.filename] = _unpack_one(archive, entry, where, limits)
        total += len(parts[entry.filename])
        if total > limits.total:
            raise _too_much(where)
    return parts


def _unpack_one(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, where: str, limits: Limits) -> bytes:
    allowed = min(limits.part, max(_SMALL, entry.compress_size * limits.ratio))
    with archive.open(entry) as stream:
        data = stream.read(allowed + 1)
    if len(data) > allowed:
        raise _too_much(where)
    return data


def _too_much(where: str) -> InputError:
    return InputError(
        _("unpacks to more than an office document holds"),
        where=where,
        hint=_("it was not read; check where the file comes from"),
    )


def parse_xml(data: bytes, where: str) -> "_Element":
    """The root element. Document types and entities are refused, nothing is fetched.

    Raises:
        InputError: not well formed, or it has a document type; ``where`` names file and part.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise InputError(_("is not well-formed XML: {cause}").format(cause=error), where=where) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise InputError(_("has a document type, which office files never have"), where=where)
    return root


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
