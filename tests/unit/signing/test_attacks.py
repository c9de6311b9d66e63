"""Hands that alter a signed letter: none of them leaves it intact."""

import base64
import re
import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding
from lxml import etree

from reply_studio.formats.packing import read_parts, write_parts
from reply_studio.signing.canonical import canonical, digest_of
from reply_studio.signing.keys import SigningKey
from reply_studio.signing.names import DSIG, in_dsig
from reply_studio.signing.signer import sign
from reply_studio.signing.verifier import verify
from tests.signed_letters import altered, covered_parts, flipped, named_twice, other_name_inside, without
from tests.signing_keys import DAY, NOW, Authority, certificate

SIGNATURE = "_xmlsignatures/sig1.xml"
TYPES = "[Content_Types].xml"
LINKS = "word/_rels/document.xml.rels"
TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def replaced(old: str, new: str, most: int = 1) -> Callable[[bytes], bytes]:
    return lambda data: data.replace(old.encode(), new.encode(), most)


def refusal(data: bytes, authority: Authority) -> str:
    """Why the letter is not intact."""
    status = verify(data, (authority.root,), NOW + DAY, "letter.docx")
    assert not status.intact
    assert not status.trusted
    return "; ".join((*status.errors, *(each for one in status.signatures for each in one.errors)))


def test_one_changed_byte_in_any_covered_part(signed: bytes, authority: Authority) -> None:
    for part in covered_parts(signed):
        if not part.endswith(".rels"):
            size = len(read_parts(signed, "x")[part])
            for at in (0, size // 3, size // 2, size - 1):
                assert f"{part} was changed" in refusal(flipped(signed, part, at), authority)


def test_an_added_part(signed: bytes, authority: Authority) -> None:
    assert "word/extra.xml was added" in refusal(altered(signed, {}, {"word/extra.xml": b"<a/>"}), authority)


def test_an_added_property_part(signed: bytes, authority: Authority) -> None:
    data = altered(signed, {}, {"docProps/custom.xml": b"<a/>"})
    assert "docProps/custom.xml was added" in refusal(data, authority)


def test_an_added_relationship(signed: bytes, authority: Authority) -> None:
    link = f'<Relationship Id="rIdX" Type="{TYPE}image" Target="http://example.org/x.png" TargetMode="External"/>'
    data = altered(signed, {LINKS: replaced("</Relationships>", link + "</Relationships>")})
    assert "the relationship rIdX" in refusal(data, authority)


def test_a_second_way_into_the_package(signed: bytes, authority: Authority) -> None:
    link = f'<Relationship Id="rId0" Type="{TYPE}officeDocument" Target="word/styles.xml"/>'
    data = altered(signed, {"_rels/.rels": replaced("<Relationship ", link + "<Relationship ")})
    assert "rId0" in refusal(data, authority)


def test_a_relationship_that_leads_elsewhere(signed: bytes, authority: Authority) -> None:
    data = altered(signed, {LINKS: replaced('Target="footer1.xml"', 'Target="footer2.xml"')})
    assert f"{LINKS} was changed" in refusal(data, authority)


def test_a_removed_relationship(signed: bytes, authority: Authority) -> None:
    cut = altered(signed, {LINKS: lambda data: re.sub(rb"<Relationship [^>]*footer1[^>]*/>", b"", data)})
    assert f"{LINKS} was changed" in refusal(cut, authority)


def test_two_relationships_of_one_id(signed: bytes, authority: Authority) -> None:
    data = altered(signed, {LINKS: lambda held: re.sub(rb"(<Relationship [^>]*/>)", rb"\1\1", held, count=1)})
    assert "one id" in refusal(data, authority)


def test_a_part_renamed_with_its_override(signed: bytes, authority: Authority) -> None:
    parts = dict(read_parts(signed, "x"))
    parts["word/other.xml"] = parts.pop("word/styles.xml")
    parts[TYPES] = parts[TYPES].replace(b"/word/styles.xml", b"/word/other.xml")
    told = refusal(write_parts(parts), authority)
    assert "word/styles.xml was removed" in told
    assert "word/other.xml was added" in told


def test_a_removed_part(signed: bytes, authority: Authority) -> None:
    assert "word/settings.xml was removed" in refusal(without(signed, "word/settings.xml"), authority)


def test_a_changed_content_type(signed: bytes, authority: Authority) -> None:
    data = altered(signed, {TYPES: replaced("wordprocessingml.document.main", "wordprocessingml.template.main")})
    assert "word/document.xml is declared as something else" in refusal(data, authority)


def test_a_changed_time(signed: bytes, authority: Authority) -> None:
    data = altered(
        signed, {SIGNATURE: replaced("2026-09-21T02:00:00Z</mdssi:Value>", "2025-09-21T02:00:00Z</mdssi:Value>")}
    )
    assert "its own details were changed" in refusal(data, authority)


def test_a_stripped_manifest_entry(signed: bytes, authority: Authority) -> None:
    entry = rb'<Reference URI="/word/styles.xml\?.*?</Reference>'
    data = altered(signed, {SIGNATURE: lambda held: re.sub(entry, b"", held)})
    assert "its own details were changed" in refusal(data, authority)


def test_a_certificate_of_the_same_key_for_another_name(authority: Authority, final: bytes) -> None:
    key = authority.signer(kind="ec")
    other = certificate("云川市政府", key.key, (authority.root, authority.key))
    swapped = SigningKey(key.key, other, key.chain)
    data = sign(final, key, NOW, "x")
    old, new = (base64.b64encode(_der(each)) for each in (key.certificate, swapped.certificate))
    forged = altered(data, {SIGNATURE: lambda held: held.replace(old, new)})
    assert "certificate is not the one that signed" in refusal(forged, authority)


def _der(held: object) -> bytes:
    from reply_studio.signing.xmldsig import der

    return der(held)  # type: ignore[arg-type]


def test_a_certificate_of_another_key(signed: bytes, authority: Authority) -> None:
    other = base64.b64encode(_der(authority.signer().certificate))
    cut = rb"(<X509Data><X509Certificate>)[^<]*"
    data = altered(signed, {SIGNATURE: lambda held: re.sub(cut, rb"\g<1>" + other, held, count=1)})
    assert "does not fit the certificate's key" in refusal(data, authority)


def test_no_certificate_at_all(signed: bytes, authority: Authority) -> None:
    cut = rb"<X509Data>.*</X509Data>"
    data = altered(signed, {SIGNATURE: lambda held: re.sub(cut, b"<X509Data/>", held)})
    assert "brings no certificate" in refusal(data, authority)


def test_a_moved_object_with_a_second_one_of_its_id(signed: bytes, authority: Authority) -> None:
    def wrap(held: bytes) -> bytes:
        root = etree.fromstring(held)
        made = root.find(f"{in_dsig('Object')}[@Id='idPackageObject']")
        hidden = etree.SubElement(root, in_dsig("Object"))
        hidden.append(etree.fromstring(etree.tostring(made)))
        made.find(in_dsig("Manifest")).remove(made.find(in_dsig("Manifest"))[3])
        return etree.tostring(root)

    assert "one id" in refusal(altered(signed, {SIGNATURE: wrap}), authority)


def test_a_signed_object_hidden_deeper_under_another_id(signed: bytes, authority: Authority) -> None:
    """The signed object is moved aside, and one with another manifest takes its place under a new id."""

    def wrap(held: bytes) -> bytes:
        root = etree.fromstring(held)
        made = root.find(f"{in_dsig('Object')}[@Id='idPackageObject']")
        forged = etree.fromstring(etree.tostring(made))
        forged.set("Id", "idOther")
        for each in list(forged.iter("{*}SignatureProperty")):
            each.getparent().remove(each)
        hidden = etree.SubElement(root, in_dsig("Object"))
        root.replace(made, forged)
        hidden.append(made)
        return etree.tostring(root)

    assert "not in its place" in refusal(altered(signed, {SIGNATURE: wrap}), authority)


def test_an_element_beside_the_known_ones(signed: bytes, authority: Authority) -> None:
    data = altered(signed, {SIGNATURE: replaced("</Signature>", f'<Extra xmlns="{DSIG}"/></Signature>')})
    assert "not of the standard's form" in refusal(data, authority)


def test_a_document_type_in_the_signature(signed: bytes, authority: Authority) -> None:
    bomb = '<!DOCTYPE a [<!ENTITY b "c">]><Signature xmlns'
    data = altered(signed, {SIGNATURE: replaced("<Signature xmlns", bomb)})
    assert "document type" in refusal(data, authority)


def test_two_parts_of_one_name(signed: bytes, authority: Authority) -> None:
    data = named_twice(signed, "word/document.xml", b"<w:document/>")
    assert "two parts of one name" in refusal(data, authority)


def test_two_parts_whose_names_differ_in_case(signed: bytes, authority: Authority) -> None:
    assert "two parts of one name" in refusal(altered(signed, {}, {"Word/Document.xml": b"<a/>"}), authority)


def test_a_part_with_another_name_in_its_own_header(signed: bytes, authority: Authority) -> None:
    data = other_name_inside(signed, "word/styles.xml")
    assert refusal(data, authority)


@pytest.mark.parametrize("place", ["front", "middle", "end", "comment"])
def test_bytes_that_belong_to_no_part(signed: bytes, authority: Authority, place: str) -> None:
    second = signed.index(b"PK\x03\x04", 4)
    made = {
        "front": b"#!/bin/sh\n" + signed,
        "middle": signed[:second] + b"hidden" + signed[second:],
        "end": signed + b"more",
        "comment": signed[:-2] + b"\x05\x00hello",
    }[place]
    assert refusal(made, authority)


def test_an_archive_that_unpacks_without_end(signed: bytes, authority: Authority) -> None:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, held in read_parts(signed, "x").items():
            archive.writestr(name, held)
        archive.writestr("word/media/bomb.bin", b"\0" * 45_000_000)
    assert "unpacks to more" in refusal(stream.getvalue(), authority)


def test_a_signature_the_package_does_not_lead_to(signed: bytes, authority: Authority) -> None:
    data = altered(signed, {}, {"_xmlsignatures/sig9.xml": b"<a/>"})
    assert "sig9.xml belongs to no signature" in refusal(data, authority)


def test_a_signature_over_sha_1(signed: bytes, authority: Authority) -> None:
    """The whole signature made anew with SHA-1 by a key one has: right by its own sums, and not let in."""
    key = authority.signer()

    def resigned(held: bytes) -> bytes:
        text = held.replace(b"http://www.w3.org/2001/04/xmlenc#sha256", DSIG.encode() + b"sha1")
        text = text.replace(b"http://www.w3.org/2001/04/xmldsig-more#rsa-sha256", DSIG.encode() + b"rsa-sha1")
        root = etree.fromstring(text)
        root.find(f".//{in_dsig('X509Certificate')}").text = base64.b64encode(_der(key.certificate)).decode()
        info = root.find(in_dsig("SignedInfo"))
        for reference in info.findall(in_dsig("Reference")):
            target = next(each for each in root.iter() if each.get("Id") == reference.get("URI")[1:])
            reference.find(in_dsig("DigestValue")).text = digest_of("sha1", canonical(target))
        value = key.key.sign(canonical(info), padding.PKCS1v15(), hashes.SHA1())
        root.find(in_dsig("SignatureValue")).text = base64.b64encode(value).decode()
        return etree.tostring(root)

    assert "not accepted" in refusal(altered(signed, {SIGNATURE: resigned}), authority)


def test_a_stripped_signature_leaves_an_unsigned_letter(signed: bytes, authority: Authority) -> None:
    parts = {name: held for name, held in read_parts(signed, "x").items() if not name.startswith("_xmlsignatures/")}
    status = verify(write_parts(parts), (authority.root,), NOW + DAY, "x")
    assert not status.signed
    assert not status.intact
