"""What the use-cases need from outside, as Protocols; ``bootstrap`` joins them to the real ones."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from reply_studio.model.act import Act
from reply_studio.model.base import Value
from reply_studio.model.case import Case, CaseFile
from reply_studio.model.contribution import Contribution
from reply_studio.model.draft import Draft
from reply_studio.model.letter import Letter
from reply_studio.model.proposal import Proposal
from reply_studio.model.sheet import Sheet
from reply_studio.model.signature import LetterStatus

Part = Case | Proposal | Draft | Contribution
"""A value that is one file of a case."""


class Change(Value):
    """A new value of a part and the revision it was made from (``None``: the part is new). A string is the part's text
    as a person typed it, written as it is.
    """

    new: Any
    expected: str | None = None


class Saved(Protocol):
    """An autosave: ``revision`` is its text in history/, ``base`` the revision it was typed on."""

    @property
    def revision(self) -> str:
        """Of the saved text."""
        ...

    @property
    def at(self) -> str:
        """ISO time."""
        ...

    @property
    def base(self) -> str:
        """The revision it was typed on, "" for none."""
        ...


class Received(Value):
    """A file as it arrived, kept untouched under ``sources/``."""

    name: str
    data: bytes


class Decision(Value):
    """What a decision about a case rests on and brings along. ``seen`` is the number of the newest act that the person
    had before them; ``against`` names the acts that must not have come since, besides decisions that moved the case
    on; ``letters`` are files for ``letters/``, name → bytes; ``signed`` are letters that were issued, with one more
    signature, name → bytes: an act ``sign`` that comes along names each one's digest.
    """

    seen: int
    against: tuple[str, ...] = ()
    letters: Mapping[str, bytes] = {}
    signed: Mapping[str, bytes] = {}


class CaseStore(Protocol):
    """Keeps cases. Every change is one commit: all of it or nothing."""

    def ids(self) -> Sequence[str]:
        """All case ids (folders), broken ones too, sorted."""
        ...

    def has(self, case_id: str) -> bool:
        """Whether it is one of ``ids``; quick however many there are."""
        ...

    def load(self, case_id: str) -> CaseFile:
        """The case with all its parts and acts.

        Raises:
            InputError: unknown case, or a file of it is broken (file, line and cause are named).
        """
        ...

    def create(
        self, case: Case, parts: Mapping[str, Part], acts: Sequence[Act], sources: Sequence[Received] = ()
    ) -> str:
        """Makes a new case folder and returns its id: ``case.id``, or with ``-2``… where that is taken."""
        ...

    def commit(
        self,
        case_id: str,
        changes: Mapping[str, Change],
        acts: Sequence[Act],
        sources: Sequence[Received] = (),
        decision: Decision | None = None,
    ) -> Mapping[str, str]:
        """Writes all changed parts and acts and returns the new revisions.

        Raises:
            ConflictError: a part is no longer at its expected revision, or another decision moved the case on since
                the one that ``decision`` has seen; nothing was written.
            StorageError: the disk refused; nothing was acknowledged.
        """
        ...

    def autosave(self, case_id: str, part: str, value: Part) -> str:
        """Keeps a version in ``history/`` without a journal line and returns its revision."""
        ...

    def autosaves(self, case_id: str, part: str) -> Saved | None:
        """The person's newest autosave of a part, when the person has not committed the part since."""
        ...

    def warnings(self, case_id: str) -> Sequence[str]:
        """What a person should know of a case that can be read: unknown keys, changes from outside, races."""
        ...

    def version(self, case_id: str, part: str, revision: str) -> Part:
        """An earlier version of a part from ``history/``."""
        ...

    def source(self, case_id: str, name: str) -> bytes:
        """A received file's bytes."""
        ...

    def source_path(self, case_id: str, name: str) -> Path:
        """Where a received file stands."""
        ...

    def letter(self, case_id: str, name: str) -> bytes:
        """A file under ``letters/``."""
        ...

    def letter_path(self, case_id: str, name: str) -> Path:
        """Where a file under ``letters/`` stands."""
        ...

    def path(self, case_id: str, part: str) -> Path:
        """The file of a part, for ``edit`` and for messages."""
        ...

    def check_text(self, part: str, text: str) -> Part:
        """The value that a part's text stands for; used on return from an editor.

        Raises:
            InputError: the text does not decode; line and cause are named.
        """
        ...

    def head(self, case_id: str) -> str:
        """SHA-256 of the journal's newest line, "" where there is none: what an issued letter's record anchors."""
        ...

    def verify(self, case_id: str) -> Sequence[str]:
        """Faults of the journal's chain and of the files against it, in words; none when all is right."""
        ...


class SearchIndex(Protocol):
    """Derived rows about cases, kept fresh by the case folders' times and rebuilt at will."""

    def rows(self, compute: Callable[[str], dict[str, Any]]) -> Sequence[dict[str, Any]]:
        """One row a case; ``compute(case_id)`` is called only where a folder changed since the last time."""
        ...

    def note(self, case_id: str, findings: Mapping[str, int]) -> None:
        """Keeps how many findings of each severity a check had (error, warning, info), for the rows, until the case is
        changed.
        """
        ...


class AskedRow(Value):
    """One row of a form for a unit: the suggestion's id, printed number and words."""

    id: str
    number: str
    title: str


class AskingForm(Value):
    """What a form for a unit prints. ``item`` is number and title as letters quote them; ``place`` is the case's id."""

    place: str
    item: str
    unit: str
    unit_key: str
    office: str
    asked: dt.date
    reply_by: dt.date | None
    rows: tuple[AskedRow, ...]


class SheetStep(Value):
    """A box of the sign-off sheet: the step's name, and who signed with the day, "" for nobody yet."""

    label: str
    signed: str = ""


class SignOffSheet(Value):
    """What a sign-off sheet (发文稿纸) prints. ``digest`` names the letter, ``head`` the journal's newest line."""

    office: str
    title: str
    case: str
    drafter: str
    section: str
    version: int
    digest: str
    head: str
    copies: str
    disclosure: str
    steps: tuple[SheetStep, ...]


class NumberEntry(Value):
    """A line of the register of document numbers. ``state``: reserved, used or void."""

    series: str
    year: int
    number: int | None
    text: str
    case: str
    state: str
    who: str = ""
    when: str = ""
    reason: str = ""


class NumberRegister(Protocol):
    """The office's document numbers: given once, never twice."""

    def entries(self) -> Sequence[NumberEntry]:
        """Every number with its newest state, in the order given."""
        ...

    def reserve(  # noqa: PLR0913,PLR0917  # a number is known by all of these
        self, series: str, form: str, year: int, first: int, case: str, who: str
    ) -> NumberEntry:
        """The number reserved for a case: the one it holds already, else the next of the series and year."""
        ...

    def claim(self, series: str, year: int, text: str, case: str, who: str) -> NumberEntry:
        """A number given by another system.

        Raises:
            RefusedError: another case has it.
        """
        ...

    def mark(self, entry: NumberEntry, state: str, who: str, reason: str = "") -> None:
        """Says that a number is used, or void and why."""
        ...


class Printer(Protocol):
    """Turns a Letter, or a form for a unit, into a Word file."""

    def print(self, letter: Letter, template: Path) -> bytes:
        """The docx, same bytes for same input.

        Raises:
            InputError: a field is missing or a text cannot be printed; field and template are named.
        """
        ...

    def form(self, asked: AskingForm) -> bytes:
        """The form as docx, to be filled in Word or WPS; same bytes for same input."""
        ...

    def sheet(self, sheet: SignOffSheet) -> bytes:
        """The sign-off sheet as docx; same bytes for same input."""
        ...

    def grid(self, sheet: Sheet) -> bytes:
        """A paper that is a table as docx; same bytes for same input.

        Raises:
            InputError: a text cannot be printed; its field is named.
        """
        ...

    def tracked(self, changes: Sequence[Any], author: str, at: str) -> bytes:
        """Two versions of a letter with tracked changes; ``changes`` as ``services.versions`` gives them."""
        ...

    def issued(self, letter: Letter, template: Path, seals: Sequence[bytes]) -> bytes:
        """The letter with a seal's picture over every name that signs, the last over name and date; none without.

        Raises:
            InputError: as ``print``, or the picture is no PNG.
        """
        ...


class Signer(Protocol):
    """Signs Word files and judges signatures. A legal electronic seal (GB/T 38540) would be another one."""

    def sign(self, data: bytes, name: str, key: bytes, password: str, when: dt.datetime) -> bytes:
        """The file with one more signature; ``key`` is a PKCS#12 file's bytes.

        Raises:
            InputError: no Word file, no key file, or the password is wrong.
            RefusedError: a draft, an altered letter, a weak key, or a certificate that is not valid.
        """
        ...

    def verify(self, data: bytes, name: str, anchors: Mapping[str, bytes], now: dt.datetime) -> LetterStatus:
        """What can be said of the file's signatures; ``anchors`` are trusted certificates, file name → bytes.

        Raises:
            InputError: a file of ``anchors`` holds no certificate.
        """
        ...


class Clock(Protocol):
    """Today and now, so that tests can stop time."""

    def today(self) -> dt.date:
        """The local date."""
        ...

    def now(self) -> dt.datetime:
        """The local time with its offset."""
        ...
