"""No command: the list as text without a terminal, the screens on one."""

import os
import pty
import select
import sys
import time

import pytest

from reply_studio.cli import main
from reply_studio.cli.main import only_options


def test_without_a_terminal_the_list_is_printed_and_the_way_to_the_screens_told(cli, case):
    """Text to stdout, the hint to stderr, exit 0."""
    done = cli()
    assert done.code == 0
    assert case in done.out
    assert "opens the screens" in done.err


def test_open_needs_a_terminal(cli, case):
    """Refused with 5, and what to use instead."""
    done = cli("open", case)
    assert done.code == 5
    assert "show" in done.err


def test_without_a_workspace_and_a_terminal_the_way_to_one_is_told(tmp_path, capsys, monkeypatch):
    """As for every command: exit 3."""
    monkeypatch.chdir(tmp_path)
    assert main.run(["--lang", "en"]) == 3
    assert "init" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "options"),
    [
        ([], {}),
        (["-C", "x", "--lang=en"], {"-C": "x", "--lang": "en"}),
        (["list"], None),
        (["-C", "x", "list"], None),
        (["--help"], None),
        (["-C"], None),
        (["--lang", "fr"], None),
    ],
)
def test_only_options_means_no_command(arguments, options):
    """What is wrong or unknown is left to the library that says so."""
    assert only_options(arguments) == options


def on_a_terminal(arguments, wanted, keys=b"", environ=None):
    """Runs the program in a pseudo-terminal until a text appears, sends keys, and returns what was written and the
    exit code."""
    process, handle = pty.fork()
    if process == 0:
        os.execvpe(
            sys.executable, [sys.executable, "-m", "reply_studio", *arguments], {**os.environ, **(environ or {})}
        )
    seen, begun, sent = b"", time.monotonic(), False
    while time.monotonic() - begun < 60:
        if select.select([handle], [], [], 0.1)[0]:
            try:
                data = os.read(handle, 65536)
            except OSError:
                break
            if not data:
                break
            seen += data
            if wanted.encode() in seen and not sent:
                os.write(handle, keys)
                sent = True
    code = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    os.close(handle)
    return seen.decode("utf-8", "replace"), code


CTRL_Q = b"\x11"


def test_on_a_terminal_the_screens_open_and_ctrl_q_leaves(case, workspace):
    """The list shows the case; leaving restores the terminal and ends with 0."""
    seen, code = on_a_terminal(
        ["-C", str(workspace), "--lang", "en"], "0029", CTRL_Q, {"TERM": "xterm-256color", "LANG": "C.UTF-8"}
    )
    assert code == 0
    assert "\x1b[?1049h" in seen
    assert "\x1b[?1049l" in seen
    assert "Traceback" not in seen


def test_a_dumb_terminal_gets_the_list_as_text(case, workspace):
    """No control sequences where the terminal knows none."""
    seen, code = on_a_terminal(["-C", str(workspace), "--lang", "en"], case, b"", {"TERM": "dumb"})
    assert code == 0
    assert "\x1b" not in seen


def test_wrong_keys_in_the_settings_are_told_before_the_screens_open(case, workspace):
    """Exit 3, both commands named, no traceback."""
    settings = workspace / "config.toml"
    settings.write_text(settings.read_text("utf-8") + '\n[keys]\n"list.open" = "f4"\n', "utf-8")
    seen, code = on_a_terminal(["-C", str(workspace), "--lang", "en"], "never", b"", {"TERM": "xterm"})
    assert code == 3
    assert "list.import" in seen
    assert "Traceback" not in seen
