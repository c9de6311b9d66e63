"""Autosaves: texts in history/ without a journal line, and for every part and person a small file
``history/autosave-<part>-<login>`` that names the newest one.
"""

import re
from pathlib import Path

import msgspec

from reply_studio.services.ports import Part
from reply_studio.store import codec, layout
from reply_studio.store.journal import Journal, line_hash, read_journal, revisions
from reply_studio.store.layout import CaseFolder
from reply_studio.store.reading import floor
from reply_studio.store.site import Site

_PLAIN = re.compile(r"[a-z0-9_]{1,32}")


class Autosave(msgspec.Struct, frozen=True, kw_only=True):
    """An autosave: its text is ``version(case_id, part, revision)``. ``base`` is the revision of the part's file when
    it was made ("" for none), ``after`` the number of journal lines then.
    """

    revision: str
    at: str
    who: str
    base: str
    after: int


def save(site: Site, part: str, value: Part) -> str:
    """Keeps a value in history/ and returns its revision; an older autosave stays there too.

    Raises:
        ConflictError: somebody writes and does not stop.
        StorageError: the disk refused.
    """
    path = site.folder.part(part)
    with site.writer.holding(site.folder.lock):
        journal = read_journal(site.folder.journal)
        current = layout.read(path)
        least = floor(site.folder, journal.acts, revisions(journal.acts), part, current)
        text = codec.encode(part, value, current, str(path), least)
        revision = site.keep(text)
        made = Autosave(
            revision=revision,
            at=site.writer.now().isoformat(timespec="seconds"),
            who=site.writer.who,
            base=codec.revision(current) if current is not None else "",
            after=len(journal.lines),
        )
        site.put(_pointer(site.folder, part, made.who), msgspec.json.encode(made), "autosave")
    return revision


def newest(folder: CaseFolder, part: str, who: str, journal: Journal) -> Autosave | None:
    """The person's newest autosave of a part, unless that person has committed the part since, or the file is it."""
    data = layout.read(_pointer(folder, part, who))
    if data is None:
        return None
    made = msgspec.json.decode(data, type=Autosave)
    committed = any(part in act.parts and act.who == who for act in journal.acts[made.after :])
    current = layout.read(folder.part(part))
    if committed or (current is not None and codec.revision(current) == made.revision):
        return None
    return made


def _pointer(folder: CaseFolder, part: str, who: str) -> Path:
    folder.part(part)
    safe = who if _PLAIN.fullmatch(who) else line_hash(who.encode())[:12]
    return folder.history / f"autosave-{part.replace('/', '~')}-{safe}"
