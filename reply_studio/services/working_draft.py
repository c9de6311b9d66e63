"""What a person has in hand of a case: the working draft, the steps that wait to be committed, and the place where the
person types. All of it is in memory; ``sitting`` brings it to the disk.

Screens change it from the thread that draws, while a worker reads and commits.
"""

import threading
from collections.abc import Callable, Mapping
from typing import Concatenate, ParamSpec

from reply_studio.errors import RefusedError
from reply_studio.merging.drafts import Joined, join_drafts
from reply_studio.model.base import Value
from reply_studio.model.case import CaseFile
from reply_studio.model.draft import Draft
from reply_studio.services import locking, places, steps
from reply_studio.services.committing import act
from reply_studio.services.desk import Desk
from reply_studio.services.editing import replace
from reply_studio.services.places import NewWords, NoteText, Place, Words
from reply_studio.services.recovering import PART
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


class WorkingDraft:
    """``saved`` is the case as the store has it; ``draft`` the draft with everything that was done and typed since."""

    def __init__(self, desk: Desk, saved: CaseFile) -> None:
        self.desk, self.saved = desk, saved
        self.draft: Draft = saved.draft
        self._state = threading.RLock()
        self._waiting: list[Step] = []
        self._opened: Opened | None = None

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
            new = isinstance(opened.place, Words | NoteText) and not opened.text
            self.do(steps.write if new else steps.put_back, opened.place, opened.text)

    def close(self, text: str, *, changed: bool) -> Step | None:
        """Ends typing: a step where something was typed, ``None`` where nothing was.

        Raises:
            RefusedError: a declined point's reason was emptied; it stays as it was.
        """
        if not changed:
            self.drop()
            return None
        try:
            return self.leave(text)
        except RefusedError:
            self.drop()
            raise

    def let_go(self) -> None:
        """The draft is the case's again; what was done and typed since does not wait any more."""
        with self._state:
            self.draft, self._opened = self.saved.draft, None
            self._waiting = [each for each in self._waiting if each.draft is None]

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

    def take_in(self, loaded: CaseFile) -> News | None:
        """The case as the store has it now, joined to what is not saved yet; ``None`` where nothing is another."""
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
