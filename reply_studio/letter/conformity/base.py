"""What a clause says of a letter, and what it is asked with."""

from collections.abc import Callable, Iterable
from enum import StrEnum
from string import ascii_lowercase
from typing import TYPE_CHECKING, Final, NamedTuple

from reply_studio.i18n import _
from reply_studio.model.base import Value

if TYPE_CHECKING:
    from reply_studio.letter.conformity.parts import Parts, Typed
    from reply_studio.letter.conformity.printed import Print
    from reply_studio.letter.conformity.sheet import Line, Sheet

TWIPS_A_MM: Final = 1440 / 25.4
LINE: Final = 225 / 22 * TWIPS_A_MM
"""Twips from line to line where 22 lines fill the type area (5.2.3)."""
QUOTED: Final = 16
"""Characters of a paragraph that name it in a verdict."""


class Status(StrEnum):
    """How a letter stands to a clause."""

    PASS = "pass"
    FAIL = "fail"
    NOT_APPLICABLE = "not_applicable"


class Outcome(NamedTuple):
    """What one clause found, and where."""

    status: Status
    found: str
    where: str = ""


class Verdict(Value):
    """One line of the report. ``clause`` is the clause of the standard; ``id`` tells several demands of one clause
    apart by a letter behind it (7.3.3a, 7.3.3b).
    """

    clause: str
    id: str
    title: str
    status: Status
    expected: str
    found: str
    where: str


class Report(Value):
    """All verdicts on a file, in the order of the standard."""

    file: str
    verdicts: tuple[Verdict, ...]
    pages: int | None = None
    """Printed pages; ``None`` where it was not printed."""

    @property
    def failed(self) -> tuple[Verdict, ...]:
        """The verdicts that fail."""
        return tuple(each for each in self.verdicts if each.status is Status.FAIL)


class Subject(NamedTuple):
    """A letter under judgement: the file as read, its parts as recognised, its print where there is one."""

    sheet: "Sheet"
    parts: "Parts"
    print: "Print | None" = None


class Clause(NamedTuple):
    """A demand of the standard. ``title`` and ``expected`` are message ids; ``id`` as in ``Verdict``."""

    id: str
    title: str
    expected: str
    test: Callable[[Subject], Outcome]

    @property
    def clause(self) -> str:
        """The clause of the standard."""
        return self.id.rstrip(ascii_lowercase)


def ok(found: str, where: str = "") -> Outcome:
    """The demand is met."""
    return Outcome(Status.PASS, found, where)


def bad(found: str, where: str = "") -> Outcome:
    """The demand is not met."""
    return Outcome(Status.FAIL, found, where)


def absent(found: str) -> Outcome:
    """The letter has nothing that the demand speaks of."""
    return Outcome(Status.NOT_APPLICABLE, found)


def met(condition: bool, found: str, where: str = "") -> Outcome:
    """``ok`` or ``bad``."""
    return ok(found, where) if condition else bad(found, where)


def every(given: "Iterable[Typed]", test: "Callable[[Typed], Outcome]", nothing: str) -> Outcome:
    """The first failing outcome, else the last one; *nothing* where none of them has what is asked for."""
    last = absent(nothing)
    for each in given:
        found = test(each)
        if found.status is Status.FAIL:
            return found._replace(where=found.where or place(each.line))
        last = found if found.status is Status.PASS else last
    return last._replace(where="")


def place(line: "Line") -> str:
    """Where a paragraph stands, in words."""
    said = line.text.strip()
    quote = said[:QUOTED] + ("\u2026" if len(said) > QUOTED else "")
    return f"{_(line.part)}, {_('paragraph {n}').format(n=line.number)}: {quote}" if quote else _(line.part)


def mm(twips: float) -> float:
    """Twips in millimetres, to a tenth."""
    return round(twips / TWIPS_A_MM, 1)
