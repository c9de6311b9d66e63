"""Processes of ours that answer on their standard streams.

A process is a new one, never a fork: it can be started from any thread. It ends with its pipe, so none is left behind
by a program that was killed. A frame on a pipe is its length (four bytes, big-endian) and that many bytes.
"""

import contextlib
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import IO


def start(module: str) -> "subprocess.Popen[bytes]":
    """A process that runs the module of this program.

    Raises:
        OSError: the system starts no more processes.
    """
    root = str(Path(__file__).resolve().parents[2])
    paths = os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH"))))
    return subprocess.Popen(
        # -P: nothing is imported from the folder that the files lie in
        [sys.executable, "-P", "-m", module],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": paths},
    )


def of(process: "subprocess.Popen[bytes]") -> tuple[IO[bytes], IO[bytes]]:
    """What is written to the process, and what it answers.

    Raises:
        EOFError: it has no pipes.
    """
    if process.stdin is None or process.stdout is None:
        raise EOFError
    return process.stdin, process.stdout


def stop(process: "subprocess.Popen[bytes]") -> None:
    """Ends the process at once."""
    process.kill()
    process.wait()
    for each in (process.stdin, process.stdout):
        if each is not None:
            _close(each)


def _close(pipe: IO[bytes]) -> None:
    """Closes a pipe whose other end may be gone with something still in it."""
    with contextlib.suppress(BrokenPipeError):
        pipe.close()


def send(pipe: IO[bytes], data: bytes) -> None:
    """Writes a frame."""
    pipe.write(len(data).to_bytes(4, "big"))
    pipe.write(data)
    pipe.flush()


def receive(pipe: IO[bytes]) -> bytes:
    """The next frame.

    Raises:
        EOFError: the other side is gone.
    """
    head = pipe.read(4)
    size = int.from_bytes(head, "big")
    data = pipe.read(size)
    if len(head) < 4 or len(data) < size:
        raise EOFError
    return data


def serve() -> tuple[IO[bytes], IO[bytes]]:
    """In such a process: where it is asked, and where it answers."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the program in front; this one ends with its pipe
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # a library that prints must not write into the pipe
    return sys.stdin.buffer, answers
