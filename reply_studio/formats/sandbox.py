"""One worker process with limits on memory and time, for formats whose libraries are large and whose files are odd.

The worker is started when it is first needed and restarted when it dies. It can be asked from any thread. What it runs
is a function of ours from bytes to bytes, named ``module:function``.

A request is two frames of ``pipes``, a header in JSON and the file; an answer is one frame whose first byte says what
it is.
"""

import atexit
import json
import sys
import threading
import time
from collections.abc import Callable
from importlib import import_module
from typing import Any, Final

from reply_studio import i18n
from reply_studio.errors import InputError
from reply_studio.formats import pipes
from reply_studio.i18n import _

MEMORY: Final = 500_000_000
"""Bytes of address space that the worker may have."""
SECONDS: Final = 5.0
"""How long one file may take."""
LARGEST: Final = 50_000_000
"""Bytes of a file that is handed over at all."""
_DONE, _REFUSED, _TOO_LARGE, _BROKEN = b"+", b"-", b"m", b"!"
_GONE, _LATE = b"g", b"l"
"""What takes the place of an answer: the process died, or was ended because its time was over."""
_TIRED: Final = 250_000
"""Kilobytes that a worker may have used at its most before a fresh one takes over."""


def run(call: str, name: str, data: bytes, *, seconds: float = SECONDS) -> bytes:
    """What the function *call* (``module:function``, bytes → bytes) makes of the file *name*, in the worker.

    Raises:
        InputError: the function refused the file, broke on it, took too long or needed too much memory.
    """
    if len(data) > LARGEST:
        message = _("has {size} MB; files of this kind are read up to {most} MB")
        raise _refused(name, message.format(size=len(data) // 1_000_000, most=LARGEST // 1_000_000))
    with _lock:
        kind, answer = _asked(call, data, seconds)
    if kind == _DONE:
        return answer
    raise _error(kind, name, answer, seconds)


def _asked(call: str, data: bytes, seconds: float) -> tuple[bytes, bytes]:
    """The answer of the worker; one that was there before and is gone may have died of something else: a new one is
    asked once more in what is left of the time.
    """
    end = time.monotonic() + seconds
    old = bool(_current)
    worker = _ready()
    answer = worker.ask(call, data, seconds)
    if answer[0] == _GONE and old:
        _drop()
        worker = _ready()
        answer = worker.ask(call, data, max(end - time.monotonic(), 0.1))
    if not worker.is_fresh:
        _drop()
    return answer


def _error(kind: bytes, name: str, answer: bytes, seconds: float) -> InputError:
    if kind == _REFUSED:
        told: dict[str, str] = json.loads(answer)
        return InputError(told["message"], where=name, hint=told["hint"])
    if kind == _LATE:
        return _refused(name, _("takes longer to read than {n} seconds").format(n=round(seconds)))
    if kind == _TOO_LARGE:
        return _refused(name, _("needs more than {n} MB of memory to read").format(n=MEMORY // 1_000_000))
    cause = answer.decode("utf-8", "replace") or _("its reader broke down")
    return _refused(name, _("is damaged or not what it seems: {cause}").format(cause=cause))


def _refused(name: str, message: str) -> InputError:
    return InputError(message, where=name, hint=_("open it in its own program, save it anew, and try again"))


class _Worker:
    """The process and its pipe."""

    def __init__(self) -> None:
        self._process = pipes.start("reply_studio.formats.sandbox")
        self.is_fresh = True
        self._is_late = False

    @property
    def is_alive(self) -> bool:
        """Whether the process runs."""
        return self._process.poll() is None

    def ask(self, call: str, data: bytes, seconds: float) -> tuple[bytes, bytes]:
        """Kind and content of the answer."""
        timer = threading.Timer(seconds, self._expire)
        timer.start()
        try:
            sent, received = pipes.of(self._process)
            pipes.send(sent, json.dumps({"call": call, "lang": i18n.language()}).encode())
            pipes.send(sent, data)
            answer = pipes.receive(received)
        except (OSError, EOFError):
            self.is_fresh = False
            return _LATE if self._is_late else _GONE, b""
        finally:
            timer.cancel()
        self.is_fresh = answer[1:2] == b"f"
        return answer[:1], answer[2:]

    def _expire(self) -> None:
        self._is_late = True
        self._process.kill()

    def stop(self) -> None:
        """Ends the process."""
        pipes.stop(self._process)


_lock: Final = threading.Lock()
_current: list[_Worker] = []


def _ready() -> _Worker:
    if _current and not _current[0].is_alive:
        _drop()
    if not _current:
        _current.append(_Worker())
    return _current[0]


def _drop() -> None:
    while _current:
        _current.pop().stop()


atexit.register(_drop)


# ---- in the worker


def serve() -> None:
    """Answers requests on the standard streams until the other side closes them."""
    asked, answers = pipes.serve()
    _limit()
    try:
        while True:
            header = json.loads(pipes.receive(asked))
            kind, answer = _answer(header, pipes.receive(asked))
            pipes.send(answers, kind + (b"t" if _is_tired() else b"f") + answer)
    except EOFError:
        return


def _answer(header: dict[str, Any], data: bytes) -> tuple[bytes, bytes]:
    i18n.activate(header["lang"])
    try:
        return _DONE, _function(header["call"])(data)
    except InputError as error:
        return _REFUSED, json.dumps({"message": error.message, "hint": error.hint}).encode()
    except (MemoryError, RecursionError):
        return _TOO_LARGE, b""
    except Exception as error:  # whatever a library makes of a broken file is told as the file's fault
        return _BROKEN, f"{type(error).__name__}: {error}"[:200].encode("utf-8", "replace")


def _function(call: str) -> Callable[[bytes], bytes]:
    module, _colon, function = call.partition(":")
    found: Callable[[bytes], bytes] = getattr(import_module(module), function)
    return found


def _limit() -> None:
    """The limit on memory, where the system has one."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def _is_tired() -> bool:
    """Whether this process has been large: memory that it keeps would be missing for the next file."""
    if sys.platform == "win32":
        return False
    return _peak() > _TIRED


def _peak() -> int:
    """The most memory this process has held, in KiB. Linux's own count of it includes the process that started this
    one, so it is read from where only this program counts.
    """
    import resource
    from pathlib import Path

    status = Path("/proc/self/status")
    if status.is_file():
        found = [line.split()[1] for line in status.read_text("ascii", "replace").splitlines() if "VmHWM:" in line]
        if found:
            return int(found[0])
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most // 1024 if sys.platform == "darwin" else most


if __name__ == "__main__":
    serve()
