"""Certificates of odd form: the letter's bytes are judged all the same, and the doubt is said in words."""

import base64
import warnings
from collections.abc import Callable

import pytest
from cryptography import x509

from reply_studio.errors import InputError
from reply_studio.model.signature import LetterStatus
from reply_studio.signing import signer as signing
from reply_studio.signing import xmldsig
from reply_studio.signing.keys import SigningKey, open_pkcs12, read_certificates
from reply_studio.signing.port import PackageSigner
from reply_studio.signing.signer import sign
from reply_studio.signing.verifier import verify
from reply_studio.signing.xmldsig import der
from tests import odd_certificates as odd
from tests.odd_certificates import OddAuthority
from tests.signed_letters import altered
from tests.signing_keys import DAY, NOW, PASSWORD, as_pkcs12


@pytest.fixture(scope="module")
def authority() -> OddAuthority:
    return OddAuthority()


def judged(final: bytes, key: SigningKey, authority: OddAuthority) -> LetterStatus:
    return verify(sign(final, key, NOW, "x"), (authority.root,), NOW + DAY, "x")


def doubts(status: LetterStatus) -> str:
    assert status.intact
    assert not status.trusted
    return "; ".join(status.signatures[0].doubts)


def test_without_extensions_nothing_is_ruled_out(authority: OddAuthority, final: bytes) -> None:
    """No key usage and no purpose: the certificate may be used for everything (RFC 5280, 4.2.1.3)."""
    assert judged(final, authority.signer(), authority).trusted


def test_unknown_extensions_that_are_not_critical_are_passed_over(authority: OddAuthority, final: bytes) -> None:
    assert judged(final, authority.signer(odd.unknown(1), odd.unknown(2)), authority).trusted


def test_an_unknown_demand_is_named(authority: OddAuthority, final: bytes) -> None:
    assert f"{odd.PRIVATE}1" in doubts(judged(final, authority.signer(odd.unknown(1), critical=True), authority))


def test_a_wrong_purpose_is_named(authority: OddAuthority, final: bytes) -> None:
    assert "purpose" in doubts(judged(final, authority.signer(odd.for_servers()), authority))


def test_an_extension_that_stands_twice(authority: OddAuthority, final: bytes) -> None:
    key = authority.signer(odd.unknown(1), odd.unknown(2), change=odd.twice)
    with pytest.raises(x509.DuplicateExtension):
        assert key.certificate.extensions
    assert "extensions" in doubts(judged(final, key, authority))


@pytest.mark.parametrize("kind", [x509.KeyUsage, x509.ExtendedKeyUsage, x509.BasicConstraints])
def test_an_extension_that_cannot_be_read(
    authority: OddAuthority, final: bytes, kind: type[x509.ExtensionType]
) -> None:
    key = authority.signer(odd.garbled(kind))
    with pytest.raises(ValueError, match="pars"):
        assert key.certificate.extensions
    assert "extensions" in doubts(judged(final, key, authority))


def test_an_issuer_whose_extensions_cannot_be_read(authority: OddAuthority, final: bytes) -> None:
    """A trusted certificate of odd form vouches for nobody."""
    other = OddAuthority()
    other.root = other._built(other.key, "云川市测试根", odd.garbled(x509.BasicConstraints))
    assert "extensions" in doubts(judged(final, other.signer(), other))


def test_an_unknown_way_of_signing(authority: OddAuthority, final: bytes) -> None:
    key = authority.signer(change=odd.of_unknown_method)
    assert "does not lead to a trusted one" in doubts(judged(final, key, authority))


def test_a_number_below_zero_warns_nobody(authority: OddAuthority, final: bytes) -> None:
    """The library warns of it on the terminal; the verdict is what the person asked for."""
    signer = authority.signer(change=odd.negative_number)
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        signed = sign(final, signer, NOW, "x")
        status = verify(signed, (authority.root,), NOW + DAY, "x")
    assert status.intact
    assert told == []


def swapped(signed: bytes, old: x509.Certificate, new: x509.Certificate) -> bytes:
    """The letter with another certificate in its signature."""
    texts = [base64.b64encode(der(each)) for each in (old, new)]
    return altered(signed, {"_xmlsignatures/sig1.xml": lambda data: data.replace(*texts)})


def test_a_name_that_is_none(authority: OddAuthority, final: bytes) -> None:
    """Neither the signature nor a key file nor a trusted certificate of such a name is a traceback."""
    good, bad = authority.signer(), authority.signer(change=odd.of_a_name_that_is_none)
    with pytest.raises(ValueError, match=r"invalid|pars|utf"):
        assert bad.certificate.subject
    status = verify(swapped(sign(final, good, NOW, "x"), good.certificate, bad.certificate), (), NOW, "x")
    assert not status.intact
    assert any("certificate" in each for each in status.signatures[0].errors)
    with pytest.raises(InputError, match="certificate"):
        read_certificates(der(bad.certificate), "odd.pem")
    with pytest.raises(InputError, match="certificate"):
        PackageSigner().verify(final, "x", {"odd.pem": der(bad.certificate)}, NOW)


def test_a_key_file_with_a_certificate_that_cannot_be_read(authority: OddAuthority) -> None:
    bad = authority.signer(change=odd.of_a_name_that_is_none)
    with pytest.raises(InputError, match=r"unit\.p12"):
        open_pkcs12(as_pkcs12(bad), PASSWORD, "unit.p12")


def relative(data: bytes) -> bytes:
    return data.replace(b"<SignedInfo", b'<SignedInfo xmlns:x="a/b"', 1)


def deep(data: bytes) -> bytes:
    return data.replace(b"</SignedInfo>", b"<a>" * 250 + b"</a>" * 250 + b"</SignedInfo>", 1)


def remarks(data: bytes) -> bytes:
    return data.replace(b"<SignedInfo>", b"<!--x--><?x y?><SignedInfo>", 1)


@pytest.mark.parametrize("change", [relative, deep, remarks])
def test_xml_that_has_no_canonical_form(
    authority: OddAuthority, final: bytes, change: Callable[[bytes], bytes]
) -> None:
    signed = sign(final, authority.signer(), NOW, "x")
    status = verify(altered(signed, {"_xmlsignatures/sig1.xml": change}), (authority.root,), NOW, "x")
    assert not status.intact
    assert status.signatures[0].errors


@pytest.mark.parametrize("time", ["9999-12-31T23:59:59-14:00", "0001-01-01T00:00:00+14:00", "2026-02-30T00:00:00Z", ""])
def test_times_at_the_end_of_time(authority: OddAuthority, final: bytes, time: str) -> None:
    """A signer may claim any time; it is doubted or refused in words."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(xmldsig, "stamp", lambda _when: time)
        patch.setattr(signing, "_proven", lambda *_given: None)
        signed = sign(final, authority.signer(), NOW, "x")
    status = verify(signed, (authority.root,), NOW, "x")
    assert not status.trusted
    one = status.signatures[0]
    assert one.errors or one.doubts
