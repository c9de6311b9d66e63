"""The store of a workspace: a folder a case under ``drafts/`` (FORMATS.md shows every file)."""

import contextlib
import datetime as dt
import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from reply_studio.errors import ConflictError, InputError, StorageError
from reply_studio.i18n import _
from reply_studio.model.act import Act
from reply_studio.model.case import Case, CaseFile
from reply_studio.services.ports import Change, Decision, Part, Received
from reply_studio.store import audit, autosaves, codec, companions, layout, letters, reading
from reply_studio.store.atomic import Disk, Hook, no_hook
from reply_studio.store.autosaves import Autosave
from reply_studio.store.journal import RACED, read_journal
from reply_studio.store.layout import CaseFolder, case_folder
from reply_studio.store.naming import checked_source
from reply_studio.store.recovery import interrupted, outside_changes, settle
from reply_studio.store.site import Site, Writer


class FileStore:
    """Cases as folders; the ``CaseStore`` of ``services.ports``.

    ``who`` acts, ``login`` is the system's login beside it. Nothing is written by reading, except that a commit which a
    crash interrupted is finished. ``hook`` is called before and after every writing step; ``wait`` is how many seconds
    a writer waits for another one.
    """

    def __init__(  # noqa: PLR0913  # the last two have defaults that only tests change
        self,
        root: Path,
        *,
        who: str,
        login: str,
        now: Callable[[], dt.datetime],
        hook: Hook = no_hook,
        wait: float = 10.0,
    ) -> None:
        self._root = root
        self._writer = Writer(who=who, login=login, now=now, disk=Disk(hook), wait=wait)

    def ids(self) -> Sequence[str]:
        """All case ids (folders), broken ones and links too, sorted."""
        return [each.name for each in case_entries(self._root)]

    def has(self, case_id: str) -> bool:
        """Whether it is one of ``ids``."""
        return layout.is_id(case_id) and (self._root / case_id).is_dir()

    def load(self, case_id: str) -> CaseFile:
        """The case with all its parts and acts. Every revision is that of the file as it is now, also where another
        program changed it; the next commit records that.

        Raises:
            InputError: unknown case, or a file of it is broken (file, line and cause are named).
        """
        folder = self._folder(case_id)
        return companions.with_companions(self._root, reading.case_file(folder, self._opened(folder)))

    def create(
        self, case: Case, parts: Mapping[str, Part], acts: Sequence[Act], sources: Sequence[Received] = ()
    ) -> str:
        """Makes a new case folder and returns its id: ``case.id``, or with ``-2``… where that is taken. ``proposal``
        and ``draft`` are empty where ``parts`` has none.

        Raises:
            InputError: the id can be no folder's name.
            StorageError: the disk refused; there is no new folder.
        """
        from reply_studio.store.create import create

        return create(self._root, self._writer, case, parts, acts, sources)

    def commit(
        self,
        case_id: str,
        changes: Mapping[str, Change],
        acts: Sequence[Act],
        sources: Sequence[Received] = (),
        decision: Decision | None = None,
    ) -> Mapping[str, str]:
        """Writes all changed parts and acts and returns the new revisions.

        ``Change.new`` may also be a string: the part's text as a person typed it, written as it is. An input whose
        ``source`` is the name of a file in ``sources`` gets that file's name under sources/.

        Raises:
            ConflictError: a part is no longer at its expected revision, or another decision moved the case on since
                the one that ``decision`` has seen; nothing was written.
            RefusedError: an input or an issued letter would be changed.
            InputError: unknown case, or a part's file cannot be read as it stands.
            StorageError: the disk refused; nothing was acknowledged.
        """
        from reply_studio.store.commit import commit

        return commit(Site(self._folder(case_id), self._writer), changes, acts, sources, decision)

    def autosave(self, case_id: str, part: str, value: Part) -> str:
        """Keeps a version in ``history/`` without a journal line and returns its revision."""
        return autosaves.save(Site(self._folder(case_id), self._writer), part, value)

    def autosaves(self, case_id: str, part: str) -> Autosave | None:
        """The person's newest autosave of a part, when the person has not committed the part since. Its ``base`` says
        which revision it was typed on.
        """
        folder = self._folder(case_id)
        return autosaves.newest(folder, part, self._writer.who, read_journal(folder.journal))

    def version(self, case_id: str, part: str, revision: str) -> Any:
        """An earlier version of a part from ``history/``.

        Raises:
            InputError: it is not there, or its text is not the one that was saved.
        """
        folder = self._folder(case_id)
        folder.part(part)
        path = folder.blob(revision)
        data = layout.read(path)
        if data is None or codec.revision(data) != revision:
            raise InputError(_("this version is missing or was changed"), where=str(path))
        return codec.decode(part, data, str(path)).value

    def source(self, case_id: str, name: str) -> bytes:
        """A received file's bytes, by its name under sources/ or by the name it came with (the newest one then)."""
        path = self.source_path(case_id, name)
        data = None if path.parent.is_symlink() else layout.read(path)
        if data is None:
            raise InputError(_("there is no received file \u201c{name}\u201d").format(name=name), where=str(path))
        return data

    def source_path(self, case_id: str, name: str) -> Path:
        """Where a received file stands, by its names as ``source``; whether it is there is not asked.

        Raises:
            InputError: that is no name under sources/.
        """
        folder = self._folder(case_id)
        stored = next(
            (kept for act in reversed(read_journal(folder.journal).acts) for kept in _stored(act, name)), name
        )
        return folder.sources / checked_source(stored)

    def letter(self, case_id: str, name: str) -> bytes:
        """A file under ``letters/``.

        Raises:
            InputError: it is not there.
        """
        from reply_studio.store.letters import read

        return read(self._folder(case_id), name)

    def letter_path(self, case_id: str, name: str) -> Path:
        """Where a file under ``letters/`` stands.

        Raises:
            InputError: that is no name of a letter.
        """
        from reply_studio.store.letters import path_of

        return path_of(self._folder(case_id), name)

    def path(self, case_id: str, part: str) -> Path:
        """The file of a part, for ``edit`` and for messages."""
        return self._folder(case_id).part(part)

    def check_text(self, part: str, text: str) -> Any:
        """The value that a part's text stands for; used on return from an editor.

        Raises:
            InputError: the text does not decode; line and cause are named.
        """
        where = f"{part}.toml"
        CaseFolder(self._root).part(part)
        return codec.decode(part, text.encode("utf-8", "surrogatepass"), where).value

    def head(self, case_id: str) -> str:
        """SHA-256 of the journal's newest line, "" where there is none."""
        return read_journal(self._folder(case_id).journal).head

    def verify(self, case_id: str, anchors: Sequence[str] = ()) -> Sequence[str]:
        """Faults of the journal's chain and of the files against it, in words; none when all is right. ``anchors`` are
        line hashes that must be in the chain (``Index.head_of``, an issued letter's record, a printed sheet).
        """
        folder = self._folder(case_id)
        with contextlib.suppress(InputError):  # a journal that cannot be read is what the audit tells
            self._opened(folder)
        return audit.faults(folder, anchors)

    def warnings(self, case_id: str) -> Sequence[str]:
        """What a person should know of a case that can be read: keys we do not know (they stay), tables missing from
        ``order``, files changed by another program since the last commit, texts kept when an editor raced, letters of
        an interrupted issue.

        Raises:
            InputError: as for ``load``.
        """
        folder = self._folder(case_id)
        found = self._opened(folder)
        told = []
        for part, data in found.files.items():
            path = str(folder.part(part))
            told += codec.warnings(part, codec.decode(part, data, path), path)
            if part == "case":
                told += companions.unreadable(self._root, codec.decode(part, data, path).value)
        for part in outside_changes(found.journal, found.files):
            told.append(_("{part} was changed outside; the next save records it").format(part=part))
        told += letters.left_over(folder, found.journal.acts)
        return told + [_raced_words(act) for act in _open_races(found.journal.acts)]

    def _opened(self, folder: CaseFolder) -> reading.Snapshot:
        """The case as it stands, after a commit that a crash interrupted was finished."""
        found = reading.snapshot(folder)
        if not interrupted(found.journal, found.head):
            return found
        # Somebody who still writes, or a disk that takes nothing, keeps nobody from reading.
        with contextlib.suppress(ConflictError, StorageError), self._writer.holding(folder.lock):
            settle(Site(folder, self._writer))
        return reading.snapshot(folder)

    def _folder(self, case_id: str) -> CaseFolder:
        return case_folder(self._root, case_id)


def case_entries(root: Path) -> list[os.DirEntry[str]]:
    """The folders of all cases, sorted by name. Links are listed, and refused when they are opened."""
    if not root.is_dir():
        return []
    with os.scandir(root) as entries:
        found = [each for each in entries if layout.is_id(each.name) and each.is_dir()]
    return sorted(found, key=lambda entry: entry.name)


def _stored(act: Act, name: str) -> list[str]:
    """The names under sources/ of what an act received under this name."""
    received = act.data.get("sources")
    return [kept for kept, own in received.items() if own == name] if isinstance(received, dict) else []


def _open_races(acts: Sequence[Act]) -> list[Act]:
    """Races after which nobody has committed the part again."""
    return [
        act
        for place, act in enumerate(acts)
        if act.act == RACED and not any(act.data.get("part") in later.parts for later in acts[place + 1 :])
    ]


def _raced_words(act: Act) -> str:
    return _("an editor saved {part} in the very moment of a commit; its text is kept in history/{kept}").format(
        part=act.data.get("part"), kept=act.data.get("kept")
    )
