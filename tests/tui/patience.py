"""Waiting on conditions under the pilot: as long as a busy machine needs, and no longer."""

import time
from collections.abc import Callable
from typing import Any

from textual.pilot import Pilot

PATIENCE = 60
"""Seconds that a condition may take to come true."""


async def came_true(pilot: Pilot[Any], holds: Callable[[], object]) -> bool:
    """Waits for a condition; whether it came true in time."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if holds():
            return True
        await pilot.pause(0.01)
    return False
