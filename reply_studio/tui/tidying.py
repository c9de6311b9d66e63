"""When memory is looked through for garbage: whole in pauses, in small parts while keys come.

Looking through all of it takes as long as several keys, and while somebody works it would be due about once a second.
"""

import gc
from typing import Final

SECONDS: Final = 2.0
"""Between two looks whether somebody is at work."""
_YOUNG, _MIDDLE = gc.get_threshold()[:2]
_OLD: Final = 100
"""After so many looks at what is not quite new everything is looked through, pause or not: some hundred keys."""


class Tidying:
    """``tidy`` is called every ``SECONDS``; it looks through everything once after the work has come to rest."""

    def __init__(self) -> None:
        gc.set_threshold(_YOUNG, _MIDDLE, _OLD)
        self._before = -1

    def tidy(self) -> bool:
        """Looks through everything where little was made since the last call. Returns whether it did."""
        made = gc.get_count()[2]
        resting = 0 < made == self._before
        if resting:
            gc.collect()
        self._before = gc.get_count()[2]
        return resting
