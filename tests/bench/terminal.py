"""A program in a pseudo-terminal: timed until a text appears on its screen, and key by key."""

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

PATIENCE = 60.0
QUIET = 0.03
"""Seconds without output after which a key's picture is complete."""


class Terminal:
    """A running program: what it writes can be waited for, keys can be timed."""

    def __init__(self, process: int, handle: int) -> None:
        self.process, self._handle, self._begun = process, handle, time.perf_counter()

    def until(self, text: str) -> float:
        """Seconds from the start until *text* was written.

        Raises:
            TimeoutError: it did not come; what came instead is told.
        """
        seen = b""
        while time.perf_counter() - self._begun < PATIENCE:
            seen += self._read(0.05)
            if text.encode() in seen:
                return time.perf_counter() - self._begun
        raise TimeoutError(f"{text!r} did not appear; the last of what did: {seen[-500:]!r}")

    def calm(self, quiet: float = 0.5) -> None:
        """Waits until nothing was written for a while."""
        while self._read(quiet):
            pass

    def press(self, keys: bytes) -> float:
        """Milliseconds from a key until the last byte of the picture that follows from it; 0 where none followed."""
        begun, last = time.perf_counter(), 0.0
        os.write(self._handle, keys)
        wait = 1.0
        while self._read(wait):
            last, wait = time.perf_counter(), QUIET
        return (last - begun) * 1000 if last else 0.0

    def cpu(self) -> float:
        """Milliseconds of processor time used so far, by all its threads: what a busy machine does not change."""
        tasks = Path(f"/proc/{self.process}/task").iterdir()
        return sum(int((each / "schedstat").read_text().split()[0]) for each in tasks) / 1e6

    def memory(self) -> float:
        """Resident megabytes."""
        pages = int(Path(f"/proc/{self.process}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 1e6

    def _read(self, wait: float) -> bytes:
        if not select.select([self._handle], [], [], wait)[0]:
            return b""
        try:
            return os.read(self._handle, 1 << 16)
        except OSError:  # the program ended
            return b""


@contextmanager
def running(
    command: Sequence[str], environ: Mapping[str, str], size: tuple[int, int] = (120, 40)
) -> Iterator[Terminal]:
    """The program, ended when the block is left."""
    process, handle = pty.fork()
    if process == 0:
        os.execvpe(command[0], list(command), dict(environ))
    fcntl.ioctl(handle, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
    try:
        yield Terminal(process, handle)
    finally:
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        os.close(handle)


def until(command: Sequence[str], text: str, environ: Mapping[str, str]) -> float:
    """Seconds from exec until *text* was written; the program is ended then."""
    with running(command, environ) as terminal:
        return terminal.until(text)
