"""The real program in a real terminal: tmux, keys in, text out."""

import json
import os
import signal
import subprocess
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

PATIENCE = 30.0


class Terminal:
    """A tmux session of its own; ``keys`` counts what was pressed."""

    def __init__(self, tmux: str, socket: str) -> None:
        self._tmux, self._socket = tmux, socket
        self.keys = 0

    def run(self, *arguments: str) -> str:
        """A tmux command on this terminal's own server."""
        done = subprocess.run(
            [self._tmux, "-L", self._socket, *arguments], capture_output=True, text=True, check=True, timeout=PATIENCE
        )
        return done.stdout

    def press(self, *keys: str) -> None:
        """Keys by their tmux names."""
        self.keys += len(keys)
        self.run("send-keys", *keys)

    def type(self, text: str) -> None:
        """Words, as an input method commits them."""
        self.keys += len(text)
        self.run("send-keys", "-l", text)

    def kill(self) -> None:
        """kill -9 on the program."""
        os.kill(int(self.run("display-message", "-p", "#{pane_pid}")), signal.SIGKILL)

    def screen(self) -> str:
        """What stands on the screen."""
        return self.run("capture-pane", "-p")

    def until(self, *texts: str, gone: str = "") -> str:
        """Waits until all texts are on the screen (and ``gone`` is not), and returns it."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            seen = self.screen()
            if all(each in seen for each in texts) and (not gone or gone not in seen):
                return seen
            time.sleep(0.03)
        raise AssertionError(f"{texts} did not come:\n{self.screen()}")


@contextmanager
def terminal(tmux: str, command: str, size: tuple[int, int], home: Path, **environ: str) -> Iterator[Terminal]:
    """The command in a terminal of this size; nothing of the machine's own settings is used."""
    screen = Terminal(tmux, f"rs-{uuid.uuid4().hex[:12]}")
    settings = {"HOME": str(home), "TERM": "xterm-256color", "LANG": "C.UTF-8", "XDG_CACHE_HOME": str(home / "cache")}
    settings |= {"XDG_CONFIG_HOME": str(home / "config"), "XDG_STATE_HOME": str(home / "state"), **environ}
    given = [part for name, value in settings.items() for part in ("-e", f"{name}={value}")]
    width, height = map(str, size)
    start = ["-f", os.devnull, "new-session", "-d", "-x", width, "-y", height, *given]
    screen.run(*start, command)
    try:
        yield screen
    finally:
        subprocess.run([tmux, "-L", screen._socket, "kill-server"], check=False, capture_output=True)


def until_written(workspace: Path, file: str, words: str) -> None:
    """Waits until that file of a case holds the words."""
    _until(lambda: any(words in _text(each) for each in workspace.glob(f"drafts/*/{file}")))


def until_autosaved(workspace: Path, words: str) -> None:
    """Waits until an autosave is whole: its text holds the words, and the small file that names it is written."""
    named = "drafts/*/history/autosave-*"
    _until(lambda: any(words in _text(each.parent / _revision(each)) for each in workspace.glob(named)))


def _revision(pointer: Path) -> str:
    return str(json.loads(pointer.read_bytes())["revision"])


def _text(path: Path) -> str:
    return path.read_text("utf-8", "replace")


def _until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end
        time.sleep(0.05)
