"""Writing that either happened or did not: temporary file, fsync, replace, fsync of the folder.

A ``Disk`` calls its hook before and after every step, so that tests can stop the process or the disk at any of them.
What differs between systems is here too: Windows cannot fsync a folder and refuses to replace a file that a virus
scanner has open just then; Linux can exchange two files in one step.
"""

import functools
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from reply_studio.errors import StorageError
from reply_studio.i18n import _

Hook = Callable[[str], None]
"""Called with the step's name: ``blob:before-write``, ``journal:after-fsync``."""

_BINARY = getattr(os, "O_BINARY", 0)
_AT_FDCWD: Final = -100
_RENAME_EXCHANGE: Final = 2
_TRIES: Final = 20
"""How often Windows is asked again for a file that another program holds, 10 ms apart."""


def no_hook(step: str) -> None:
    """The hook of every day: nothing happens."""


class Disk:
    """All writing goes through here. Every method raises ``OSError`` where the disk refuses."""

    def __init__(self, hook: Hook = no_hook) -> None:
        self._hook = hook

    @contextmanager
    def _step(self, name: str) -> Iterator[None]:
        kind, _colon, verb = name.partition(":")
        self._hook(f"{kind}:before-{verb}")
        yield
        self._hook(f"{kind}:after-{verb}")

    def write(self, path: Path, data: bytes, kind: str, mode: int | None = None) -> None:
        """A new file with these bytes, on the disk when this returns; ``mode`` is that of the file it replaces."""
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o666)
        try:
            if mode is not None and hasattr(os, "fchmod"):
                os.fchmod(handle, mode & 0o7777)
            self._pour(handle, data, kind)
        finally:
            os.close(handle)

    def append(self, path: Path, data: bytes, kind: str) -> None:
        """The bytes at the end of a file, on the disk when this returns."""
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | _BINARY, 0o666)
        try:
            self._pour(handle, data, kind)
        finally:
            os.close(handle)

    def _pour(self, handle: int, data: bytes, kind: str) -> None:
        with self._step(f"{kind}:write"):
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(handle, rest) :]
        with self._step(f"{kind}:fsync"):
            os.fsync(handle)

    def truncate(self, path: Path, size: int, kind: str) -> None:
        """The file cut to a size, on the disk when this returns."""
        handle = os.open(path, os.O_WRONLY | _BINARY)
        try:
            with self._step(f"{kind}:truncate"):
                os.ftruncate(handle, size)
                os.fsync(handle)
        finally:
            os.close(handle)

    def replace(self, temp: Path, target: Path, kind: str) -> None:
        """The temporary file takes the target's place in one step."""
        with self._step(f"{kind}:replace"):
            _patiently(lambda: temp.replace(target))

    def exchange(self, temp: Path, target: Path, kind: str) -> bool:
        """The two files change places in one step, so that what was replaced can still be looked at.

        Returns ``False`` where the system cannot do that or there is no target; then ``temp`` took its place.
        """
        with self._step(f"{kind}:replace"):
            if _exchange(temp, target):
                return True
            _patiently(lambda: temp.replace(target))
            return False

    def sync_folder(self, folder: Path, kind: str) -> None:
        """The folder's entries on the disk; nothing on Windows, which does it by itself."""
        with self._step(f"{kind}:fsync-folder"):
            if sys.platform != "win32":
                handle = os.open(folder, os.O_RDONLY)
                try:
                    os.fsync(handle)
                finally:
                    os.close(handle)

    def rename_folder(self, folder: Path, target: Path, kind: str) -> None:
        """A finished folder gets its name; ``OSError`` where the name is taken by a folder that is not empty."""
        with self._step(f"{kind}:rename"):
            _patiently(lambda: folder.rename(target))


def unique() -> str:
    """Eight characters that no other temporary file has."""
    return os.urandom(4).hex()


def _patiently(act: Callable[[], Any]) -> None:
    for left in range(_TRIES, -1, -1):
        try:
            act()
        except PermissionError:
            if sys.platform != "win32" or not left:
                raise
            time.sleep(0.01)
        else:
            return


def _exchange(one: Path, other: Path) -> bool:
    call = _renameat2()
    return call is not None and call(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0


@functools.cache
def _renameat2() -> Callable[[int, bytes, int, bytes, int], int] | None:
    """Linux's call that exchanges two names in one step, where the C library has it."""
    if not sys.platform.startswith("linux"):
        return None
    import ctypes  # only writers pay for it

    call = getattr(ctypes.CDLL(None), "renameat2", None)
    if call is not None:
        call.argtypes = (ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_uint)
    return call


@contextmanager
def disk_errors(where: Path) -> Iterator[None]:
    """``OSError`` inside becomes ``StorageError`` with the cause in plain words."""
    try:
        yield
    except OSError as error:
        raise StorageError(
            _("the disk did not take it: {cause}; nothing was saved").format(cause=error.strerror or error),
            where=str(where),
            hint=_("make room or get the right to write there, then save again"),
        ) from error


def write_file(path: Path, data: bytes, disk: Disk | None = None) -> None:
    """Writes a file whole or not at all; an existing one is replaced and keeps its access rights. What is no file but a
    device or a pipe (/dev/null, /dev/stdout) is written to: a file in its place would stop every other program.

    Raises:
        StorageError: the disk refused; the old file is as it was.
    """
    if path.exists() and not (path.is_file() or path.is_dir()):
        with disk_errors(path), path.open("wb") as through:
            through.write(data)
        return
    writer = disk or Disk()
    temp = path.with_name(f".{path.name}.{unique()}.tmp")
    with disk_errors(path):
        try:
            writer.write(temp, data, "file", path.stat().st_mode if path.exists() else None)
            writer.replace(temp, path, "file")
            writer.sync_folder(path.parent, "file")
        finally:
            temp.unlink(missing_ok=True)
