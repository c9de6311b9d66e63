"""Whether cases were changed by somebody else: a glance at the times of folders, no file is opened."""

import contextlib
from collections.abc import Iterable

from reply_studio.services.desk import Desk


class Watch:
    """Remembers the times of the drafts folder and of the case folders it was asked about."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._times: dict[str, int] = {}

    def changed(self, cases: Iterable[str]) -> bool:
        """Whether a case was made or removed, or one of these was changed, since the last time that was asked."""
        before, now = self._times, self._look(cases)
        self._times = {**before, **now}
        return any(before.get(name, time) != time for name, time in now.items())

    def look_at_all(self) -> None:
        """Remembers the times of every case as they are: what happens from now on is a change of it."""
        self._times = self._look(self._desk.store.ids())

    def _look(self, cases: Iterable[str]) -> dict[str, int]:
        folders = {"": self._desk.root / "drafts"}
        folders |= {each: self._desk.store.path(each, "case").parent for each in cases}
        found = dict.fromkeys(folders, 0)
        for name, folder in folders.items():
            with contextlib.suppress(OSError):  # removed just now: time 0 says so
                found[name] = folder.stat().st_mtime_ns
        return found
