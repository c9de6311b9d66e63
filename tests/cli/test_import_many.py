"""Import as a daily act: folders, many files, reports that stay, evidence, and one bad file among good ones."""

import contextlib
import json
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from reply_studio.formats import office
from tests.cli.conftest import SAMPLES
from tests.sheets import ledger

TEXT = (
    "案由\uff1a关于{name}的提案\n提案者\uff1a赵清和\n现状不够理想,群众反映较多。\n"
    "为此,建议\uff1a\n一、加强管理。\n二、完善制度。\n"
)


@pytest.fixture
def folder(tmp_path):
    """Six proposals in a folder and one below it, a ledger, a broken file, and what programs leave behind."""
    inner = tmp_path / "received" / "more"
    inner.mkdir(parents=True)
    for n, name in enumerate(["食堂", "公交", "绿道", "书房", "停车", "电梯"]):
        place = inner if n % 2 else inner.parent
        (place / f"{n}.txt").write_text(TEXT.format(name=name), "utf-8")
    (inner / "ledger.xlsx").write_bytes(ledger())
    (inner / "broken.docx").write_bytes(b"PK\x03\x04broken")
    (inner.parent / "~$5.docx").write_bytes(b"lock")
    (inner.parent / ".hidden").write_bytes(b"x")
    return inner.parent


def test_a_folder_is_read_to_its_depth_and_a_bad_file_stops_nothing(cli, folder):
    """Hidden and lock files are left out; the exit code says that something failed."""
    done = cli("import", folder, "--format", "json")
    items = {Path(each["file"]).name: each for each in done.json["imported"]}
    assert done.code == 3
    assert sorted(items) == ["0.txt", "1.txt", "2.txt", "3.txt", "4.txt", "5.txt", "broken.docx", "ledger.xlsx"]
    assert [each["action"] for each in items.values()].count("created") == 7
    assert (items["broken.docx"]["action"], "broken.docx" in done.err) == ("failed", True)
    assert items["ledger.xlsx"]["cases"] == ["2025-t-0029"]
    assert items["ledger.xlsx"]["rows"][0]["due"] == "2025-06-26"
    listed = cli("list", "--format", "json").json["cases"]
    assert next(each["due"] for each in listed if each["case"] == "2025-t-0029") == "2025-06-26"


def test_again_is_all_unchanged(cli, folder):
    """Nothing is written twice."""
    cli("import", folder)
    actions = {each["action"] for each in cli("import", folder, "--format", "json").json["imported"]}
    assert actions == {"unchanged", "failed"}


def test_the_report_counts_and_is_kept(cli, folder, tmp_path):
    """As text, or as JSON by the file's name; failures stand in it with their cause."""
    done = cli("import", folder, "--report", tmp_path / "report.txt")
    kept = (tmp_path / "report.txt").read_text("utf-8")
    assert kept == done.out
    assert "created 7" in kept
    assert "damaged" in kept
    cli("import", folder, "--report", tmp_path / "report.json")
    assert len(json.loads((tmp_path / "report.json").read_text("utf-8"))["imported"]) == 8


def test_a_report_that_cannot_be_written_is_told(cli, tmp_path):
    """The files are taken in all the same."""
    done = cli("import", SAMPLES / "page.txt", "--report", tmp_path / "no" / "report.txt")
    assert (done.code, "report.txt" in done.err) == (6, True)
    assert len(cli("list", "--format", "json").json["cases"]) == 1


def test_explain_says_what_every_line_was_taken_for(cli):
    """Background, announcement, suggestions with their numbers."""
    told = cli("import", SAMPLES / "page.txt", "--dry-run", "--explain").out
    for word in ("background", "announcement", "suggestion (1: number", "label of a title"):
        assert word in told
    found = cli("import", SAMPLES / "page.txt", "--dry-run", "--explain", "--format", "json").json["imported"][0]
    assert any("weight 100" in each for each in found["evidence"])


def test_only_what_an_absent_tool_would_read_ends_with_seven(cli, tmp_path, monkeypatch):
    """Mixed failures end with 3."""
    monkeypatch.setattr(office, "find", lambda: None)
    old, broken = tmp_path / "old.rtf", tmp_path / "broken.docx"
    old.write_bytes(b"{\\rtf1 x}")
    broken.write_bytes(b"PK\x03\x04broken")
    alone = cli("import", old)
    assert (alone.code, "soffice" in alone.err, office.PACKAGE in alone.err) == (7, True, True)
    assert cli("import", old, broken).code == 3


@pytest.mark.parametrize("kind", ["absent", "device", "large"])
def test_what_is_no_file_to_read(cli, tmp_path, kind):
    """Absent, a device, far too large: told before a byte is read."""
    large = tmp_path / "large.txt"
    with large.open("wb") as sparse:
        sparse.truncate(60_000_000)
    path = {"absent": tmp_path / "absent.txt", "device": os.devnull, "large": large}[kind]
    done = cli("import", path)
    assert (done.code, done.err.startswith("reply-studio: ")) == (3, True)


def _painted(terminal: int) -> bytes:
    """All that is written to a terminal until its other end is closed."""
    shown = b""
    with contextlib.suppress(OSError):  # so Linux tells that it is closed
        while piece := os.read(terminal, 65536):
            shown += piece
    return shown


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
def test_the_bar_is_on_the_terminal_only(workspace, folder):
    """Standard error shows it where it is a terminal; standard output stays one JSON document."""
    import pty
    import subprocess

    inner, outer = pty.openpty()
    command = [
        sys.executable,
        "-m",
        "reply_studio",
        "-C",
        workspace,
        "--lang",
        "en",
        "import",
        folder,
        "--format",
        "json",
    ]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=outer)
    os.close(outer)
    assert process.stdout is not None
    with ThreadPoolExecutor() as beside:  # a terminal that nobody reads would stop the program
        painted = beside.submit(_painted, inner)
        out = process.stdout.read()
        shown = painted.result()
    process.wait()
    assert len(json.loads(out)["imported"]) == 8
    assert b"8/8" in shown
    plain = subprocess.run(command, capture_output=True, check=False)
    assert b"8/8" not in plain.stderr
