"""The parts of a letter, known by words and places as ``parsing`` knows them in letters from elsewhere.

Nothing here looks at style names: a letter made by any program is judged by the same demands.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Final, NamedTuple

from reply_studio.letter.conformity.rules import Rule, is_red
from reply_studio.letter.conformity.sheet import Line, Piece, Sheet
from reply_studio.model.letter import Kind
from reply_studio.parsing.blocks import Block
from reply_studio.parsing.letter_kinds import lines_of, type_lines
from reply_studio.parsing.letter_lines import document_number, simple_kind
from reply_studio.parsing.organs import is_organ
from reply_studio.parsing.plain import squeezed

RUNNING: Final = (Kind.OPENING, Kind.PASSAGE, Kind.CLOSING)
INDENTED: Final = (Kind.OPENING, Kind.HEADING, Kind.PASSAGE, Kind.CLOSING)
TABLE: Final = "table"
_TABLES: Final = re.compile(r"(?:表|单|卡|记录|稿纸|清单|台账)(?:\(.*\))?$")
"""How the title of a form or a list ends."""
_IN_TABLES: Final = frozenset({Kind.NUMBER, Kind.SIGNER, Kind.COPIES, Kind.IMPRINT, Kind.RESULT_CLASS, Kind.DISCLOSURE})
_MARK_SIZE: Final = 20
"""Points: red text of at least this size before the title is the organ's mark, whatever it says."""
_TITLE_SIZE: Final = 18
"""Points: smaller text above the salutation is no title."""
_WIDER: Final = 300
"""Twips by which a rule of the letter form is at least wider than the type area."""
_FILE: Final = "文件"
_DATE: Final = re.compile(r"(?:19|20)\d\d年\d{1,2}月\d{1,2}日")
_SIDES: Final = re.compile(r"\t+|[ \u3000]{2,}")
"""What stands between names side by side."""


Drawn = tuple[Rule, Line]
"""A rule, and the line that holds it."""


class Typed(NamedTuple):
    """A paragraph, or the part of one, with its kind. ``start`` is where the part begins in the line's text; ``whole``
    says that it is all of it; ``run_in`` is the length of a heading that opens the text.
    """

    kind: Kind
    text: str
    line: Line
    level: int = 0
    run_in: int = 0
    start: int = 0
    whole: bool = True

    def pieces(self, start: int = 0, stop: int | None = None) -> Iterator[Piece]:
        """The text's pieces between two offsets in it."""
        first, last = self.start + start, self.start + (len(self.text) if stop is None else stop)
        at = 0
        for each in self.line.pieces:
            cut = each.text[max(0, first - at) : max(0, last - at)]
            at += len(each.text)
            if cut.strip():
                yield each._replace(text=cut)


class Parts(NamedTuple):
    """What was recognised. ``form``: ``letter`` (a mark, or a double rule), ``red-head`` (a mark that ends with 文件
    or stands over a single rule as wide as the text), ``plain`` (neither mark nor rule: plain or preprinted paper) or
    ``table`` (a form to fill in or a list, no letter: titled so, and addressed to nobody). ``upper`` and ``lower`` are
    the rules under the mark and at the first page's foot, with the line that holds them.
    """

    typed: tuple[Typed, ...]
    mark: tuple[Line, ...]
    form: str
    upper: Drawn | None
    lower: Drawn | None
    tabular: bool

    def every(self, *kinds: Kind) -> tuple[Typed, ...]:
        """All parts of the kinds, in order. Of what is mostly a table no running text, of a form the title alone."""
        left_out = INDENTED if self.tabular else ()
        return tuple(
            each
            for each in self.typed
            if each.kind in kinds and each.kind not in left_out and (self.form != TABLE or each.kind is Kind.TITLE)
        )

    def first(self, kind: Kind) -> Typed | None:
        """The first part of a kind."""
        return next(iter(self.every(kind)), None)


def recognise(sheet: Sheet) -> Parts:
    """The parts of the letter in a file."""
    signing = _signing_cells(sheet.lines)
    flowing = [each for at, each in enumerate(sheet.lines) if not each.cell or at in signing]
    typed = signed((*_titled(tuple(_typed(flowing))), *_celled(sheet)))
    mark = tuple(_mark(sheet, typed))
    upper, lower = _rules(sheet, typed)
    inside = sum(len(each.text) for each in sheet.lines if each.cell)
    return Parts(
        typed=tuple(each for each in typed if each.line not in mark),
        mark=mark,
        form=TABLE if _is_table(sheet, typed, mark) else _form(sheet, mark, upper, lower),
        upper=upper,
        lower=lower,
        tabular=inside > sum(len(each.text) for each in flowing),
    )


def _typed(lines: Sequence[Line]) -> Iterator[Typed]:
    blocks = [Block(text=each.text.strip(), start=0, line=at) for at, each in enumerate(lines) if each.text.strip()]
    ends: dict[int, int] = {}
    for each in type_lines(lines_of(blocks)):
        line = lines[each.line or 0]
        start = max(line.text.find(each.text, ends.get(each.line or 0, 0)), 0)
        ends[each.line or 0] = start + len(each.text)
        whole = each.text == line.text.strip()
        yield Typed(each.kind, each.text, line, each.level, each.run_in, start, whole)


def _titled(typed: Sequence[Typed]) -> Iterator[Typed]:
    """The parts; where none has the words of a title, the large centred black lines above the salutation are it."""
    looked_for = not any(each.kind is Kind.TITLE for each in typed)
    for each in typed:
        looked_for = looked_for and each.kind not in (Kind.SALUTATION, Kind.OPENING)
        yield each._replace(kind=Kind.TITLE) if looked_for and _is_titular(each) else each


def _is_titular(given: Typed) -> bool:
    shown = [each for each in given.line.pieces if each.text.strip()]
    large = all(each.look.size >= _TITLE_SIZE and not is_red(each.look.colour) for each in shown)
    return given.line.look.align == "center" and given.kind is not Kind.NUMBER and bool(shown) and large


def _celled(sheet: Sheet) -> Iterator[Typed]:
    """Heads and copies that stand in a table."""
    for each in sheet.lines:
        kind = simple_kind(each.text) if each.cell else None
        labelled = kind is Kind.NUMBER and not document_number(each.text)  # the head of a column
        if kind in _IN_TABLES and kind is not None and not labelled:
            yield Typed(kind, each.text.strip(), each, start=len(each.text) - len(each.text.lstrip()))


def _mark(sheet: Sheet, typed: Sequence[Typed]) -> Iterator[Line]:
    """The organ's mark: in the first page's header, or above the title."""
    section = sheet.sections[0] if sheet.sections else None
    header = sheet.headers.get("first" if section and section.first_differs else "default", ())
    yield from (
        each for each in header if each.text.strip() and (_is_red_and_large(each) or is_organ(_bare(each.text)))
    )
    marks = {id(each.line) for each in typed if each.kind is Kind.MARK}
    for line in sheet.lines[: _first_of(sheet, typed)]:
        if id(line) in marks or (line.text.strip() and _is_red_and_large(line)):
            yield line


def _first_of(sheet: Sheet, typed: Sequence[Typed]) -> int:
    """The index of the title's or the salutation's paragraph; of the last one behind all where there is neither."""
    found = next((each.line for each in typed if each.kind in (Kind.TITLE, Kind.SALUTATION)), None)
    return sheet.lines.index(found) if found else len(sheet.lines)


def signed(typed: Sequence[Typed]) -> tuple[Typed, ...]:
    """The parts with the names of joint organs told apart that stand side by side, on tabs or blanks."""
    return tuple(one for each in typed for one in _abreast(each))


def _signing_cells(lines: Sequence[Line]) -> set[int]:
    """Indices of cells that hold nothing but the names of two or more organs above a date, and of that date."""
    found: set[int] = set()
    for at, line in enumerate(lines):
        if not _DATE.fullmatch(squeezed(line.text)):
            continue
        names, above = [], at - 1
        while above >= 0 and (lines[above].cell or not lines[above].text.strip()):
            if lines[above].text.strip():
                if not is_organ(lines[above].text):
                    break
                names.append(above)
            above -= 1
        if len(names) > 1:
            found |= {*names, *([at] if line.cell else [])}
    return found


def _abreast(given: Typed) -> Iterator[Typed]:
    names = columns(given.line.text) if given.whole and not given.line.cell else ()
    if len(names) < 2 or not all(map(is_organ, names)):
        yield given
        return
    for each in names:
        yield Typed(Kind.ORGAN, each, given.line, start=max(given.line.text.find(each), 0), whole=False)


def columns(text: str) -> tuple[str, ...]:
    """What stands side by side in a paragraph, every column's rows joined."""
    rows = []
    for row in text.split("\n"):
        cells = row.split("\t")[1:] if row.startswith("\t") else _SIDES.split(row.strip())
        rows.append([each.strip() for each in cells])
    return tuple(filter(None, ("".join(each) for each in zip_longest(*rows, fillvalue=""))))


def _is_red_and_large(line: Line) -> bool:
    return any(is_red(each.look.colour) and each.look.size >= _MARK_SIZE for each in line.pieces if each.text.strip())


def _bare(text: str) -> str:
    return squeezed(text).removesuffix(_FILE)


def _rules(sheet: Sheet, typed: Sequence[Typed]) -> tuple[Drawn | None, Drawn | None]:
    """The rule under the mark and the one at the foot of the first page."""
    first = "first" if sheet.sections and sheet.sections[0].first_differs else "default"
    title = next((sheet.lines.index(each.line) for each in typed if each.kind in (Kind.TITLE, Kind.SALUTATION)), 0)
    high = [*sheet.headers.get(first, ()), *sheet.lines[:title]]
    low = [*sheet.footers.get(first, ()), *sheet.lines]
    found = [(rule, line) for line in high for rule in line.rules if not rule.low]
    foot = [(rule, line) for line in sheet.footers.get(first, ()) for rule in line.rules]
    foot += [(rule, line) for line in (*high, *low) for rule in line.rules if rule.low]
    return next(iter(found), None), next(iter(foot), None)


def _is_table(sheet: Sheet, typed: Sequence[Typed], mark: Sequence[Line]) -> bool:
    kinds = {each.kind for each in typed}
    addressed = mark or kinds & {Kind.SALUTATION, Kind.OPENING}
    named = any(_TABLES.search(squeezed(each.text)) for each in typed if each.kind is Kind.TITLE)
    return named and not addressed and any(each.cell and each.text.strip() for each in sheet.lines)


def _form(sheet: Sheet, mark: Sequence[Line], upper: Drawn | None, lower: Drawn | None) -> str:
    """The head of a 文件 needs not say so (7.2.4): its rule is single and no wider than the type area."""
    if mark and squeezed(mark[-1].text).endswith(_FILE):
        return "red-head"
    if mark and upper and not lower and _is_narrow(sheet, upper):
        return "red-head"
    if mark or lower or (upper and upper[0].order != "single"):
        return "letter"
    return "plain"


def _is_narrow(sheet: Sheet, upper: Drawn) -> bool:
    rule, line = upper
    section = sheet.section_of(line)
    area = section.area[0] if section else 0
    return rule.order == "single" and rule.length(area) < area + _WIDER
