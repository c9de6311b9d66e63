"""The office's phrase bank: ``templates/phrases/*.j2``, filled with the fields of a case.

Phrases are files of the office, written in the language of its templates; what a case holds is data: it is put in as it
is and never read as a template. A file that is broken is named with its line and does not stop the others.
"""

import functools
import re
import traceback
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from reply_studio.composing import profile_of, session_name
from reply_studio.composing.address import named, our_office, pronoun
from reply_studio.composing.quoting import one_line
from reply_studio.composing.units import co_units, lead_unit
from reply_studio.errors import InputError, UsageError
from reply_studio.i18n import _, listed
from reply_studio.model.base import Value
from reply_studio.model.case import CaseFile
from reply_studio.model.proposal import numbers, title_line, walk
from reply_studio.services.desk import Desk

if TYPE_CHECKING:
    from jinja2.sandbox import SandboxedEnvironment

FOLDER: Final = "phrases"
_LABEL: Final = re.compile(r"\A\s*\{#-?\s*(.*?)\s*-?#\}", re.DOTALL)
_SOURCE: Final = "<template>"
"""How the template language calls a source that has no file, in a traceback."""
_STOP: Final = "\u3001"


class Phrase(Value):
    """A phrase of the bank. ``name`` is its file's, ``label`` its first comment's; ``text`` what it says in a case, ""
    where it has nothing to say there; ``fault`` what is wrong with the file, at ``line`` (from 1, 0: unknown).
    """

    name: str
    label: str = ""
    text: str = ""
    fault: str = ""
    line: int = 0


def phrases(desk: Desk, file: CaseFile, suggestion: str = "") -> tuple[Phrase, ...]:
    """Every phrase as it reads in a case, by the names of the files; ``suggestion`` is the id of the one at hand."""
    known = fields(desk, file, suggestion)
    return tuple(_phrase(each, known) for each in sorted(folder(desk).glob("*.j2")))


def folder(desk: Desk) -> Path:
    """Where the office keeps its phrases."""
    return desk.templates / FOLDER


def phrase(desk: Desk, file: CaseFile, name: str, suggestion: str = "") -> Phrase:
    """One phrase as it reads in a case.

    Raises:
        UsageError: there is none of this name.
        InputError: its file is broken; file and line are named.
    """
    every = phrases(desk, file, suggestion)
    found = next((each for each in every if each.name == name), None)
    if found is None:
        raise UsageError(
            _("there is no phrase \u201c{name}\u201d").format(name=name),
            hint=_("phrases: {names}").format(names=listed(each.name for each in every) or "-"),
        )
    if found.fault:
        raise InputError(found.fault, where=place(desk, found), hint=_("correct this place and try again"))
    return found


def place(desk: Desk, found: Phrase) -> str:
    """The file of a phrase, with the line of its fault."""
    path = folder(desk) / f"{found.name}.j2"
    return f"{path}:{found.line}" if found.line else str(path)


def fields(desk: Desk, file: CaseFile, suggestion: str = "") -> dict[str, str]:
    """What a phrase may name, each a line of text, "" where the case does not know it."""
    profile, today = profile_of(desk.config), desk.clock.today()
    proposal, case = file.proposal, file.case
    node = next((each for each in walk(proposal.suggestions) if each.id == suggestion), None)
    known = {
        "title": proposal.title,
        "number": case.number,
        "session": session_name(case),
        "proposers": named(proposal.proposers, case.type),
        "you": pronoun(proposal.proposers),
        "unit": desk.config.office.name,
        "full_unit": desk.config.office.full_name or desk.config.office.name,
        "we": our_office(desk.config.office.full_name or desk.config.office.name),
        "place": desk.config.office.place,
        "lead": lead_unit(file, profile),
        "co": _STOP.join(co_units(file, profile)),
        "heading": title_line(node) if node else "",
        "suggestion": numbers(proposal.suggestions).get(suggestion, ""),
        "today": f"{today.year}\u5e74{today.month}\u6708{today.day}\u65e5",
        "year": str(today.year),
        "next_year": str(today.year + 1),
    }
    return {name: one_line(value) for name, value in known.items()}


def _phrase(path: Path, known: Mapping[str, str]) -> Phrase:
    name = path.stem
    try:
        source = path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        return Phrase(name=name, fault=_("cannot be read: {cause}").format(cause=error))
    label = _LABEL.match(source)
    told = label[1].split("\n")[0].strip() if label else ""
    try:
        text = environment().from_string(source).render(known)
    except Exception as error:  # whatever a phrase does wrong is told to the office
        return Phrase(name=name, label=told, fault=_fault(error), line=_line(error))
    return Phrase(name=name, label=told, text="\n".join(each.rstrip() for each in text.strip().split("\n")))


@functools.cache
def environment() -> "SandboxedEnvironment":
    """The sandbox that phrases run in: plain text, so nothing is escaped; a field that does not exist is a fault."""
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    return ImmutableSandboxedEnvironment(undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)


def _fault(error: Exception) -> str:
    from jinja2 import UndefinedError

    if isinstance(error, UndefinedError):
        return _("the phrase asks for a field that does not exist: {field}").format(field=_missing(error))
    return _("the phrase is broken: {cause}").format(cause=error)


def _missing(error: Exception) -> str:
    """The name of the field, which the library puts between quotes."""
    found = re.match(r"'(\w+)' is undefined", str(error))
    return found[1] if found else str(error)


def _line(error: Exception) -> int:
    """The line of the file where it failed: the library notes it in the error or in its traceback."""
    noted: int | None = getattr(error, "lineno", None)
    inside = [each.lineno for each in traceback.extract_tb(error.__traceback__) if each.filename == _SOURCE]
    return noted or next(reversed(inside), None) or 0
