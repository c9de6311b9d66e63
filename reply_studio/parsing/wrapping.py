"""Lines that were only broken where the page was full are put together again."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final, NamedTuple

from reply_studio.parsing.dates import is_date
from reply_studio.parsing.flow import Flow
from reply_studio.parsing.proposal_zones import Para
from reply_studio.text.normalise import HAN
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
_FIRST_LINES: Final = 3
_RESTS: Final = 2
_LONG: Final = 12


class Setting(NamedTuple):
    """The width of full lines and the indent of first lines; 0 where the text does not show them."""

    full: int
    indent: int


def unwrapped(flow: Flow, body: Sequence[Para]) -> list[Para]:
    """The paragraphs of the body, each whole."""
    full = _full_width(flow, body)
    setting = Setting(full, _indent(flow, body) if full else 0)
    joined: list[Para] = []
    for para in body:
        last = joined[-1] if joined else None
        if last and last.value[1] == last.full[1] and _is_rest(flow, last, para, setting):
            whole = (last.full[0], para.full[1])
            joined[-1] = last._replace(full=whole, value=(last.value[0], whole[1]), line=para.line)
        else:
            joined.append(para)
    return joined


def _full_width(flow: Flow, body: Sequence[Para]) -> int:
    """The width at which every line was broken, 0 for a text whose paragraphs are one line each."""
    widths = [_width(flow, para.line) for para in body]
    most = _edge([each for each in widths if _NARROW <= each <= _WIDE])
    full = [para for para, width in zip(body, widths, strict=True) if width >= most - _SLACK]
    open_ends = sum(flow.plain[para.full[1] - 1] not in _STOPS for para in full)
    longer = sum(each > most + _SLACK for each in widths)
    if not most or longer or len(full) < _LINES:
        return 0
    return most if open_ends * 2 >= len(full) or _only_rests_are_flush(flow, body, most) else 0


def _only_rests_are_flush(flow: Flow, body: Sequence[Para], full: int) -> bool:
    """Whether first lines are indented and every line at the margin stands below a full one."""
    indent = _indent(flow, body)
    flush = [
        place
        for place in range(1, len(body))
        if flow.lines[body[place].line].block.indent < indent and not body[place].key
    ]
    return len(flush) >= _RESTS and all(_width(flow, body[each - 1].line) >= full - 2 * _SLACK for each in flush)


def _edge(widths: Sequence[int]) -> int:
    """The width that most lines have or nearly have; marks that hang over the edge make few lines wider."""
    counts = Counter(widths)
    return max(counts, key=lambda each: (sum(counts[each - less] for less in range(_SLACK + 1)), each), default=0)


def _width(flow: Flow, line: int) -> int:
    block = flow.lines[line].block
    return cells(block.text[: _WIDE + 1]) + block.indent


def _indent(flow: Flow, body: Sequence[Para]) -> int:
    """The indent of first lines in a text whose other lines begin at the margin, 0 where lines are all alike."""
    indents = [flow.lines[para.line].block.indent for para in body]
    deeper = Counter(each for each in indents if each > min(indents))
    most, count = deeper.most_common(1)[0] if deeper else (0, 0)
    return most if count >= _FIRST_LINES else 0


def _is_rest(flow: Flow, first: Para, second: Para, setting: Setting) -> bool:
    """Whether the second line goes on with the paragraph that the first one broke off."""
    block = flow.lines[second.line].block
    if is_date(block.text[:40]) or block.gap or second.key or flow.lines[first.line].block.cells or block.cells:
        return False
    if setting.indent and block.indent < setting.indent and _nearly_full(flow, first, setting, 2 * _SLACK):
        return True
    goes_on = _goes_on(flow.plain, second.full[0])
    if marker_at(flow.text, second.full[0], flow.plain) and not goes_on:
        return False
    end = flow.plain[first.full[1] - 1]
    if end == "." and re.match(f"[{HAN}]", flow.plain[first.full[1] - 2]):
        end = "\u3002"
    if setting.full and _nearly_full(flow, first, setting, _SLACK):
        return end not in _STOPS or block.indent < flow.lines[first.line].block.indent
    return end in ",\u3001" or (end not in _STOPS and (goes_on or _is_long(flow, first)))


def _nearly_full(flow: Flow, para: Para, setting: Setting, slack: int) -> bool:
    return _width(flow, para.line) >= setting.full - slack


def _is_long(flow: Flow, para: Para) -> bool:
    """Whether a paragraph has several sentences: it is no heading that stands above a text."""
    start, end = para.full
    marker = marker_at(flow.text, start, flow.plain)
    begin = marker.end if marker else start
    return end - begin >= _LONG and bool(_INSIDE.search(flow.plain, begin, end))


def _goes_on(plain: str, at: int) -> bool:
    """A line that begins with a mark, an amount or a word that begins no sentence."""
    return bool(_GOES_ON.match(plain, at)) and not _WORDS.match(plain, at)
