"""LibreOffice and the JDK, each with code of its own, accept our signatures and refuse altered letters."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from reply_studio.formats.packing import read_parts
from reply_studio.signing.signer import sign
from tests.programs import said
from tests.signed_letters import covered_parts, flipped, with_picture
from tests.signing_keys import NOW, Authority

PEERS = Path(__file__).resolve().parents[2] / "peers"


@pytest.fixture(scope="module")
def letters(authority: Authority, final: bytes, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of good letters and, for every part of them, one with a changed byte: ``good-…`` and ``bad-…``."""
    folder = tmp_path_factory.mktemp("letters")
    plain, sealed = final, with_picture(final)
    one = sign(plain, authority.signer(), NOW, "x")
    good = {
        "rsa": one,
        "ec": sign(plain, authority.signer(kind="ec"), NOW, "x"),
        "two": sign(one, authority.signer("云川市财政局", "ec"), NOW, "x"),
        "seal": sign(sealed, authority.signer(kind="ec"), NOW, "x"),
        "seal-two": sign(sign(sealed, authority.signer(), NOW, "x"), authority.signer("云川市财政局"), NOW, "x"),
    }
    for name, data in good.items():
        (folder / f"good-{name}.docx").write_bytes(data)
    for name in ("rsa", "seal-two"):
        for number, part in enumerate(covered_parts(good[name])):
            (folder / f"bad-{name}-{number}.docx").write_bytes(bent(good[name], part))
    return folder


def bent(data: bytes, part: str) -> bytes:
    """One byte of the part changed so that its XML stays whole: a letter inside a name or a text."""
    held = read_parts(data, "x")[part]
    if part.endswith(".rels"):
        return flipped(data, part, held.rindex(b'.xml"') - 1)
    if part.endswith((".xml",)):
        return flipped(data, part, held.rindex(b">", 0, held.rindex(b"</")) - 2)
    return flipped(data, part, len(held) - 14)


def answers(command: list[str], files: list[Path]) -> list[str]:
    """What a peer says, a line a file."""
    lines = said(command, given="".join(f"{each}\n" for each in files)).splitlines()
    assert len(lines) == len(files), lines[-1:]
    return lines


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("classes")
    said(["javac", "-encoding", "UTF-8", "-d", folder, PEERS / "ManifestCheck.java"])
    return folder


def test_libreoffice_accepts_ours_and_refuses_every_changed_part(letters: Path, office_python: str) -> None:
    files = sorted(letters.glob("*.docx"))
    told = answers([office_python, str(PEERS / "office_signatures.py")], files)
    for file, line in zip(files, told, strict=True):
        judged = json.loads(line)
        accepted = isinstance(judged, list) and bool(judged) and all(each["valid"] for each in judged)
        assert accepted == file.name.startswith("good"), f"{file.name}: {line}"
        if accepted:
            assert len(judged) == (2 if "two" in file.name else 1)


def test_the_jdk_accepts_ours_and_refuses_every_changed_part(
    letters: Path, needs: Callable[[str], str], request: pytest.FixtureRequest
) -> None:
    needs("javac")
    folder = request.getfixturevalue("compiled")
    files = sorted(letters.glob("*.docx"))
    told = answers([needs("java"), "-cp", str(folder), "ManifestCheck"], files)
    for file, line in zip(files, told, strict=True):
        assert line.startswith("VALID") == file.name.startswith("good"), f"{file.name}: {line}"
        if line.startswith("VALID"):
            assert line.split()[1] == ("2" if "two" in file.name else "1")
