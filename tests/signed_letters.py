"""Letters to sign, and hands that alter signed ones, for tests."""

import io
import struct
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

from reply_studio import bootstrap
from reply_studio.composing import compose
from reply_studio.composing.profile import profile_of
from reply_studio.formats.packing import read_parts, write_parts
from reply_studio.letter.word import render
from tests.builders import case_file, office

CORE = "docProps/core.xml"
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001a5f64540"
    "0000000049454e44ae426082"
)


def draft_letter() -> bytes:
    """A letter under review, as the Word printer makes it."""
    letter = compose(case_file(), "reply", profile_of(office()))
    return render(letter, Path(bootstrap.packaged("templates", "reply.docx")))


def final_letter() -> bytes:
    """The same letter, marked as final."""
    return altered(draft_letter(), {CORE: lambda data: data.replace("送审稿".encode(), "正式稿".encode())})


def with_picture(data: bytes) -> bytes:
    """The letter with a picture part, as a drawn seal is one."""
    parts = dict(read_parts(data, "letter"))
    parts["word/media/seal.png"] = PIXEL
    kind = b'<Default Extension="png" ContentType="image/png"/>'
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"<Override", kind + b"<Override", 1)
    rels = "word/_rels/document.xml.rels"
    link = (
        b'<Relationship Id="rIdSeal" Target="media/seal.png" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"/></Relationships>'
    )
    parts[rels] = parts[rels].replace(b"</Relationships>", link)
    return write_parts(parts)


def altered(data: bytes, changes: Mapping[str, Callable[[bytes], bytes]], added: Mapping[str, bytes] = {}) -> bytes:
    """The package with parts changed and added."""
    parts = dict(read_parts(data, "letter"))
    for name, change in changes.items():
        after = change(parts[name])
        assert after != parts[name], name
        parts[name] = after
    return write_parts({**parts, **added})


def without(data: bytes, part: str) -> bytes:
    """The package without a part."""
    return write_parts({name: held for name, held in read_parts(data, "letter").items() if name != part})


def flipped(data: bytes, part: str, at: int) -> bytes:
    """The package with one bit of a part turned round."""

    def flip(held: bytes) -> bytes:
        changed = bytearray(held)
        changed[at % len(changed)] ^= 0x01
        return bytes(changed)

    return altered(data, {part: flip})


def named_twice(data: bytes, part: str, other: bytes) -> bytes:
    """The package with a second part of one name, as zip files may have."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, held in read_parts(data, "letter").items():
            archive.writestr(name, held)
        archive.NameToInfo.pop(part)
        archive.writestr(part, other)
    return stream.getvalue()


def covered_parts(data: bytes) -> list[str]:
    """The parts that a signature of ours speaks of."""
    names = [each for each in read_parts(data, "letter") if each != "[Content_Types].xml"]
    return [each for each in names if not each.startswith("_xmlsignatures/")]


def other_name_inside(data: bytes, part: str) -> bytes:
    """The package whose local header calls a part by another name than its directory does."""
    mark = part.encode()
    at = data.index(b"PK\x03\x04", data.index(mark) - 30)
    assert struct.unpack_from("<4s", data, at)[0] == b"PK\x03\x04"
    return data[: at + 30] + mark[:-1] + b"X" + data[at + 30 + len(mark) :]
