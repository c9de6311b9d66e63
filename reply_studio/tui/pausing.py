"""Work in a thread that waits while nobody looks at what it is for."""

import threading


class Ended(Exception):
    """Nobody waits for the work any more."""


class Gate:
    """To be called between two steps of the work: it returns while the gate is open and waits while it is shut.

    Raises:
        Ended: the work is to stop.
    """

    def __init__(self, *, shut: bool = False) -> None:
        self._open, self._ended = threading.Event(), False
        if not shut:
            self._open.set()

    def __call__(self) -> None:
        """Waits while the gate is shut."""
        self._open.wait()
        if self._ended:
            raise Ended

    def open(self) -> None:
        """The work goes on."""
        self._open.set()

    def shut(self) -> None:
        """The work waits at its next step."""
        if not self._ended:
            self._open.clear()

    def end(self) -> None:
        """The work stops at its next step, for good."""
        self._ended = True
        self._open.set()
