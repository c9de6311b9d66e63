"""The signature part itself: its form, its core validation, the manifest, the certificate, the time.

The form is read strictly, element by element in its place: whatever is not where the standard puts it, or bears an id
that another element bears too, is a fault and not a puzzle (signature wrapping).
"""

import base64
import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from reply_studio.i18n import _
from reply_studio.signing.canonical import canonical, digest_of
from reply_studio.signing.keys import loaded, signed_by
from reply_studio.signing.manifest import BadManifest, Reference, read_reference
from reply_studio.signing.names import (
    C14N,
    DIGESTS,
    PACKAGE_ID,
    SIGNATURES,
    TIME_ID,
    in_dsig,
    in_package,
    in_xades,
)
from reply_studio.signing.package import WordPackage

if TYPE_CHECKING:
    from cryptography.x509 import Certificate
    from lxml.etree import _Element

_TIME_FORMATS: Final = ("YYYY-MM-DDThh:mm:ss.sTZD", "YYYY-MM-DDThh:mm:ssTZD", "YYYY-MM-DDThh:mmTZD")
MOST: Final = 5_000
"""References of a manifest."""


class Fault(Exception):
    """The signature is not what the standard describes, or does not hold; the message is for people."""


@dataclass(frozen=True)
class Core:
    """A signature whose core holds: what its manifest says, who signed, and when by their word."""

    references: tuple[Reference, ...]
    certificate: "Certificate"
    others: tuple["Certificate", ...]
    time: dt.datetime | None


def read_core(package: WordPackage, part: str) -> Core:
    """The signature in a part.

    Raises:
        Fault: it does not hold, or is not of the standard's form.
        InputError, ValueError: the part cannot be read at all.
    """
    root = package.xml(part)
    _refuse_form(root)
    info = _only(root, "SignedInfo")
    certificate, others = _certificates(root)
    _refuse_unsigned(root, info, certificate)
    signed = _signed_elements(root, info)
    made = next((each for each in signed if each.get("Id") == PACKAGE_ID and each.tag == in_dsig("Object")), None)
    if made is None:
        raise Fault(_("it signs no manifest"))
    _refuse_swapped(signed, certificate)
    return Core(_manifest(made), certificate, others, _time(made))


def _refuse_form(root: "_Element") -> None:
    allowed = ["SignedInfo", "SignatureValue", "KeyInfo"]
    names = [each.tag for each in root]
    expected = [in_dsig(each) for each in allowed]
    if root.tag != in_dsig("Signature") or names[:3] != expected or set(names[3:]) - {in_dsig("Object")}:
        raise Fault(_("it is not of the standard's form"))
    ids = [each.get("Id") for each in root.iter() if each.get("Id") is not None]
    if len(set(ids)) != len(ids):
        raise Fault(_("two of its elements bear one id"))


def _only(parent: "_Element", name: str) -> "_Element":
    found = parent.findall(in_dsig(name))
    if len(found) != 1:
        raise Fault(_("it is not of the standard's form"))
    return found[0]


def _certificates(root: "_Element") -> tuple["Certificate", tuple["Certificate", ...]]:
    """The signer's certificate, which stands first, and the others that came along."""
    texts = root.findall(f"{in_dsig('KeyInfo')}/{in_dsig('X509Data')}/{in_dsig('X509Certificate')}")
    try:
        held = [loaded(decoded(each.text)) for each in texts]
    except ValueError as error:
        raise Fault(_("its certificate cannot be read: {cause}").format(cause=error)) from error
    if not held:
        raise Fault(_("it brings no certificate"))
    return held[0], tuple(held[1:])


def _refuse_unsigned(root: "_Element", info: "_Element", certificate: "Certificate") -> None:
    """Core validation, first half: the signature over SignedInfo."""
    method = _only(info, "SignatureMethod").get("Algorithm") or ""
    if _only(info, "CanonicalizationMethod").get("Algorithm") != C14N or method not in SIGNATURES:
        raise Fault(_("it uses an algorithm that is not accepted: {name}").format(name=method.rsplit("#", 1)[-1]))
    value = decoded(_only(root, "SignatureValue").text)
    if not signed_by(certificate, method, value, canonical(info)):
        raise Fault(_("the signature value does not fit the certificate's key"))


def _signed_elements(root: "_Element", info: "_Element") -> list["_Element"]:
    """Core validation, second half: the elements that SignedInfo names, each with the digest it states."""
    found = []
    for reference in info.findall(in_dsig("Reference")):
        element = _named(root, reference.get("URI") or "")
        stated = _only(reference, "DigestValue").text
        algorithm = DIGESTS.get(_only(reference, "DigestMethod").get("Algorithm") or "")
        if algorithm is None:
            raise Fault(_("it uses a digest that is not accepted"))
        steps = reference.find(in_dsig("Transforms"))
        if steps is not None and [each.get("Algorithm") for each in steps] != [C14N]:
            raise Fault(_("it uses a transform that is not accepted"))
        if digest_of(algorithm, canonical(element)) != "".join((stated or "").split()):
            raise Fault(_("its own details were changed ({id})").format(id=reference.get("URI")))
        found.append(element)
    return found


def _named(root: "_Element", uri: str) -> "_Element":
    """The element a reference names: an object of the signature, or XAdES' signed properties in their place."""
    places = [
        *root.findall(in_dsig("Object")),
        *root.findall(f"{in_dsig('Object')}/{in_xades('QualifyingProperties')}/{in_xades('SignedProperties')}"),
    ]
    found = [each for each in places if uri.startswith("#") and each.get("Id") == uri[1:]]
    if len(found) != 1:
        raise Fault(_("it names something that is not in its place ({id})").format(id=uri))
    return found[0]


def _refuse_swapped(signed: Sequence["_Element"], certificate: "Certificate") -> None:
    """XAdES states the certificate's digest; another certificate of the same key is another signer."""
    from reply_studio.signing.xmldsig import der

    stated = [each for one in signed for each in one.iter(in_xades("CertDigest"))]
    for each in stated[:1]:
        algorithm = DIGESTS.get(_only(each, "DigestMethod").get("Algorithm") or "")
        value = "".join((_only(each, "DigestValue").text or "").split())
        if algorithm is None or digest_of(algorithm, der(certificate)) != value:
            raise Fault(_("the certificate is not the one that signed"))
    if not stated:
        raise Fault(_("it does not say which certificate signed"))


def _manifest(made: "_Element") -> tuple[Reference, ...]:
    manifest = _only(made, "Manifest")
    if not 0 < len(manifest) <= MOST:
        raise Fault(_("its manifest is empty or too long"))
    try:
        return tuple(read_reference(each) for each in manifest)
    except BadManifest as fault:
        raise Fault(_("its manifest uses what is not accepted")) from fault


def _time(made: "_Element") -> dt.datetime | None:
    """The time in the signed object, by the format beside it."""
    place = f"{in_dsig('SignatureProperties')}/{in_dsig('SignatureProperty')}"
    for each in made.iterfind(place):
        time = each.find(in_package("SignatureTime"))
        if each.get("Id") == TIME_ID and time is not None and time.findtext(in_package("Format")) in _TIME_FORMATS:
            found = dt.datetime.fromisoformat((time.findtext(in_package("Value")) or "").strip())
            return found if found.tzinfo else None
    return None


def decoded(text: str | None) -> bytes:
    """Base64 as XML has it, white space inside allowed.

    Raises:
        ValueError: it is none.
    """
    return base64.b64decode("".join((text or "").split()), validate=True)
