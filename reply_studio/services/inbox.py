"""The folder in which files arrive (``[intake] inbox``): which of them were not taken in yet. Nothing in it is changed.

A file is known by its content: it is no news where a case holds it or held it, and where it was tried or dismissed
before. What was tried and dismissed stands in ``drafts/.office/inbox.jsonl``, a line each, for everybody in the office.
"""

import contextlib
import itertools
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import msgspec

from reply_studio.errors import ConflictError, InputError, MissingToolError, ReplyStudioError, StorageError
from reply_studio.i18n import _
from reply_studio.model.base import Value
from reply_studio.services.arriving import LARGEST, fingerprint, is_hidden
from reply_studio.services.desk import Desk

MOST: Final = 10_000
"""Entries that are looked at."""
DEEPEST: Final = 5
"""Folders below each other that are entered."""
_PASSING: Final = (ConflictError, StorageError, MissingToolError)
"""Failures that are not the file's: it stays news."""


class Tried(Value):
    """A file that was taken in, failed or was dismissed (``outcome``), by its content; ``file`` is its name then."""

    sha: str
    outcome: str
    file: str = ""
    who: str = ""
    at: str = ""


class Look(Value):
    """What is new in ``folder``: path → content, in the order of the folders; ``failed`` were tried without success, as
    they are. ``cut``: not every entry was looked at.
    """

    folder: Path
    news: Mapping[Path, str] = {}
    failed: frozenset[Path] = frozenset()
    cut: bool = False


class _Seen(Value):
    """An entry as it was when its content was read."""

    size: int
    mtime_ns: int
    sha: str


class Inbox:
    """The inbox of a desk. Contents are remembered by size and time, so that a second look reads only what changed."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._seen: dict[Path, _Seen] = {}
        self._held: tuple[object, set[str]] = (None, set())

    @property
    def folder(self) -> Path | None:
        """The folder as configured, from the workspace on; ``None`` where none is."""
        typed = self._desk.config.intake.inbox.strip()
        if not typed:
            return None
        try:
            return self._desk.root / Path(typed).expanduser()
        except RuntimeError:  # there is no home folder: the name is told as it was typed
            return self._desk.root / typed

    def look(self, rows: Iterable[Mapping[str, Any]], pause: Callable[[], None] = lambda: None) -> Look | None:
        """What is new; ``rows`` are those of all cases. ``None`` where no inbox is configured. ``pause`` is called
        before a file is read; it may wait, and what it raises ends the look.

        Raises:
            InputError: the folder is not there, cannot be read or is the workspace's own.
        """
        folder = self.folder
        if folder is None:
            return None
        self._refuse(folder)
        walk = _Walk()
        found = {path: self._content(path, state, pause) for path, state in walk.files(folder)}
        tried = self._tried()
        if self._held[0] is not rows:
            self._held = rows, _held(rows)
        known = self._held[1] | tried.keys()
        self._seen = {path: each for path, each in self._seen.items() if path in found}
        return Look(
            folder=folder,
            news={path: sha for path, sha in found.items() if sha not in known},
            failed=frozenset(p for p, sha in found.items() if sha in tried and tried[sha].outcome == "failed"),
            cut=walk.cut,
        )

    def contents(self, files: Iterable[Path]) -> dict[str, str]:
        """Path → content of those files that lie in the inbox, as they are before they are taken in."""
        folder = self.folder
        if folder is None:
            return {}
        root, inside = folder.resolve(), {}
        for path in files:
            if path.resolve().is_relative_to(root) and path.is_file():
                inside[str(path)] = self._content(path, path.stat(), lambda: None)
        return inside

    def remember(self, contents: Mapping[str, str], done: Iterable[tuple[str, ReplyStudioError | None]]) -> None:
        """What became of files whose ``contents`` were taken before: by path, and why where it failed.

        Raises:
            StorageError: the disk did not take it.
        """
        outcomes = [
            (contents[path], "failed" if error else "taken", Path(path).name)
            for path, error in done
            if path in contents and not isinstance(error, _PASSING)
        ]
        self._append(outcomes)

    def dismiss(self, look: Look) -> None:
        """The new files are not offered any more; they stay where they are and can be chosen by hand.

        Raises:
            StorageError: the disk did not take it.
        """
        self._append([(sha, "dismissed", path.name) for path, sha in look.news.items()])

    def _refuse(self, folder: Path) -> None:
        root, there = self._desk.root.resolve(), folder.resolve()
        hint = _("set another folder in config.toml: [intake] inbox")
        if root.is_relative_to(there) or there.is_relative_to(root / "drafts"):
            raise InputError(_("this folder holds the cases; it cannot be the inbox"), where=str(folder), hint=hint)
        try:
            os.scandir(there).close()
        except OSError as error:
            message = _("the inbox cannot be read: {cause}").format(cause=error.strerror or error)
            raise InputError(message, where=str(folder), hint=hint) from error

    def _content(self, path: Path, state: os.stat_result, pause: Callable[[], None]) -> str:
        """What tells the file from others; a very large or unreadable one is told by its name, size and time."""
        seen = self._seen.get(path)
        if seen and (seen.size, seen.mtime_ns) == (state.st_size, state.st_mtime_ns):
            return seen.sha
        pause()
        named = f"{path}:{state.st_size}:{state.st_mtime_ns}".encode("utf-8", "surrogateescape")
        try:
            readable = state.st_size <= LARGEST
            sha = fingerprint(path.read_bytes()) if readable else fingerprint(named)
        except OSError:  # its import says why it cannot be read
            sha = fingerprint(named)
        self._seen[path] = _Seen(size=state.st_size, mtime_ns=state.st_mtime_ns, sha=sha)
        return sha

    @property
    def _path(self) -> Path:
        return self._desk.root / "drafts" / ".office" / "inbox.jsonl"

    def _tried(self) -> dict[str, Tried]:
        """Content → what was last done with it; a line that was cut off counts for nothing."""
        try:
            lines = self._path.read_bytes().splitlines()
        except FileNotFoundError:
            return {}
        except OSError as error:
            raise InputError(
                _("cannot be read: {cause}").format(cause=error.strerror or error), where=str(self._path)
            ) from error
        return {each.sha: each for line in lines for each in _decoded(line)}

    def _append(self, outcomes: Sequence[tuple[str, str, str]]) -> None:
        known, now = self._tried(), self._desk.clock.now().isoformat(timespec="seconds")
        new = [
            Tried(sha=sha, outcome=outcome, file=name, who=self._desk.who, at=now)
            for sha, outcome, name in outcomes
            if sha not in known or known[sha].outcome != outcome
        ]
        if not new:
            return
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with self._path.open("ab") as file:
                file.write(b"".join(b"\n" + msgspec.json.encode(_clean(each)) for each in new) + b"\n")
        except OSError as error:
            message = _("what was done with the inbox cannot be kept: {cause}").format(cause=error.strerror or error)
            raise StorageError(message, where=str(self._path)) from error


def _decoded(line: bytes) -> Iterator[Tried]:
    try:
        yield msgspec.json.decode(line, type=Tried)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return


def _clean(tried: Tried) -> Tried:
    """A name that is no text becomes one that a file can keep."""
    return msgspec.structs.replace(tried, file=tried.file.encode("utf-8", "replace").decode("utf-8"))


def _held(rows: Iterable[Mapping[str, Any]]) -> set[str]:
    """The contents that the cases hold, or held before they were amended."""
    return {sha for row in rows for sha in (*row.get("sources", ()), *row.get("earlier", ()))}


class _Walk:
    """The files of a folder and those below it, by name, ``MOST`` entries at most; ``cut`` where there are more.

    Hidden files, those that office programs leave beside an open one, and links to folders are left out; so is what
    cannot be looked into.
    """

    def __init__(self) -> None:
        self._left = MOST
        self.cut = False

    def files(self, folder: Path, depth: int = 0) -> Iterator[tuple[Path, os.stat_result]]:
        """Every file with its size and time."""
        for each in self._entries(folder):
            if not self._left:
                self.cut = True
                return
            self._left -= 1
            with contextlib.suppress(OSError):  # gone just now
                if not each.is_dir(follow_symlinks=False):
                    if each.is_file():
                        yield Path(each.path), each.stat()
                elif depth < DEEPEST:
                    yield from self.files(Path(each.path), depth + 1)

    def _entries(self, folder: Path) -> list[os.DirEntry[str]]:
        try:
            with os.scandir(folder) as listed:
                seen = (each for each in listed if not is_hidden(each.name))
                return sorted(itertools.islice(seen, self._left + 1), key=lambda each: each.name)
        except OSError:  # a folder below the inbox: its files are no news until they can be read
            return []
