"""Keys in order: each is done with before the next one is given to anybody.

The library hands every key at once to what has the focus then. Where several come together (over a slow line, or on a
busy machine) the keys behind Enter would go to the list, not to the editor that Enter opens, and be lost.
"""

import asyncio
from collections import deque
from typing import Final

from textual import events
from textual.app import App
from textual.message_pump import MessagePump
from textual.worker import WorkerState

_PAUSES: Final = (0.0, 0.0, 0.001, 0.002, 0.005, 0.01)
"""Seconds between two looks whether the last key is done with."""
_PATIENCE: Final = 100
"""So many looks (about a second) a key waits; then it goes on, whatever is not done."""


class InOrder(App[None], inherit_bindings=False):
    """An application that holds keys and pastes back until the one before is done with."""

    def __init__(self) -> None:
        super().__init__()
        self._held: deque[events.Event] = deque()
        self._looks_taken = 0

    async def on_event(self, event: events.Event) -> None:
        """Holds a key back, or lets the library deal with the event."""
        typed = isinstance(event, (events.Key, events.Paste)) and not event.is_forwarded
        if typed and (self._held or self._unsettled()):
            self._held.append(event)
            if len(self._held) == 1:
                self._look_again()
        else:
            await super().on_event(event)

    def _look_again(self) -> None:
        pause = _PAUSES[min(self._looks_taken, len(_PAUSES) - 1)]
        self._looks_taken += 1
        asyncio.get_running_loop().call_later(pause, self.call_later, self._release)

    async def _release(self) -> None:
        """Lets the next key go when the last one is done with."""
        if self._held and (self._looks_taken > _PATIENCE or not self._unsettled()):
            self._looks_taken = 0
            await super().on_event(self._held.popleft())
        if self._held:
            self._look_again()

    def _unsettled(self) -> bool:
        """Somebody on the way of a key has not dealt with all that was posted, or an action has not begun yet."""
        if any(each.state is WorkerState.PENDING for each in self.workers):
            return True
        screen = self.screen
        if getattr(screen, "changing", False):
            return True
        way: list[MessagePump] = [self, screen, *(screen.focused.ancestors_with_self if screen.focused else ())]
        return not screen.is_mounted or any(map(_has_post, way))


def _has_post(pump: MessagePump) -> bool:
    """Something was posted that it has not dealt with: in its queue, or already in its hand."""
    return not pump._message_queue.empty() or pump._pending_message is not None
