"""Programs that tests start: a program that hangs, or leaves another one behind, never holds the suite."""

import contextlib
import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path


def said(
    command: Sequence[str | Path], *, seconds: float = 180, given: str = "", env: Mapping[str, str] | None = None
) -> str:
    """What a program prints, started with ``given`` as its standard input.

    Its streams are files, not pipes: LibreOffice's launcher starts another program, which would hold a pipe open for
    as long as it lives. At the end all that the program started is ended, too.

    Raises:
        AssertionError: it failed, or takes longer than ``seconds``; with what it wrote to standard error.
    """
    with tempfile.TemporaryFile() as inward, tempfile.TemporaryFile() as outward, tempfile.TemporaryFile() as told:
        inward.write(given.encode())
        inward.seek(0)
        process = subprocess.Popen(
            [str(each) for each in command],
            stdin=inward,
            stdout=outward,
            stderr=told,
            env=None if env is None else dict(env),
            start_new_session=True,
        )
        try:
            code = process.wait(seconds)
        except subprocess.TimeoutExpired:
            code = None
        finally:
            with contextlib.suppress(ProcessLookupError):  # all of it ended by itself
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        outward.seek(0)
        told.seek(0)
        assert code == 0, (
            f"{command[0]}: exit {code} within {seconds} s: {told.read().decode(errors='replace')[-2000:]}"
        )
        return outward.read().decode()


def convert(
    soffice: str, folder: Path, target: str, *files: Path, out: Path | None = None, env: Mapping[str, str] | None = None
) -> None:
    """LibreOffice turns files into another form (``pdf``, ``docx``, …), with a profile of its own in ``folder``."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [soffice, profile, "--headless", "--norestore", "--convert-to", target, "--outdir", str(out or folder)]
    said([*command, *map(str, files)], seconds=240, env=env)


def gone(process: int, *, seconds: float = 60) -> bool:
    """Whether a process ends within so many seconds; one that ended and is not yet waited for has ended."""
    end = time.monotonic() + seconds
    status = Path(f"/proc/{process}/stat")
    while time.monotonic() < end:
        try:
            if status.read_text("ascii", "replace").rpartition(")")[2].split()[0] == "Z":
                return True
        except (FileNotFoundError, ProcessLookupError):
            return True
        time.sleep(0.01)
    return False
