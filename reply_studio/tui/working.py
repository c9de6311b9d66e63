"""Work that takes its time or asks questions: never in the way of a key, and a failure always shows.

A ``flow`` is an action written as a straight line: it may await dialogs (``await self.app.push_screen_wait(…)``) and
services in a thread (``await off(service, desk, case)``).
"""

import asyncio
import functools
from collections.abc import Awaitable, Callable
from typing import Concatenate, ParamSpec, Protocol, TypeVar, cast

from textual.dom import DOMNode

T = TypeVar("T")
P = ParamSpec("P")


class Shows(Protocol):
    """What a flow needs of its screen, widget or application, beside being one."""

    def fail(self, error: Exception) -> None:
        """Shows a failure to the person."""


S = TypeVar("S", bound=Shows)


def flow(
    group: str = "flow", *, exclusive: bool = False
) -> Callable[[Callable[Concatenate[S, P], Awaitable[None]]], Callable[Concatenate[S, P], None]]:
    """Makes an async method an action that returns at once.

    With ``exclusive`` a newer call of the group takes the older one's place: what the older one was waiting for is
    dropped. That fits reading; writing must not be exclusive, for its thread would go on unseen.
    """

    def wrap(method: Callable[Concatenate[S, P], Awaitable[None]]) -> Callable[Concatenate[S, P], None]:
        @functools.wraps(method)
        def start(self: S, /, *args: P.args, **kwargs: P.kwargs) -> None:
            async def run() -> None:
                try:
                    await method(self, *args, **kwargs)
                except Exception as error:  # every failure of a flow shows, whatever it is
                    self.fail(error)

            work: Callable[[], Awaitable[None]] = run
            cast(DOMNode, self).run_worker(work, name=method.__name__, group=group, exclusive=exclusive)

        return start

    return wrap


async def off(call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """What a service returns, computed in a thread, so that keys are answered meanwhile."""
    return await asyncio.to_thread(call, *args, **kwargs)
