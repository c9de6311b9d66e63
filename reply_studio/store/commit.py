"""The commit: all of it or nothing, in an order that a crash at any point leaves readable.

1. new texts into history/, received files into sources/, letters into letters/, new texts beside their files; of an
   issued letter that gets a signature both files into history/
2. the journal line and its fsync: from here on the commit holds
3. every file replaced, compared with what it replaced; a signed letter's file replaced; the folder's fsync
4. ``head`` names the line

Before 2 a crash leaves the case as it was; after 2 the next opening finishes it (``recovery``).
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from reply_studio.errors import ConflictError, InputError, RefusedError, StorageError, UsageError
from reply_studio.i18n import _
from reply_studio.model.act import Act
from reply_studio.model.case import Case
from reply_studio.model.contribution import Contribution
from reply_studio.model.workflow import moves
from reply_studio.services.ports import Change, Decision, Received
from reply_studio.services.words import act_word
from reply_studio.store import codec, layout, letters
from reply_studio.store.journal import OUTSIDE, SAVED, Journal, revisions
from reply_studio.store.naming import source_name
from reply_studio.store.reading import floor
from reply_studio.store.recovery import outside_act, outside_changes, settle
from reply_studio.store.site import Site, present, read_head


def commit(
    site: Site,
    changes: Mapping[str, Change],
    acts: Sequence[Act],
    sources: Sequence[Received],
    decision: Decision | None = None,
) -> dict[str, str]:
    """Carries out a commit under the case's lock and returns the revisions of the parts in ``changes``.

    Raises:
        ConflictError: a part is no longer at its expected revision, or another decision came first; nothing was
            written.
        RefusedError: an input or an issued letter would be changed.
        InputError: a part's file cannot be read as it stands.
        StorageError: the disk refused; nothing was acknowledged.
    """
    with site.writer.holding(site.folder.lock):
        work = Work(site, settle(site), present(site.folder), decision.signed if decision else {})
        if decision is not None:
            work.refuse_late(decision)
        named = {each.name: source_name(each) for each in sources}
        texts = {part: work.text(part, change, named) for part, change in changes.items()}
        work = work.with_outside_changes()
        if decision is not None and decision.letters:
            letters.keep(site, work.journal.acts, decision.letters)
        letters.refuse_changed(site.folder, work.journal.acts, work.letters)
        writes = {part: text for part, text in texts.items() if text != work.now.get(part)}
        if writes or acts or sources:
            work.write(writes, signed(acts or (Act(act=SAVED),), writes, sources), sources)
        return {part: codec.revision(text) for part, text in texts.items()}


def signed(acts: Sequence[Act], writes: Mapping[str, bytes], sources: Sequence[Received]) -> list[Act]:
    """The acts, the first of them naming the new revisions and the received files with their own names."""
    files = {f"sources/{source_name(each)}": codec.revision(each.data) for each in sources}
    parts = {part: codec.revision(text) for part, text in writes.items()} | files
    data = {"sources": {source_name(each): each.name for each in sources}} if sources else {}
    first = msgspec.structs.replace(acts[0], parts=parts, data=data | acts[0].data)
    return [first, *acts[1:]]


def keep_sources(site: Site, sources: Sequence[Received]) -> None:
    """Received files under sources/, untouched.

    Raises:
        InputError: another file has the name.
    """
    for each in sources:
        path = layout.own_folder(site.folder.sources) / source_name(each)
        there = layout.read(path)
        if there is None:
            site.put(path, each.data, "source")
        elif there != each.data:
            raise InputError(_("another received file has this name"), where=str(path))


def with_source(new: Contribution, named: Mapping[str, str]) -> Contribution:
    """The input with its file's name under sources/ in place of the name it came with."""
    return msgspec.structs.replace(new, source=named.get(new.source, new.source))


class Work(msgspec.Struct, frozen=True):
    """A commit under way: the case's journal, and its files (``now``) as they were when it began. ``letters`` are
    issued letters with one more signature, name → bytes.
    """

    site: Site
    journal: Journal
    now: dict[str, bytes]
    letters: Mapping[str, bytes] = {}

    def refuse_late(self, decision: Decision) -> None:
        """The case stands where the person who decides saw it.

        Raises:
            ConflictError: another decision moved it on.
        """
        since = (each for each in self.journal.acts if each.seq > decision.seen)
        later = next((each for each in since if moves(each) or each.act in decision.against), None)
        if later is not None:
            raise ConflictError(
                _("{who} decided on the case at {time}: {act}; nothing was changed").format(
                    who=later.who or later.login, time=later.at, act=act_word(later.act)
                ),
                where=self.site.folder.id,
                hint=_("look at it again: reply-studio show {case}").format(case=self.site.folder.id),
            )

    def text(self, part: str, change: Change, named: Mapping[str, str]) -> bytes:
        """The bytes of the part's file after the commit."""
        path, current = self.site.folder.part(part), self.now.get(part)
        check_identity(self.site.folder.id, part, change.new, str(path))
        if layout.is_input(part) and self._is_there(part, change):
            return current or b""
        if (codec.revision(current) if current is not None else None) != change.expected:
            raise self._conflict(part)
        least = floor(self.site.folder, self.journal.acts, revisions(self.journal.acts), part, current)
        if isinstance(change.new, str):
            return codec.encode_typed(part, change.new, current, str(path), least)
        new = with_source(change.new, named) if isinstance(change.new, Contribution) else change.new
        return codec.encode(part, new, current, str(path), least)

    def _is_there(self, part: str, change: Change) -> bool:
        """Whether the very input is there already.

        Raises:
            RefusedError: the input would be changed.
        """
        current = self.now.get(part)
        if current is None:
            return False
        there = codec.decode(part, current, part).value
        if isinstance(change.new, Contribution) and with_source(there, {there.source: change.new.source}) == change.new:
            return True
        if change.expected is None:
            return False
        raise RefusedError(
            _("a unit's input is written once and never changed"),
            where=str(self.site.folder.part(part)),
            hint=_("take what the unit sent now as its next version"),
        )

    def _conflict(self, part: str) -> ConflictError:
        return ConflictError(
            _("{part} was changed by {who} meanwhile; nothing was overwritten").format(part=part, who=self._who(part)),
            where=str(self.site.folder.part(part)),
            hint=_("open the case again and repeat the change"),
        )

    def _who(self, part: str) -> str:
        """Who wrote the text that the part's file has now."""
        last = next((act for act in reversed(self.journal.acts) if part in act.parts), None)
        current = layout.read(self.site.folder.part(part))
        if last is None or last.act == OUTSIDE or current is None or codec.revision(current) != last.parts[part]:
            return _("another program")
        return _("{who} at {time}").format(who=last.who or last.login, time=last.at)

    def with_outside_changes(self) -> "Work":
        """The work after what other programs changed is in the journal, with its text in history/."""
        changed = outside_changes(self.journal, self.now)
        if not changed:
            return self
        journal = self.site.append(self.journal, [outside_act(self.site, changed, self.now)])
        self.site.set_head(journal)
        return Work(self.site, journal, self.now, self.letters)

    def write(self, writes: Mapping[str, bytes], acts: Sequence[Act], sources: Sequence[Received]) -> None:
        """Steps 1 to 4."""
        site = self.site
        for text in writes.values():
            site.keep(text)
        for name, data in self.letters.items():
            site.keep(letters.read(site.folder, name))
            site.keep(data)
        keep_sources(site, sources)
        staged: dict[str, Path] = {}
        try:
            for part, text in writes.items():
                staged[part] = site.stage(part, text)
            self._still(writes)
            longer = site.append(self.journal, acts)
            calm = self._carried_out(longer, writes, staged)
        finally:
            for part, temp in staged.items():
                if layout.read(temp) == writes[part]:
                    temp.unlink()
        if not calm:
            settle(site)

    def _still(self, writes: Mapping[str, bytes]) -> None:
        """No editor saved while the commit was prepared; otherwise nothing is written."""
        for part in writes:
            if layout.read(self.site.folder.part(part)) != self.now.get(part):
                raise self._conflict(part)

    def _carried_out(self, longer: Journal, writes: Mapping[str, bytes], staged: Mapping[str, Path]) -> bool:
        """Every file replaced and the head set. Returns False where an editor raced.

        Raises:
            OSError: the disk refused before anything was replaced; the journal line is taken back.
            StorageError: it refused after that; the next opening finishes the commit.
        """
        site = self.site
        try:
            calm = [site.swap(part, temp, self.now.get(part)) for part, temp in staged.items()]
            for folder in {site.folder.part(part).parent for part in staged}:
                site.disk.sync_folder(folder, "part")
            for name, data in self.letters.items():
                site.put(letters.path_of(site.folder, name), data, "letter")
            site.set_head(longer)
        except OSError as error:
            if not self._replaced(writes) and read_head(site.folder) != longer.head:
                site.take_back(self.journal)
                raise
            raise StorageError(
                _("the disk failed in the middle of saving: {cause}").format(cause=error.strerror or error),
                where=str(site.folder.path),
                hint=_("nothing is lost: opening the case again finishes what was begun"),
            ) from error
        return all(calm)

    def _replaced(self, writes: Mapping[str, bytes]) -> bool:
        """Whether a file has its new content already."""
        folder = self.site.folder
        new = [(folder.part(part), text) for part, text in writes.items()]
        new += [(letters.path_of(folder, name), data) for name, data in self.letters.items()]
        return any(layout.read(path) == data for path, data in new)


def check_identity(case_id: str, part: str, new: object, where: str) -> None:
    """The value belongs into this case and this part.

    Raises:
        UsageError: it does not.
    """
    if isinstance(new, Case) and new.id != case_id:
        raise UsageError(_("a case keeps its id {case}").format(case=case_id), where=where)
    if isinstance(new, Contribution) and part != f"inputs/{new.key}":
        raise UsageError(_("this input belongs into inputs/{key}").format(key=new.key), where=where)
