"""A case opened for writing: its folder, the disk, the one who writes; and the single writing steps that commits,
recovery and autosaves share.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import msgspec

from reply_studio.errors import InputError
from reply_studio.i18n import _
from reply_studio.model.act import Act
from reply_studio.store import codec, layout
from reply_studio.store.atomic import Disk, disk_errors, unique
from reply_studio.store.journal import RACED, Journal
from reply_studio.store.layout import CaseFolder
from reply_studio.store.lock import held


class Writer(msgspec.Struct, frozen=True, kw_only=True):
    """Who writes, by which disk, and how long it waits for another one, in seconds."""

    who: str
    login: str
    now: Callable[[], dt.datetime]
    disk: Disk
    wait: float = 10.0

    def stamped(self, act: Act) -> Act:
        """The act with who, login and time where they are not set."""
        return msgspec.structs.replace(
            act,
            who=act.who or self.who,
            login=act.login or self.login,
            at=act.at or self.now().isoformat(timespec="seconds"),
        )

    @contextmanager
    def holding(self, lock: Path) -> Iterator[None]:
        """Nobody else writes while the block runs.

        Raises:
            ConflictError: somebody did not let go in time.
            StorageError: the lock cannot be made.
        """
        with disk_errors(lock.parent), held(lock, f"{self.who} ({self.login})", self.wait):
            yield


class Site(msgspec.Struct, frozen=True):
    """A case's folder and its writer."""

    folder: CaseFolder
    writer: Writer

    @property
    def disk(self) -> Disk:
        """Where everything is written."""
        return self.writer.disk

    def keep(self, data: bytes) -> str:
        """The bytes in history/ under their revision, on the disk when this returns."""
        revision = codec.revision(data)
        blob = self.folder.blob(revision)
        if layout.read(blob) != data:
            layout.own_folder(self.folder.history)
            self.put(blob, data, "blob")
        return revision

    def put(self, target: Path, data: bytes, kind: str) -> None:
        """A file written whole, replacing an older one, its folder's entry on the disk."""
        temp = self._written(f"{kind}.{unique()}", data, kind)
        try:
            self.disk.replace(temp, target, kind)
        finally:
            temp.unlink(missing_ok=True)
        self.disk.sync_folder(target.parent, kind)

    def stage(self, part: str, data: bytes) -> Path:
        """A part's new text beside its file, on the disk, ready to take its place."""
        path = self.folder.part(part)
        layout.own_folder(path.parent)
        name = f"{unique()}.{part.replace('/', '~')}@{codec.revision(data)}"
        return self._written(name, data, "part", path.stat().st_mode if path.exists() else None)

    def _written(self, name: str, data: bytes, kind: str, mode: int | None = None) -> Path:
        temp = layout.own_folder(self.folder.temp) / name
        try:
            self.disk.write(temp, data, kind, mode)
        except OSError:
            temp.unlink(missing_ok=True)
            raise
        return temp

    def swap(self, part: str, staged: Path, expected: bytes | None) -> bool:
        """The staged text takes its place; False where what it replaced was not what was expected: an editor had saved
        in that moment. Its text stays beside the file until ``settle`` records it.
        """
        target = self.folder.part(part)
        replaced = layout.read(target)
        exchanged = self.disk.exchange(staged, target, "part")
        if exchanged:
            replaced = layout.read(staged)
        if replaced == expected:
            staged.unlink(missing_ok=True)
            return True
        beside = staged.with_name(f"{staged.name.partition('@')[0]}@{RACED}")  # the name that ``staged_part`` reads
        if exchanged:
            staged.replace(beside)
        elif replaced is not None:
            self.disk.write(beside, replaced, "raced")
        return False

    def blob(self, revision: str) -> bytes | None:
        """A text from history/; ``None`` where it is missing or is not what its name says."""
        data = layout.read(self.folder.blob(revision))
        return data if data is not None and codec.revision(data) == revision else None

    def append(self, journal: Journal, acts: Sequence[Act]) -> Journal:
        """The journal with acts of one commit added, on the disk; the file is as it was where the disk refused."""
        longer = journal.extended([self.writer.stamped(act) for act in acts])
        data = b"".join(line + b"\n" for line in longer.lines[len(journal.lines) :])
        try:
            self.disk.append(self.folder.journal, data, "journal")
        except OSError:
            self.take_back(journal)
            raise
        return longer

    def take_back(self, journal: Journal) -> None:
        """Lines after these are cut off again: nobody was told that they hold."""
        if self.folder.journal.exists():
            self.disk.truncate(self.folder.journal, journal.size, "journal")

    def set_head(self, journal: Journal) -> None:
        """``head`` names the newest line."""
        self.put(self.folder.head, f"{journal.head}\n".encode(), "head")


def staged_part(temp: Path) -> tuple[str, str]:
    """The part that a staged file belongs to and the revision it should have; ("", "") for other temporary files."""
    name, at, revision = temp.name.partition("@")
    return (name.partition(".")[2].replace("~", "/"), revision) if at else ("", "")


def present(folder: CaseFolder) -> dict[str, bytes]:
    """The bytes of every part's file that is there."""
    read = ((part, layout.read(folder.part(part))) for part in layout.parts_on_disk(folder))
    return {part: data for part, data in read if data is not None}


def read_head(folder: CaseFolder) -> str:
    """The hash in ``head``; "" where there is none."""
    data = layout.read(folder.head)
    try:
        return (data or b"").decode("ascii").strip()
    except UnicodeDecodeError as error:
        raise InputError(_("cannot be read: {cause}").format(cause=error), where=str(folder.head)) from error
