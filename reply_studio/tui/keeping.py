"""What the screens remember over restarts for one person: columns, order, views, preview, theme.

It is a small JSON file in the user's state folder, never in the workspace. A file that cannot be read or written is as
good as none: it holds nothing that cannot be set again.
"""

import contextlib
import os
from pathlib import Path

import msgspec

MAX_BYTES = 200_000


class View(msgspec.Struct, frozen=True, kw_only=True):
    """A view of one's own: a name, the filter and the order."""

    name: str
    words: str = ""
    sort: str = "due"
    reverse: bool = False


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that is remembered; the defaults are those of the first start."""

    theme: str = ""
    columns: tuple[str, ...] = ()
    widths: dict[str, int] = {}
    sort: str = "due"
    reverse: bool = False
    view: str = "all"
    views: tuple[View, ...] = ()
    preview: bool = False
    folder: str = ""


def path() -> Path:
    """The file; ``XDG_STATE_HOME`` and its like are honoured."""
    import platformdirs

    return Path(platformdirs.user_state_dir("reply-studio", appauthor=False)) / "screens.json"


def load() -> Kept:
    """What was kept, or the defaults."""
    with contextlib.suppress(OSError, msgspec.MsgspecError, UnicodeDecodeError), path().open("rb") as file:
        return msgspec.json.decode(file.read(MAX_BYTES), type=Kept)
    return Kept()


def save(kept: Kept) -> None:
    """Keeps it; a home folder that takes nothing is no reason to stop working."""
    target = path()
    with contextlib.suppress(OSError):
        target.parent.mkdir(parents=True, exist_ok=True)
        temp = target.with_name(f"{target.name}.{os.getpid()}")
        temp.write_bytes(msgspec.json.format(msgspec.json.encode(kept)))
        temp.replace(target)
