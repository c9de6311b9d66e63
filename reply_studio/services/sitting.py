"""One person's sitting at one case: the working draft between the keys and the store.

A step changes the working draft at once and waits its turn to be committed; ``flush`` commits what waits, one commit a
step. Typed words are autosaved after each pause and become a step when the place is left. Screens call the changing
methods from the thread that draws and the saving ones from a worker: neither waits for the other's disk.

A change from outside is joined to what is not saved yet (``merging.drafts``), so that nothing of either side is lost.
"""

import threading
from collections.abc import Callable, Mapping
from typing import Concatenate, ParamSpec

from reply_studio.errors import ConflictError
from reply_studio.merging.drafts import Joined, join_drafts
from reply_studio.model.base import Value
from reply_studio.model.case import CaseFile
from reply_studio.model.draft import Draft
from reply_studio.services import locking, places, recovering, steps, undoing
from reply_studio.services.committing import act
from reply_studio.services.desk import Desk, find_case
from reply_studio.services.editing import replace
from reply_studio.services.places import NewWords, Place, Words
from reply_studio.services.ports import Change
from reply_studio.services.recovering import PART, Recovery
from reply_studio.services.steps import Step

P = ParamSpec("P")


class News(Value):
    """What came from outside: parts that others changed, and what joining them did to my ids and passages."""

    parts: tuple[str, ...] = ()
    renamed: Mapping[str, str] = {}
    beside: Mapping[str, str] = {}
    noted: tuple[str, ...] = ()
    merged: bool = False


class Opened(Value):
    """The place where the person types, the text that stood there, what the person typed last, and where the place
    itself stands.
    """

    place: Place
    text: str
    last: str
    home: NewWords


class Sitting:
    """A case opened for work. ``saved`` is the case as the store has it; ``draft`` the working draft."""

    def __init__(self, desk: Desk, wanted: str) -> None:
        """Opens the case.

        Raises:
            UsageError: there is no such case.
            InputError: a file of it is broken.
        """
        self.desk = desk
        self.case_id = find_case(desk, wanted)
        self._opened: Opened | None = None
        self.saved_at = ""
        self._state, self._disk = threading.RLock(), threading.Lock()
        self._waiting: list[Step] = []
        self._autosaved = False
        self._seen = self._stamp()
        self.saved: CaseFile = desk.store.load(self.case_id)
        self.draft: Draft = self.saved.draft

    @property
    def file(self) -> CaseFile:
        """The case with the working draft, and with acts that are made but not saved yet."""
        with self._state:
            waiting = tuple(each.act for each in self._waiting if each.draft is None)
            return replace(self.saved, draft=self.draft, acts=(*self.saved.acts, *waiting))

    @property
    def dirty(self) -> bool:
        """Something is not committed yet."""
        return bool(self._waiting) or self.draft != self.saved.draft

    def do(self, operation: Callable[Concatenate[CaseFile, P], Step], *args: P.args, **kwargs: P.kwargs) -> Step:
        """Makes a step (``steps``) on the working draft; ``flush`` commits it."""
        with self._state:
            step = operation(self.file, *args, **kwargs)
            if step.draft is not None and step.draft != self.draft:
                locking.refuse_locked(self.desk, self.saved, (PART,))
            if step.draft is None or step.draft != self.draft or self.draft != self._last():
                self._waiting.append(step)
            self.draft = self.draft if step.draft is None else step.draft
            return step

    def _last(self) -> Draft:
        """The draft as it will be when all that waits is committed."""
        return next((each.draft for each in reversed(self._waiting) if each.draft is not None), self.saved.draft)

    @property
    def place(self) -> Place | None:
        """Where the person types, ``None`` while no editor is open."""
        return self._opened.place if self._opened else None

    def open(self, place: Place) -> str:
        """Begins typing at a place and returns the text that stands there.

        Raises:
            UsageError: the passage or point is gone.
            RefusedError: review does not let the text be changed now.
        """
        with self._state:
            locking.refuse_locked(self.desk, self.saved, (PART,))
            text = places.text_at(self.draft, place)
            self._opened = Opened(place=place, text=text, last=text, home=places.home_of(self.draft, place))
            return text

    def type(self, text: str) -> None:
        """Takes the words typed so far into the working draft, without a step."""
        with self._state:
            opened = self._at_hand(text)
            self.draft, place = places.put(self.draft, opened.place, text)
            self._opened = replace(opened, place=place, last=text)

    def leave(self, text: str) -> Step:
        """Ends typing: the text becomes a step.

        Raises:
            RefusedError: a declined point's reason would be empty; the place stays open.
        """
        with self._state:
            step = self.do(steps.write, self._at_hand(text).place, text)
            self._opened = None
            return step

    def drop(self) -> None:
        """Ends typing as if nothing had been typed."""
        with self._state:
            opened, self._opened = self._opened, None
            if opened is None or opened.last == opened.text or not places.still_there(self.draft, opened.place):
                return
            new = isinstance(opened.place, Words) and not opened.text
            self.do(steps.write if new else steps.put_back, opened.place, opened.text)

    def _at_hand(self, text: str) -> Opened:
        """The open place, ready for a text; made again where another person deleted it, and with the other person's
        words beside it where they came in while these were typed.
        """
        opened = self._opened
        assert opened is not None  # screens type only while a place is open
        if not places.still_there(self.draft, opened.place):
            self.draft, place = places.made_again(self.draft, opened.place, opened.home)
            opened = self._opened = replace(opened, place=place, last="")
        there = places.text_at(self.draft, opened.place)
        if there not in (opened.last, text):
            self.draft = places.beside(self.draft, opened.place, there)
            opened = self._opened = replace(opened, last=there)
        return opened

    def autosave(self) -> bool:
        """Keeps the working draft in the history, outside the journal. Returns whether there was anything to keep.

        Raises:
            StorageError: the disk refused.
        """
        with self._disk:
            draft = self.draft
            if draft == self.saved.draft:
                return False
            self.desk.store.autosave(self.case_id, PART, draft)
            self._autosaved = True
            self._told_time()
            return True

    def flush(self) -> list[News]:
        """Commits what waits, one commit a step; what others changed meanwhile is joined first.

        Raises:
            StorageError: the disk refused; what waits goes on waiting.
            InputError: the files cannot be read as they stand; what waits goes on waiting.
        """
        news = []
        with self._disk:
            while self._waiting:
                try:
                    self._commit(self._waiting[0])
                except ConflictError:
                    told = self._take_in()
                    if told is None:
                        raise
                    news.append(told)
            self._forget_autosave()
        return news

    def _commit(self, step: Step) -> None:
        draft = self.saved.draft if step.draft is None else step.draft
        changes = {}
        if draft != self.saved.draft:
            changes[PART] = Change(new=draft, expected=self.saved.revisions.get(PART))
        locking.refuse_locked(self.desk, self.saved, changes)
        if changes or step.draft is None:
            written = self.desk.store.commit(self.case_id, changes, (step.act,))
            self._told_time()
            self._reload(draft, written.get(PART) or self.saved.revisions.get(PART))
        with self._state:
            self._waiting.remove(step)

    def _reload(self, mine: Draft, revision: str | None) -> None:
        """The case as it is after a commit of mine, with my words as the file has them."""
        seen = self._stamp()
        loaded = self.desk.store.load(self.case_id)
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
        loaded = self.desk.store.load(self.case_id)
        names = dict.fromkeys([*loaded.revisions, *self.saved.revisions])
        parts = tuple(each for each in names if loaded.revisions.get(each) != self.saved.revisions.get(each))
        with self._state:
            unsaved = self.draft != self.saved.draft
            joined = self._joined(loaded.draft) if PART in parts else Joined(draft=self.draft)
            self.saved = loaded
        if not parts:
            return None
        merged = unsaved and PART in parts
        return News(parts=parts, renamed=joined.renamed, beside=joined.beside, noted=joined.noted, merged=merged)

    def _joined(self, theirs: Draft) -> Joined:
        """Joins their draft to mine; steps that wait become one."""
        joined = join_drafts(self.saved.draft, self.draft, theirs)
        self.draft = joined.draft
        if self._opened:
            self._opened = replace(self._opened, place=places.renamed(self._opened.place, joined.renamed))
        waiting = [each for each in self._waiting if each.draft is not None]
        self._waiting = [each for each in self._waiting if each.draft is None]
        if waiting:
            done = waiting[-1].act if len(waiting) == 1 else act("edit", steps=[each.act.act for each in waiting])
            self._waiting.append(Step(draft=joined.draft, act=done, select=waiting[-1].select))
        return joined

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
            self.desk.store.autosave(self.case_id, PART, self.saved.draft)

    def _forget_autosave(self) -> None:
        """Words that were typed, autosaved and taken back are not offered for recovery."""
        if self._autosaved and self.draft == self.saved.draft:
            if self.desk.store.autosaves(self.case_id, PART) is not None:
                self.desk.store.autosave(self.case_id, PART, self.saved.draft)
            self._autosaved = False

    def _stamp(self) -> tuple[int, ...]:
        """What moves when somebody commits or an editor saves: the folder's and the hand files' times."""
        files = [self.desk.store.path(self.case_id, part) for part in ("case", "proposal", PART)]
        return tuple(each.stat().st_mtime_ns if each.exists() else 0 for each in (files[0].parent, *files))
