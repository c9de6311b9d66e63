"""From a signer's certificate to one that the person trusts: issuers, periods, purposes (RFC 5280, clause 6)."""

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from reply_studio.i18n import _
from reply_studio.signing.keys import subject_of, valid_at

if TYPE_CHECKING:
    from cryptography.x509 import Certificate, Extensions

LONGEST: Final = 8
"""Certificates from the signer's to the trusted one."""

PURPOSES: Final = frozenset(
    {
        "2.5.29.37.0",  # any purpose
        "1.3.6.1.5.5.7.3.36",  # signing documents (RFC 9336)
        "1.3.6.1.4.1.311.10.3.12",  # signing documents, as Office has it
        "1.3.6.1.5.5.7.3.4",  # signing mail, what most certificates of persons and offices are issued for
    }
)


_DIGESTS: Final = frozenset({"sha256", "sha384", "sha512"})
"""Digests that an issuer's signature may have been made with."""


def doubts(
    leaf: "Certificate", others: Sequence["Certificate"], anchors: Sequence["Certificate"], times: Sequence[dt.datetime]
) -> tuple[str, ...]:
    """Why the signer is not trusted, none when they are. ``times`` are those at which all must be valid."""
    found = [_("no trusted certificate was given")] if not anchors else []
    found += _wrong_purpose(leaf)
    path = _path(leaf, others, anchors)
    if path is None:
        if anchors:
            found.append(_("the certificate does not lead to a trusted one"))
        return (*found, *_expired([leaf], times))
    for depth, each in enumerate(path[1:]):
        found += _wrong_issuer(each, depth)
    return (*found, *_expired(path, times))


def _path(
    leaf: "Certificate", others: Sequence["Certificate"], anchors: Sequence["Certificate"]
) -> list["Certificate"] | None:
    """From the leaf to the first anchor, every step proven by its signature."""
    pool = (*anchors, *others)
    path = [leaf]
    while path[-1] not in anchors:
        above = next((each for each in pool if each not in path and _issued(path[-1], each)), None)
        if above is None or len(path) >= LONGEST:
            return None
        path.append(above)
    return path


def _issued(below: "Certificate", above: "Certificate") -> bool:
    from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm

    try:
        digest = below.signature_hash_algorithm
        if digest is None or digest.name not in _DIGESTS or below.issuer != above.subject:
            return False
        below.verify_directly_issued_by(above)
    except (InvalidSignature, UnsupportedAlgorithm, ValueError, TypeError):
        return False
    return True


def _expired(path: Sequence["Certificate"], times: Sequence[dt.datetime]) -> list[str]:
    message = _("the certificate of {subject} is not valid on {day}")
    late = [(each, when) for each in path for when in times if not valid_at(each, when)]
    return [message.format(subject=subject_of(each), day=when.date().isoformat()) for each, when in late[:1]]


def _wrong_purpose(leaf: "Certificate") -> list[str]:
    """A signer's certificate must be for signing: key usage, extended usage, no unknown critical extension. One without
    any of them may be used for everything (RFC 5280, 4.2.1.3).
    """
    from cryptography import x509

    extensions = _extensions(leaf)
    if extensions is None:
        return [_unreadable(leaf)]
    found = _unknown_demands(extensions)
    usage = _extension(extensions, x509.KeyUsage)
    if isinstance(usage, x509.KeyUsage) and not (usage.digital_signature or usage.content_commitment):
        found.append(_("the certificate is not for signing (key usage)"))
    purposes = _extension(extensions, x509.ExtendedKeyUsage)
    if isinstance(purposes, x509.ExtendedKeyUsage) and not {each.dotted_string for each in purposes} & PURPOSES:
        found.append(_("the certificate is not for signing documents (purpose)"))
    return found


def _wrong_issuer(issuer: "Certificate", below: int) -> list[str]:
    """An issuer must be an authority that may sign certificates, over no more levels than it says."""
    from cryptography import x509

    extensions = _extensions(issuer)
    if extensions is None:
        return [_unreadable(issuer)]
    found = _unknown_demands(extensions)
    basic = _extension(extensions, x509.BasicConstraints)
    if not isinstance(basic, x509.BasicConstraints) or not basic.ca:
        found.append(_("{subject} may not issue certificates").format(subject=subject_of(issuer)))
    elif basic.path_length is not None and below > basic.path_length:
        found.append(_("{subject} may not issue certificates over so many levels").format(subject=subject_of(issuer)))
    usage = _extension(extensions, x509.KeyUsage)
    if isinstance(usage, x509.KeyUsage) and not usage.key_cert_sign:
        found.append(_("{subject} may not issue certificates").format(subject=subject_of(issuer)))
    return found


_UNDERSTOOD: Final = frozenset({"2.5.29.15", "2.5.29.19", "2.5.29.37", "2.5.29.14", "2.5.29.35", "2.5.29.17"})


def _unknown_demands(extensions: "Extensions") -> list[str]:
    unknown = [each.oid.dotted_string for each in extensions if each.critical]
    message = _("the certificate makes a demand that is not understood ({oid})")
    return [message.format(oid=oid) for oid in unknown if oid not in _UNDERSTOOD]


def _extensions(certificate: "Certificate") -> "Extensions | None":
    """The certificate's extensions; ``None`` where one stands twice or cannot be read."""
    from cryptography import x509

    try:
        return certificate.extensions
    except (x509.DuplicateExtension, x509.UnsupportedGeneralNameType, ValueError):
        return None


def _unreadable(certificate: "Certificate") -> str:
    return _("the extensions of the certificate of {subject} cannot be read").format(subject=subject_of(certificate))


def _extension(extensions: "Extensions", kind: type) -> object:
    from cryptography import x509

    try:
        return extensions.get_extension_for_class(kind).value
    except x509.ExtensionNotFound:
        return None
