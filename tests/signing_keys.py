"""A fictional certificate authority and signers for tests: made anew, valid for the hour the tests run in."""

import datetime as dt
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from reply_studio.signing.keys import SigningKey

NOW = dt.datetime(2026, 9, 21, 10, 0, tzinfo=dt.timezone(dt.timedelta(hours=8)))
DAY = dt.timedelta(days=1)
PASSWORD = "correct horse"


def name(common: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "CN"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "云川市"),
            x509.NameAttribute(NameOID.COMMON_NAME, common),
        ]
    )


def new_key(kind: str) -> Any:
    if kind == "rsa":
        return rsa.generate_private_key(65537, 2048)
    return ec.generate_private_key({"ec": ec.SECP256R1(), "ec384": ec.SECP384R1()}[kind])


def certificate(
    subject: str,
    key: Any,
    issuer: tuple[x509.Certificate, Any] | None = None,
    *,
    authority: bool = False,
    start: dt.datetime = NOW - 30 * DAY,
    end: dt.datetime = NOW + 700 * DAY,
    purpose: x509.ObjectIdentifier | None = None,
) -> x509.Certificate:
    made = (
        x509.CertificateBuilder()
        .subject_name(name(subject))
        .issuer_name(issuer[0].subject if issuer else name(subject))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(end)
        .add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
        .add_extension(
            x509.KeyUsage(
                digital_signature=not authority,
                content_commitment=not authority,
                key_encipherment=False,
                data_encipherment=False,
                key_agreement=False,
                key_cert_sign=authority,
                crl_sign=authority,
                encipher_only=False,
                decipher_only=False,
            ),
            critical=True,
        )
    )
    if purpose is not None:
        made = made.add_extension(x509.ExtendedKeyUsage([purpose]), critical=False)
    return made.sign(issuer[1] if issuer else key, hashes.SHA256())


class Authority:
    """A root that everybody may trust, and the signers it vouches for."""

    def __init__(self, common: str = "云川市电子印章测试根") -> None:
        self.key = new_key("ec")
        self.root = certificate(common, self.key, authority=True, start=NOW - 3000 * DAY, end=NOW + 9000 * DAY)

    def signer(self, subject: str = "云川市民政局", kind: str = "rsa", **more: Any) -> SigningKey:
        key = new_key(kind)
        return SigningKey(key, certificate(subject, key, (self.root, self.key), **more), (self.root,))


WRONG_PURPOSE = ExtendedKeyUsageOID.SERVER_AUTH


def as_pkcs12(held: SigningKey, password: str = PASSWORD) -> bytes:
    return pkcs12.serialize_key_and_certificates(
        b"unit", held.key, held.certificate, list(held.chain), BestAvailableEncryption(password.encode())
    )
