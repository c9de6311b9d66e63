"""Intact and trusted are two questions: the letter's bytes, and whose certificate it is."""

from reply_studio.model.signature import LetterStatus
from reply_studio.signing.keys import SigningKey
from reply_studio.signing.signer import sign
from reply_studio.signing.verifier import verify
from tests.signing_keys import DAY, NOW, WRONG_PURPOSE, Authority, certificate, new_key


def judged(final: bytes, key: SigningKey, *anchors: object, now: object = NOW + DAY) -> LetterStatus:
    return verify(sign(final, key, NOW, "x"), anchors, now, "x")


def doubts(status: LetterStatus) -> str:
    assert status.intact
    assert not status.trusted
    return "; ".join(status.signatures[0].doubts)


def test_without_a_trusted_certificate_it_is_only_intact(authority: Authority, final: bytes) -> None:
    assert "no trusted certificate" in doubts(judged(final, authority.signer(kind="ec")))


def test_another_authority_of_the_same_name_is_not_trusted(authority: Authority, final: bytes) -> None:
    assert "does not lead" in doubts(judged(final, authority.signer(kind="ec"), Authority().root))


def test_the_signer_s_own_certificate_may_be_the_trusted_one(authority: Authority, final: bytes) -> None:
    key = authority.signer(kind="ec")
    assert judged(final, key, key.certificate).trusted


def test_a_certificate_that_ran_out_since_is_told(authority: Authority, final: bytes) -> None:
    key = authority.signer(kind="ec", end=NOW + DAY)
    assert "is not valid on 2026-10-01" in doubts(judged(final, key, authority.root, now=NOW + 10 * DAY))


def test_a_certificate_for_servers_does_not_sign_letters(authority: Authority, final: bytes) -> None:
    key = authority.signer(kind="ec", purpose=WRONG_PURPOSE)
    assert "not for signing documents" in doubts(judged(final, key, authority.root))


def test_a_signer_cannot_vouch_for_others(authority: Authority, final: bytes) -> None:
    clerk = authority.signer("科员", "ec")
    key = new_key("ec")
    forged = SigningKey(key, certificate("云川市市长", key, (clerk.certificate, clerk.key)), (clerk.certificate,))
    assert "may not issue certificates" in doubts(judged(final, forged, authority.root))


def test_a_middle_authority_is_followed(authority: Authority, final: bytes) -> None:
    key, middle_key = new_key("ec"), new_key("ec")
    middle = certificate("中间机构", middle_key, (authority.root, authority.key), authority=True)
    leaf = certificate("云川市民政局", key, (middle, middle_key))
    assert judged(final, SigningKey(key, leaf, (middle,)), authority.root).trusted
    assert "does not lead" in doubts(judged(final, SigningKey(key, leaf, ()), authority.root))


def test_a_time_still_to_come_is_doubted(authority: Authority, final: bytes) -> None:
    status = judged(final, authority.signer(kind="ec"), authority.root, now=NOW - 5 * DAY)
    assert "still to come" in doubts(status)


def test_an_unsigned_letter_is_neither(final: bytes) -> None:
    status = verify(final, (), NOW, "x")
    assert (status.signed, status.intact, status.trusted, status.errors) == (False, False, False, ())
