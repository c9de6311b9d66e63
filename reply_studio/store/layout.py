"""Where everything of a case stands on disk. Only names checked here become paths; a link is never followed."""

import errno
import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import msgspec

from reply_studio.errors import InputError, UsageError
from reply_studio.i18n import _

HAND_PARTS: Final = ("case", "proposal", "draft")
"""The parts that people may edit: one file each."""

_KEPT: Final = frozenset(
    (*(f"{each}.toml" for each in HAND_PARTS), "inputs", "sources", "history", "letters", "journal.jsonl", "head")
)
_CASE_ID = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?")
_INPUT = re.compile(r"inputs/[A-Za-z0-9_-]{1,60}-v[0-9]{1,6}")
_LETTER = re.compile(r"[0-9]{1,4}\.docx")
_REVISION = re.compile(r"[0-9a-f]{64}")
_DEVICES = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")
_QUIETLY = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""Reading flags: no link is followed, a pipe does not wait for a writer, Windows changes no line ending."""


class CaseFolder(msgspec.Struct, frozen=True):
    """The files of one case. ``temp`` holds what is being written; a killed process may leave something there."""

    path: Path

    @property
    def id(self) -> str:
        """The case's id: the folder's name."""
        return self.path.name

    @property
    def journal(self) -> Path:
        """The acts, one line each."""
        return self.path / "journal.jsonl"

    @property
    def head(self) -> Path:
        """SHA-256 of the newest journal line."""
        return self.path / "head"

    @property
    def lock(self) -> Path:
        """Who writes at the moment."""
        return self.path / ".lock"

    @property
    def history(self) -> Path:
        """Every committed text by its SHA-256, and autosaves."""
        return self.path / "history"

    @property
    def sources(self) -> Path:
        """Files as received."""
        return self.path / "sources"

    @property
    def inputs(self) -> Path:
        """Units' inputs, one file a version."""
        return self.path / "inputs"

    @property
    def temp(self) -> Path:
        """Files on their way; empty at rest."""
        return self.path / ".tmp"

    def blob(self, revision: str) -> Path:
        """The file in history/ that holds a revision.

        Raises:
            InputError: that is no revision.
        """
        if not _REVISION.fullmatch(revision):
            raise InputError(_("\u201c{name}\u201d is no revision").format(name=revision), where=self.id)
        return self.history / revision

    def part(self, part: str) -> Path:
        """The file of a part: ``draft`` or ``inputs/sfj-v1``.

        Raises:
            UsageError: there is no such part.
        """
        if part not in HAND_PARTS and not _INPUT.fullmatch(part):
            raise UsageError(_("\u201c{part}\u201d is no part of a case").format(part=part), where=self.id)
        return self.path / f"{part}.toml"


def case_folder(root: Path, case_id: str) -> CaseFolder:
    """The folder of an existing case.

    Raises:
        InputError: the id is none, there is no such case, or its folder is a link to somewhere else.
    """
    folder = CaseFolder(root / checked_id(case_id))
    try:
        mode = folder.path.lstat().st_mode
    except FileNotFoundError:
        raise InputError(
            _("there is no case \u201c{case}\u201d").format(case=case_id),
            where=str(root),
            hint=_("see: reply-studio list"),
        ) from None
    if not stat.S_ISDIR(mode):
        raise InputError(_("this is a link or a file, not a case's folder"), where=str(folder.path))
    return folder


def is_kept(path: Path) -> bool:
    """Whether a path is one of the files that the store keeps of a case, by where it stands: parts, inputs, sources,
    journal, versions, issued letters.
    """
    whole = path.absolute()
    for folder in whole.parents:
        if folder.joinpath("journal.jsonl").is_file() and folder.joinpath("case.toml").is_file():
            return whole.relative_to(folder).parts[0] in _KEPT
    return False


def letter_at(path: Path) -> tuple[Path, int] | None:
    """The case's folder and the number of the issued letter whose file stands at a path; ``None`` for other files."""
    folder = path.parent.parent
    if path.parent.name != "letters" or not _LETTER.fullmatch(path.name) or not is_kept(path):
        return None
    return folder, int(path.stem)


def checked_id(case_id: str) -> str:
    """The id itself when it can be a folder's name on every system.

    Raises:
        InputError: it cannot (separators, dots, capitals, names of devices).
    """
    if not is_id(case_id):
        raise InputError(
            _("\u201c{case}\u201d is no case id").format(case=case_id), hint=_("an id looks like 2025-t-0029")
        )
    return case_id


def is_id(name: str) -> bool:
    """Whether a name can be a case's id."""
    return bool(_CASE_ID.fullmatch(name)) and not _DEVICES.fullmatch(name)


def is_input(part: str) -> bool:
    """Whether a part is a unit's input: written once, never changed."""
    return part.startswith("inputs/")


def read(path: Path) -> bytes | None:
    """The bytes of a plain file; ``None`` where there is none.

    Raises:
        InputError: it is a link, a folder or a device, or this login may not read it.
    """
    try:
        handle = os.open(path, os.O_RDONLY | _QUIETLY)
    except FileNotFoundError:
        return None
    except OSError as error:
        link = error.errno in (errno.ELOOP, errno.EMLINK)
        cause = _("it is a link to another file") if link else error.strerror
        raise InputError(_("cannot be read: {cause}").format(cause=cause), where=str(path)) from error
    with os.fdopen(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise InputError(_("this is no plain file"), where=str(path))
        return file.read()


def parts_on_disk(folder: CaseFolder) -> Iterator[str]:
    """The parts whose files are there: hand files first, then inputs by name."""
    yield from (part for part in HAND_PARTS if os.path.lexists(folder.part(part)))
    if folder.inputs.is_symlink() or not folder.inputs.is_dir():
        return
    names = sorted(entry.name for entry in os.scandir(folder.inputs))
    yield from (part for name in names if _INPUT.fullmatch(part := f"inputs/{name.removesuffix('.toml')}"))


def own_folder(folder: Path) -> Path:
    """A subfolder of the case, made where it was missing.

    Raises:
        InputError: it is a link: it would lead out of the case.
    """
    if folder.is_symlink():
        raise InputError(_("this is a link or a file, not a case's folder"), where=str(folder))
    folder.mkdir(exist_ok=True)
    return folder
