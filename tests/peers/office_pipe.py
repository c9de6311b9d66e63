"""A LibreOffice of one's own behind a pipe, for the peers that are run by the Python LibreOffice brings."""

import contextlib
import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import uno

START = 90
"""Seconds within which the program must answer."""


@contextlib.contextmanager
def office() -> Iterator[object]:
    """The component context of a program started for this, with an empty profile; it is ended, whatever happens."""
    with tempfile.TemporaryDirectory() as profile:
        pipe = Path(profile).name
        switches = [f"-env:UserInstallation={Path(profile).as_uri()}", f"--accept=pipe,name={pipe};urp;"]
        process = subprocess.Popen(
            ["soffice", *switches, "--headless", "--norestore", "--nologo"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            yield _connected(pipe, process)
        finally:
            with contextlib.suppress(ProcessLookupError):  # it ended by itself
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _connected(pipe: str, process: subprocess.Popen) -> object:
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    until = time.monotonic() + START
    while process.poll() is None and time.monotonic() < until:
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:  # it is still starting
            time.sleep(0.1)
    raise SystemExit(f"soffice does not answer within {START} seconds (exit {process.poll()})")
