"""The foot: signature, date, note, copies, page numbers (7.3.5, 7.3.6, 7.4.2, 7.5)."""

import re
from typing import Final

from reply_studio.composing.page_grid.widths import width
from reply_studio.i18n import N_, _
from reply_studio.letter.conformity import fonts, joint
from reply_studio.letter.conformity.base import Clause, Outcome, Subject, absent, bad, every, met, ok, place
from reply_studio.letter.conformity.measures import aligned, edges, first_indent, indent
from reply_studio.letter.conformity.parts import Typed
from reply_studio.letter.conformity.sheet import PAGE, Line
from reply_studio.letter.conformity.text_clauses import blank_above, dressed, look_of, unit_of
from reply_studio.model.letter import Kind
from reply_studio.parsing.plain import squeezed

_NEAR: Final = 0.6
"""Characters by which signature and date may stand elsewhere: their widths are reckoned, not measured."""
_DATE: Final = re.compile(r"(?:19|20)\d\d年(?:[1-9]|1[0-2])月(?:[1-9]|[12]\d|3[01])日")
_PRINTED: Final = re.compile(r"(?:19|20)\d\d年\d{1,2}月\d{1,2}日印(?:发|制)?$")
_PAGE_FORM: Final = f"\u2014 {PAGE} \u2014"
_PAGE_SIZE: Final = 14.0
_SIDES: Final = {"default": "right", "even": "left"}
_LITTLE: Final = 500
"""Characters of a letter that may fit on one page."""


def _name_and_date(subject: Subject) -> tuple[Typed, Typed] | None:
    """The signature and the date where each stands on a line of its own and one organ signs."""
    names, dates = subject.parts.every(Kind.ORGAN), subject.parts.every(Kind.DATE)
    if len(names) != 1 or len(dates) != 1 or not names[0].whole or not dates[0].whole:
        return None
    return names[0], dates[0]


def _sides(subject: Subject, given: Typed) -> tuple[float, float] | None:
    section = subject.sheet.section_of(given.line)
    if section is None or given.line.cell:
        return None
    return edges(given.line, unit_of(subject, given.line), section.area[0])


def _date_place(subject: Subject) -> Outcome:
    """With a seal the date ends 4 characters short. Without one it begins 2 characters right of the name, or ends 2
    short where it is the longer.
    """
    dates = subject.parts.every(Kind.DATE)
    sides = _sides(subject, dates[0]) if len(dates) == 1 and dates[0].whole else None
    if sides is None:
        return absent(_("no date on a line of its own"))
    if joint.is_joint(subject):
        return joint.date_place(subject, dates[0], sides)
    found = _("ends {n} characters short").format(n=f"{sides[1]:.2g}")
    return met(_fits_date(subject, dates[0], sides), found, place(dates[0].line))


def _fits_date(subject: Subject, date: Typed, sides: tuple[float, float]) -> bool:
    both = _name_and_date(subject)
    if both is None:
        return abs(sides[1] - 2) <= _NEAR or abs(sides[1] - 4) <= _NEAR
    free = 2 + max(0.0, width(both[0].text) - width(date.text) - 2)
    allowed = (4.0,) if date.line.picture else (free, 4.0)
    wide = width(both[0].text) - width(date.text) > 8
    return any(abs(sides[1] - each) <= _NEAR for each in allowed) or (wide and sides[1] >= 4 - _NEAR)


def _name_place(subject: Subject) -> Outcome:
    """Centred on the date (with a seal); else 2 characters short of the right, further in where the date is longer."""
    if joint.is_joint(subject):
        return joint.names_place(subject)
    both = _name_and_date(subject)
    name, date = (_sides(subject, both[0]), _sides(subject, both[1])) if both else (None, None)
    if both is None or name is None or date is None:
        return absent(_("no single signature on a line of its own"))
    centred = abs((name[0] - name[1]) - (date[0] - date[1])) / 2 <= _NEAR and (
        both[1].line.picture or name[1] > 0 or date[1] > 0
    )
    overhang = max(0.0, width(both[1].text) + 2 - width(both[0].text))
    plain = abs(name[1] - 2 - overhang) <= _NEAR and not both[1].line.picture
    found = _("ends {n} characters short").format(n=f"{name[1]:.2g}")
    return met(plain or (centred and _sealed_room(date)), found, place(both[0].line))


def _sealed_room(date: tuple[float, float]) -> bool:
    return date[1] >= 4 - _NEAR


def _space_above(subject: Subject) -> Outcome:
    found = subject.parts.first(Kind.ORGAN) or subject.parts.first(Kind.DATE)
    if found is None or found.line.cell:
        return absent(_("no signature"))
    blank = blank_above(subject, found.line)
    return met(blank >= 0.7, _("{n} blank lines").format(n=f"{blank:g}"), place(found.line))


def _date_form(subject: Subject) -> Outcome:
    return every(
        subject.parts.every(Kind.DATE), lambda each: met(bool(_DATE.fullmatch(each.text)), each.text), _("no date")
    )


def _note(subject: Subject) -> Outcome:
    """Contacts and the like stand in round brackets under the date."""
    given = [each for each in subject.parts.every(Kind.CONTACT, Kind.DISCLOSURE) if _behind_date(subject, each)]
    return every(given, lambda each: _note_form(each, unit_of(subject, each.line)), _("no note under the date"))


def _behind_date(subject: Subject, given: Typed) -> bool:
    date = subject.parts.first(Kind.DATE)
    return date is not None and not given.line.cell and date.line.number < given.line.number


def _note_form(given: Typed, unit: float) -> Outcome:
    bracketed = given.text.startswith("\uff08") and given.text.endswith("\uff09")
    left = first_indent(given.line, unit)
    return met(
        bracketed and abs(left - 2) <= 0.3,
        _("{n} characters in, {text}").format(n=f"{left:.3g}", text=given.text[:1] + "\u2026" + given.text[-1:]),
    )


def _copies(subject: Subject) -> tuple[Typed, ...]:
    return tuple(each for each in subject.parts.every(Kind.COPIES) if each.text.startswith(("抄送", "抄报", "分送")))


def _copies_font(subject: Subject) -> Outcome:
    return every(
        _copies(subject), lambda each: dressed(list(each.pieces()), fonts.FANG_SONG, _PAGE_SIZE), _("no copies")
    )


def _copies_end(subject: Subject) -> Outcome:
    return every(_copies(subject), lambda each: met(each.text.endswith("\u3002"), each.text[-1:]), _("no copies"))


def _copies_sides(subject: Subject) -> Outcome:
    return every(_copies(subject), lambda each: _one_in(each.line, unit_of(subject, each.line)), _("no copies"))


def _one_in(line: Line, unit: float) -> Outcome:
    if line.cell:
        return absent("")
    left, right = first_indent(line, unit), indent(line, "right", unit)
    found = _("{left} characters in on the left, {right} on the right").format(left=f"{left:.2g}", right=f"{right:.2g}")
    return met(abs(left - 1) <= 0.3 and abs(right - 1) <= 0.3, found)


def _printed_by(subject: Subject) -> Outcome:
    """印发机关 and 印发日期 close a paper with a red head; the letter form has neither (10.1)."""
    given = [each for each in subject.sheet.lines if _PRINTED.search(squeezed(each.text))]
    if not given:
        return absent(_("no line of the printing office"))
    if subject.parts.form == "letter":
        return bad(given[-1].text.strip(), place(given[-1]))
    found = dressed([each for each in given[-1].pieces if each.text.strip()], fonts.FANG_SONG, _PAGE_SIZE)
    return found._replace(where="" if found.status == "pass" else place(given[-1]))


# ---- page numbers


def _numbered(subject: Subject) -> list[tuple[str, Line]]:
    return [(key, line) for key, lines in subject.sheet.footers.items() for line in lines if PAGE in line.text]


def _later(subject: Subject) -> list[tuple[str, Line]]:
    """Lines with the number of a page behind the first."""
    kinds = ("default", "even") if subject.sheet.odd_even else ("default",)
    return [(key, line) for key, line in _numbered(subject) if key in kinds]


def _page_form(subject: Subject) -> Outcome:
    given = _numbered(subject)
    if not given and sum(len(each.text) for each in subject.sheet.lines) < _LITTLE:
        return absent(_("no page number; the text may fit on one page"))
    for _key, line in given:
        if line.text.strip() != _PAGE_FORM:
            return bad(line.text.strip().replace(PAGE, "1"), _(line.part))
    return ok("\u2014 1 \u2014") if given else bad(_("no page number"))


def _page_font(subject: Subject) -> Outcome:
    given = _numbered(subject)
    for _key, line in given:
        for each in line.pieces:
            if each.text.strip() and not (each.look.size == _PAGE_SIZE and fonts.SONG.search(each.look.latin)):
                return bad(look_of(each), _(line.part))
    return ok(look_of(given[0][1].pieces[0])) if given else absent(_("no page number"))


def _page_side(subject: Subject) -> Outcome:
    given = _later(subject)
    if not given:
        return absent(_("no page number"))
    if not subject.sheet.odd_even:
        framed = given[0][1].look.frame.get("xAlign") == "outside"
        return met(framed, _("odd and even pages alike"), _(given[0][1].part))
    for key, line in given:
        side = (
            line.look.align if line.look.align in ("left", "right") else ("left" if line.look.align == "both" else "")
        )
        inner = indent(line, _SIDES[key], 20 * _PAGE_SIZE) if side else 0.0
        if side != _SIDES[key] or abs(inner + _typed(line, side) - 1) > 0.3:
            return bad(
                _("{aligned}, {n} characters in").format(aligned=aligned(side or line.look.align), n=f"{inner:.2g}"),
                _(line.part),
            )
    return ok(_("outside, 1 character in"))


def _typed(line: Line, side: str) -> int:
    bare = line.text.strip("\u3000")
    return line.text.find(bare) if side == "left" else len(line.text) - line.text.find(bare) - len(bare)


def _first_page(subject: Subject) -> Outcome:
    if subject.parts.form != "letter":
        return absent(_("not in the letter form"))
    section = subject.sheet.sections[0] if subject.sheet.sections else None
    own = section is not None and section.first_differs
    kind = "first" if own else "default"
    numbered = [line for key, line in _numbered(subject) if key == kind]
    return bad(_("a page number"), _(numbered[0].part)) if numbered else ok(_("none"))


CLAUSES: Final = (
    Clause(
        "7.3.5a",
        N_("place of the signature"),
        N_("2 characters short of the right, or centred on the date; joint names in order, one below the other"),
        _name_place,
    ),
    Clause(
        "7.3.5b",
        N_("place of the date"),
        N_("2 characters right of the name's first, or 4 short with a seal"),
        _date_place,
    ),
    Clause("7.3.5c", N_("space above the signature"), N_("one blank line"), _space_above),
    Clause("7.3.5.4", N_("form of the date"), N_("2025年9月1日"), _date_form),
    Clause("7.3.6", N_("note under the date"), N_("in round brackets, 2 characters in"), _note),
    Clause("7.4.2a", N_("font of the copies"), N_("仿宋, 14 pt (size 4)"), _copies_font),
    Clause("7.4.2b", N_("end of the copies"), "\u3002", _copies_end),
    Clause("7.4.2c", N_("sides of the copies"), N_("1 character in on both sides"), _copies_sides),
    Clause("7.4.3a", N_("line of the printing office"), N_("仿宋, 14 pt; none in the letter form"), _printed_by),
    Clause("7.5a", N_("form of the page number"), "\u2014 1 \u2014", _page_form),
    Clause("7.5b", N_("font of the page number"), N_("宋体, 14 pt (size 4)"), _page_font),
    Clause("7.5c", N_("side of the page number"), N_("odd right, even left, 1 character in"), _page_side),
    Clause("10.1d", N_("page number of the letter's first page"), N_("none"), _first_page),
)
