"""The cases that one is handled together with, as far as its letter speaks of them: case.toml and proposal.toml."""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from reply_studio.errors import InputError
from reply_studio.i18n import _
from reply_studio.model.case import Case, CaseFile, Companion
from reply_studio.store import codec, layout
from reply_studio.store.layout import case_folder


def with_companions(root: Path, file: CaseFile) -> CaseFile:
    """The case with those it is joined with, as their files stand. One that cannot be read is left out: ``unreadable``
    says which.
    """
    if not file.case.joined:
        return file
    found = tuple(each for each in _looked_up(root, file.case) if isinstance(each, Companion))
    return msgspec.structs.replace(file, together=found)


def unreadable(root: Path, case: Case) -> list[str]:
    """Which of the joined cases cannot be read and why, in words."""
    told = _("is handled together with this case and cannot be read")
    return [f"{told}: {each}" for each in _looked_up(root, case) if isinstance(each, InputError)]


def _looked_up(root: Path, case: Case) -> Iterator[Companion | InputError]:
    for name in case.joined:
        try:
            yield _read(root, name)
        except InputError as error:
            yield error


def _read(root: Path, name: str) -> Companion:
    folder = case_folder(root, name)
    values = {}
    for part in ("case", "proposal"):
        path = folder.part(part)
        data = layout.read(path)
        if data is None:
            raise InputError(_("the file is missing"), where=str(path))
        values[part] = codec.decode(part, data, str(path)).value
    return Companion(**values)
