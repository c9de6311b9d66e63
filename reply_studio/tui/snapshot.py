"""The list as it was last shown, so that the next start paints it at once and reads the cases afterwards.

A small derived file in the user's cache folder, one for every workspace; a wrong or missing one costs nothing but time.
"""

import contextlib
import os
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

LINES = 120
"""More than any screen shows."""
MAX_BYTES = 1_000_000


class Snapshot(msgspec.Struct, frozen=True, kw_only=True):
    """The first rows of a view in an order, how many there were, and the views' counts."""

    root: str
    view: str
    sort: str
    reverse: bool
    total: int
    rows: tuple[dict[str, Any], ...]
    tabs: tuple[tuple[str, str, int], ...]


def path(root: Path) -> Path:
    """The file for a workspace."""
    import platformdirs

    name = zlib.crc32(os.fsencode(root))
    return Path(platformdirs.user_cache_dir("reply-studio", appauthor=False)) / f"list-{name:08x}.json"


def load(root: Path) -> Snapshot | None:
    """What was shown last."""
    with contextlib.suppress(OSError, msgspec.MsgspecError, UnicodeDecodeError), path(root).open("rb") as file:
        found = msgspec.json.decode(file.read(MAX_BYTES), type=Snapshot)
        return found if found.root == str(root) else None
    return None


def save(root: Path, shown: Snapshot) -> None:
    """Keeps it; a cache that takes nothing only makes the next start slower."""
    target = path(root)
    with contextlib.suppress(OSError):
        target.parent.mkdir(parents=True, exist_ok=True)
        temp = target.with_name(f"{target.name}.{os.getpid()}")
        temp.write_bytes(msgspec.json.encode(shown))
        temp.replace(target)


def cut(rows: Sequence[dict[str, Any]]) -> tuple[dict[str, Any], ...]:
    """As many rows as are kept."""
    return tuple(rows[:LINES])
