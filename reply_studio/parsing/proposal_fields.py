"""Lines of a proposal form cut into labels with their values and running text."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from reply_studio.model.proposal import Span
from reply_studio.parsing.flow import Flow, Line, squeezed
from reply_studio.parsing.vocabulary import (
    ASSIGNED,
    LONGEST,
    NUMBER,
    OTHER,
    PEOPLE,
    SESSION,
    SUGGEST,
    TEXTS,
    TITLE,
    UNITS,
    label_key,
)
from reply_studio.text.numbering import marker_at

_SPACED: Final = 2 * LONGEST
"""A label whose characters are set apart (提 案 者) may be twice as long as its words."""
_WITHOUT_COLON: Final = (*PEOPLE, *UNITS, TITLE, NUMBER, SESSION, ASSIGNED)
_LONGEST_LINE: Final = 90
_MOST_LABELS: Final = 30
"""Labels of one line; a line with more is no form."""
_LONGEST_VALUE: Final = 300
"""Names and units of one label; behind that no further label is looked for in the line."""
_SHORT: Final = ("案由", "题目", "标题", "编号", "案号", "届次")
"""Labels of two characters that stand without a colon."""
_FRAMED: Final = re.compile(r"[\[\u3010]([^\[\]\u3010\u3011\n]{1,12})[\]\u3011][ :]*")


class Entry(NamedTuple):
    """A piece of a line. ``key`` is what its label stands before, "" for running text.

    ``label`` is the label's own span (empty without one), ``value`` that of its value or text; ``line`` indexes the
    flow's lines; ``colon``: a colon, a frame or a cell sets the label apart.
    """

    key: str
    label: Span
    value: Span
    line: int
    colon: bool = False


def entries_of(flow: Flow, index: int) -> list[Entry]:
    """The entries of one line in order."""
    line = flow.lines[index]
    if line.block.style == SUGGEST:
        return [Entry(SUGGEST, (line.start, line.end), (line.end, line.end), index, colon=True)]
    cells = flow.cells(line)
    if cells:
        return list(_row(flow, cells, index))
    columns = _columns(flow, line, index)
    return columns or list(_text(flow, (line.start, line.end), index))


def _row(flow: Flow, cells: list[Span], index: int) -> Iterator[Entry]:
    """Entries of a table row: a label's value is the cell behind it."""
    at = 0
    while at < len(cells):
        cell = cells[at]
        at += 1
        key = _cell_key(flow, cell)
        if not key:
            if cell[0] < cell[1]:
                yield from _text(flow, cell, index)
        elif key in TEXTS or at == len(cells) or _is_label(flow, cells, at):
            yield Entry(key, cell, (cell[1], cell[1]), index, colon=True)
        else:
            yield Entry(key, cell, cells[at], index, colon=True)
            at += 1


def _cell_key(flow: Flow, cell: Span) -> str:
    start, end = cell
    return label_key(squeezed(flow.plain[start:end]).rstrip(":")) if end - start <= _SPACED else ""


def _is_label(flow: Flow, cells: list[Span], at: int) -> bool:
    """Whether the cell where a value is expected is a label itself; in the last cell 建议 is a value (类型 | 建议)."""
    key = _cell_key(flow, cells[at])
    return bool(key) and not (key == SUGGEST and at == len(cells) - 1)


def _columns(flow: Flow, line: Line, index: int) -> list[Entry]:
    """Entries of a line that holds nothing but labels, the head row of a form printed as text."""
    found = [
        (word.start() + line.start, word.end() + line.start)
        for word in re.finditer(r"\S+", flow.plain[line.start : min(line.end, line.start + _LONGEST_LINE)])
    ]
    keys = [label_key(flow.plain[start:end].rstrip(":")) for start, end in found]
    if len(found) < 2 or not all(keys) or line.end - line.start > _LONGEST_LINE:
        return []
    return [Entry(key, span, (span[1], span[1]), index, colon=True) for key, span in zip(keys, found, strict=True)]


def _text(flow: Flow, span: Span, index: int) -> Iterator[Entry]:
    """Entries of running text: labels with a colon, at its start or behind white space, and what follows them."""
    start, stop = span
    for turn in range(_MOST_LABELS + 1):
        first = _label_at(flow, (start, stop)) if turn < _MOST_LABELS else None
        if not first:
            yield Entry("", (start, start), (start, stop), index)
            return
        key, label, at, colon = first
        following = -1 if key in TEXTS else _next_label(flow, at, min(stop, at + _LONGEST_VALUE))
        yield Entry(key, label, flow.trim(at, following if following >= 0 else stop), index, colon)
        if following < 0:
            return
        start = following


def _label_at(flow: Flow, span: Span) -> tuple[str, Span, int, bool] | None:
    """The label that a piece begins with: key, span, where its value begins, and whether a colon says so."""
    start, end = span
    plain = flow.plain
    framed = _FRAMED.match(plain, start, end)
    if framed and label_key(squeezed(framed[1])):
        return label_key(squeezed(framed[1])), (start, framed.end(1)), framed.end(), True
    colon = plain.find(":", start, min(end, start + _SPACED))
    key = label_key(squeezed(plain[start:colon])) if colon > start else ""
    if key:
        return key, (start, colon), colon + 1, True
    if end - start <= _SPACED:
        key = label_key(squeezed(plain[start:end]))
        if key:
            return key, span, end, False
    if end - start > _LONGEST_LINE:
        return None
    return _loose_label(flow, span) or _numbered_title(flow, span)


def _numbered_title(flow: Flow, span: Span) -> tuple[str, Span, int, bool] | None:
    """一、案由:关于……: the title's label with a number before it."""
    start, end = span
    marker = marker_at(flow.text, start, flow.plain)
    colon = flow.plain.find(":", start, min(end, start + _SPACED))
    if not marker or colon < marker.end or label_key(squeezed(flow.plain[marker.end : colon])) != TITLE:
        return None
    return TITLE, (start, colon), colon + 1, True


def _loose_label(flow: Flow, span: Span) -> tuple[str, Span, int, bool] | None:
    """A label that only white space parts from its value (提案者 赵某某)."""
    start, end = span
    if "\u3002" in flow.plain[start:end]:
        return None
    for space in re.finditer(" +", flow.plain[start : min(end, start + _SPACED)]):
        words = squeezed(flow.plain[start : start + space.start()])
        key = label_key(words)
        known = key in _WITHOUT_COLON or (key == OTHER and len(words) > 3)
        if known and (key in (*PEOPLE, *UNITS) or len(words) > 3 or words in _SHORT):
            return key, (start, start + space.start()), start + space.end(), False
    return None


def _next_label(flow: Flow, at: int, end: int) -> int:
    """Where the next label with a colon begins behind white space; -1 for none."""
    for colon in re.finditer(":", flow.plain[at:end]):
        stop = at + colon.start()
        for start in range(max(at, stop - _SPACED), stop):
            spaced = flow.plain[start - 1].isspace() or flow.plain[start - 1] in ";|"
            if spaced and not flow.plain[start].isspace() and label_key(squeezed(flow.plain[start:stop])):
                return start
    return -1
