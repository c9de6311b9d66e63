"""``sign`` and ``verify`` as people and scripts call them."""

import json
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.serialization import Encoding

from reply_studio.cli.main import run
from reply_studio.config import Signing
from reply_studio.services.issued_letters import letter_states
from reply_studio.services.issuing import Signature, issue
from reply_studio.signing.port import PackageSigner
from tests.review_desks import House
from tests.signed_letters import PIXEL, draft_letter, final_letter, flipped
from tests.signing_keys import DAY, NOW, PASSWORD, Authority, as_pkcs12
from tests.unit.services.test_reviewing import approve, approved, submit


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a letter, a key, its password and the root that is trusted."""
    folder = tmp_path_factory.mktemp("signing")
    authority = Authority()
    key = authority.signer(kind="ec", start=NOW - 900 * DAY, end=NOW + 9000 * DAY)
    (folder / "letter.docx").write_bytes(final_letter())
    (folder / "draft.docx").write_bytes(draft_letter())
    (folder / "unit.p12").write_bytes(as_pkcs12(key))
    (folder / "password").write_text(f"{PASSWORD}\n")
    (folder / "root.pem").write_bytes(authority.root.public_bytes(Encoding.PEM))
    return folder


def sign(place: Path, name: str, *more: str) -> int:
    key = ("--key", str(place / "unit.p12"), "--password-file", str(place / "password"))
    return run(["--lang", "en", "sign", str(place / name), *key, *more])


def verify(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, Any]:
    code = run(["--lang", "en", "verify", *arguments, "--format", "json"])
    return code, json.loads(capsys.readouterr().out)


@pytest.fixture(scope="module")
def signed(place: Path) -> Path:
    assert sign(place, "letter.docx") == 0
    return place / "letter-signed.docx"


def test_a_signed_letter_verifies(place: Path, signed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, told = verify(capsys, str(signed), "--trust", str(place / "root.pem"))
    assert code == 0
    assert (told["signed"], told["intact"], told["trusted"], told["errors"]) == (True, True, True, [])
    assert told["signer"].startswith("CN=云川市民政局")
    assert "word/document.xml" in told["covered_parts"]
    assert told["uncovered_parts"] == []


def test_without_a_trusted_certificate_it_is_not_trusted(signed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, told = verify(capsys, str(signed))
    assert code == 1
    assert (told["intact"], told["trusted"]) == (True, False)
    assert told["signatures"][0]["doubts"] == ["no trusted certificate was given"]


def test_an_altered_letter_is_told_with_the_part(
    place: Path, signed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bent = tmp_path / "bent.docx"
    bent.write_bytes(flipped(signed.read_bytes(), "word/styles.xml", 300))
    code, told = verify(capsys, str(bent), "--trust", str(place / "root.pem"))
    assert code == 1
    assert (told["signed"], told["intact"], told["trusted"]) == (True, False, False)
    assert told["errors"] == ["word/styles.xml was changed"]


def test_a_folder_of_letters(place: Path, signed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.docx").write_bytes(signed.read_bytes())
    (tmp_path / "b.docx").write_bytes((place / "letter.docx").read_bytes())
    code, told = verify(capsys, str(tmp_path), "--trust", str(place / "root.pem"))
    assert code == 1
    assert [(Path(each["file"]).name, each["signed"], each["trusted"]) for each in told["letters"]] == [
        ("a.docx", True, True),
        ("b.docx", False, False),
    ]


def test_the_text_names_state_signer_and_reason(signed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--lang", "en", "verify", str(signed)]) == 1
    told = capsys.readouterr().out
    assert "intact, signer not trusted" in told
    assert "signed by CN=云川市民政局" in told
    assert "- no trusted certificate was given" in told


def test_a_draft_is_refused_with_exit_5(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert sign(place, "draft.docx") == 5
    assert "draft under review" in capsys.readouterr().err
    assert not (place / "draft-signed.docx").exists()


def test_a_signed_letter_is_not_written_over(place: Path, signed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert signed.exists()
    assert sign(place, "letter.docx") == 5
    assert "is there already" in capsys.readouterr().err


def test_a_second_organ_signs_into_a_file_of_its_own(
    place: Path, signed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    both = tmp_path / "both.docx"
    assert sign(place, signed.name, "-o", str(both)) == 0
    capsys.readouterr()
    assert len(verify(capsys, str(both))[1]["signatures"]) == 2


@pytest.mark.parametrize(
    ("options", "code", "words"),
    [
        (("--key", "unit.p12"), 2, "password is needed"),
        ((), 2, "no key is named"),
        (("--key", "none.p12", "--password-file", "password"), 3, "no such file"),
        (("--key", "root.pem", "--password-file", "password"), 3, "no PKCS#12 file"),
        (("--key", "unit.p12", "--password-file", "root.pem"), 3, "password is wrong"),
    ],
)
def test_what_is_missing_is_said(  # noqa: PLR0917
    place: Path,
    options: tuple[str, ...],
    code: int,
    words: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.chdir(tmp_path)
    given = [each if each.startswith("--") else str(place / each) for each in options]
    assert run(["--lang", "en", "sign", str(place / "letter.docx"), "-o", str(tmp_path / "x.docx"), *given]) == code
    assert words in capsys.readouterr().err
    assert not (tmp_path / "x.docx").exists()


def test_the_workspace_names_key_and_trusted_certificates(
    place: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "drafts").mkdir()
    told = f'schema = 1\n[signing]\nkey = "unit.p12"\ntrust = ["{place / "root.pem"}"]\n'
    (tmp_path / "config.toml").write_text(told)
    (tmp_path / "unit.p12").write_bytes((place / "unit.p12").read_bytes())
    letter, out = place / "letter.docx", tmp_path / "out.docx"
    password = ("--password-file", str(place / "password"))
    assert run(["--lang", "en", "-C", str(tmp_path), "sign", str(letter), *password, "-o", str(out)]) == 0
    capsys.readouterr()
    assert run(["--lang", "en", "-C", str(tmp_path), "verify", str(out)]) == 0
    assert "signer trusted" in capsys.readouterr().out


def test_a_file_that_is_no_package_is_told_as_such(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken = tmp_path / "broken.docx"
    broken.write_bytes(b"no package")
    code, told = verify(capsys, str(broken))
    assert code == 1
    assert (told["signed"], told["intact"]) == (False, False)
    assert "damaged" in told["errors"][0]


def test_issuing_signs_at_once_and_the_record_keeps_the_signer(
    place: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    house = House(tmp_path / "w", signing=Signing(key=str(place / "unit.p12"), trust=(str(place / "root.pem"),)))
    submit(house)
    approve(house, "su")
    approve(house, "gu")
    seal = tmp_path / "seal.png"
    seal.write_bytes(PIXEL)
    sign_at_once = Signature(PackageSigner(), (place / "unit.p12").read_bytes(), PASSWORD)
    done = issue(house.desk("bai"), house.case, seal=seal, sign=sign_at_once)
    assert done.signer.startswith("CN=云川市民政局")
    assert house.desk("bai").store.load(house.case).acts[-1].data["signer"] == done.signer
    code, told = verify(capsys, str(done.path), "--trust", str(place / "root.pem"))
    assert (code, told["trusted"]) == (0, True)
    assert "word/media/seal.png" in told["covered_parts"]
    assert list(house.desk("bai").store.verify(house.case)) == []
    assert PASSWORD.encode() not in b"".join(each.read_bytes() for each in house.folder.rglob("*") if each.is_file())


class Office:
    """A workspace on the disk whose letter was issued, as the command finds it: people, key and trust in its config."""

    def __init__(self, root: Path, place: Path) -> None:
        self.house = House(root)
        approved(self.house)
        issue(self.house.desk("bai"), self.house.case)
        people = "".join(
            f'[[people]]\nlogin = "{each.login}"\nname = "{each.name}"\nroles = ["{each.roles[0]}"]\n'
            for each in self.house.config.people
        )
        signing = f'[signing]\nkey = "unit.p12"\ntrust = ["{place / "root.pem"}"]\n'
        (root / "config.toml").write_text(f'schema = 1\n[office]\nname = "市民政局"\n{signing}{people}')
        (root / "unit.p12").write_bytes((place / "unit.p12").read_bytes())
        self.letter = self.house.folder / "letters" / "1.docx"
        self.password = ("--password-file", str(place / "password"))

    def sign(self, who: str, *more: str, file: Path | None = None) -> int:
        return run(["--lang", "en", "--as", who, "sign", str(file or self.letter), *self.password, *more])

    def acts(self) -> list[str]:
        return [each.act for each in self.house.desk("lin").store.load(self.house.case).acts]


@pytest.fixture
def office(place: Path, tmp_path: Path) -> Office:
    return Office(tmp_path / "w", place)


@pytest.mark.parametrize("named", [True, False], ids=["with -o", "without"])
def test_an_issued_letter_is_signed_where_its_case_keeps_it(
    office: Office, named: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    assert office.sign("gu", *(("-o", str(office.letter)) if named else ())) == 0
    told = capsys.readouterr().out
    assert told.startswith(f"signed: {office.letter}\n")
    assert "intact, signer trusted" in told
    assert office.acts()[-1] == "sign"
    assert [each.name for each in office.letter.parent.iterdir() if each.suffix == ".docx"] == ["1.docx"]
    desk = office.house.desk("lin")
    assert desk.store.verify(office.house.case) == []
    (state,) = letter_states(desk, desk.store.load(office.house.case))
    assert "signed by CN=云川市民政局" in state.words
    assert run(["--lang", "en", "-C", str(office.house.root), "verify", str(office.letter)]) == 0


def test_who_may_not_sign_it_is_told_and_may_sign_a_copy(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    before = office.letter.read_bytes()
    assert office.sign("lin") == 5
    assert "rule: right" in capsys.readouterr().err
    copy = office.house.root / "copy.docx"
    assert office.sign("lin", "-o", str(copy), "--key", str(office.house.root / "unit.p12")) == 0
    assert copy.read_bytes() != before
    assert office.letter.read_bytes() == before
    assert "sign" not in office.acts()


def test_a_letter_that_was_changed_since_it_was_issued_is_told(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    office.letter.write_bytes(final_letter())
    assert office.sign("bai") == 5
    told = capsys.readouterr().err
    assert "missing or was changed" in told
    assert "log" in told
    assert office.letter.read_bytes() == final_letter()


def test_a_letter_named_by_a_link_is_that_letter(office: Office, tmp_path: Path) -> None:
    link = tmp_path / "link.docx"
    link.symlink_to(office.letter)
    assert office.sign("bai", file=link) == 0
    assert link.is_symlink()
    assert office.acts()[-1] == "sign"


def test_nothing_is_written_beside_a_letter_of_a_case_without_its_workspace(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    (office.house.root / "config.toml").unlink()
    key = ("--key", str(office.house.root / "unit.p12"))
    for more in ((), ("-o", str(office.letter))):
        assert run(["--lang", "en", "sign", str(office.letter), *office.password, *key, *more]) == 5
        assert "belongs to a case" in capsys.readouterr().err
    assert len(list(office.letter.parent.glob("*.docx"))) == 1
