"""Title, salutation and running text: fonts, levels, indents, numbers, marks (5.2.2, 7.3.1 to 7.3.4)."""

import re
from collections.abc import Callable
from typing import Final

from reply_studio.i18n import N_, _
from reply_studio.letter.conformity import fonts
from reply_studio.letter.conformity.base import LINE, Clause, Outcome, Subject, absent, bad, every, met, ok, place
from reply_studio.letter.conformity.measures import advance, aligned, first_indent, indent
from reply_studio.letter.conformity.parts import INDENTED, RUNNING, TABLE, Typed
from reply_studio.letter.conformity.sheet import Line, Piece
from reply_studio.model.letter import Kind
from reply_studio.text.normalise import HAN
from reply_studio.text.numbering import marker_at

BODY_SIZE: Final = 16.0
TITLE_SIZE: Final = 22.0
PLAIN: Final = (*RUNNING, Kind.SALUTATION, Kind.NUMBER, Kind.ORGAN, Kind.DATE, Kind.CONTACT)
"""Parts in 仿宋 of size 3; of a paragraph that a heading opens, what stands behind it."""
_HAN: Final = re.compile(rf"[{HAN}]")
_OPEN_MARKS: Final = re.compile("[\u201c\u201d\u2018\u2019\u2014\u2026]")
"""Quotes, dashes, ellipses: Word takes them from the Latin font unless it is told otherwise."""
_HALF: Final = re.compile(rf"[{HAN}\u201d\u300b][,;:?!]|[{HAN}][()]|[()][{HAN}]")
_LEAD: Final = 45
_LEAD_ENDS: Final = ("\u3002", "\uff1a")
_NEAR: Final = 0.3
"""Characters by which an indent may differ."""


def look_of(piece: Piece) -> str:
    """Font and size in words."""
    font = piece.look.east if _HAN.search(piece.text) else piece.look.latin
    return _("{font}, {size} pt").format(font=font or _("no font named"), size=f"{piece.look.size:g}")


def dressed(pieces: "list[Piece]", family: "re.Pattern[str]", size: float) -> Outcome:
    """Whether all pieces have that size, and their Han characters that family in the East Asian slot."""
    for each in pieces:
        named = not _HAN.search(each.text) or family.search(each.look.east)
        if each.look.size != size or not named:
            return bad(look_of(each))
    return ok(look_of(pieces[0])) if pieces else absent(_("nothing printed"))


def _body_font(subject: Subject) -> Outcome:
    given = (*subject.parts.every(*PLAIN), *attachments(subject))
    return every(given, lambda each: dressed(_behind_lead(each), fonts.FANG_SONG, BODY_SIZE), _("no running text"))


def _behind_lead(given: Typed) -> list[Piece]:
    """The text behind a heading that opens it; one without a number shows by its font and its full stop."""
    pieces = list(given.pieces(given.run_in))
    first = pieces[0] if pieces and not given.run_in and given.kind is Kind.PASSAGE else None
    if first is None or not (fonts.KAI.search(first.look.east) or fonts.BLACK.search(first.look.east)):
        return pieces
    short = first.text.endswith(_LEAD_ENDS) and len(first.text) <= _LEAD and len(pieces) > 1
    return pieces[1:] if short and first.look.size == BODY_SIZE else pieces


def _marks_font(subject: Subject) -> Outcome:
    return every(subject.parts.every(*PLAIN, Kind.TITLE, Kind.HEADING), _open_marks, _("no quotes or dashes"))


def _open_marks(given: Typed) -> Outcome:
    marked = [each for each in given.pieces() if _OPEN_MARKS.search(each.text)]
    for each in marked:
        if not each.look.hint and not fonts.CHINESE.search(each.look.other):
            return bad(_("{font} by the Latin slot").format(font=each.look.other or _("no font named")))
    return ok(_("East Asian slot")) if marked else absent("")


def _title_font(subject: Subject) -> Outcome:
    given = subject.parts.every(Kind.TITLE)
    return every(given, lambda each: dressed(list(each.pieces()), fonts.SMALL_TITLE, TITLE_SIZE), _("no title"))


def _title_centred(subject: Subject) -> Outcome:
    return every(
        subject.parts.every(Kind.TITLE), lambda each: _centred(each.line, unit_of(subject, each.line)), _("no title")
    )


def _centred(line: Line, unit: float) -> Outcome:
    off = first_indent(line, unit) - indent(line, "right", unit)
    if line.look.align != "center":
        return bad(aligned(line.look.align))
    return met(
        abs(off) <= _NEAR,
        _("centred") if abs(off) <= _NEAR else _("{n} characters off the middle").format(n=round(off / 2, 1)),
    )


def unit_of(subject: Subject, line: Line) -> float:
    """Twips that a full-width character of a paragraph takes."""
    return max(advance(line, subject.sheet.section_of(line), subject.sheet.normal_size), 1)


def _title_distance(subject: Subject) -> Outcome:
    """Blank lines between the title and the last element above it; none is above on preprinted paper."""
    title = subject.parts.first(Kind.TITLE)
    if title is None or title.line.cell:
        return absent(_("no title"))
    numbered = any(each.kind is Kind.NUMBER and not each.line.cell for each in subject.parts.typed)
    if subject.parts.form in ("plain", TABLE) and not numbered:
        return absent(_("nothing stands above"))
    blank = blank_above(subject, title.line)
    kept = abs(blank - 2) <= _NEAR or (not numbered and abs(blank - 3) <= _NEAR)  # a draft keeps the number's line free
    return met(kept, _("{n} blank lines").format(n=f"{blank:g}"))


def blank_above(subject: Subject, line: Line) -> float:
    """Blank lines above a paragraph, space before it counted in lines of 22 a page."""
    lines = [each for each in subject.sheet.lines if not each.box and not each.look.frame]
    at = lines.index(line) if line in lines else 0
    blank, space = 0, line.look.before
    while at and not lines[at - 1].text.strip() and not lines[at - 1].rules:
        at -= 1
        blank += not _is_tiny(lines[at])
    space += lines[at - 1].look.after if at else 0
    return round(blank + space / LINE, 1)


def _is_tiny(line: Line) -> bool:
    """A paragraph that takes no room, for something to hang on."""
    return line.look.rule == "exact" and line.look.line < 100


def _salutation_place(subject: Subject) -> Outcome:
    found = subject.parts.first(Kind.SALUTATION)
    if found is None:
        return absent(_("no salutation"))
    left = first_indent(found.line, unit_of(subject, found.line))
    if abs(left) > _NEAR or found.line.look.align in ("center", "right"):
        return bad(_("{n} characters in").format(n=f"{left:g}"), found.line.text.strip())
    blank = blank_above(subject, found.line)
    return met(abs(blank - 1) <= _NEAR, _("flush left, {n} blank lines above").format(n=f"{blank:g}"))


def _salutation_colon(subject: Subject) -> Outcome:
    found = subject.parts.every(Kind.SALUTATION)[-1:]
    return every(found, lambda each: met(each.text.endswith("\uff1a"), each.text[-1]), _("no salutation"))


def _level(level: int, family: "re.Pattern[str]") -> Callable[[Subject], Outcome]:
    def test(subject: Subject) -> Outcome:
        headings = [each for each in subject.parts.every(Kind.HEADING, Kind.PASSAGE) if _depth(each) == level]
        return every(headings, lambda each: dressed(_heading(each), family, BODY_SIZE), _("no heading of this level"))

    return test


def _depth(given: Typed) -> int:
    """The level of a heading, or of one that opens its paragraph; levels below the third look like the third."""
    return min(given.level, 3) if given.kind is Kind.HEADING or given.run_in else 0


def _heading(given: Typed) -> list[Piece]:
    return list(given.pieces(0, given.run_in or None))


def _bold(subject: Subject) -> Outcome:
    given = subject.parts.every(*PLAIN, Kind.HEADING, Kind.TITLE)
    return every(
        given, lambda each: bad(_("bold")) if any(p.look.bold for p in each.pieces()) else ok(_("none")), _("no text")
    )


def _indents(subject: Subject) -> Outcome:
    given = [each for each in subject.parts.every(*INDENTED) if _begins(each)]
    return every(given, lambda each: _two(first_indent(each.line, unit_of(subject, each.line))), _("no running text"))


def _begins(given: Typed) -> bool:
    return not given.line.text[: given.start].strip() and not given.line.cell and given.line.look.align != "center"


def _two(left: float) -> Outcome:
    return met(abs(left - 2) <= _NEAR, _("{n} characters in").format(n=f"{left:.3g}"))


def _numbers(subject: Subject) -> Outcome:
    given = [each for each in subject.parts.every(Kind.HEADING, Kind.PASSAGE) if marker_at(each.text)]
    return every(given, lambda each: _number_form(each.text), _("no numbered paragraph"))


_FORMS: Final = re.compile(
    r"[一二三四五六七八九十]{1,3}\u3001|\uff08[一二三四五六七八九十]{1,3}\uff09(?![\u3001.\uff0e])|\d{1,2}[.\uff0e]|\uff08\d{1,2}\uff09(?![\u3001.])"
)
_NUMBERED: Final = re.compile(
    r"[一二三四五六七八九十]{1,3}[\u3001.\uff0e,]|[(\uff08]?[一二三四五六七八九十\d]{1,3}[)\uff09]|\d{1,2}[.\uff0e\u3001]"
)


def _number_form(text: str) -> Outcome:
    """Numbers of the four levels; 一是, 第一 and the like are words and free."""
    found = _NUMBERED.match(text)
    return absent("") if found is None else met(bool(_FORMS.match(text)), text[: found.end() + 1])


def _punctuation(subject: Subject) -> Outcome:
    def test(given: Typed) -> Outcome:
        found = _HALF.search(given.text)
        return bad(found[0]) if found else ok(_("full-width"))

    return every(subject.parts.every(*INDENTED), test, _("no running text"))


def _attachment_form(subject: Subject) -> Outcome:
    form = re.compile("附件\uff1a(?:\\d{1,2}[.\uff0e])?[^\u3002\uff1b\uff0c]+|\\d{1,2}[.\uff0e][^\u3002\uff1b\uff0c]+")
    given = attachments(subject)
    return every(given, lambda each: met(bool(form.fullmatch(each.text)), each.text[-8:]), _("no attachment note"))


def attachments(subject: Subject) -> tuple[Typed, ...]:
    """The note under the text; 附件 alone heads the attachment itself."""
    return tuple(each for each in subject.parts.every(Kind.ATTACHMENT) if len(each.text) > 4)


def _attachment_place(subject: Subject) -> Outcome:
    note = next(iter(attachments(subject)), None)
    if note is None:
        return absent(_("no attachment note"))
    left, blank = first_indent(note.line, unit_of(subject, note.line)), blank_above(subject, note.line)
    found = _("{n} characters in, {blank} blank lines above").format(n=f"{left:.3g}", blank=f"{blank:g}")
    return met(abs(left - 2) <= _NEAR and abs(blank - 1) <= _NEAR, found, note.text)


def _attachment_head(subject: Subject) -> Outcome:
    """附件 with its number, alone above the attachment itself."""
    given = [each for each in subject.sheet.lines if not each.cell and _ATTACHED.fullmatch(each.text.strip())]
    for each in given:
        said = dressed([piece for piece in each.pieces if piece.text.strip()], fonts.BLACK, BODY_SIZE)
        left = first_indent(each, unit_of(subject, each))
        if said.status == "fail" or abs(left) > _NEAR or each.look.align in ("center", "right"):
            return bad(_("{look}, {n} characters in").format(look=said.found, n=f"{left:.3g}"), place(each))
        if not subject.sheet.begins_page(each):
            return bad(_("on the page of what stands above"), place(each))
    return ok(_("flush left, on a page of its own")) if given else absent(_("no attachment in the file"))


_ATTACHED: Final = re.compile("附\\s*件\\s*\\d{0,2}[:\uff1a]?")
_TWO: Final = N_("2 characters")
CLAUSES: Final = (
    Clause("5.2.2a", N_("font of the text"), N_("仿宋, 16 pt (size 3)"), _body_font),
    Clause("5.2.2b", N_("font of quotes and dashes"), N_("the Chinese font"), _marks_font),
    Clause("7.3.1a", N_("font of the title"), N_("小标宋, 22 pt (size 2)"), _title_font),
    Clause("7.3.1b", N_("place of the title"), N_("centred"), _title_centred),
    Clause("7.3.1c", N_("space above the title"), N_("2 blank lines"), _title_distance),
    Clause("7.3.2a", N_("place of the salutation"), N_("flush left, one blank line above"), _salutation_place),
    Clause("7.3.2b", N_("end of the salutation"), "\uff1a", _salutation_colon),
    Clause("7.3.3a", N_("headings of level 一、"), N_("黑体, 16 pt"), _level(1, fonts.BLACK)),
    Clause("7.3.3b", N_("headings of level (一)"), N_("楷体, 16 pt"), _level(2, fonts.KAI)),
    Clause("7.3.3c", N_("headings of levels 1. and (1)"), N_("仿宋, 16 pt"), _level(3, fonts.FANG_SONG)),
    Clause("7.3.3d", N_("bold text"), N_("none"), _bold),
    Clause("7.3.3e", N_("indent of paragraphs"), _TWO, _indents),
    Clause("7.3.3f", N_("numbers of paragraphs"), N_("一、 (一) 1. (1), nothing behind brackets"), _numbers),
    Clause("7.3.3g", N_("punctuation in Chinese text"), N_("full-width"), _punctuation),
    Clause("7.3.4a", N_("attachment note"), N_("附件: and names without a closing mark"), _attachment_form),
    Clause(
        "7.3.4b", N_("place of the attachment note"), N_("2 characters in, one blank line above"), _attachment_place
    ),
    Clause("7.3.7", N_("head of an attachment"), N_("黑体, 16 pt, flush left, on a new page"), _attachment_head),
)
