"""The signature's XML: manifest, time, Office's and XAdES' properties, and what is signed of them."""

import base64
import datetime as dt
from typing import TYPE_CHECKING, Final

from reply_studio.signing.canonical import canonical, default, digest_of
from reply_studio.signing.keys import SigningKey, serial_of
from reply_studio.signing.manifest import references, written
from reply_studio.signing.names import (
    C14N,
    DSIG,
    OBJECT_TYPE,
    OFFICE,
    OFFICE_ID,
    PACKAGE,
    PACKAGE_ID,
    PROPERTIES_ID,
    PROPERTIES_TYPE,
    SHA256,
    SIGNATURE_ID,
    TIME_ID,
    XADES,
    in_dsig,
    in_package,
    in_xades,
)
from reply_studio.signing.package import WordPackage

if TYPE_CHECKING:
    from cryptography.x509 import Certificate
    from lxml.etree import _Element

TIME_FORMAT: Final = "YYYY-MM-DDThh:mm:ssTZD"
_OFFICE_DETAILS: Final = (
    ("SetupID", ""),
    ("SignatureText", ""),
    ("SignatureImage", ""),
    ("SignatureComments", ""),
    ("WindowsVersion", "10.0"),
    ("OfficeVersion", "16.0"),
    ("ApplicationVersion", "16.0"),
    ("Monitors", "1"),
    ("HorizontalResolution", "1920"),
    ("VerticalResolution", "1080"),
    ("ColorDepth", "32"),
    ("SignatureProviderId", "{00000000-0000-0000-0000-000000000000}"),
    ("SignatureProviderUrl", ""),
    ("SignatureProviderDetails", "9"),
    ("SignatureType", "1"),
)
"""What Office looks for in SignatureInfoV1 (MS-OFFCRYPTO 2.5.2.5); type 1 is a signature without a visible line."""


def signature_xml(package: WordPackage, key: SigningKey, when: dt.datetime) -> bytes:
    """A whole signature part over the package. ``when`` is the time the signer claims, with its offset."""
    from lxml import etree

    root = etree.Element(in_dsig("Signature"), {"Id": SIGNATURE_ID}, nsmap=default(DSIG))
    info = etree.SubElement(root, in_dsig("SignedInfo"))
    value = etree.SubElement(root, in_dsig("SignatureValue"))
    _key_info(root, key)
    signed = (
        (_package_object(root, package, when), PACKAGE_ID, OBJECT_TYPE, False),
        (_office_object(root), OFFICE_ID, OBJECT_TYPE, False),
        (_properties(root, key.certificate, when), PROPERTIES_ID, PROPERTIES_TYPE, True),
    )
    _signed_info(info, key, signed)
    value.text = base64.b64encode(key.sign(canonical(info))).decode("ascii")
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _signed_info(info: "_Element", key: SigningKey, signed: tuple[tuple["_Element", str, str, bool], ...]) -> None:
    from lxml import etree

    etree.SubElement(info, in_dsig("CanonicalizationMethod"), {"Algorithm": C14N})
    etree.SubElement(info, in_dsig("SignatureMethod"), {"Algorithm": key.algorithm})
    for element, name, kind, named in signed:
        reference = etree.SubElement(info, in_dsig("Reference"), {"Type": kind, "URI": f"#{name}"})
        if named:
            steps = etree.SubElement(reference, in_dsig("Transforms"))
            etree.SubElement(steps, in_dsig("Transform"), {"Algorithm": C14N})
        etree.SubElement(reference, in_dsig("DigestMethod"), {"Algorithm": SHA256})
        etree.SubElement(reference, in_dsig("DigestValue")).text = digest_of("sha256", canonical(element))


def _key_info(root: "_Element", key: SigningKey) -> None:
    from lxml import etree

    data = etree.SubElement(etree.SubElement(root, in_dsig("KeyInfo")), in_dsig("X509Data"))
    for each in (key.certificate, *key.chain):
        etree.SubElement(data, in_dsig("X509Certificate")).text = base64.b64encode(der(each)).decode("ascii")


def der(certificate: "Certificate") -> bytes:
    """The certificate's bytes."""
    from cryptography.hazmat.primitives.serialization import Encoding

    return certificate.public_bytes(Encoding.DER)


def _package_object(root: "_Element", package: WordPackage, when: dt.datetime) -> "_Element":
    from lxml import etree

    made = etree.SubElement(root, in_dsig("Object"), {"Id": PACKAGE_ID}, nsmap={"mdssi": PACKAGE})
    manifest = etree.SubElement(made, in_dsig("Manifest"))
    for each in references(package):
        written(manifest, each)
    claimed = _property(made, TIME_ID)
    time = etree.SubElement(claimed, in_package("SignatureTime"))
    etree.SubElement(time, in_package("Format")).text = TIME_FORMAT
    etree.SubElement(time, in_package("Value")).text = stamp(when)
    return made


def _property(parent: "_Element", name: str) -> "_Element":
    from lxml import etree

    properties = etree.SubElement(parent, in_dsig("SignatureProperties"))
    return etree.SubElement(properties, in_dsig("SignatureProperty"), {"Id": name, "Target": f"#{SIGNATURE_ID}"})


def _office_object(root: "_Element") -> "_Element":
    from lxml import etree

    made = etree.SubElement(root, in_dsig("Object"), {"Id": OFFICE_ID})
    details = etree.SubElement(
        _property(made, "idOfficeV1Details"), f"{{{OFFICE}}}SignatureInfoV1", nsmap=default(OFFICE)
    )
    for name, text in _OFFICE_DETAILS:
        etree.SubElement(details, f"{{{OFFICE}}}{name}").text = text or None
    return made


def _properties(root: "_Element", certificate: "Certificate", when: dt.datetime) -> "_Element":
    """XAdES-BES: time, the certificate's digest with issuer and number, no further policy."""
    from lxml import etree

    made = etree.SubElement(root, in_dsig("Object"))
    outer = etree.SubElement(
        made, in_xades("QualifyingProperties"), {"Target": f"#{SIGNATURE_ID}"}, nsmap={"xd": XADES}
    )
    signed = etree.SubElement(outer, in_xades("SignedProperties"), {"Id": PROPERTIES_ID})
    held = etree.SubElement(signed, in_xades("SignedSignatureProperties"))
    etree.SubElement(held, in_xades("SigningTime")).text = stamp(when)
    shown = etree.SubElement(etree.SubElement(held, in_xades("SigningCertificate")), in_xades("Cert"))
    digest = etree.SubElement(shown, in_xades("CertDigest"))
    etree.SubElement(digest, in_dsig("DigestMethod"), {"Algorithm": SHA256})
    etree.SubElement(digest, in_dsig("DigestValue")).text = digest_of("sha256", der(certificate))
    issued = etree.SubElement(shown, in_xades("IssuerSerial"))
    etree.SubElement(issued, in_dsig("X509IssuerName")).text = certificate.issuer.rfc4514_string()
    etree.SubElement(issued, in_dsig("X509SerialNumber")).text = str(serial_of(certificate))
    policy = etree.SubElement(held, in_xades("SignaturePolicyIdentifier"))
    etree.SubElement(policy, in_xades("SignaturePolicyImplied"))
    return signed


def stamp(when: dt.datetime) -> str:
    """The time in UTC, to the second, as the format above has it."""
    return when.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
