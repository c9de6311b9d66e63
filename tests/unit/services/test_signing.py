"""The use-case works with any signer: the seam for a legal electronic seal."""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

import pytest

from reply_studio.config import Config, Signing
from reply_studio.errors import InputError, UsageError
from reply_studio.model.signature import LetterStatus, SignatureStatus
from reply_studio.services import signing
from reply_studio.services.ports import Signer
from tests.desks import MORNING


class SealSigner:
    """A signer of another kind: it puts its mark behind the file."""

    MARK = b"|sealed by "

    def sign(self, data: bytes, name: str, key: bytes, password: str, when: dt.datetime) -> bytes:
        if password != "open":
            raise InputError("the seal is locked", where=name)
        return data + self.MARK + key

    def verify(self, data: bytes, name: str, anchors: Mapping[str, bytes], now: dt.datetime) -> LetterStatus:
        _text, mark, key = data.partition(self.MARK)
        if not mark:
            return LetterStatus()
        one = SignatureStatus(signer=key.decode(), time=now, intact=True, trusted=key in anchors.values())
        return LetterStatus(signatures=(one,))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "letter.docx").write_bytes(b"text")
    (tmp_path / "seal.key").write_bytes(b"yunchuan")
    return tmp_path


def test_another_signer_signs_and_is_judged_by_its_own_rules(folder: Path) -> None:
    signer: Signer = SealSigner()
    data = signing.signed(signer, folder / "letter.docx", folder / "seal.key", "open", MORNING)
    (folder / "signed.docx").write_bytes(data)
    trusted = signing.anchors(None, None, [folder / "seal.key"])
    found = list(signing.verdicts(signer, [folder], trusted, MORNING))
    assert [(Path(each.file).name, each.status.trusted) for each in found] == [
        ("letter.docx", False),
        ("signed.docx", True),
    ]


def test_what_word_keeps_beside_an_open_letter_is_no_letter(folder: Path) -> None:
    (folder / "~$letter.docx").write_bytes(b"\x03lin")
    assert signing.letters([folder]) == [folder / "letter.docx"]


def test_its_refusals_reach_the_person(folder: Path) -> None:
    with pytest.raises(InputError, match="locked"):
        signing.signed(SealSigner(), folder / "letter.docx", folder / "seal.key", "shut", MORNING)


def test_the_key_comes_from_the_call_or_the_configuration(folder: Path) -> None:
    own = Config(signing=Signing(key="seal.key"))
    assert signing.key_of(own, folder, None) == folder / "seal.key"
    assert signing.key_of(own, folder, Path("other.p12")) == Path("other.p12")
    with pytest.raises(UsageError, match="no key is named"):
        signing.key_of(Config(), folder, None)


def test_a_folder_without_letters_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds no Word file"):
        signing.letters([tmp_path])
