"""The index: what lists need to know of every case, in SQLite in the user's cache folder.

It is derived and may be deleted at any time. A row is fresh while the folder of its case has the time it had when the
row was computed (every commit moves it). Beside the row stands the newest journal hash that was ever seen of the case.
"""

import contextlib
import sqlite3
import time
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, TypeGuard

import msgspec

from reply_studio.errors import ReplyStudioError
from reply_studio.store.files import case_entries
from reply_studio.store.journal import read_journal
from reply_studio.store.layout import case_folder
from reply_studio.text.digests import digest

_VERSION: Final = 5
_TABLES: Final = {
    "cases": "(id TEXT PRIMARY KEY, mtime_ns INTEGER, head TEXT, row BLOB) WITHOUT ROWID",
    "findings": "(id TEXT PRIMARY KEY, head TEXT, counts BLOB) WITHOUT ROWID",
}
_UNSURE: Final = 2_000_000_000
"""Nanoseconds: a folder changed so shortly before it was read may change again without its time moving."""
_BATCH: Final = 200
_PATIENCE: Final = 2.0
"""Seconds to wait for another process that writes the index."""


class Known(msgspec.Struct, frozen=True):
    """What the index has of a case. ``mtime_ns`` is 0 where the row must be computed again."""

    mtime_ns: int
    head: str
    row: dict[str, Any]


class Index:
    """The ``SearchIndex`` of ``services.ports`` for the cases under ``store_root``.

    A cache that is broken, locked or cannot be written never fails a command: rows are computed instead, and
    ``trouble`` says why, for ``doctor``. ``kind`` names the database where the same cases have rows of several kinds.
    """

    def __init__(self, store_root: Path, cache_dir: Path | None = None, kind: str = "index") -> None:
        self._root = store_root
        self._kind = kind
        self._cache_dir = cache_dir
        self.trouble = ""

    @property
    def path(self) -> Path:
        """The database's file: one for every ``drafts`` folder and kind."""
        folder = self._cache_dir or _user_cache()
        name = digest(str(self._root.resolve()).encode("utf-8", "surrogatepass"), 16)
        return folder / f"{self._kind}-{name}.sqlite"

    def rows(self, compute: Callable[[str], dict[str, Any]]) -> Sequence[dict[str, Any]]:
        """One row a case, sorted by id; ``compute(case_id)`` is called only where a folder changed since the last time.

        Values come back as JSON has them: a date is a string. What ``compute`` raises passes through; rows computed
        before that are kept.
        """
        times = _times(self._root)
        before = self._read()
        found = {name: known for name, time_ns in times.items() if _is_fresh(known := before.get(name), time_ns)}
        pending: dict[str, Known] = {}
        try:
            for case_id in [name for name in times if name not in found]:
                pending[case_id] = self._computed(case_id, times[case_id], before.get(case_id), compute)
                found[case_id] = pending[case_id]
                if len(pending) >= _BATCH:
                    self._write(pending, ())
                    pending = {}
        finally:
            self._write(pending, before.keys() - times.keys())
        noted = self._noted()
        return [_with_findings(found[name], noted.get(name)) for name in times]

    def note(self, case_id: str, findings: Mapping[str, int]) -> None:
        """Keeps how many findings of each severity a check had; rows show them until the case is changed."""
        head = self._anchor(case_id, "")
        try:
            with self._open() as connection:
                values = (case_id, head, msgspec.json.encode(findings))
                connection.execute("INSERT OR REPLACE INTO findings VALUES (?, ?, ?)", values)
        except (sqlite3.Error, OSError) as error:
            self._give_up(error)

    def _noted(self) -> dict[str, tuple[str, bytes]]:
        try:
            with self._open() as connection:
                return {name: (head, counts) for name, head, counts in connection.execute("SELECT * FROM findings")}
        except (sqlite3.Error, OSError) as error:
            self._give_up(error)
            return {}

    def head_of(self, case_id: str) -> str:
        """The newest journal hash seen of a case, "" for none. It stays what it was when a later journal does not
        contain it: then lines were cut off or rewritten (``FileStore.verify`` with it as an anchor says so).
        """
        known = self._read(case_id).get(case_id)
        return known.head if known else ""

    def forget(self) -> None:
        """Deletes the index; the next ``rows`` computes everything."""
        self.path.unlink(missing_ok=True)

    def _computed(
        self, case_id: str, mtime_ns: int, before: Known | None, compute: Callable[[str], dict[str, Any]]
    ) -> Known:
        sure = mtime_ns if mtime_ns < time.time_ns() - _UNSURE else 0
        head = self._anchor(case_id, before.head if before else "")
        return Known(sure, head, msgspec.json.decode(msgspec.json.encode(compute(case_id))))

    def _anchor(self, case_id: str, seen: str) -> str:
        try:
            journal = read_journal(case_folder(self._root, case_id).journal)
        except ReplyStudioError:
            return seen  # a broken case keeps what was seen of it
        return seen if seen and seen not in journal.hashes() else journal.head

    def _read(self, case_id: str | None = None) -> dict[str, Known]:
        query = "SELECT id, mtime_ns, head, row FROM cases" + (" WHERE id = ?" if case_id else "")
        try:
            with self._open() as connection:
                found = connection.execute(query, (case_id,) if case_id else ())
                return {name: known for name, *rest in found if (known := _decoded(rest))}
        except (sqlite3.Error, OSError) as error:
            self._give_up(error)
            return {}

    def _write(self, found: Mapping[str, Known], gone: Collection[str]) -> None:
        if not found and not gone:
            return
        rows = [(name, each.mtime_ns, each.head, msgspec.json.encode(each.row)) for name, each in found.items()]
        try:
            with self._open() as connection:
                connection.executemany("INSERT OR REPLACE INTO cases VALUES (?, ?, ?, ?)", rows)
                connection.executemany("DELETE FROM cases WHERE id = ?", [(name,) for name in gone])
        except (sqlite3.Error, OSError) as error:
            self._give_up(error)

    @contextlib.contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        path = self.path
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(path, timeout=_PATIENCE)
        try:
            with connection:
                connection.execute("PRAGMA synchronous = OFF")
                if connection.execute("PRAGMA user_version").fetchone()[0] != _VERSION:
                    for table, columns in _TABLES.items():
                        connection.execute(f"DROP TABLE IF EXISTS {table}")
                        connection.execute(f"CREATE TABLE {table} {columns}")
                    connection.execute(f"PRAGMA user_version = {_VERSION}")
                yield connection
        finally:
            connection.close()

    def _give_up(self, error: Exception) -> None:
        """Notes the trouble; a file that is no database is deleted, so that the next time begins anew."""
        self.trouble = str(error)
        if isinstance(error, sqlite3.DatabaseError) and not isinstance(error, sqlite3.OperationalError):
            with contextlib.suppress(OSError):
                self.path.unlink()


def _times(root: Path) -> dict[str, int]:
    """Case id → its folder's time in nanoseconds."""
    found = {}
    for entry in case_entries(root):
        with contextlib.suppress(FileNotFoundError):  # removed just now
            found[entry.name] = entry.stat(follow_symlinks=False).st_mtime_ns
    return found


def _is_fresh(known: Known | None, time_ns: int) -> TypeGuard[Known]:
    return known is not None and known.mtime_ns == time_ns


def _decoded(row: Sequence[Any]) -> Known | None:
    """A stored row; ``None`` where it is not what was stored: a damaged one is computed again."""
    if [type(each) for each in row] != [int, str, bytes]:
        return None
    try:
        value = msgspec.json.decode(row[2])
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
    return Known(row[0], row[1], value) if isinstance(value, dict) else None


def _with_findings(known: Known, noted: tuple[str, bytes] | None) -> dict[str, Any]:
    """The row, with what the last check found where the case has not been changed since."""
    if noted is None or noted[0] != known.head:
        return known.row
    try:
        return {**known.row, "findings": msgspec.json.decode(noted[1], type=dict[str, int])}
    except (msgspec.MsgspecError, UnicodeDecodeError, TypeError):
        return known.row


def _user_cache() -> Path:
    import platformdirs

    return Path(platformdirs.user_cache_dir("reply-studio", appauthor=False))
