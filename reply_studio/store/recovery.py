"""What a killed process, an editor or a full disk left behind is set right before the next commit, and a commit that
got as far as the journal is finished. Nothing is thrown away: what has no place in a file is kept in history/.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from reply_studio.model.act import Act
from reply_studio.store import codec, layout, letters
from reply_studio.store.journal import CUT, OUTSIDE, RACED, REPAIRED, Journal, line_hash, read_journal, revisions
from reply_studio.store.site import Site, read_head, staged_part

Changed = dict[str, tuple[str, str]]
"""Part → revision in the journal and revision of its file, "" for none."""


def interrupted(journal: Journal, head: str) -> bool:
    """A commit was begun and not finished: the journal is ahead of its head, or its end is cut behind it.

    A head that the journal does not know is no crash's doing: then nothing is touched by reading.
    """
    return (bool(journal.torn) or journal.head != head) and head in journal.hashes()


def settle(site: Site) -> Journal:
    """Under the case's lock: finishes what was begun, records what was found, returns the journal.

    Raises:
        InputError: the journal cannot be read.
        OSError: the disk refused; the next opening tries again.
    """
    journal = read_journal(site.folder.journal)
    head = read_head(site.folder)
    lefts = _left_behind(site)
    found = [act for act in lefts.values() if act]
    if journal.torn:
        found.append(_torn_moved(site, journal))
        journal = Journal(lines=journal.lines, acts=journal.acts)
    hashes = journal.hashes()
    if head in hashes:
        found += _finished(site, journal, hashes.index(head) + 1) if head != hashes[-1] else ()
    elif head or hashes:
        found.append(Act(act=CUT, data={"head": head}))
    if found:
        journal = site.append(journal, found)
    if head != journal.head:
        site.set_head(journal)
    for left in lefts:
        left.unlink()
    return journal


def _torn_moved(site: Site, journal: Journal) -> Act:
    """The cut end goes from the journal into history/."""
    name = f"torn-{line_hash(journal.torn)[:16]}"
    site.put(layout.own_folder(site.folder.history) / name, journal.torn, "torn")
    site.take_back(journal)
    return Act(act=REPAIRED, data={"kept": f"history/{name}", "bytes": len(journal.torn)})


def _finished(site: Site, journal: Journal, done: int) -> Iterator[Act]:
    """Files that lines from ``done`` on are ahead of get their text; a file that was changed meanwhile keeps its own
    and is recorded.
    """
    before = revisions(journal.acts[:done])
    for part, wanted in revisions(journal.acts[done:]).items():
        data = layout.read(site.folder.part(part))
        now = codec.revision(data) if data is not None else ""
        passed = {before.get(part, ""), *(act.parts[part] for act in journal.acts[done:] if part in act.parts)}
        text = site.blob(wanted) if wanted else None
        if now == wanted:
            continue
        if now in passed and text is not None:
            site.swap(part, site.stage(part, text), data)
        else:
            yield outside_act(site, {part: (wanted, now)}, {part: data} if data is not None else {})
    letters.finish(site, journal.acts, done)
    site.disk.sync_folder(site.folder.path, "part")


def outside_changes(journal: Journal, present: Mapping[str, bytes]) -> Changed:
    """Parts whose files are not what the journal says."""
    known = revisions(journal.acts)
    found = {}
    for part in dict.fromkeys([*known, *present]):
        now = codec.revision(present[part]) if part in present else ""
        if known.get(part, "") != now:
            found[part] = (known.get(part, ""), now)
    return found


def outside_act(site: Site, changed: Changed, present: Mapping[str, bytes]) -> Act:
    """The act for parts that another program changed; their texts are kept in history/."""
    for part in changed:
        if part in present:
            site.keep(present[part])
    texts = {part: site.blob(old) for part, (old, _new) in changed.items() if old}
    return Act(
        act=OUTSIDE,
        parts={part: new for part, (_old, new) in changed.items()},
        data={
            "from": {part: old for part, (old, _new) in changed.items()},
            "last_id": {
                part: codec.last_id(part, text) for part, text in texts.items() if text and part in codec.COUNTED
            },
        },
    )


def _left_behind(site: Site) -> dict[Path, Act | None]:
    """Temporary files of a killed process; with an act where one holds a text that an editor had just saved."""
    temp = site.folder.temp
    if temp.is_symlink() or not temp.is_dir():
        return {}
    return {left: _raced(site, left) for left in sorted(temp.iterdir())}


def _raced(site: Site, left: Path) -> Act | None:
    part, wanted = staged_part(left)
    data = layout.read(left) or b""
    if not part or (wanted != RACED and _is_ours(site, data, wanted)):
        return None
    return Act(act=RACED, data={"part": part, "kept": site.keep(data)})


def _is_ours(site: Site, data: bytes, wanted: str) -> bool:
    """A text on its way into a part's file: whole, or cut off while it was written; or the old text of the part."""
    ours = site.blob(wanted) or b""
    return ours.startswith(data) or site.blob(codec.revision(data)) is not None
