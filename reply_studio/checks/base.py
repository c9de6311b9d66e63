"""The frame of the checks: what a rule is given, what it finds, and what a person is shown.

A rule is a small function from a ``CheckContext`` to ``Fault`` values (what is wrong, in which paragraph, in which
words). The frame makes ``Finding`` values of them: the shape of ``check --format json``.
"""

import inspect
from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import Any

import msgspec

from reply_studio.config import Config
from reply_studio.merging import Differing, Use
from reply_studio.model.act import Act
from reply_studio.model.base import Value
from reply_studio.model.case import Case
from reply_studio.model.contribution import Contribution
from reply_studio.model.draft import Draft
from reply_studio.model.intake import Item
from reply_studio.model.letter import Letter, Paragraph
from reply_studio.model.reply import Reply


class Severity(StrEnum):
    """How bad it is: an error must be mended before the letter is signed, a warning wants a look."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Where(Value):
    """The place. ``anchor`` is a point, passage or suggestion id; ``line`` is 1-based; ``quote`` stands verbatim in
    the file (the letter, or the proposal where something of it is missing in the letter).
    """

    file: str | None = None
    anchor: str | None = None
    line: int | None = None
    quote: str = ""


class Mend(Value):
    """A certain change: ``old`` stands in the paragraph as printed and holds the fault, ``new`` takes its place."""

    old: str
    new: str


class Finding(Value):
    """One fault as shown. ``expected`` is what should stand there, ``fix`` what to do; ``None`` where unknown.

    ``mend`` is there where the change leaves no choice; it is no part of ``document``.
    """

    code: str
    severity: Severity
    message: str
    where: Where
    expected: str | None = None
    fix: str | None = None
    mend: Mend | None = None

    def document(self) -> dict[str, Any]:
        """The finding in the shape of ``check --format json``."""
        shape: dict[str, Any] = msgspec.to_builtins(self)
        del shape["mend"]
        return shape


class Joined(Value):
    """Another item that the letter answers, too (并案); ``file`` names its proposal's text in findings."""

    item: Item
    file: str = ""


class CheckContext(Value):
    """All that rules may look at.

    ``letter`` is composed (``composed=True``: number and date are still blank) or parsed; ``reply`` holds the facts
    of the letter; ``item`` the proposal with its register, ``inputs`` what the units sent. ``draft`` and ``case``
    are there for a case of our own only, as are its journal (``acts``, for waivers), ``conflicts`` between the inputs
    and what became of their passages (``uses``). ``file`` and ``proposal_file`` name the texts in findings.

    ``together`` are the other items that the letter answers.
    """

    letter: Letter
    reply: Reply
    item: Item | None = None
    together: tuple[Joined, ...] = ()
    inputs: tuple[Contribution, ...] = ()
    draft: Draft | None = None
    case: Case | None = None
    acts: tuple[Act, ...] = ()
    conflicts: tuple[Differing, ...] = ()
    uses: tuple[Use, ...] = ()
    config: Config = Config()
    file: str = ""
    proposal_file: str = ""
    composed: bool = False


class Fault(Value):
    """What a rule found. ``paragraph`` is the letter's own value; without one, ``anchor`` and ``file`` say where.

    ``severity`` is set only where this case is graver or milder than the rule's usual one.
    """

    message: str
    paragraph: Paragraph | None = None
    quote: str = ""
    expected: str | None = None
    fix: str | None = None
    mend: Mend | None = None
    severity: Severity | None = None
    anchor: str | None = None
    file: str | None = None


Check = Callable[[CheckContext], Iterator[Fault]]


class Rule(Value):
    """One rule. ``title`` is a message id: what holds in a letter that keeps the rule. ``mends``: what it finds may
    have a certain change. ``doc`` is the docstring of the function, with a wrong and a right example.
    """

    code: str
    severity: Severity
    title: str
    check: Check
    mends: bool = False
    doc: str = ""

    @property
    def family(self) -> str:
        """The first two letters of the code: ``CV``, ``ID``…"""
        return self.code[:2]


def rule(code: str, severity: Severity, title: str, *, mends: bool = False) -> Callable[[Check], Rule]:
    """Makes a ``Rule`` of the function below it; ``title`` is marked with ``N_``."""

    def wrap(check: Check) -> Rule:
        doc = inspect.getdoc(check) or ""
        return Rule(code=code, severity=severity, title=title, check=check, mends=mends, doc=doc)

    return wrap
