"""A zip file with nothing hidden in it: parts, directory and end stand close together and agree with each other.

Readers differ in where they look: some begin at the front, some at the directory at the end. In a file with bytes
between, before or behind the parts two readers may see two letters.
"""

import struct
import zipfile
from io import BytesIO
from typing import Final

from reply_studio.errors import InputError
from reply_studio.i18n import _

_LOCAL: Final = struct.Struct("<4s5H3L2H")
_LOCAL_MARK: Final = b"PK\x03\x04"
_END: Final = struct.Struct("<4s4H2LH")
_END_MARK: Final = b"PK\x05\x06"
_DESCRIPTOR: Final = 0x08
_DESCRIPTOR_MARK: Final = b"PK\x07\x08"


def refuse_hidden(data: bytes, name: str) -> None:
    """Refuses a package with bytes that belong to none of its parts, or whose two lists of parts disagree.

    Raises:
        InputError: it is such a package, or none at all.
    """
    try:
        hidden = _hidden(data)
    except (struct.error, zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError) as error:
        raise InputError(_("is damaged: {cause}").format(cause=error), where=name) from error
    if hidden:
        raise InputError(
            _("holds bytes that belong to none of its parts"), where=name, hint=_("ask its sender for the file anew")
        )


def _hidden(data: bytes) -> bool:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        infos = sorted(archive.infolist(), key=lambda each: each.header_offset)
        start, comment = archive.start_dir, archive.comment
    at = 0
    for info in infos:
        if info.header_offset != at:
            return True
        at = _end_of(data, info)
        if at < 0:
            return True
    return bool(comment) or at != start or not _ends_right(data, start, len(infos))


def _end_of(data: bytes, info: zipfile.ZipInfo) -> int:
    """Where the entry ends; -1 where its own header names another part."""
    header = _LOCAL.unpack_from(data, info.header_offset)
    mark, _version, flags, method = header[:4]
    name_at = info.header_offset + _LOCAL.size
    name = data[name_at : name_at + header[9]]
    spelled = name.decode("utf-8" if flags & 0x800 else "cp437", "replace")
    if mark != _LOCAL_MARK or spelled != info.orig_filename or method != info.compress_type:
        return -1
    at = name_at + int(header[9]) + int(header[10]) + info.compress_size
    return at + _descriptor(data, at, info) if flags & _DESCRIPTOR else at


def _descriptor(data: bytes, at: int, info: zipfile.ZipInfo) -> int:
    """The length of the data descriptor behind a part written without looking back: 12 or 16 bytes, 20 or 24."""
    marked = 4 if data[at : at + 4] == _DESCRIPTOR_MARK else 0
    short = struct.pack("<3L", info.CRC, info.compress_size & 0xFFFFFFFF, info.file_size & 0xFFFFFFFF)
    if data[at + marked : at + marked + 12] == short:
        return marked + 12
    wide = struct.pack("<LQQ", info.CRC, info.compress_size, info.file_size)
    return marked + 20 if data[at + marked : at + marked + 20] == wide else 0


def _ends_right(data: bytes, start: int, entries: int) -> bool:
    """Whether directory and end record close the file exactly."""
    at = len(data) - _END.size
    if at < start:
        return False
    mark, _disk, _first, here, total, size, offset, comment = _END.unpack_from(data, at)
    return bool(
        mark == _END_MARK and here == total == entries and offset == start and start + size == at and not comment
    )
