"""Issued letters and their records under ``letters/``: written once, never changed."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import msgspec

from reply_studio.errors import InputError, RefusedError
from reply_studio.i18n import _
from reply_studio.model.act import Act
from reply_studio.store import codec, layout
from reply_studio.store.layout import CaseFolder
from reply_studio.store.site import Site

_NAME: Final = re.compile(r"[0-9]{1,4}\.(?:docx|json)")


def path_of(folder: CaseFolder, name: str) -> Path:
    """The file of a letter (``1.docx``) or of its record (``1.json``).

    Raises:
        InputError: that is no such name.
    """
    if not _NAME.fullmatch(name):
        raise InputError(_("there is no letter \u201c{name}\u201d").format(name=name), where=folder.id)
    return folder.path / "letters" / name


def keep(site: Site, name: str, data: bytes) -> Path:
    """The file on the disk when this returns; the same bytes again change nothing.

    Raises:
        RefusedError: another file has this name.
    """
    path = path_of(site.folder, name)
    with site.writer.holding(site.folder.lock):
        layout.own_folder(path.parent)
        there = layout.read(path)
        if there == data:
            return path
        if there is not None:
            raise RefusedError(_("an issued letter is never written over"), where=str(path))
        site.put(path, data, "letter")
    return path


def read(folder: CaseFolder, name: str) -> bytes:
    """The bytes of a letter or record.

    Raises:
        InputError: it is not there.
    """
    path = path_of(folder, name)
    data = None if path.parent.is_symlink() else layout.read(path)
    if data is None:
        raise InputError(_("there is no letter \u201c{name}\u201d").format(name=name), where=str(path))
    return data


def anchors(folder: CaseFolder) -> list[str]:
    """The journal heads that the records of issued letters keep."""
    found = []
    for each in sorted(folder.path.glob("letters/*.json")):
        try:
            head = msgspec.json.decode(layout.read(each) or b"{}").get("head")
        except (msgspec.DecodeError, AttributeError):
            continue  # ``faults`` tells it
        found += [head] if isinstance(head, str) and head else []
    return found


def faults(folder: CaseFolder, acts: Iterable[Act]) -> Iterator[str]:
    """Issued letters that are missing, changed, or without a proper record, in words."""
    for each in acts:
        if each.act != "issue":
            continue
        name = f"{each.data.get('letter')}.docx"
        data = layout.read(path_of(folder, name))
        if data is None or codec.revision(data) != each.data.get("sha"):
            yield _("letters/{name} is missing or changed").format(name=name)
        record = layout.read(path_of(folder, f"{each.data.get('letter')}.json"))
        if record is None or not _is_record(record, each.data.get("sha")):
            yield _("the record of letters/{name} is missing or changed").format(name=name)


def _is_record(data: bytes, sha: object) -> bool:
    try:
        record = msgspec.json.decode(data)
    except msgspec.DecodeError:
        return False
    return isinstance(record, dict) and record.get("sha256") == sha
