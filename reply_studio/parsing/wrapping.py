"""Lines that were only broken where the page was full are put together again."""

import re
from collections.abc import Sequence
from typing import Final

from reply_studio.parsing.dates import is_date
from reply_studio.parsing.flow import Flow
from reply_studio.parsing.proposal_zones import Para
from reply_studio.text.numbering import marker_at
from reply_studio.text.width import cells

_STOPS: Final = '\u3002;:!?"\u2026)'
_INSIDE: Final = re.compile("[\u3002;!?]")
_GOES_ON: Final = re.compile(
    r"[,;\u3001\u3002)%]|\d+(?:\.\d+)?[万亿千%个元米户人名处年月日号家座条]|[的了等和与及或而](?![\u3001,])"
)
_WORDS: Final = re.compile("和谐|和平|及时|与时俱进|等级|了解|的确|或者")
_NARROW, _WIDE = 36, 160
"""Cells of a full line in a text that was broken by hand or by an old mailer."""
_SLACK: Final = 4
_LINES: Final = 3
_LONG: Final = 12


def unwrapped(flow: Flow, body: Sequence[Para]) -> list[Para]:
    """The paragraphs of the body, each whole."""
    full = _full_width(flow, body)
    joined: list[Para] = []
    for para in body:
        last = joined[-1] if joined else None
        if last and last.value[1] == last.full[1] and _is_rest(flow, last, para, full):
            whole = (last.full[0], para.full[1])
            joined[-1] = last._replace(full=whole, value=(last.value[0], whole[1]), line=para.line)
        else:
            joined.append(para)
    return joined


def _full_width(flow: Flow, body: Sequence[Para]) -> int:
    """The width at which every line was broken, 0 for a text whose paragraphs are one line each."""
    widths = [_width(flow, para.line) for para in body]
    most = max(widths, default=0)
    full = [para for para, width in zip(body, widths, strict=True) if width >= most - _SLACK]
    open_ends = sum(flow.plain[para.full[1] - 1] not in _STOPS for para in full)
    return most if len(full) >= _LINES and _NARROW <= most <= _WIDE and open_ends * 2 >= len(full) else 0


def _width(flow: Flow, line: int) -> int:
    block = flow.lines[line].block
    return cells(block.text[: _WIDE + 1]) + block.indent


def _is_rest(flow: Flow, first: Para, second: Para, full: int) -> bool:
    """Whether the second line goes on with the paragraph that the first one broke off."""
    start, end = first.full
    plain, block = flow.plain, flow.lines[second.line].block
    goes_on = _goes_on(plain, second.full[0])
    if is_date(block.text[:40]) or block.gap or second.key or flow.lines[first.line].block.cells or block.cells:
        return False
    if marker_at(flow.text, second.full[0], plain) and not goes_on:
        return False
    if full and _width(flow, first.line) >= full - _SLACK:
        return plain[end - 1] not in _STOPS or block.indent < flow.lines[first.line].block.indent
    if plain[end - 1] in ",\u3001":
        return True
    if plain[end - 1] in _STOPS:
        return False
    marker = marker_at(flow.text, start, plain)
    begin = marker.end if marker else start
    return goes_on or (end - begin >= _LONG and bool(_INSIDE.search(plain, begin, end)))


def _goes_on(plain: str, at: int) -> bool:
    """A line that begins with a mark, an amount or a word that begins no sentence."""
    return bool(_GOES_ON.match(plain, at)) and not _WORDS.match(plain, at)
