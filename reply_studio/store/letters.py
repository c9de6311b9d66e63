"""Issued letters and their records under ``letters/``: a letter is written once; after that signatures alone are added
to its file, and every earlier file stays in ``history/``.

A letter is issued when the journal says so. Until then its file is on its way: one that an interrupted issue left
behind makes room for the next attempt, and goes into ``history/``.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

import msgspec

from reply_studio.errors import InputError, RefusedError
from reply_studio.i18n import _
from reply_studio.model.act import LETTER_ACTS, Act, letter_digests
from reply_studio.model.workflow import SIGN
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


def keep(site: Site, acts: Iterable[Act], files: Mapping[str, bytes]) -> None:
    """The files on the disk when this returns, under the case's lock; ``acts`` are those of its journal.

    Raises:
        RefusedError: a file is that of a letter that was issued.
    """
    issued = {str(each.data.get("letter")) for each in acts if each.act == "issue"}
    for name, data in files.items():
        path = path_of(site.folder, name)
        if name.partition(".")[0] in issued:
            raise RefusedError(_("an issued letter is never written over"), where=str(path))
        layout.own_folder(path.parent)
        there = layout.read(path)
        if there is not None and there != data:
            site.keep(there)
        if there != data:
            site.put(path, data, "letter")


def refuse_changed(folder: CaseFolder, acts: Iterable[Act], names: Iterable[str]) -> None:
    """Only to the very file that the journal names a signature is added.

    Raises:
        RefusedError: a letter was never issued, or its file is missing or another one.
    """
    known = letter_digests(acts)
    for name in names:
        data = _held(folder, name)
        if data is None or codec.revision(data) != known.get(name.removesuffix(".docx")):
            raise RefusedError(
                _("letters/{name} is missing or changed").format(name=name),
                where=folder.id,
                hint=_("see: reply-studio log {case} --verify").format(case=folder.id),
            )


def finish(site: Site, acts: Sequence[Act], done: int) -> None:
    """Letters to which acts from ``done`` on added a signature get their file, where it is still an earlier one. One
    that another hand changed stays as it is: ``faults`` tells it.
    """
    later = [each for each in acts[done:] if each.act == SIGN]
    before = letter_digests(acts[:done])
    for number, wanted in letter_digests(later).items():
        path = path_of(site.folder, f"{number}.docx")
        data, text = layout.read(path), site.blob(wanted)
        passed = {before.get(number), *(each.data.get("sha") for each in later)}
        now = codec.revision(data) if data is not None else ""
        if now != wanted and now in passed and text is not None:
            site.put(path, text, "letter")


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


def faults(folder: CaseFolder, acts: Sequence[Act]) -> Iterator[str]:
    """Issued letters that are missing, changed, or without a proper record, and earlier files of signed ones that are
    not in ``history/``, in words.
    """
    known = letter_digests(acts)
    for each in acts:
        if each.act != "issue":
            continue
        name = f"{each.data.get('letter')}.docx"
        data = _held(folder, name)
        if data is None or codec.revision(data) != known.get(name.removesuffix(".docx")):
            yield _("letters/{name} is missing or changed").format(name=name)
        record = _held(folder, f"{each.data.get('letter')}.json")
        if record is None or not _is_record(record, each.data.get("sha")):
            yield _("the record of letters/{name} is missing or changed").format(name=name)


def unsigned(acts: Sequence[Act]) -> list[str]:
    """The digests of the files that letters had before a signature was added; ``history/`` keeps them."""
    known: dict[str, str] = {}
    found = []
    for each in acts:
        letter = str(each.data.get("letter", ""))
        if each.act == SIGN and known.get(letter):
            found.append(known[letter])
        if each.act in LETTER_ACTS:
            known[letter] = str(each.data.get("sha", ""))
    return found


def left_over(folder: CaseFolder, acts: Iterable[Act]) -> Iterator[str]:
    """Letters that an interrupted issue left and that were never issued, in words."""
    issued = {f"{each.data.get('letter')}.docx" for each in acts if each.act == "issue"}
    for path in sorted(folder.path.glob("letters/*.docx")):
        if _NAME.fullmatch(path.name) and path.name not in issued:
            yield _("letters/{name} was never issued; the next issue takes its place").format(name=path.name)


def _held(folder: CaseFolder, name: str) -> bytes | None:
    """The bytes of a letter or record, ``None`` where there is no such plain file."""
    try:
        return read(folder, name)
    except InputError:
        return None


def _is_record(data: bytes, sha: object) -> bool:
    try:
        record = msgspec.json.decode(data)
    except msgspec.DecodeError:
        return False
    return isinstance(record, dict) and record.get("sha256") == sha
