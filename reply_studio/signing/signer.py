"""Signing a letter: signature parts are added to the package, no other part changes."""

import datetime as dt
import io
import zipfile
from collections.abc import Mapping
from typing import Final

from reply_studio.errors import RefusedError
from reply_studio.i18n import _
from reply_studio.signing.keys import SigningKey, subject_of, valid_at
from reply_studio.signing.names import (
    CONTENT_TYPES,
    FOLDER,
    ORIGIN,
    ORIGIN_CONTENT,
    ORIGIN_RELS,
    ORIGIN_TYPE,
    RELATIONSHIPS,
    RELS_CONTENT,
    ROOT_RELS,
    SIGNATURE_CONTENT,
    SIGNATURE_TYPE,
    TYPES_PART,
)
from reply_studio.signing.package import WordPackage, open_package
from reply_studio.signing.verifier import judged
from reply_studio.signing.xmldsig import signature_xml

_EMPTY_RELS: Final = f'<Relationships xmlns="{RELATIONSHIPS}"/>'.encode("ascii")
DRAFT: Final = "\u9001\u5ba1\u7a3f"
"""``cp:contentStatus`` of a letter that is under review (送审稿)."""

_STATUS: Final = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}contentStatus"


def sign(data: bytes, key: SigningKey, when: dt.datetime, name: str) -> bytes:
    """The letter with one more signature. Existing signatures stay valid.

    Raises:
        InputError: no Word file.
        RefusedError: a draft, a letter whose signatures are broken, or a certificate that is not valid at that time.
    """
    package = open_package(data, name)
    _refuse(package, key, when)
    number = 1 + sum(part.startswith(f"{FOLDER}sig") for part in package.parts)
    ready = WordPackage(name, {**package.parts, **_frame(package, number)})
    whole = {**ready.parts, f"{FOLDER}sig{number}.xml": signature_xml(ready, key, when)}
    signed = _packed(whole, data)
    _proven(signed, number, name)
    return signed


def _refuse(package: WordPackage, key: SigningKey, when: dt.datetime) -> None:
    if "word/document.xml" not in package.parts:
        raise RefusedError(_("is no Word letter"), where=package.name)
    if _status(package) == DRAFT:
        raise RefusedError(
            _("this is a draft under review; only an issued letter is signed"),
            where=package.name,
            hint=_("issue the letter first"),
        )
    if not valid_at(key.certificate, when):
        message = _("the certificate of {subject} is not valid on {day}")
        raise RefusedError(
            message.format(subject=subject_of(key.certificate), day=when.date().isoformat()),
            hint=_("sign with another key, or have the certificate renewed"),
        )
    before = judged(package, (), when)
    if (before.signed and not before.intact) or before.errors:
        raise RefusedError(
            _("was changed after it was signed"), where=package.name, hint=_("see: reply-studio verify FILE")
        )


def _status(package: WordPackage) -> str:
    part = "docProps/core.xml"
    if part not in package.parts:
        return ""
    return (package.xml(part).findtext(_STATUS) or "").strip()


def _frame(package: WordPackage, number: int) -> dict[str, bytes]:
    """The parts around a signature: the way to it and its content type."""
    signature = f"{FOLDER}sig{number}.xml"
    parts = {TYPES_PART: _typed(package, signature)}
    if ORIGIN not in package.parts:
        parts |= {ORIGIN: b"", ROOT_RELS: _linked(package.parts[ROOT_RELS], package, ORIGIN_TYPE, f"/{ORIGIN}")}
    rels = package.parts.get(ORIGIN_RELS, _EMPTY_RELS)
    return {**parts, ORIGIN_RELS: _linked(rels, package, SIGNATURE_TYPE, f"sig{number}.xml")}


def _linked(rels: bytes, package: WordPackage, kind: str, target: str) -> bytes:
    """The relationships with one more."""
    from lxml import etree

    from reply_studio.formats.container import parse_xml

    root = parse_xml(rels, package.name, ROOT_RELS)
    taken = {each.get("Id") for each in root}
    free = next(f"rIdSig{n}" for n in range(1, len(taken) + 2) if f"rIdSig{n}" not in taken)
    etree.SubElement(root, f"{{{RELATIONSHIPS}}}Relationship", {"Id": free, "Type": kind, "Target": target})
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _typed(package: WordPackage, signature: str) -> bytes:
    """The list of content types with those of the signature's parts."""
    from lxml import etree

    root = package.xml(TYPES_PART)
    for extension, kind in (("rels", RELS_CONTENT), ("sigs", ORIGIN_CONTENT)):
        if not package.content_type(f"x.{extension}"):
            root.insert(
                0, root.makeelement(f"{{{CONTENT_TYPES}}}Default", {"Extension": extension, "ContentType": kind})
            )
    override = {"PartName": f"/{signature}", "ContentType": SIGNATURE_CONTENT}
    etree.SubElement(root, f"{{{CONTENT_TYPES}}}Override", override)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _packed(parts: Mapping[str, bytes], original: bytes) -> bytes:
    """The package: the parts in the order they stood, packed as they were, the signature's behind them."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(original)) as old, zipfile.ZipFile(stream, "w") as new:
        before = {each.filename: each for each in old.infolist() if not each.is_dir()}
        for name in (*before, *sorted(set(parts) - set(before))):
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.create_system, entry.external_attr = 0, 0x20
            packing = before[name].compress_type if name in before else zipfile.ZIP_STORED
            new.writestr(entry, parts[name], packing)
    return stream.getvalue()


def _proven(signed: bytes, number: int, name: str) -> None:
    """What was made is read back: a signature that does not verify must not leave the house."""
    status = judged(open_package(signed, name), (), None)
    if not status.intact or len(status.signatures) != number:
        raise RuntimeError(f"the new signature does not verify: {status.errors}")
