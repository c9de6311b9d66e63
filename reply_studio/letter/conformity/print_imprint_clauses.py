"""What the print shows of the imprint at the foot of the last page: its rules and its last line (7.4.1 and 7.4.3)."""

from typing import Final

from reply_studio.formats.poppler import Band
from reply_studio.i18n import N_, _
from reply_studio.letter.conformity.base import Clause, Outcome, Subject, absent, bad, met
from reply_studio.letter.conformity.parts import TABLE
from reply_studio.letter.conformity.print_clauses import FOOT, LEFT, RIGHT, printed
from reply_studio.letter.conformity.printed import Print, Row
from reply_studio.model.letter import Kind
from reply_studio.parsing.plain import squeezed

_NEAR: Final = 1.5
"""Millimetres by which what is printed may stand elsewhere."""
_AREA: Final = 156.0
_ABOVE: Final = 12.0
"""Millimetres above the middle of the first line in which its rule stands."""
_CHARACTER: Final = 14 * 25.4 / 72
"""Millimetres of a character of size 4."""
_TAIL: Final = 6
"""Characters that the line of the printing office ends with: part of its day."""


def _copies(found: Print) -> Row | None:
    """The row where the copies begin."""
    return next((each for each in found.pages[-1] if squeezed(each.text).startswith("抄送")), None)


def _imprint(subject: Subject, found: Print) -> Row | None:
    """The row of the printing office and the day of printing."""
    tails = [squeezed(each.text)[-_TAIL:] for each in subject.parts.every(Kind.IMPRINT)]
    return next((each for each in found.pages[-1] if squeezed(each.text).endswith(tuple(tails))), None)


def _rules(found: Print, first: Row) -> list[Band]:
    """The dark rules from the one above a row on."""
    return [each for each in found.rules if first.middle - _ABOVE < each.top < FOOT + 2]


def _outer_rules(subject: Subject, found: Print) -> Outcome:
    """The first and the last rule: 156 mm, none thicker between them; the letter form has no rules (10.1)."""
    first = _copies(found) or _imprint(subject, found)
    if first is None or subject.parts.form in ("plain", TABLE):
        return absent(_("no copies and no printing office"))
    rules = _rules(found, first)
    if subject.parts.form == "letter":
        return met(not rules, _("{n} rules").format(n=len(rules)))
    wide = [each.right - each.left for each in rules]
    said = _("{n} rules, {width} mm wide").format(n=len(rules), width=round(max(wide, default=0), 1))
    inner = max((_height(each) for each in rules[1:-1]), default=0.0)
    thick = len(rules) >= 2 and min(_height(rules[0]), _height(rules[-1])) >= inner
    return met(thick and all(abs(each - _AREA) <= _NEAR for each in wide), said)


def _middle_rule(subject: Subject, found: Print) -> Outcome:
    """One rule between the copies and the line under them, thinner than those outside."""
    copies, imprint = _copies(found), _imprint(subject, found)
    if copies is None or imprint is None or subject.parts.form != "red-head":
        return absent(_("not both copies and a printing office"))
    rules = _rules(found, copies)
    between = [each for each in rules if copies.middle < each.top < imprint.middle]
    if len(between) != 1:
        return bad(_("{n} rules between").format(n=len(between)), imprint.text)
    outer = [_height(each) for each in rules if each not in between]
    said = _("{inner} mm thick, the outer ones {outer} mm").format(
        inner=_height(between[0]), outer=min(outer, default=0.0)
    )
    return met(len(outer) >= 2 and _height(between[0]) < min(outer), said)


def _height(band: Band) -> float:
    return round(band.bottom - band.top, 2)


def _imprint_sides(subject: Subject, found: Print) -> Outcome:
    """The printing office begins, and the day of printing ends, one character of size 4 inside the type area."""
    row = _imprint(subject, found)
    if row is None or subject.parts.form != "red-head":
        return absent(_("no line of the printing office"))
    sides = (row.left - LEFT, RIGHT - row.right)
    said = _("{left} mm from the left, {right} mm from the right").format(
        left=round(sides[0], 1), right=round(sides[1], 1)
    )
    return met(all(abs(each - _CHARACTER) <= _NEAR for each in sides), said, row.text)


CLAUSES: Final = (
    Clause(
        "7.4.1a",
        N_("print: rules about the copies"),
        N_("156 mm, the outer ones thicker; none in the letter form"),
        printed(_outer_rules),
    ),
    Clause(
        "7.4.1b",
        N_("print: middle rule of the imprint"),
        N_("one, thinner, above the printing office"),
        printed(_middle_rule),
    ),
    Clause(
        "7.4.3b",
        N_("print: sides of the printing office's line"),
        N_("4.9 mm in on both sides"),
        printed(_imprint_sides),
    ),
)
