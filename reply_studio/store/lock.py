"""One writer at a time: a lock file whose text says who holds it."""

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from reply_studio.errors import ConflictError
from reply_studio.i18n import _

_BUSY: Final = (errno.EACCES, errno.EAGAIN, errno.EWOULDBLOCK, errno.EDEADLK)
_NO_LOCKS: Final = (errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS)
_FAR: Final = 2**31 - 2
"""Windows locks a byte for reading too, so the byte lies far behind the holder's name."""

if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> None:
        os.lseek(handle, _FAR, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def held(path: Path, holder: str, wait: float) -> Iterator[None]:
    """Holds the lock while the block runs; the system frees it when the process dies.

    On a share whose file system has no locks a second file stands for the lock; it is the only writer's then.

    Raises:
        ConflictError: another one still held it after ``wait`` seconds; the message says who.
        OSError: the lock file cannot be made.
    """
    handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o666)
    try:
        if not _wait_for(handle, path, wait):
            with _single_writer(path.with_name(path.name + "-single"), holder):
                yield
            return
        os.lseek(handle, 0, os.SEEK_SET)
        os.ftruncate(handle, 0)
        os.write(handle, holder.encode())
        yield
    finally:
        os.close(handle)


def _wait_for(handle: int, path: Path, wait: float) -> bool:
    """True with the lock in hand, False where the file system has none."""
    end = time.monotonic() + wait
    pause = 0.001
    while True:
        try:
            _take(handle)
        except OSError as error:
            if error.errno in _NO_LOCKS:
                return False
            if error.errno not in _BUSY:
                raise
        else:
            return True
        if time.monotonic() >= end:
            raise _busy(path, _("try again in a moment"))
        time.sleep(pause)
        pause = min(pause * 1.5, 0.02)


def _busy(path: Path, hint: str) -> ConflictError:
    holder = path.read_text("utf-8", "replace").strip() or _("another program")
    return ConflictError(
        _("{holder} is writing here just now; nothing was saved").format(holder=holder),
        where=str(path.parent),
        hint=hint,
    )


@contextmanager
def _single_writer(path: Path, holder: str) -> Iterator[None]:
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    except FileExistsError:
        hint = _("this share has no locks: when nobody works on the case any more, delete {path}").format(path=path)
        raise _busy(path, hint) from None
    try:
        os.write(handle, holder.encode())
        yield
    finally:
        os.close(handle)
        path.unlink(missing_ok=True)
