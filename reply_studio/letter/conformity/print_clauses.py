"""What only the printed page shows: lines, characters, page numbers, places in millimetres, what stands where.

The type area of the standard lies 37 to 262 mm from the paper's upper edge and 28 to 184 mm from its left edge.
"""

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Final

from reply_studio.composing.page_grid.widths import width
from reply_studio.i18n import N_, _
from reply_studio.letter.conformity.base import Clause, Outcome, Subject, absent, bad, met, ok
from reply_studio.letter.conformity.parts import RUNNING, TABLE, Typed
from reply_studio.letter.conformity.printed import Print, Row, is_number
from reply_studio.model.letter import Kind
from reply_studio.parsing.plain import squeezed

TOP: Final = 37.0
FOOT: Final = 262.0
LEFT: Final = 28.0
RIGHT: Final = 184.0
PITCH: Final = 225 / 22
_LINES: Final = 22
_ENOUGH: Final = 3
"""Pages between the first and the last, one of which is full."""
_FULL: Final = 28
_SLACK: Final = 0.4
"""Millimetres by which a rounded type area may be smaller."""
_MEASURED: Final = 4
"""Characters of the shortest row that is measured."""
_RULES: Final = 8.0
"""Millimetres by which the letter form's red rules reach beyond the type area, and a little."""
_FOOT_ACROSS: Final = 26.0
"""Millimetres of the lower margin where paper lies across."""
_NUMBER_DEPTH: Final = 7.0
_NUMBER_SIDE: Final = 4.9
_FOOT: Final = (Kind.ORGAN, Kind.DATE, Kind.CONTACT, Kind.COPIES, Kind.IMPRINT)
"""What a last page may not hold alone."""
_NAMED: Final = 8
"""Characters that a paragraph's first row is known by."""

Test = Callable[[Subject, Print], Outcome]


def printed(test: Test) -> Callable[[Subject], Outcome]:
    """A test of the print as a test of the letter; a letter that was not printed is not judged."""
    return lambda subject: absent(_("not printed")) if subject.print is None else test(subject, subject.print)


def _upright(found: Print) -> bool:
    return found.paper[0] < found.paper[1]


def inside(page: tuple[Row, ...]) -> list[Row]:
    """Rows within the type area's height."""
    return [each for each in page if TOP - 1 < each.middle < FOOT + 1]


def _lines(subject: Subject, found: Print) -> Outcome:
    """How many lines of the pitch that most of the text has fill 225 mm. No page between the first and the last holds
    more; of several one holds as many.
    """
    if not subject.parts.every(*RUNNING) or not _upright(found):
        return absent(_("no running text"))
    steps: Counter[float] = Counter(
        round(below.middle - above.middle, 1) for page in found.pages for above, below in pairwise(inside(page))
    )
    if not steps:
        return absent(_("a single line"))
    step = steps.most_common(1)[0][0]
    lines = int((FOOT - TOP + _SLACK) / max(step, 1))
    full = [len(inside(page)) for page in found.pages[1:-1]]
    said = _("{lines} lines, {pitch} mm apart; {most} on the fullest page").format(
        lines=lines, pitch=step, most=max((len(inside(page)) for page in found.pages), default=0)
    )
    filled = max(full) == _LINES if len(full) >= _ENOUGH else all(each <= _LINES for each in full)
    return met(lines == _LINES and filled, said)


def _characters(subject: Subject, found: Print) -> Outcome:
    """How many characters of the running text fill 156 mm. Rows of full-width characters alone are measured, and of
    them the closer ones: a row that breaks early is drawn apart. Characters that are wide in one font and narrow in
    another (quotes, the × of a masked name) say nothing of either.
    """
    if not subject.parts.every(*RUNNING) or not _upright(found):
        return absent(_("no running text"))
    steps: Counter[float] = Counter()
    for row in _running_rows(subject, found):
        many = len(row.text)
        if many >= _MEASURED and width(row.text) == many and _is_sure(row):
            steps[round((row.right - row.left) / many, 2)] += many
    if not steps:
        return absent(_("no row of Chinese characters alone"))
    close = sorted(steps.elements())[sum(steps.values()) // 4]
    most = int((RIGHT - LEFT + _SLACK) / close)
    fullest = max(round(each.characters) for page in found.pages for each in inside(page) if _is_sure(each))
    said = _("{n} characters a line; {most} on the fullest").format(n=most, most=fullest)
    return met(most == _FULL and fullest <= _FULL + 1, said)  # a mark may overhang


def _is_sure(row: Row) -> bool:
    """Whether every character of a row has one width in any font."""
    return all(unicodedata.east_asian_width(each) != "A" for each in row.text)


def _running_rows(subject: Subject, found: Print) -> Iterator[Row]:
    """Rows that hold nothing but a part of one paragraph of running text."""
    texts = [squeezed(each.text) for each in subject.parts.every(*RUNNING)]
    for page in found.pages:
        for row in inside(page):
            text = squeezed(row.text)
            if any(text in each for each in texts):
                yield row


def _within(subject: Subject, found: Print) -> Outcome:
    if not _upright(found):
        return absent(_("the paper lies across"))
    marks = {squeezed(row) for each in subject.parts.mark for row in each.text.split("\n")}
    for number, page in enumerate(found.pages, 1):
        for row in inside(page):
            if squeezed(row.text) in marks and row.left >= LEFT - _RULES and row.right <= RIGHT + _RULES:
                continue  # the mark may be as wide as the letter form's rules
            if row.left < LEFT - 1 or row.right > RIGHT + 6:  # a mark at the line's end may overhang by its width
                span = _("{left} to {right} mm from the left").format(
                    left=round(row.left, 1), right=round(row.right, 1)
                )
                return bad(span, _where(number, row))
    return ok(_("inside"))


def _where(number: int, row: Row) -> str:
    return f"{_('page {n}').format(n=number)}: {row.text[:16]}"


def _numbers(subject: Subject, found: Print) -> Outcome:
    """Every page but a letter's first bears its own number below the type area, once."""
    first = 1 if subject.parts.form == "letter" else 0
    if len(found.pages) == 1 and first:
        seen = _number_rows(found, found.pages[0])
        return bad(seen[0].text, _("page {n}").format(n=1)) if seen else ok(_("none"))
    for at, page in enumerate(found.pages):
        wanted = [] if at < first else [f"\u2014{at + 1}\u2014"]
        said = [each.text for each in _number_rows(found, page)]
        if said != wanted and not (at == 0 and subject.parts.form in ("plain", TABLE) and not said):
            return bad(" ".join(said) or _("none"), _("page {n}").format(n=at + 1))
    return ok(_("as wanted"))


def _number_rows(found: Print, page: tuple[Row, ...]) -> list[Row]:
    foot = FOOT if _upright(found) else found.paper[1] - _FOOT_ACROSS
    return [each for each in page if each.middle > foot and is_number(each.text)]


def _own_margins(subject: Subject, found: Print) -> bool:
    """Whether the paper keeps no type area of the standard: a form, or paper that lies across."""
    return subject.parts.form == TABLE or not _upright(found)


def _number_depth(subject: Subject, found: Print) -> Outcome:
    """The upper edge of the dash stands 7 mm below the type area; its ink is measured."""
    if _own_margins(subject, found):
        return absent(_("a form or a list, no letter"))
    said = ""
    for page, top in found.dashes.items():
        said = _("{n} mm below the type area").format(n=round(top - FOOT, 1))
        if abs(top - FOOT - _NUMBER_DEPTH) > 1:
            return bad(said, _("page {n}").format(n=page))
    return ok(said) if said else absent(_("no page number"))


def _number_sides(subject: Subject, found: Print) -> Outcome:
    """Odd right, even left, one character of 14 pt in."""
    if _own_margins(subject, found):
        return absent(_("a form or a list, no letter"))
    said = ""
    for at, page in enumerate(found.pages, 1):
        for row in _number_rows(found, page):
            side = RIGHT - row.right if at % 2 else row.left - LEFT
            said = _("{side} mm in").format(side=round(side, 1))
            if abs(side - _NUMBER_SIDE) > 1.5:
                return bad(said, _("page {n}").format(n=at))
    return ok(said) if said else absent(_("no page number"))


# ---- what stands where


def _rows_of(found: Print, given: Typed) -> tuple[int, Row] | None:
    """The page and the row where a paragraph begins; searched from the end, where signatures stand."""
    name = squeezed(given.text)[:_NAMED]
    for at in range(len(found.pages) - 1, -1, -1):
        for row in reversed(found.pages[at]):
            if name and name in squeezed(row.text):
                return at, row
    return None


def _company(subject: Subject, found: Print) -> Outcome:
    """Text stands above the signature on the page of the date."""
    signs = [each for each in (subject.parts.first(Kind.ORGAN), subject.parts.first(Kind.DATE)) if each]
    places = [place for place in (_rows_of(found, each) for each in signs) if place]
    if not places:
        return absent(_("no signature"))
    page = max(at for at, _row in places)
    top = min(row.middle for at, row in places if at == page)
    above = sum(each.middle < top - 2 for each in found.pages[page] if page or each.middle > TOP)
    return met(above > 0, _("{n} lines above it").format(n=above), _("page {n}").format(n=page + 1))


def _first_text(subject: Subject, found: Print) -> Outcome:
    body = next(iter(subject.parts.every(Kind.OPENING, Kind.PASSAGE)), None)
    if body is None or subject.parts.first(Kind.TITLE) is None:
        return absent(_("no running text"))
    name = squeezed(body.text)[:_NAMED]
    return met(any(name in squeezed(row.text) for row in found.pages[0]), _("page {n}").format(n=1))


def _copies_low(subject: Subject, found: Print) -> Outcome:
    copies = [each for each in subject.parts.every(Kind.COPIES) if each.text.startswith("抄送")]
    if not copies:
        return absent(_("no copies"))
    last = inside(found.pages[-1])
    at = next((n for n, row in enumerate(last) if "抄送" in squeezed(row.text)), None)
    if at is None:
        return bad(_("not on the last page"))
    below = round(FOOT - last[-1].middle, 1)
    return met(below <= PITCH, _("last line {n} mm above the type area's foot").format(n=below))


def _last_page(subject: Subject, found: Print) -> Outcome:
    """The last page holds text, never nothing but signature, note, copies and imprint."""
    foot = [squeezed(each.text) for each in subject.parts.every(*_FOOT)]
    rows = [squeezed(row.text) for row in inside(found.pages[-1])]
    if not any(row in each for each in foot for row in rows):
        return absent(_("no signature, note or copies on the last page"))
    besides = [row for row in rows if not any(row in each for each in foot)]
    return met(bool(besides), _("{n} lines besides").format(n=len(besides)), _("page {n}").format(n=len(found.pages)))


CLAUSES: Final = (
    Clause("5.2.1d", N_("print: text inside the type area"), N_("28 to 184 mm from the left"), printed(_within)),
    Clause("5.2.3c", N_("print: lines a page"), N_("22"), printed(_lines)),
    Clause("5.2.3d", N_("print: characters a line"), N_("28"), printed(_characters)),
    Clause("7.3.3h", N_("print: text on the first page"), N_("the text begins on it"), printed(_first_text)),
    Clause("7.3.5.5", N_("print: page of the signature"), N_("text above it"), printed(_company)),
    Clause("7.4", N_("print: last page"), N_("text besides signature, note and copies"), printed(_last_page)),
    Clause("7.4.2d", N_("print: place of the copies"), N_("at the foot of the last page"), printed(_copies_low)),
    Clause("7.5d", N_("print: page numbers"), N_("every page its own; none on a letter's first"), printed(_numbers)),
    Clause("7.5e", N_("print: height of the page number"), N_("7 mm below the type area"), printed(_number_depth)),
    Clause("7.5f", N_("print: side of the page number"), N_("odd right, even left, 4.9 mm in"), printed(_number_sides)),
)
