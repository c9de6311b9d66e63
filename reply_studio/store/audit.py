"""``log --verify``: does the journal's chain hold, and are the files what it says?

A hand file that a person edited is no fault: the next commit records it. An input, a received file or a text in
history/ never changes; where one did, it is a fault.
"""

from collections.abc import Iterator, Sequence

from reply_studio.errors import InputError, ReplyStudioError
from reply_studio.i18n import _
from reply_studio.store import codec, layout, letters
from reply_studio.store.journal import CUT, Journal, chain_faults, read_journal, revisions, sources
from reply_studio.store.layout import CaseFolder
from reply_studio.store.naming import checked_source
from reply_studio.store.site import read_head


def faults(folder: CaseFolder, anchors: Sequence[str] = ()) -> list[str]:
    """All faults in words; none when all is right. ``anchors`` are hashes that must be in the chain: those that the
    index, an issued letter or a printed sheet remembers.
    """
    try:
        journal = read_journal(folder.journal)
    except InputError as error:
        return [str(error)]
    known = (*anchors, *letters.anchors(folder))
    checks = (
        _ends(folder, journal, known),
        _acts(journal),
        _files(folder, journal),
        letters.faults(folder, journal.acts),
    )
    return [*chain_faults(journal), *(fault for check in checks for fault in _told(check))]


def _told(check: Iterator[str]) -> Iterator[str]:
    """What a check says; a name in the journal that is none, or a file that cannot be read, is a fault too."""
    try:
        yield from check
    except ReplyStudioError as error:
        yield str(error)


def _ends(folder: CaseFolder, journal: Journal, anchors: Sequence[str]) -> Iterator[str]:
    hashes = journal.hashes()
    head = read_head(folder)
    if journal.torn:
        yield _("the journal's last line is cut off")
    if not journal.lines:
        yield _("the journal is empty or missing")
    elif head not in hashes:
        yield _("head names a line that is not in the journal: lines were cut off or rewritten")
    for anchor in anchors:
        if anchor not in hashes:
            yield _("the line {hash} that was seen before is not in the journal any more").format(hash=anchor[:16])


def _acts(journal: Journal) -> Iterator[str]:
    for act in journal.acts:
        if act.act == CUT:
            yield _("journal line {line} records that lines were cut off or rewritten before it").format(line=act.seq)


def _files(folder: CaseFolder, journal: Journal) -> Iterator[str]:
    known = revisions(journal.acts)
    for part, revision in known.items():
        yield from _part(folder, part, revision)
    kept = [rev for act in journal.acts for rev in revisions([act]).values() if rev]
    for revision in dict.fromkeys((*kept, *letters.unsigned(journal.acts))):
        data = layout.read(folder.blob(revision))
        if data is None or codec.revision(data) != revision:
            yield _("history/{revision} is missing or changed").format(revision=revision[:16])
    for name, sha in sources(journal.acts).items():
        data = layout.read(folder.sources / checked_source(name))
        if data is None or codec.revision(data) != sha:
            yield _("sources/{name} is missing or changed").format(name=name)


def _part(folder: CaseFolder, part: str, revision: str) -> Iterator[str]:
    data = layout.read(folder.part(part))
    if data is None:
        yield _("{file} is missing").format(file=f"{part}.toml")
    elif layout.is_input(part) and codec.revision(data) != revision:
        yield _("{file} was changed after it was taken in").format(file=f"{part}.toml")
