"""Several processes that answer orders, for work of which there is much: ``cli.batch`` says what an order is.

Answers come in the order of the orders, and only so many orders are begun before the first of them is answered, so
that no more answers than that are held at once.
"""

import contextlib
import os
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Generator, Sequence
from queue import SimpleQueue
from typing import TYPE_CHECKING, Final

from reply_studio.formats import pipes
from reply_studio.i18n import _

if TYPE_CHECKING:
    from concurrent.futures import Future

MOST: Final = 8
"""Processes at once: more would wait for the one that writes."""
_SECONDS: Final = 1.0
"""How long a process that has closed its pipe may take to end."""
AHEAD: Final = 4
"""Orders a process that are begun before the first answer is taken."""


def worth(orders: int, least: int) -> int:
    """How many processes so many orders are worth, 0 for none; ``least`` is the fewest orders that one is started for.
    One alone would do what the process that starts it can do itself.
    """
    count = min(processors(), orders // least, MOST)
    return count if count > 1 else 0


def processors() -> int:
    """Those that this process may use."""
    if sys.platform == "win32" or sys.platform == "darwin":
        return os.cpu_count() or 1
    return len(os.sched_getaffinity(0))


def answers(
    module: str, setup: bytes, orders: Sequence[bytes], count: int, tell: Callable[[str], None]
) -> Generator[bytes | None, None, None]:
    """An answer for every order, from ``count`` processes that run ``module`` and are given ``setup`` first; ``None``
    where the process died over the order, or none was left. A death is told as a line. Closing ends the processes.
    """
    from concurrent.futures import ThreadPoolExecutor

    crew = _Crew(module, setup, count, tell)
    with ThreadPoolExecutor(count) as threads:
        try:
            begun: deque[Future[bytes | None]] = deque()
            for order in orders:
                begun.append(threads.submit(crew.ask, order))
                if len(begun) >= AHEAD * count:
                    yield begun.popleft().result()
            while begun:
                yield begun.popleft().result()
        finally:
            crew.stop()


class _Crew:
    """The processes. Whoever asks gets the next one that is free."""

    def __init__(self, module: str, setup: bytes, count: int, tell: Callable[[str], None]) -> None:
        self._module, self._setup, self._tell = module, setup, tell
        self._free: SimpleQueue[_Worker | None] = SimpleQueue()
        self._lock = threading.Lock()
        self._left = count
        self._is_closing = False
        self._all: list[_Worker] = []
        try:
            for _number in range(count):
                self._all.append(_Worker(module, setup))
                self._free.put(self._all[-1])
        except OSError as error:
            self._lose(count - len(self._all), str(error))

    def ask(self, order: bytes) -> bytes | None:
        """The answer of a process; ``None`` where it died over it, or none is left."""
        worker = self._free.get()
        if worker is None or self._is_closing:
            self._free.put(worker)
            return None
        try:
            answer = worker.ask(order)
        except (OSError, EOFError, ValueError):  # ValueError: its pipes were closed meanwhile
            self._lose(1, worker.end())
            return None
        self._free.put(worker)
        return answer

    def _lose(self, count: int, cause: str) -> None:
        with self._lock:
            self._left -= count
            if not self._left:
                self._free.put(None)
            if not self._is_closing:
                told = _("a helping process is gone ({cause}); its papers are made without it")
                self._tell(told.format(cause=cause))

    def stop(self) -> None:
        """Ends the processes at once; whoever waits for one gets ``None``."""
        self._is_closing = True
        for each in self._all:
            each.stop()


class _Worker:
    """One process. It is given its setup with the first order: the others start meanwhile."""

    def __init__(self, module: str, setup: bytes) -> None:
        self._process = pipes.start(module)
        self._setup: bytes | None = setup

    def ask(self, order: bytes) -> bytes:
        """Its answer.

        Raises:
            OSError, EOFError, ValueError: it is gone.
        """
        sent, received = pipes.of(self._process)
        if self._setup is not None:
            pipes.send(sent, self._setup)
            self._setup = None
        pipes.send(sent, order)
        return pipes.receive(received)

    def end(self) -> str:
        """How it ended, in words."""
        with contextlib.suppress(subprocess.TimeoutExpired):  # its pipe is closed before it is gone
            self._process.wait(_SECONDS)
        self.stop()
        code = self._process.returncode
        return _("signal {n}").format(n=-code) if code < 0 else _("exit {n}").format(n=code)

    def stop(self) -> None:
        """Ends it at once."""
        pipes.stop(self._process)
