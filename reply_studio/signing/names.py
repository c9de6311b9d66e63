"""Names of the standards: namespaces, relationship and content types, and the algorithms that are let in.

Sources: XML-DSig (W3C), ECMA-376 Part 2 clause 10 (packages), ETSI TS 101 903 (XAdES), MS-OFFCRYPTO 2.5 (Office).
"""

from typing import Final

DSIG: Final = "http://www.w3.org/2000/09/xmldsig#"
PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006/digital-signature"
RELATIONSHIPS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
CONTENT_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
XADES: Final = "http://uri.etsi.org/01903/v1.3.2#"
OFFICE: Final = "http://schemas.microsoft.com/office/2006/digsig"

ORIGIN_TYPE: Final = RELATIONSHIPS + "/digital-signature/origin"
SIGNATURE_TYPE: Final = RELATIONSHIPS + "/digital-signature/signature"
CERTIFICATE_TYPE: Final = RELATIONSHIPS + "/digital-signature/certificate"

RELS_CONTENT: Final = "application/vnd.openxmlformats-package.relationships+xml"
ORIGIN_CONTENT: Final = "application/vnd.openxmlformats-package.digital-signature-origin"
SIGNATURE_CONTENT: Final = "application/vnd.openxmlformats-package.digital-signature-xmlsignature+xml"
CERTIFICATE_CONTENT: Final = "application/vnd.openxmlformats-package.digital-signature-certificate"

C14N: Final = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315"
RELATIONSHIP_TRANSFORM: Final = "http://schemas.openxmlformats.org/package/2006/RelationshipTransform"
OBJECT_TYPE: Final = DSIG + "Object"
PROPERTIES_TYPE: Final = "http://uri.etsi.org/01903#SignedProperties"

DIGESTS: Final = {
    "http://www.w3.org/2001/04/xmlenc#sha256": "sha256",
    "http://www.w3.org/2001/04/xmldsig-more#sha384": "sha384",
    "http://www.w3.org/2001/04/xmlenc#sha512": "sha512",
}
"""Digest algorithms that are accepted; SHA-1 and MD5 are not among them."""

_MORE: Final = "http://www.w3.org/2001/04/xmldsig-more#"
SIGNATURES: Final = {
    f"{_MORE}{kind}-{digest}": (kind, digest) for kind in ("rsa", "ecdsa") for digest in ("sha256", "sha384", "sha512")
}
"""Signature algorithms that are accepted: URI → (key kind, digest)."""

SHA256: Final = "http://www.w3.org/2001/04/xmlenc#sha256"

TYPES_PART: Final = "[Content_Types].xml"
ROOT_RELS: Final = "_rels/.rels"
FOLDER: Final = "_xmlsignatures/"
ORIGIN: Final = "_xmlsignatures/origin.sigs"
ORIGIN_RELS: Final = "_xmlsignatures/_rels/origin.sigs.rels"

PACKAGE_ID: Final = "idPackageObject"
OFFICE_ID: Final = "idOfficeObject"
PROPERTIES_ID: Final = "idSignedProperties"
SIGNATURE_ID: Final = "idPackageSignature"
TIME_ID: Final = "idSignatureTime"


def in_dsig(name: str) -> str:
    """A name of XML-DSig as lxml writes it."""
    return f"{{{DSIG}}}{name}"


def in_package(name: str) -> str:
    """A name of the package signature's namespace as lxml writes it."""
    return f"{{{PACKAGE}}}{name}"


def in_xades(name: str) -> str:
    """A name of XAdES as lxml writes it."""
    return f"{{{XADES}}}{name}"
