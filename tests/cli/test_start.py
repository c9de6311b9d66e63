"""The command line starts without what it does not use."""

import subprocess
import sys

import pytest

HEAVY = ("textual", "docxtpl", "docx", "lxml", "cryptography", "openpyxl", "tomlkit", "rapidfuzz")
OURS = tuple(f"reply_studio.{name}" for name in ("checks", "matching", "quantities", "signing", "tui"))
"""Packages that judge and compare: showing a case does neither."""
CODE = """
import sys
from reply_studio.cli.main import run
code = run(sys.argv[1:])
print([name for name in {heavy!r} if name in sys.modules], file=sys.stderr)
raise SystemExit(code)
"""


@pytest.mark.parametrize(
    "command",
    [
        ("--help",),
        ("list",),
        ("list", "--format", "json"),
        ("show", "{case}"),
        ("show", "{case}", "--coverage"),
        ("show", "{case}", "--format", "json"),
        ("log", "{case}"),
    ],
)
def test_reading_imports_no_heavy_library(cli, case, workspace, command):
    """What only reads a case imports neither the screens nor the Word libraries, and no rule."""
    arguments = ["-C", str(workspace), *(each.format(case=case) for each in command)]
    done = subprocess.run(
        [sys.executable, "-c", CODE.format(heavy=HEAVY + OURS), *arguments], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0
    assert done.stderr.strip().splitlines()[-1] == "[]"


def test_the_console_script_answers():
    """``python -m reply_studio --version`` works."""
    done = subprocess.run(
        [sys.executable, "-m", "reply_studio", "--version"], capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith("reply-studio, version ")


def test_an_internal_error_is_one_line_and_a_report(tmp_path, monkeypatch, capsys):
    """A bug of ours ends with 70, one line and the path of a report file; no traceback on the terminal."""
    from reply_studio.cli import main

    def broken(_arguments: object) -> str:
        return "en"

    def fail() -> None:
        raise ZeroDivisionError("boom")

    monkeypatch.setattr(main, "_language", broken)
    monkeypatch.setattr(main, "build", fail)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    assert main.run(["list"]) == 70
    err = capsys.readouterr().err
    assert "Traceback" not in err
    assert err.count("\n") == 1
