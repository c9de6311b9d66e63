"""Suggestions that a form lists as rows of a table (序号 | 建议内容 | 说明): every row becomes a numbered paragraph.

The words of other columns stay where they are in the raw text; problems stand before the suggestions.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from msgspec.structs import replace

from reply_studio.parsing import vocabulary as voc
from reply_studio.parsing.blocks import Block
from reply_studio.parsing.flow import squeezed
from reply_studio.text.normalise import fold
from reply_studio.text.numbering import marker_at

_NUMBER: Final = "number"
_TITLE: Final = "title"
_SUGGESTION: Final = "suggestion"
_MORE: Final = "more"
_PROBLEM: Final = "problem"
_COLUMNS: Final = tuple(
    (role, re.compile(words))
    for role, words in (
        (_NUMBER, "序号?|编号|顺序|条目?|no"),
        (_TITLE, "(?:建议)?(?:标题|要点|主题|题目|项目|名称|方面|类别)|事项"),
        (
            _SUGGESTION,
            "(?:具体|意见|对策|工作|改进|主要|相关|提案)?(?:建议|对策|意见)(?:和|与|及)?(?:内容|措施|事项|建议|意见)?",
        ),
        (_SUGGESTION, "(?:具体|改进|解决|对策)(?:措施|办法)|措施"),
        (
            _MORE,
            "(?:理由|依据|说明|解释|内容|详情)(?:(?:或|和|及|、|/)?(?:理由|依据|说明))?|(?:具体|详细)(?:内容|说明|做法|要求)",
        ),
        (_PROBLEM, "(?:存在|主要|现存)?(?:的)?(?:主要)?问题(?:和原因|及原因|描述)?|现状(?:问题)?|情况"),
    )
)
_LONGEST_LABEL: Final = 12
_ROWS: Final = 2
"""Rows from which on numbers in the first cell are seen to be numbers."""


class _Head(NamedTuple):
    """The header of a table of suggestions: the role of every column, and the names of those that have none."""

    roles: tuple[str, ...]
    others: tuple[str, ...]


class Unfolded(NamedTuple):
    """The blocks with every table of suggestions as paragraphs, and the names of the columns left aside."""

    blocks: tuple[Block, ...]
    others: tuple[str, ...]


def unfolded(blocks: Sequence[Block]) -> Unfolded:
    """The blocks with their tables of suggestions unfolded; all others as they are."""
    made: list[Block] = []
    others: list[str] = []
    at = 0
    while at < len(blocks):
        head = _head(blocks[at])
        rows = _rows(blocks, at + 1, len(head.roles)) if head else []
        if head and rows:
            made += _paragraphs(blocks[at], head, rows)
            others += head.others
            at += 1 + len(rows)
        else:
            made.append(blocks[at])
            at += 1
    return Unfolded(tuple(made), tuple(others))


def _head(block: Block) -> _Head | None:
    """The header that a block is: short cells, one of which names suggestions, another one a number or a text."""
    names = [squeezed(fold(cell)) for cell in block.cells]
    if len(names) < 2 or not all(0 < len(each) <= _LONGEST_LABEL for each in names):
        return None
    roles = tuple(_role(each) for each in names)
    known = [each for each in roles if each]
    if roles.count(_SUGGESTION) != 1 or len(known) < 2 or len(set(known)) < len(known):
        return None
    return _Head(roles, tuple(cell for cell, role in zip(block.cells, roles, strict=True) if not role))


def _role(name: str) -> str:
    return next((role for role, form in _COLUMNS if form.fullmatch(name)), "")


def _rows(blocks: Sequence[Block], start: int, width: int) -> list[Block]:
    """The rows below a header; a number that a tab sets apart leaves a line without cells."""
    rows: list[Block] = []
    for block in blocks[start:]:
        cells = block.cells or tuple(each.strip() for each in block.text.split("\t"))
        if not 2 <= len(cells) <= width or (not block.cells and len(cells) != width):
            break
        rows.append(replace(block, cells=cells))
    return rows


def _paragraphs(header: Block, head: _Head, rows: Sequence[Block]) -> Iterator[Block]:
    """Problems first, then the announcement, then the suggestions."""
    for row in rows:
        yield from _cell(row, head, _PROBLEM)
    yield replace(next(_cell(header, head, _SUGGESTION)), style=voc.SUGGEST)
    for row in rows:
        yield from _item(row, head, numbered=len(rows) >= _ROWS)


def _item(row: Block, head: _Head, *, numbered: bool) -> Iterator[Block]:
    """The paragraphs of one row: its number with the first words, and the further text below."""
    first, second = (_TITLE, _SUGGESTION) if _TITLE in head.roles else (_SUGGESTION, _MORE)
    opening = next(_cell(row, head, first), None)
    number = next(_cell(row, head, _NUMBER), None) if numbered else None
    if opening and number and number.end < opening.start and _adjoin(head, first):
        begin = number.start - row.start
        text = row.text[begin : opening.end - row.start]
        opening = replace(opening, text=text, start=number.start) if marker_at(text) else opening
    yield from filter(None, [opening])
    yield from _cell(row, head, second)


def _adjoin(head: _Head, role: str) -> bool:
    """Whether the column stands right behind that of the numbers."""
    return head.roles.index(role) == head.roles.index(_NUMBER) + 1


def _cell(row: Block, head: _Head, role: str) -> Iterator[Block]:
    """The cell of a role as a block of its own; none where the table or the row has no such cell."""
    place = head.roles.index(role) if role in head.roles else len(row.cells)
    at = 0
    for cell in row.cells[:place]:
        at = row.text.index(cell, at) + len(cell)
    words = row.cells[place] if place < len(row.cells) else ""
    if words:
        yield replace(row, text=words, start=row.start + row.text.index(words, at), cells=())
