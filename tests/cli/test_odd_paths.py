"""What no one writes on purpose: a file where a folder should be, a name that is no text, a journal that is none."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reply_studio.cli.main import run

LETTER = "关于加强养老服务的建议的答复\n宁远舟代表：\n　　已建成食堂12家。\n云川市民政局\n2025年6月3日\n"


def test_a_workspace_under_a_file_is_a_failure_of_the_disk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One line with the cause, and the code of storage; nothing was made."""
    (tmp_path / "note.txt").write_text("x")
    assert run(["--lang", "en", "init", str(tmp_path / "note.txt" / "office")]) == 6
    told = capsys.readouterr().err
    assert "Not a directory" in told
    assert "report" not in told
    assert [each.name for each in tmp_path.iterdir()] == ["note.txt"]


@pytest.mark.skipif(os.name == "nt", reason="names of files are text there")
def test_a_letter_whose_name_is_no_text_is_checked(tmp_path: Path) -> None:
    """File names are bytes on Linux, and some come from another encoding."""
    path = tmp_path / os.fsdecode(b"\xb4\xf0\xb8\xb4.txt")
    path.write_text(LETTER, "utf-8")
    for form in ("text", "json", "sarif"):
        command = [sys.executable, "-m", "reply_studio", "--lang", "en", "check", "--letter", path, "--format", form]
        done = subprocess.run(command, capture_output=True, check=False)
        assert done.returncode in (0, 1), done.stderr
        assert b"internal error" not in done.stderr
        assert {"json": b"\\udcb4", "sarif": b"%B4%F0%B8%B4.txt", "text": b""}[form] in done.stdout


@pytest.mark.parametrize("damage", [b"\xff\xfe", b"{}\n{", b"[1]\n", b"\0" * 40])
def test_a_journal_that_cannot_be_read_is_what_verify_finds(
    damage: bytes, cli: Callable[..., Any], case: str, workspace: Path
) -> None:
    """The record is not whole: 1, as for every tampering, and the place; other commands end with 3."""
    journal = workspace / "drafts" / case / "journal.jsonl"
    journal.write_bytes(damage + journal.read_bytes())
    verified = cli("log", case, "--verify")
    assert verified.code == 1
    assert "journal.jsonl:" in verified.out
    assert cli("show", case).code == 3


def test_show_says_what_a_person_should_know_of_the_files(cli: Callable[..., Any], case: str, workspace: Path) -> None:
    """A key that is none, an edit from outside, a letter that was never issued; programs read stdout undisturbed."""
    folder = workspace / "drafts" / case
    assert cli("show", case).err == ""
    path = folder / "case.toml"
    path.write_text('colour = "red"\n' + path.read_text("utf-8"), "utf-8")
    (folder / "letters").mkdir()
    (folder / "letters" / "1.docx").write_bytes(b"PK")
    shown = cli("show", case, "--format", "json")
    assert shown.json["case"]["case"] == case
    for words in ("colour", "changed outside", "letters/1.docx was never issued"):
        assert words in shown.err


def test_a_workspace_takes_in_nothing_of_its_own(cli: Callable[..., Any], case: str, workspace: Path) -> None:
    """Settings, templates and cases lie in the folder that somebody names; what arrived there is taken in."""
    (workspace / "letter.txt").write_text(LETTER, "utf-8")
    done = cli("import", str(workspace), "--dry-run", "--format", "json")
    assert [Path(each["file"]).name for each in done.json["imported"]] == ["letter.txt"]
    for own in ("drafts", f"drafts/{case}"):
        assert cli("import", str(workspace / own)).out.strip() == "there is no file to take in"


def test_an_empty_path_is_not_the_folder_one_is_in(cli: Callable[..., Any], case: str) -> None:
    """As a variable of a script may be."""
    done = cli("import", "")
    assert (done.code, "a path is empty" in done.err) == (2, True)


def test_a_text_that_names_nothing_makes_no_case(cli: Callable[..., Any], workspace: Path) -> None:
    """Neither a title nor a number, a proposer or a suggestion; where somebody says that it is one, it is."""
    path = workspace.parent / "settings.txt"
    path.write_text("[tool]\nsize = 1\n", "utf-8")
    before = cli("list", "--format", "json").out
    assert cli("import", str(path)).code == 3
    assert cli("list", "--format", "json").out == before
    assert cli("import", str(path), "--as", "proposal").code == 0


@pytest.mark.parametrize("place", ["letters/1.docx", "draft.toml", "sources/x.txt", "journal.jsonl", "history/x"])
def test_nothing_is_written_over_what_a_case_keeps(
    place: str, cli: Callable[..., Any], case: str, workspace: Path
) -> None:
    """A paper, the tracked changes, a report, a signed copy: all go beside it."""
    target = workspace / "drafts" / case / place
    target.parent.mkdir(exist_ok=True)
    held = target.read_bytes() if target.exists() else None
    for words in (
        ("render", case, "-o", target),
        ("import", workspace / "none.txt", "--report", target),
        ("sign", workspace / "none.docx", "--key", "none.p12", "-o", target),
    ):
        done = cli(*map(str, words))
        assert (done.code, "belongs to a case" in done.err) == (5, True)
        assert (target.read_bytes() if target.exists() else None) == held
