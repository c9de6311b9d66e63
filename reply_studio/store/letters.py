"""Issued letters and their records under ``letters/``: written once, never changed."""

import re
from pathlib import Path
from typing import Final

from reply_studio.errors import InputError, RefusedError
from reply_studio.i18n import _
from reply_studio.store import layout
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
