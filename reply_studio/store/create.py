"""A new case: built whole in a folder that is not listed, then given its name in one step."""

import errno
import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from reply_studio.errors import ConflictError
from reply_studio.i18n import _
from reply_studio.model.act import Act
from reply_studio.model.case import Case
from reply_studio.model.contribution import Contribution
from reply_studio.model.draft import Draft
from reply_studio.model.proposal import Proposal
from reply_studio.services.ports import Received
from reply_studio.store import codec
from reply_studio.store.atomic import disk_errors, unique
from reply_studio.store.commit import check_identity, keep_sources, signed, with_source
from reply_studio.store.journal import Journal
from reply_studio.store.layout import CaseFolder, checked_id, own_folder
from reply_studio.store.naming import source_name
from reply_studio.store.site import Site, Writer

_TAKEN = (errno.EEXIST, errno.ENOTEMPTY, errno.EACCES)
_MOST = 1000
_BUILDING = ".new-"


def create(  # noqa: PLR0913, PLR0917  # the port's four, and where and by whom
    root: Path, writer: Writer, case: Case, parts: Mapping[str, Any], acts: Sequence[Act], sources: Sequence[Received]
) -> str:
    """Makes the folder and returns the id: ``case.id``, or with ``-2``… where that is taken.

    Raises:
        InputError: the id can be no folder's name.
        StorageError: the disk refused; there is no new folder.
    """
    checked_id(case.id)
    with disk_errors(root):
        root.mkdir(parents=True, exist_ok=True)
    with writer.holding(root / ".lock"):
        for left in root.glob(f"{_BUILDING}*"):
            shutil.rmtree(left)
        for name in _free_names(root, case.id):
            building = root / f"{_BUILDING}{unique()}"
            try:
                _fill(Site(CaseFolder(building), writer), msgspec.structs.replace(case, id=name), parts, acts, sources)
                if _named(writer, building, root / name):
                    return name
            finally:
                shutil.rmtree(building, ignore_errors=True)
    raise ConflictError(_("no name is left for a case like {case}").format(case=case.id), where=str(root))


def _free_names(root: Path, wanted: str) -> Iterator[str]:
    names = (wanted if n == 1 else f"{wanted}-{n}" for n in range(1, _MOST))
    return (checked_id(name) for name in names if not os.path.lexists(root / name))


def _named(writer: Writer, building: Path, target: Path) -> bool:
    """False where somebody took the name in that moment. A disk that refuses takes the name back: nobody was told."""
    try:
        writer.disk.rename_folder(building, target, "case")
        writer.disk.sync_folder(target.parent, "case")
    except OSError as error:
        if not building.exists():
            target.rename(building)
        elif error.errno in _TAKEN and os.path.lexists(target):
            return False
        raise
    return True


def _fill(site: Site, case: Case, parts: Mapping[str, Any], acts: Sequence[Act], sources: Sequence[Received]) -> None:
    named = {each.name: source_name(each) for each in sources}
    site.folder.path.mkdir()
    whole = {"case": case, "proposal": Proposal(title=""), "draft": Draft()} | dict(parts) | {"case": case}
    writes = {part: _encoded(site, part, value, named) for part, value in whole.items()}
    keep_sources(site, sources)
    for part, text in writes.items():
        site.keep(text)
        path = site.folder.part(part)
        own_folder(path.parent)
        site.disk.write(path, text, "part")
        site.disk.sync_folder(path.parent, "part")
    journal = site.append(Journal(), signed(acts or (Act(act="created"),), writes, sources))
    site.set_head(journal)


def _encoded(site: Site, part: str, value: Any, named: Mapping[str, str]) -> bytes:
    if isinstance(value, Contribution):
        value = with_source(value, named)
    where = str(site.folder.part(part))
    check_identity(value.id if isinstance(value, Case) else "", part, value, where)
    return codec.encode(part, value, where=where)
