"""Certificates that no careful authority issues, for tests of what a verifier says of them.

The builder of the library refuses most of these forms, so that an ordinary certificate is made, its bytes are changed
without changing their length, and the issuer's key signs it again.
"""

import warnings
from collections.abc import Callable
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID

from reply_studio.signing.keys import SigningKey
from tests.signing_keys import DAY, NOW, name

PRIVATE = "1.3.6.1.4.1.55555.7."
"""An arc of invented extensions; with one digit behind it each has one length."""
_SHA256_WITH_RSA = bytes.fromhex("06092a864886f70d01010b")
_UNKNOWN_METHOD = bytes.fromhex("06092a864886f70d01017f")
_COUNTRY = b"\x13\x02CN"


class OddAuthority:
    """A root with an RSA key, whose signatures have one length whatever they sign."""

    def __init__(self) -> None:
        self.key = rsa.generate_private_key(65537, 2048)
        self.root = self._built(self.key, "云川市测试根", x509.BasicConstraints(ca=True, path_length=None))

    def signer(
        self, *extensions: x509.ExtensionType, critical: bool = False, change: Callable[[bytes], bytes] | None = None
    ) -> SigningKey:
        """A signer whose certificate has these extensions and no others, its bytes passed through ``change``."""
        key = rsa.generate_private_key(65537, 2048)
        made = self._built(key, "云川市民政局", *extensions, critical=critical)
        return SigningKey(key, self._changed(made, change) if change else made, (self.root,))

    def _built(self, key: Any, subject: str, *extensions: x509.ExtensionType, critical: bool = False) -> Any:
        made = (
            x509.CertificateBuilder()
            .subject_name(name(subject))
            .issuer_name(name("云川市测试根"))
            .public_key(key.public_key())
            .serial_number(0x1234567890)
            .not_valid_before(NOW - 30 * DAY)
            .not_valid_after(NOW + 700 * DAY)
        )
        for each in extensions:
            made = made.add_extension(each, critical=critical)
        return made.sign(self.key, hashes.SHA256())

    def _changed(self, made: x509.Certificate, change: Callable[[bytes], bytes]) -> x509.Certificate:
        """The certificate with other bytes inside, signed anew by the root."""
        signed = change(made.tbs_certificate_bytes)
        rest = made.public_bytes(Encoding.DER).split(made.tbs_certificate_bytes)
        signature = self.key.sign(signed, padding.PKCS1v15(), hashes.SHA256())
        tail = change(rest[1][: -len(signature)]) + signature
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return x509.load_der_x509_certificate(rest[0] + signed + tail)


def unknown(digit: int) -> x509.UnrecognizedExtension:
    """An extension that nobody knows."""
    return x509.UnrecognizedExtension(x509.ObjectIdentifier(f"{PRIVATE}{digit}"), b"\x04\x01x")


def garbled(kind: type[x509.ExtensionType]) -> x509.UnrecognizedExtension:
    """A well-known extension whose content is nothing of its kind."""
    return x509.UnrecognizedExtension(kind.oid, b"\x04\x02\xff")


def twice(tbs: bytes) -> bytes:
    """The second invented extension gets the first one's name."""
    one, two = (x509.ObjectIdentifier(f"{PRIVATE}{digit}").dotted_string for digit in (1, 2))
    first, second = (_der(each) for each in (one, two))
    return tbs.replace(second, first)


def of_unknown_method(data: bytes) -> bytes:
    """Signed, it says, by an algorithm that there is not."""
    return data.replace(_SHA256_WITH_RSA, _UNKNOWN_METHOD)


def of_a_name_that_is_none(data: bytes) -> bytes:
    """The country is a string of a kind that no name may have; bytes that are no text."""
    return data.replace(_COUNTRY, b"\x0c\x02\xff\xfe")


def negative_number(data: bytes) -> bytes:
    """A serial number below zero."""
    return data.replace(b"\x02\x05\x12\x34\x56\x78\x90", b"\x02\x05\x92\x34\x56\x78\x90")


def _der(dotted: str) -> bytes:
    """An object identifier of this module's arc as it stands in a certificate."""
    head = bytes.fromhex("2b0601040183b20307")
    return b"\x06\x0a" + head + bytes([int(dotted.rsplit(".", 1)[1])])


def for_servers() -> x509.ExtensionType:
    """A purpose that is not signing documents."""
    return x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH])
