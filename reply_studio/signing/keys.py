"""Keys and certificates: read from PKCS#12, used to sign and to check, RSA and elliptic curves."""

import datetime as dt
import warnings
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from reply_studio.errors import InputError, RefusedError
from reply_studio.i18n import _
from reply_studio.signing.names import SIGNATURES

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey, EllipticCurvePublicKey
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey
    from cryptography.hazmat.primitives.hashes import HashAlgorithm
    from cryptography.x509 import Certificate

LEAST_RSA: Final = 2048
CURVES: Final = ("secp256r1", "secp384r1", "secp521r1")
_DIGEST_FOR_CURVE: Final = {"secp256r1": "sha256", "secp384r1": "sha384", "secp521r1": "sha512"}


@dataclass(frozen=True)
class SigningKey:
    """A private key with its certificate and those that lead from it upward. It is never written or printed."""

    key: "RSAPrivateKey | EllipticCurvePrivateKey" = field(repr=False)
    certificate: "Certificate"
    chain: tuple["Certificate", ...] = ()

    @property
    def algorithm(self) -> str:
        """The URI of the signature algorithm that this key uses."""
        kind, digest = _kind_of(self.key.public_key())
        return next(uri for uri, known in SIGNATURES.items() if known == (kind, digest))

    def sign(self, data: bytes) -> bytes:
        """The signature's bytes, for an elliptic curve r and s one behind the other (XML-DSig 1.1, 6.4.3)."""
        from cryptography.hazmat.primitives.asymmetric import ec, padding
        from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature

        digest = _hash(SIGNATURES[self.algorithm][1])
        if isinstance(self.key, ec.EllipticCurvePrivateKey):
            r, s = decode_dss_signature(self.key.sign(data, ec.ECDSA(digest)))
            size = _size(self.key.curve)
            return r.to_bytes(size, "big") + s.to_bytes(size, "big")
        return self.key.sign(data, padding.PKCS1v15(), digest)


def open_pkcs12(data: bytes, password: str, name: str) -> SigningKey:
    """The key in a PKCS#12 file (.p12, .pfx).

    Raises:
        InputError: no such file, or the password does not open it.
        RefusedError: the key is of a kind or size that is not let in.
    """
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.serialization import pkcs12

    try:
        held = pkcs12.load_pkcs12(data, password.encode("utf-8") or None)
    except (ValueError, TypeError, NotImplementedError, UnsupportedAlgorithm) as error:
        message = _("cannot be opened: the password is wrong, or it is no PKCS#12 file")
        raise InputError(message, where=name, hint=_("check the password and the file")) from error
    if held.key is None or held.cert is None:
        raise InputError(_("holds no private key with its certificate"), where=name)
    certificate = held.cert.certificate
    key = _usable(held.key, name)
    others = tuple(each.certificate for each in held.additional_certs)
    try:
        own = _spki(certificate.public_key())
        for each in (certificate, *others):
            _refuse_unreadable(each)
    except (ValueError, UnsupportedAlgorithm) as error:
        message = _("holds a certificate that cannot be read: {cause}")
        raise InputError(message.format(cause=error), where=name) from error
    if _spki(key.public_key()) != own:
        raise InputError(_("holds a key and the certificate of another one"), where=name)
    return SigningKey(key, certificate, ordered(certificate, others))


def _usable(key: object, name: str) -> "RSAPrivateKey | EllipticCurvePrivateKey":
    from cryptography.hazmat.primitives.asymmetric import ec, rsa

    if isinstance(key, rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey) and _strong(key.public_key()):
        return key
    raise RefusedError(
        _("this key is too weak or of a kind that is not used"),
        where=name,
        hint=_("RSA from {bits} bits, or ECDSA on P-256, P-384 or P-521").format(bits=LEAST_RSA),
    )


def ordered(leaf: "Certificate", others: Sequence["Certificate"]) -> tuple["Certificate", ...]:
    """The certificates that lead upward from ``leaf``, each the issuer of the one before."""
    chain: list[Certificate] = []
    at = leaf
    while at.issuer != at.subject:
        above = next((each for each in others if each.subject == at.issuer and each not in chain), None)
        if above is None:
            break
        chain.append(above)
        at = above
    return tuple(chain)


def _strong(key: object) -> bool:
    from cryptography.hazmat.primitives.asymmetric import ec, rsa

    if isinstance(key, rsa.RSAPublicKey):
        return key.key_size >= LEAST_RSA
    return isinstance(key, ec.EllipticCurvePublicKey) and key.curve.name in CURVES


def _kind_of(key: "RSAPublicKey | EllipticCurvePublicKey") -> tuple[str, str]:
    from cryptography.hazmat.primitives.asymmetric import ec

    if isinstance(key, ec.EllipticCurvePublicKey):
        return "ecdsa", _DIGEST_FOR_CURVE[key.curve.name]
    return "rsa", "sha256"


def _size(curve: object) -> int:
    return (int(getattr(curve, "key_size")) + 7) // 8  # noqa: B009  # the type has no common base with the attribute


def _hash(name: str) -> "HashAlgorithm":
    from cryptography.hazmat.primitives import hashes

    known: dict[str, HashAlgorithm] = {
        "sha256": hashes.SHA256(),
        "sha384": hashes.SHA384(),
        "sha512": hashes.SHA512(),
    }
    return known[name]


def _spki(key: object) -> bytes:
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    public = getattr(key, "public_bytes")  # noqa: B009  # every public key has it; their types share no base
    return bytes(public(Encoding.DER, PublicFormat.SubjectPublicKeyInfo))


def signed_by(certificate: "Certificate", algorithm: str, signature: bytes, data: bytes) -> bool:
    """Whether these bytes are the signature of ``data`` by the certificate's key, with an algorithm that is let in."""
    from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
    from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature

    kind, digest = SIGNATURES[algorithm]
    try:
        key = certificate.public_key()
        if not _strong(key):
            return False
        if kind == "rsa" and isinstance(key, rsa.RSAPublicKey):
            key.verify(signature, data, padding.PKCS1v15(), _hash(digest))
        elif kind == "ecdsa" and isinstance(key, ec.EllipticCurvePublicKey):
            size = _size(key.curve)
            if len(signature) != 2 * size:
                return False
            pair = (int.from_bytes(signature[:size], "big"), int.from_bytes(signature[size:], "big"))
            key.verify(encode_dss_signature(*pair), data, ec.ECDSA(_hash(digest)))
        else:
            return False
    except (InvalidSignature, UnsupportedAlgorithm, ValueError):
        return False
    return True


def read_certificates(data: bytes, name: str) -> tuple["Certificate", ...]:
    """The certificates of a file, PEM (one or several) or DER.

    Raises:
        InputError: it holds none.
    """
    from cryptography import x509

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            pem = tuple(x509.load_pem_x509_certificates(data)) if b"-----BEGIN" in data else ()
        for each in pem:
            _refuse_unreadable(each)
        return pem or (loaded(data),)
    except ValueError as error:
        raise InputError(_("holds no certificate (PEM or DER)"), where=name) from error


def loaded(data: bytes) -> "Certificate":
    """The certificate in these bytes (DER), its names and its period readable. What the library warns of on the
    terminal, such as a serial number below zero, is nothing that the person could mend.

    Raises:
        ValueError: it is none.
    """
    from cryptography import x509

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = x509.load_der_x509_certificate(data)
    _refuse_unreadable(found)
    return found


def serial_of(certificate: "Certificate") -> int:
    """Its number; the library warns on the terminal of one below zero each time it is asked."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return certificate.serial_number


def _refuse_unreadable(certificate: "Certificate") -> None:
    """The library reads names and times when they are asked for; this asks.

    Raises:
        ValueError: they cannot be read.
    """
    for each in (certificate.subject, certificate.issuer):
        each.rfc4514_string()
    _period = (certificate.not_valid_before_utc, certificate.not_valid_after_utc)


def subject_of(certificate: "Certificate") -> str:
    """The certificate's subject in one line, RFC 4514."""
    return certificate.subject.rfc4514_string()


def valid_at(certificate: "Certificate", when: dt.datetime) -> bool:
    """Whether the certificate is within its period at that time."""
    return certificate.not_valid_before_utc <= when <= certificate.not_valid_after_utc
