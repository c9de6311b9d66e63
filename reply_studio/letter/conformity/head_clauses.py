"""The head of the letter form: mark, rules, number (7.2.4, 7.2.5 and 10.1)."""

import re
from collections.abc import Callable
from typing import Final

from reply_studio.i18n import N_, _
from reply_studio.letter.conformity import fonts
from reply_studio.letter.conformity.base import Clause, Outcome, Subject, absent, bad, every, met, mm, ok, place
from reply_studio.letter.conformity.measures import aligned, edges
from reply_studio.letter.conformity.rules import Rule, is_red
from reply_studio.letter.conformity.sheet import Line, Piece
from reply_studio.letter.conformity.text_clauses import BODY_SIZE, dressed, look_of, unit_of
from reply_studio.model.letter import Kind
from reply_studio.parsing.plain import squeezed

_NUMBER: Final = re.compile(
    "[^\\s\\d\\[\\]()\uff08\uff09\u3010\u3011\u3014\u3015]+\u3014(?:19|20)\\d\\d\u3015[1-9]\\d*号"
)
_WIDE: Final = 170
"""Millimetres of the letter form's rules."""
_AREA: Final = 156
"""Millimetres of the red head's rule: the type area's width."""
_DIGITS: Final = re.compile(r"\d{2,8}")
_COPY_DIGITS: Final = 6
_SECRECY: Final = re.compile("(?:绝密|机密|秘密)(?:[\u2605*].{0,6})?")
_URGENCY: Final = re.compile("特急|加急|平急|急件|特提")
_SIGNER: Final = re.compile(r"\s*签\s*发\s*人\s*[:\uff1a]")


def _mark_look(subject: Subject) -> Outcome:
    pieces = [(each, line) for line in subject.parts.mark for each in line.pieces if each.text.strip()]
    for each, line in pieces:
        if not fonts.SMALL_TITLE.search(each.look.east):
            return bad(look_of(each), place(line))
    return ok(look_of(pieces[0][0])) if pieces else absent(_("no mark: plain or preprinted paper"))


def _mark_colour(subject: Subject) -> Outcome:
    pieces = [(each, line) for line in subject.parts.mark for each in line.pieces if each.text.strip()]
    for each, line in pieces:
        if not is_red(each.look.colour):
            return bad(each.look.colour or _("black"), place(line))
    return ok(_("red")) if pieces else absent(_("no mark: plain or preprinted paper"))


def _mark_middle(subject: Subject) -> Outcome:
    lines = subject.parts.mark
    if not lines:
        return absent(_("no mark: plain or preprinted paper"))
    for each in lines:
        indents = each.look.indents
        if each.cell and len(lines) > 1:
            continue  # names of joint organs beside 文件: where they stand, only the print shows
        if not each.box and (each.look.align != "center" or abs(indents.get("left", 0) - indents.get("right", 0)) > 60):
            return bad(aligned(each.look.align), place(each))
    return ok(_("centred"))


def _rule(subject: Subject, found: tuple[Rule, Line] | None, order: str, *, wanted: bool) -> Outcome:
    if found is None:
        return bad(_("no rule")) if wanted else absent(_("no rule: plain or preprinted paper"))
    rule, line = found
    section = subject.sheet.section_of(line)
    width = mm(rule.length(section.area[0] if section else 0))
    said = _("{order}, {colour}, {width} mm").format(
        order=_(_ORDERS[rule.order]), colour=rule.colour or _("black"), width=width
    )
    return met(rule.order == order and rule.red and abs(width - _WIDE) <= 1.5, said, _(line.part))


_ORDERS: Final = {
    "thick-thin": N_("thick above thin"),
    "thin-thick": N_("thin above thick"),
    "double": N_("two equal lines"),
    "single": N_("one line"),
}


def _upper(subject: Subject) -> Outcome:
    if subject.parts.form == "red-head":
        return absent(_("not in the letter form"))
    return _rule(subject, subject.parts.upper, "thick-thin", wanted=subject.parts.form == "letter")


def _lower(subject: Subject) -> Outcome:
    if subject.parts.form == "red-head":
        return absent(_("not in the letter form"))
    return _rule(subject, subject.parts.lower, "thin-thick", wanted=subject.parts.form == "letter")


def _number_form(subject: Subject) -> Outcome:
    given = subject.parts.every(Kind.NUMBER)
    return every(given, lambda each: met(bool(_NUMBER.fullmatch(each.text.strip())), each.text.strip()), _("no number"))


def _number_place(subject: Subject) -> Outcome:
    """Right in the letter form; centred, or left beside a signer, in the other."""
    found = subject.parts.first(Kind.NUMBER)
    if found is None or subject.parts.form == "plain" or found.line.cell:
        return absent(_("no number"))
    section = subject.sheet.section_of(found.line)
    sides = edges(found.line, unit_of(subject, found.line), section.area[0] if section else 0)
    if sides is None or not found.whole:
        return absent(_("set by tabs"))
    if subject.parts.form == "red-head":
        return met(
            abs(sides[0] - sides[1]) <= 1 or sides[0] <= 1.3,
            _("{n} characters from the left").format(n=round(sides[0], 1)),
            place(found.line),
        )
    return met(sides[1] <= 1.3, _("{n} characters from the right").format(n=round(sides[1], 1)), place(found.line))


# ---- what else stands above the title


def _above_title(subject: Subject) -> list[Line]:
    """Paragraphs with text before title and salutation, tables included."""
    found = subject.parts.first(Kind.TITLE) or subject.parts.first(Kind.SALUTATION)
    lines = subject.sheet.lines
    return [each for each in lines[: lines.index(found.line) if found else 0] if each.text.strip()]


def _copy_number(subject: Subject) -> Outcome:
    """Digits alone above the mark are the number of the copy."""
    given = [each for each in _above_title(subject) if _DIGITS.fullmatch(each.text.strip())]
    for each in given:
        if len(each.text.strip()) != _COPY_DIGITS or {piece.look.size for piece in _shown(each)} != {BODY_SIZE}:
            return bad(f"{each.text.strip()}, {look_of(_shown(each)[0])}", place(each))
    return ok(given[0].text.strip()) if given else absent(_("no number of the copy"))


def _shown(line: Line) -> list[Piece]:
    return [each for each in line.pieces if each.text.strip()]


def _grave(words: "re.Pattern[str]", nothing: str) -> Callable[[Subject], Outcome]:
    """Secrecy or urgency stands in 黑体."""

    def test(subject: Subject) -> Outcome:
        for each in _above_title(subject):
            if words.fullmatch(squeezed(each.text)):
                found = dressed(_shown(each), fonts.BLACK, BODY_SIZE)
                return found._replace(where="" if found.status == "pass" else place(each))
        return absent(_(nothing))

    return test


def _signer(subject: Subject) -> Outcome:
    """The label in 仿宋, the name in 楷体."""
    found = subject.parts.first(Kind.SIGNER)
    label = _SIGNER.match(found.text) if found else None
    if found is None or label is None:
        return absent(_("no signer"))
    outer = dressed(list(found.pieces(0, label.end())), fonts.FANG_SONG, BODY_SIZE)
    inner = dressed(list(found.pieces(label.end())), fonts.KAI, BODY_SIZE)
    wrong = next((each for each in (outer, inner) if each.status == "fail"), None)
    return (
        wrong._replace(where=place(found.line))
        if wrong
        else ok(_("label {label}, name {name}").format(label=outer.found, name=inner.found))
    )


def _head_rule(subject: Subject) -> Outcome:
    """Under the number of a paper with a red head, as wide as the type area."""
    if subject.parts.form != "red-head":
        return absent(_("no red head"))
    if subject.parts.upper is None:
        return bad(_("no rule"))
    rule, line = subject.parts.upper
    section = subject.sheet.section_of(line)
    width = mm(rule.length(section.area[0] if section else 0))
    said = _("{order}, {colour}, {width} mm").format(
        order=_(_ORDERS[rule.order]), colour=rule.colour or _("black"), width=width
    )
    return met(rule.order == "single" and rule.red and abs(width - _AREA) <= 1.5, said, place(line))


CLAUSES: Final = (
    Clause("7.2.1", N_("number of the copy"), N_("6 digits, 16 pt (size 3)"), _copy_number),
    Clause("7.2.2", N_("font of the secrecy class"), N_("黑体, 16 pt"), _grave(_SECRECY, N_("no secrecy class"))),
    Clause("7.2.3", N_("font of the urgency"), N_("黑体, 16 pt"), _grave(_URGENCY, N_("no urgency"))),
    Clause("7.2.4a", N_("font of the organ's mark"), N_("小标宋"), _mark_look),
    Clause("7.2.4b", N_("colour of the organ's mark"), N_("red"), _mark_colour),
    Clause("7.2.4c", N_("place of the organ's mark"), N_("centred"), _mark_middle),
    Clause("7.2.5", N_("document number"), N_("代字〔year〕number号, full year, no zero, no 第"), _number_form),
    Clause("7.2.6a", N_("fonts of the signer"), N_("label 仿宋, name 楷体, 16 pt"), _signer),
    Clause("7.2.7", N_("rule of the red head"), N_("red, one line, 156 mm"), _head_rule),
    Clause("10.1a", N_("rule under the mark"), N_("red, thick above thin, 170 mm"), _upper),
    Clause("10.1b", N_("rule at the foot of the first page"), N_("red, thin above thick, 170 mm"), _lower),
    Clause("10.1c", N_("place of the document number"), N_("right in the letter form"), _number_place),
)
