"""One person's sitting at one case: the working draft between the keys and the store.

A step changes the working draft at once and waits its turn to be committed; ``flush`` commits what waits, one commit a
step. Typed words are autosaved after each pause and become a step when the place is left. Screens call the changing
methods from the thread that draws and the saving ones from a worker: neither waits for the other's disk.

A change from outside is joined to what is not saved yet (``merging.drafts``), so that nothing of either side is lost.
"""

import threading
from collections.abc import Callable

from reply_studio.errors import ConflictError, RefusedError
from reply_studio.model.draft import Draft
from reply_studio.services import locking, recovering, undoing
from reply_studio.services.committing import act, upon
from reply_studio.services.desk import Desk, find_case
from reply_studio.services.ports import Change
from reply_studio.services.recovering import PART, Recovery
from reply_studio.services.steps import Step
from reply_studio.services.working_draft import News, WorkingDraft


class Sitting(WorkingDraft):
    """A case opened for work: its working draft, read, committed and autosaved."""

    def __init__(self, desk: Desk, wanted: str) -> None:
        """Opens the case.

        Raises:
            UsageError: there is no such case.
            InputError: a file of it is broken.
        """
        self.case_id = find_case(desk, wanted)
        self.saved_at = ""
        self._disk = threading.Lock()
        self._autosaved = False
        self._store = desk.store
        self._seen = self._stamp()
        super().__init__(desk, desk.store.load(self.case_id))

    def autosave(self) -> bool:
        """Keeps the working draft in the history, outside the journal. Returns whether there was anything to keep.

        Raises:
            StorageError: the disk refused.
        """
        with self._disk:
            draft = self.draft
            if draft == self.saved.draft:
                return False
            self._store.autosave(self.case_id, PART, draft)
            self._autosaved = True
            self._told_time()
            return True

    def flush(self) -> list[News]:
        """Commits what waits, one commit a step; what others changed meanwhile is joined first.

        Raises:
            StorageError: the disk refused; what waits goes on waiting.
            RefusedError: somebody moved the case on, and the text stands still; what waits goes on waiting.
            InputError: the files cannot be read as they stand; what waits goes on waiting.
        """
        news = []
        with self._disk:
            while self._waiting:
                try:
                    self._commit(self._waiting[0])
                except ConflictError:
                    seen = len(self.saved.acts)
                    told = self._take_in()
                    if told is None and len(self.saved.acts) == seen:
                        raise
                    news += [told] if told else []
            self._forget_autosave()
        return news

    def _commit(self, step: Step) -> None:
        draft = self.saved.draft if step.draft is None else step.draft
        changes = {}
        if draft != self.saved.draft:
            changes[PART] = Change(new=draft, expected=self.saved.revisions.get(PART))
        locking.refuse_locked(self.desk, self.saved, changes)
        if changes or step.draft is None:
            decision = upon(self.saved) if changes else None
            written = self._store.commit(self.case_id, changes, (step.act,), decision=decision)
            self._told_time()
            self._reload(draft, written.get(PART) or self.saved.revisions.get(PART))
        with self._state:
            self._waiting.remove(step)

    def _reload(self, mine: Draft, revision: str | None) -> None:
        """The case as it is after a commit of mine, with my words as the file has them."""
        seen = self._stamp()
        loaded = self._store.load(self.case_id)
        if loaded.revisions.get(PART) != revision:
            return  # somebody committed in between: the next commit or look joins it
        with self._state:
            if self.draft is mine:
                self.draft = loaded.draft
            self.saved, self._seen = loaded, seen

    def _told_time(self) -> None:
        self.saved_at = self.desk.clock.now().strftime("%H:%M:%S")

    def look(self) -> News | None:
        """Takes in what others changed since the last look; ``None`` where nothing did.

        Raises:
            InputError: a file is broken now; the place is named, and what I have stays.
        """
        if self._stamp() == self._seen:
            return None
        with self._disk:
            return self._take_in()

    def _take_in(self) -> News | None:
        self._seen = self._stamp()
        return self.take_in(self._store.load(self.case_id))

    def undo(self) -> str:
        """Takes my last change back, over restarts too. Returns the act's name.

        Raises:
            RefusedError: nothing is left to undo, or the last change is another person's.
        """
        return self._moved(undoing.undo)

    def redo(self) -> str:
        """Brings back what the last undo took away. Returns the act's name.

        Raises:
            RefusedError: nothing was undone since the last change.
        """
        return self._moved(undoing.redo)

    def _moved(self, move: Callable[[Desk, str], str]) -> str:
        self.flush()
        with self._disk:
            name = move(self.desk, self.case_id)
            self._told_time()
            self._take_in()
        return name

    def recoverable(self) -> Recovery | None:
        """Words of mine that were autosaved and never committed, e.g. before a crash."""
        return recovering.find(self.desk, self.saved)

    def recover(self, found: Recovery) -> News:
        """Joins the recovered words to the draft as it is now; ``flush`` commits them."""
        joined = recovering.joined(self.desk, self.saved, found)
        self.do(lambda _file: Step(draft=joined.draft, act=act("recover", at=found.at)))
        return News(parts=(PART,), beside=joined.beside, noted=joined.noted, merged=True)

    def discard(self) -> None:
        """Lets autosaved words go: they stay in the history and are not offered again."""
        with self._disk:
            self._store.autosave(self.case_id, PART, self.saved.draft)

    @property
    def lock(self) -> RefusedError | None:
        """Why the text cannot be changed as the case was read last, ``None`` where it can."""
        return locking.lock_of(self.desk, self.saved)

    def set_aside(self) -> bool:
        """Lets go of what cannot be saved because the text stands still: it is kept in the history, and ``recoverable``
        brings it again. Returns whether there was anything.

        Raises:
            StorageError: the disk refused; what I have stays.
        """
        with self._disk:
            if self.draft == self.saved.draft:
                self.let_go()
                return False
            self._store.autosave(self.case_id, PART, self.draft)
            self._autosaved = False  # ``flush`` is not to forget it
            self.let_go()
            return True

    def _forget_autosave(self) -> None:
        """Words that were typed, autosaved and taken back are not offered for recovery."""
        if self._autosaved and self.draft == self.saved.draft:
            if self._store.autosaves(self.case_id, PART) is not None:
                self._store.autosave(self.case_id, PART, self.saved.draft)
            self._autosaved = False

    def _stamp(self) -> tuple[int, ...]:
        """What moves when somebody commits or an editor saves: the folder's and the hand files' times."""
        files = [self._store.path(self.case_id, part) for part in ("case", "proposal", PART)]
        return tuple(each.stat().st_mtime_ns if each.exists() else 0 for each in (files[0].parent, *files))
