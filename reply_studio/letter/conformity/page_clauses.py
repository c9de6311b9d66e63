"""The page: paper, margins, lines and characters that the file's measures give (GB/T 9704-2012, 5.1 and 5.2)."""

from collections.abc import Callable
from typing import Final

from reply_studio.i18n import N_, _
from reply_studio.letter.conformity.base import Clause, Outcome, Subject, absent, bad, met, mm, ok, place
from reply_studio.letter.conformity.measures import advance, most, pitch, running
from reply_studio.letter.conformity.parts import TABLE
from reply_studio.letter.conformity.sections import Section

_A4: Final = (210.0, 297.0)
_LINES: Final = 22
_CHARACTERS: Final = 28
_SLACK: Final = 12
"""Twips that a rounded measure may lack."""
_UNSAID: Final = N_("the file does not say")
_NO_TEXT: Final = N_("no running text")


def _sections(subject: Subject, test: Callable[[Section], Outcome]) -> Outcome:
    """The first section that fails, else the last outcome; paper that lies across has its own margins (clause 9)."""
    found = bad(_(_UNSAID))
    for number, each in enumerate(subject.sheet.sections, 1):
        found = test(each)
        if found.status == "fail":
            return found._replace(where=_("section {n}").format(n=number))
    return found


def _paper(section: Section) -> Outcome:
    sides = sorted((mm(section.width), mm(section.height)))
    near = all(abs(side - wanted) <= 1 for side, wanted in zip(sides, _A4, strict=True))
    return met(near, _("{width} × {height} mm").format(width=mm(section.width), height=mm(section.height)))


def _margins(subject: Subject, test: Callable[[Section], Outcome]) -> Outcome:
    """As ``_sections``; a form to fill in has margins of its own."""
    return absent(_("a form or a list, no letter")) if subject.parts.form == TABLE else _sections(subject, test)


def _upright(section: Section, found: float, wanted: float) -> Outcome:
    if section.landscape:
        return absent(_("the paper lies across"))
    return met(abs(found - wanted) <= 1.05, _("{n} mm").format(n=found))


def _area(section: Section) -> Outcome:
    if section.landscape:
        return absent(_("the paper lies across"))
    width, height = map(mm, section.area)
    near = abs(width - 156) <= 1.05 and abs(height - 225) <= 1.05
    return met(near, _("{width} × {height} mm").format(width=width, height=height))


def _lines(subject: Subject) -> Outcome:
    """Lines of the pitch that most of the running text has. Space between paragraphs breaks the count."""
    body, section = running(subject), next(iter(subject.sheet.sections), None)
    if not body:
        return absent(_(_NO_TEXT))
    if section is None:
        return bad(_(_UNSAID))
    spaced = most(body, lambda each: each.line.look.before + each.line.look.after)
    step = most(body, lambda each: pitch(each.line, section))
    if spaced:
        return bad(_("{n} pt of space between paragraphs").format(n=spaced / 20))
    lines = int((section.area[1] + _SLACK) // max(step, 1))
    return met(lines == _LINES, _("{n} lines of {pitch} pt").format(n=lines, pitch=round(step / 20, 2)))


def _characters(subject: Subject) -> Outcome:
    body, section = running(subject), next(iter(subject.sheet.sections), None)
    if not body:
        return absent(_(_NO_TEXT))
    if section is None:
        return bad(_(_UNSAID))
    step = most(body, lambda each: advance(each.line, section, subject.sheet.normal_size))
    characters = int((section.area[0] + _SLACK) // max(step, 1))
    found = _("{n} characters of {pitch} pt").format(n=characters, pitch=round(step / 20, 2))
    return met(characters == _CHARACTERS, found)


def _colour(subject: Subject) -> Outcome:
    """Nothing but the organ's mark is in another colour than black."""
    sheet = subject.sheet
    everywhere = (
        *(line for part in (sheet.headers, sheet.footers) for lines in part.values() for line in lines),
        *sheet.lines,
    )
    for line in everywhere:
        odd = next((each.look.colour for each in line.pieces if each.look.colour and each.text.strip()), "")
        if odd and line not in subject.parts.mark:
            return bad(odd, place(line))
    return ok(_("black"))


CLAUSES: Final = (
    Clause("5.1", N_("paper"), N_("A4, 210 × 297 mm"), lambda s: _sections(s, _paper)),
    Clause("5.2.1a", N_("top margin"), N_("37 ± 1 mm"), lambda s: _margins(s, lambda e: _upright(e, mm(e.top), 37))),
    Clause("5.2.1b", N_("left margin"), N_("28 ± 1 mm"), lambda s: _margins(s, lambda e: _upright(e, mm(e.left), 28))),
    Clause("5.2.1c", N_("type area"), N_("156 × 225 mm"), lambda s: _margins(s, _area)),
    Clause("5.2.3a", N_("lines a page, by the file's measures"), N_("22"), _lines),
    Clause("5.2.3b", N_("characters a line, by the file's measures"), N_("28"), _characters),
    Clause("5.2.4", N_("colour of the text"), N_("black"), _colour),
)
