"""What signing gives, and what it refuses."""

import dataclasses

import pytest

from reply_studio.errors import InputError, RefusedError
from reply_studio.formats.packing import read_parts
from reply_studio.signing.keys import open_pkcs12
from reply_studio.signing.names import ROOT_RELS, TYPES_PART
from reply_studio.signing.signer import sign
from reply_studio.signing.verifier import verify
from tests.signed_letters import covered_parts, draft_letter, flipped, with_picture
from tests.signing_keys import DAY, NOW, PASSWORD, Authority, as_pkcs12, new_key

LATER = NOW + DAY


@pytest.mark.parametrize("kind", ["rsa", "ec", "ec384"])
def test_a_signed_letter_is_intact_and_trusted(authority: Authority, final: bytes, kind: str) -> None:
    data = sign(final, authority.signer(kind=kind), NOW, "letter.docx")
    status = verify(data, (authority.root,), LATER, "letter.docx")
    assert (status.signed, status.intact, status.trusted) == (True, True, True)
    assert status.signatures[0].signer.startswith("CN=云川市民政局")
    assert status.signatures[0].time == NOW
    assert status.uncovered == ()


def test_every_part_and_no_other_is_covered(signed: bytes, authority: Authority) -> None:
    status = verify(signed, (authority.root,), LATER, "letter.docx")
    assert list(status.signatures[0].covered) == sorted(covered_parts(signed))


def test_only_the_parts_of_the_signature_are_added(final: bytes, signed: bytes) -> None:
    before, after = read_parts(final, "a"), read_parts(signed, "b")
    assert {name: after[name] for name in before if name not in (TYPES_PART, ROOT_RELS)} == {
        name: data for name, data in before.items() if name not in (TYPES_PART, ROOT_RELS)
    }
    assert all(name.startswith("_xmlsignatures/") for name in set(after) - set(before))


def test_two_organs_sign_one_letter(signed: bytes, authority: Authority) -> None:
    both = sign(signed, authority.signer("云川市财政局", "ec"), LATER, "letter.docx")
    status = verify(both, (authority.root,), LATER, "letter.docx")
    assert status.trusted
    assert [each.signer.split(",")[0] for each in status.signatures] == ["CN=云川市民政局", "CN=云川市财政局"]


def test_a_letter_with_a_seal_picture_is_covered_with_it(authority: Authority, final: bytes) -> None:
    data = sign(with_picture(final), authority.signer(kind="ec"), NOW, "letter.docx")
    assert "word/media/seal.png" in verify(data, (), LATER, "x").signatures[0].covered
    assert not verify(flipped(data, "word/media/seal.png", 60), (), LATER, "x").intact


def test_the_same_key_and_time_give_the_same_bytes(authority: Authority, final: bytes) -> None:
    key = authority.signer()
    assert sign(final, key, NOW, "letter.docx") == sign(final, key, NOW, "letter.docx")


def test_a_draft_is_refused(authority: Authority) -> None:
    with pytest.raises(RefusedError, match="draft under review"):
        sign(draft_letter(), authority.signer(kind="ec"), NOW, "letter.docx")


def test_a_letter_changed_after_signing_is_not_signed_again(signed: bytes, authority: Authority) -> None:
    with pytest.raises(RefusedError, match="changed after it was signed"):
        sign(flipped(signed, "word/styles.xml", 400), authority.signer(kind="ec"), NOW, "letter.docx")


def test_a_certificate_that_has_run_out_is_refused(authority: Authority, final: bytes) -> None:
    key = authority.signer(kind="ec", end=NOW - DAY)
    with pytest.raises(RefusedError, match="not valid on 2026-09-21"):
        sign(final, key, NOW, "letter.docx")


def test_what_is_no_word_letter_is_refused(authority: Authority) -> None:
    with pytest.raises(InputError, match="damaged"):
        sign(b"PK\x03\x04 nothing", authority.signer(kind="ec"), NOW, "letter.docx")


def test_a_key_file_opens_with_its_password_only(authority: Authority) -> None:
    held = authority.signer()
    opened = open_pkcs12(as_pkcs12(held), PASSWORD, "unit.p12")
    assert opened.certificate == held.certificate
    assert opened.chain == (authority.root,)
    with pytest.raises(InputError, match="password is wrong"):
        open_pkcs12(as_pkcs12(held), "wrong", "unit.p12")


def test_a_file_with_another_key_s_certificate_is_refused(authority: Authority) -> None:
    """The library writes such files where the key's kind fits."""
    mixed = dataclasses.replace(authority.signer(kind="ec"), key=new_key("ec"))
    with pytest.raises((InputError, ValueError), match=r"another|match"):
        open_pkcs12(as_pkcs12(mixed), PASSWORD, "unit.p12")


def test_a_key_shows_nothing_of_itself(authority: Authority) -> None:
    assert "key=" not in repr(authority.signer(kind="ec")).replace("SigningKey(", "")
