"""What a folder shows to someone who chooses files: folders first, then files, by name; hidden ones are left out."""

import datetime as dt
import os
from pathlib import Path
from typing import NamedTuple

from reply_studio.errors import InputError
from reply_studio.i18n import _
from reply_studio.services.arriving import is_hidden


class Found(NamedTuple):
    """A folder's entry. ``size`` is in bytes, ``changed`` a local time; both are of files only."""

    path: Path
    is_folder: bool
    size: int = 0
    changed: dt.datetime | None = None


def listing(folder: Path) -> list[Found]:
    """The entries of a folder.

    Raises:
        InputError: it cannot be read.
    """
    try:
        with os.scandir(folder) as entries:
            found = [_found(each) for each in entries if not is_hidden(each.name)]
    except OSError as error:
        raise InputError(
            _("cannot be read: {cause}").format(cause=error.strerror or error), where=str(folder)
        ) from error
    return sorted((each for each in found if each), key=lambda each: (not each.is_folder, each.path.name))


def _found(entry: os.DirEntry[str]) -> Found | None:
    """``None`` for what is neither file nor folder, and for what is gone."""
    path = Path(entry.path)
    try:
        if entry.is_dir():
            return Found(path, is_folder=True)
        if not entry.is_file():
            return None
        state = entry.stat()
    except OSError:
        return None
    return Found(path, False, state.st_size, dt.datetime.fromtimestamp(state.st_mtime))


def size_words(size: int) -> str:
    """``820 B``, ``12 KB``, ``3.4 MB``."""
    if size < 1000:
        return f"{size} B"
    return f"{size / 1000:.0f} KB" if size < 1_000_000 else f"{size / 1_000_000:.1f} MB"


def typed_path(text: str, here: Path) -> Path | None:
    """The path a person typed: absolute, ``~``, ``..`` or with a slash in it; ``None`` for a mere name."""
    words = text.strip().strip("'\"")
    if not words or not (words.startswith(("~", "..")) or "/" in words or os.sep in words):
        return None
    try:
        return (here / Path(words).expanduser()).resolve()
    except (OSError, RuntimeError, ValueError):
        return None
