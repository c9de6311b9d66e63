"""A program in a pseudo-terminal, timed until a text appears on its screen."""

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence

PATIENCE = 60.0


def until(command: Sequence[str], text: str, environ: Mapping[str, str], size: tuple[int, int] = (120, 40)) -> float:
    """Seconds from exec until *text* was written; the program is ended then.

    Raises:
        TimeoutError: the text did not come; what came instead is told.
    """
    begun = time.perf_counter()
    process, handle = pty.fork()
    if process == 0:
        os.execvpe(command[0], list(command), dict(environ))
    fcntl.ioctl(handle, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
    try:
        return _read_until(handle, text.encode(), begun)
    finally:
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        os.close(handle)


def _read_until(handle: int, wanted: bytes, begun: float) -> float:
    seen = b""
    while time.perf_counter() - begun < PATIENCE:
        ready, _write, _error = select.select([handle], [], [], 0.05)
        if ready:
            try:
                seen += os.read(handle, 1 << 16)
            except OSError:
                break
            if wanted in seen:
                return time.perf_counter() - begun
    raise TimeoutError(f"{wanted!r} did not appear; the last of what did: {seen[-500:]!r}")
