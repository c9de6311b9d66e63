"""What the print shows of the head and of the first page's foot: red ink, rows of the title (7.2.4, 7.3.1 and 10.1)."""

from itertools import pairwise
from typing import Final

from reply_studio.formats.poppler import Band
from reply_studio.i18n import N_, _
from reply_studio.letter.conformity.base import Clause, Outcome, Subject, absent, bad, met, ok
from reply_studio.letter.conformity.print_clauses import LEFT, RIGHT, printed
from reply_studio.letter.conformity.printed import Print, Row
from reply_studio.letter.conformity.rules import Rule
from reply_studio.letter.conformity.sheet import Line
from reply_studio.model.letter import Kind
from reply_studio.parsing.plain import squeezed
from reply_studio.text.sense import torn

_NEAR: Final = 1.5
"""Millimetres by which what is printed may stand elsewhere."""
_WIDE: Final = 170.0
_MARK_TOP: Final = 30.0
_RED_HEAD_TOP: Final = 37.0 + 35.0
_UNDER: Final = 4.0
_FOOT_RULE: Final = 20.0
_SIGNER: Final = "签发人"
_HEIGHT: Final = 16 * 25.4 / 72
"""The height and the width of a character of size 3."""
_NUMBER_GAP: Final = _HEIGHT * 7 / 8


def _bands(found: Print) -> tuple[list[Band], list[Band], list[Band]]:
    """Ink of the mark, of the rule under it, and of the rule at the foot."""
    wide = [each for each in found.red if each.right - each.left > 120 and each.bottom - each.top < 2]
    upper = [each for each in wide if each.top < found.paper[1] / 2]
    lower = [each for each in wide if each.top >= found.paper[1] / 2]
    mark = [each for each in found.red if each not in wide and (not upper or each.top < upper[0].top)]
    return mark, upper, lower


def _mark_top(subject: Subject, found: Print) -> Outcome:
    """The letter form measures from the paper's edge, the red head 35 mm from the type area's."""
    mark = _bands(found)[0]
    if not mark or subject.parts.form == "plain":
        return absent(_("no mark"))
    wanted = _MARK_TOP if subject.parts.form == "letter" else _RED_HEAD_TOP
    top = round(mark[0].top, 1)
    return met(abs(top - wanted) <= _NEAR, _("{n} mm from the paper's edge").format(n=top))


def _mark_gap(subject: Subject, found: Print) -> Outcome:
    mark, upper, _lower = _bands(found)
    if not mark or not upper or subject.parts.form != "letter":
        return absent(_("no mark in the letter form"))
    gap = round(upper[0].top - mark[-1].bottom, 1)
    return met(abs(gap - _UNDER) <= _NEAR, _("{n} mm below the mark").format(n=gap))


def _foot_rule(subject: Subject, found: Print) -> Outcome:
    lower = _bands(found)[2]
    if not lower or subject.parts.form != "letter":
        return absent(_("no rule at the foot"))
    up = round(found.paper[1] - lower[-1].bottom, 1)
    return met(abs(up - _FOOT_RULE) <= _NEAR, _("{n} mm from the paper's foot").format(n=up))


def _rule_widths(subject: Subject, found: Print) -> Outcome:
    """Both rules: 170 mm, in the middle of the paper, the thick line outside."""
    _mark, upper, lower = _bands(found)
    if not (upper or lower) or subject.parts.form != "letter":
        return absent(_("no rule in the letter form"))
    for bands, rule, thick_first in ((upper, subject.parts.upper, True), (lower, subject.parts.lower, False)):
        ordered = _is_drawn(rule) or _is_double(bands, thick_first=thick_first)
        if bands and not (_is_placed(bands, found.paper[0]) and ordered):
            said = _("{width} mm wide, lines of {heights} mm")
            return bad(said.format(width=round(_span(bands), 1), heights=_heights(bands)))
    return ok(_("as wanted"))


def _is_drawn(rule: tuple[Rule, Line] | None) -> bool:
    """Whether a rule is a drawn line: LibreOffice prints a double one as one thick line."""
    return rule is not None and not rule[0].of_area


def _is_placed(bands: list[Band], paper: float) -> bool:
    middle = (max(each.right for each in bands) + min(each.left for each in bands)) / 2
    return abs(_span(bands) - _WIDE) <= _NEAR and abs(middle - paper / 2) <= _NEAR


def _is_double(bands: list[Band], *, thick_first: bool) -> bool:
    heights = _heights(bands)
    return len(heights) == 2 and (heights[0] > heights[1]) == thick_first


def _span(bands: list[Band]) -> float:
    return max(each.right for each in bands) - min(each.left for each in bands)


def _heights(bands: list[Band]) -> list[float]:
    return [round(each.bottom - each.top, 2) for each in bands]


def _number_gap(subject: Subject, found: Print) -> Outcome:
    """What stands first under the rule is 7/8 of a character of size 3 away from it: ink to upper edge."""
    upper = _bands(found)[1]
    under = [each for each in found.pages[0] if upper and each.middle > upper[-1].bottom]
    title = title_rows(subject, found)
    if not under or subject.parts.form != "letter" or (title and under[0] == title[0]):
        return absent(_("nothing between rule and title"))
    gap = round(under[0].middle - _HEIGHT / 2 - upper[-1].bottom, 1)
    return met(abs(gap - _NUMBER_GAP) <= _NEAR, _("{n} mm").format(n=gap), under[0].text[:16])


def _signer_sides(subject: Subject, found: Print) -> Outcome:
    """7.2.5, 7.2.6: the signer ends one character short of the right, the number beside it begins one from the left."""
    row = next((each for each in found.pages[0] if _SIGNER in squeezed(each.text)), None)
    if row is None or subject.parts.form != "red-head" or subject.parts.first(Kind.SIGNER) is None:
        return absent(_("no signer under a red head"))
    left, right = row.left - LEFT, RIGHT - row.right
    said = _("{left} mm from the left, {right} mm from the right").format(left=round(left, 1), right=round(right, 1))
    alone = squeezed(row.text).startswith(_SIGNER)
    return met(abs(right - _HEIGHT) <= _NEAR and (alone or abs(left - _HEIGHT) <= _NEAR), said, row.text)


# ---- the title's rows


def _title_shape(subject: Subject, found: Print) -> Outcome:
    """Rows that grow, shrink, or grow and then shrink: no rectangle, no hourglass."""
    rows = title_rows(subject, found)
    if len(rows) < 2:
        return absent(_("a title of one line"))
    wide = [each.right - each.left for each in rows]
    said = _("rows of {widths} mm").format(widths=", ".join(str(round(each)) for each in wide))
    return met(is_trapezoid(wide), said)


def is_trapezoid(wide: list[float]) -> bool:
    """Whether rows of these widths make a trapezoid or a diamond; half a character of size 2 counts as equal."""
    near = 22 * 25.4 / 72 / 2
    top = wide.index(max(wide))
    grows = all(above <= below + near for above, below in pairwise(wide[: top + 1]))
    shrinks = all(below <= above + near for above, below in pairwise(wide[top:]))
    return grows and shrinks and max(wide) - min(wide) > near


def _title_sense(subject: Subject, found: Print) -> Outcome:
    """No row ends inside a number, a known word or a pair of marks."""
    rows = title_rows(subject, found)
    if len(rows) < 2:
        return absent(_("a title of one line"))
    text, at = "".join(each.text for each in rows), 0
    for each in rows[:-1]:
        at += len(each.text)
        if torn(text, at):
            return bad(torn(text, at), each.text)
    return ok(" / ".join(each.text for each in rows))


def title_rows(subject: Subject, found: Print) -> list[Row]:
    """The rows that hold the title, from the top; none where the print holds other words."""
    left = "".join(squeezed(each.text) for each in subject.parts.every(Kind.TITLE))
    rows: list[Row] = []
    for row in found.pages[0]:
        text = squeezed(row.text)
        if text and left.startswith(text):
            rows.append(row)
            left = left[len(text) :]
    return [] if left else rows


CLAUSES: Final = (
    Clause(
        "7.2.4d",
        N_("print: height of the mark"),
        N_("30 mm from the paper's edge; 72 mm with a red head"),
        printed(_mark_top),
    ),
    Clause(
        "7.2.6b",
        N_("print: sides of number and signer"),
        N_("5.6 mm in on both sides under a red head"),
        printed(_signer_sides),
    ),
    Clause("7.3.1d", N_("print: shape of the title"), N_("trapezoid or diamond"), printed(_title_shape)),
    Clause("7.3.1e", N_("print: breaks of the title"), N_("at the bounds of its words"), printed(_title_sense)),
    Clause("10.1e", N_("print: rule under the mark"), N_("4 mm below it"), printed(_mark_gap)),
    Clause("10.1f", N_("print: rule at the foot"), N_("20 mm from the paper's foot"), printed(_foot_rule)),
    Clause("10.1g", N_("print: red rules"), N_("170 mm, in the middle, thick lines outside"), printed(_rule_widths)),
    Clause("10.1h", N_("print: space above the document number"), N_("4.9 mm"), printed(_number_gap)),
)
