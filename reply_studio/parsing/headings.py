"""Which words of an item are its heading: a line of its own, or a short first sentence before further text."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from reply_studio.model.proposal import Span
from reply_studio.parsing.flow import Flow
from reply_studio.parsing.outline import Item

LONGEST_LINE: Final = 45
"""A line of its own without a stop may be this long and still be a heading."""
LONGEST_SENTENCE: Final = 26
"""A line of its own that is closed like a sentence."""
LONGEST_INLINE: Final = 20
"""The first sentence of a paragraph."""
LONGEST_IN_ROW: Final = 28
"""The same where most items of the row have such a first sentence."""

_CLOSERS: Final = ".\u3002:;, "
_FIRST: Final = re.compile("[^\u3002:!?;\n]{2,40}?(?:\u3002|:(?!\\d)|(?<=[^\\d\\sA-Za-z])\\.(?=[^\\d\\s.]))")
_SET_APART: Final = re.compile(
    "[^\\s\\d,.:;!?\u3002\u3001\uff0c\uff1a\uff1b\uff01\uff1f]{3,20}(?:\\s{2,}|\u3000+)(?=\\S)"
)
"""A heading that only white space parts from the text behind it."""
_NO_TITLE: Final = re.compile(
    "(?:由|如|根据|按照|目前|当前|近年来|近日|其中|具体|例如|比如|譬如|因此|同时|此外|另外|这|该|它|我们?|据|经|随着|只有|以上|即|并|一方面|也)"
)
_AMOUNT: Final = re.compile(r"\d+(?:\.\d+)?\s*(?:[年月日号%个万亿元户人名公米小家处座条套次]|$)")
_LEADS_IN: Final = re.compile("(?:如下|以下|包括|[几下些个]方面|其中|就是|建议|即|例如|比如|分别是|主要有|做到|做好)$")
_LONG_LEAD: Final = re.compile("(?:如下|以下)")


class Headed(NamedTuple):
    """An item's heading (an empty piece for none) and the pieces of its text."""

    heading: Span
    text: tuple[Span, ...]


def headings(flow: Flow, items: Sequence[Item]) -> list[Headed]:
    """The heading and the text of every item of a row; the row decides where one item alone would be doubtful."""
    sure = [_heading(flow, item, LONGEST_INLINE) for item in items]
    if sum(each is not None for each in sure) * 2 > len(items):
        sure = [
            each or _heading(flow, item, LONGEST_IN_ROW, in_row=True) for each, item in zip(sure, items, strict=True)
        ]
    return [each or _plain(item) for each, item in zip(sure, items, strict=True)]


def _plain(item: Item) -> Headed:
    return Headed((item.start, item.start), item.own)


def _heading(flow: Flow, item: Item, longest: int, *, in_row: bool = False) -> Headed | None:
    """The item with its heading set apart, or ``None`` where it has none."""
    if not item.own:
        return None
    first, rest = item.own[0], item.own[1:]
    below = bool(rest) or any(child.block for child in item.children) or _runs_on(flow, item)
    if below and _is_heading_line(flow, first):
        return Headed(_bare(flow, first), rest)
    return _first_sentence(flow, item, longest, in_row=in_row) or (
        Headed(_bare(flow, first), ()) if in_row and not below and _is_title_line(flow, first) else None
    )


def _runs_on(flow: Flow, item: Item) -> bool:
    """A short heading that runs on into the first inner item without a mark."""
    start, end = item.own[0]
    words = flow.plain[start:end].rstrip()
    return bool(item.children) and len(words) <= LONGEST_INLINE and re.search('[^\\w"]', words) is None


def _is_title_line(flow: Flow, span: Span) -> bool:
    """A short line without a stop, where its neighbours have headings: its text is missing."""
    words = flow.plain[span[0] : span[1]]
    return len(words) <= LONGEST_IN_ROW and words[-1] not in "\u3002;:!?"


def _is_heading_line(flow: Flow, span: Span) -> bool:
    """Whether a paragraph above further text or items is their heading."""
    words = flow.plain[span[0] : span[1]]
    if "\n" in words:
        return False
    inner = words.rstrip(_CLOSERS)
    if re.search("[\u3002;!?]", inner):
        return False
    if words[-1] == ":":
        return len(inner) <= LONGEST_SENTENCE and not _LEADS_IN.search(inner) and not _LONG_LEAD.search(inner)
    if words[-1] in "\u3002;!?":
        return len(inner) <= LONGEST_SENTENCE and not _NO_TITLE.match(inner)
    return len(inner) <= LONGEST_LINE


def _first_sentence(flow: Flow, item: Item, longest: int, *, in_row: bool) -> Headed | None:
    """A title-like first sentence with more text of the same item behind it."""
    start, end = item.own[0]
    found = _SET_APART.match(flow.text, start, end) or _FIRST.match(flow.plain, start, end)
    if not found:
        return None
    inner = found[0].rstrip(_CLOSERS)
    more = flow.trim(found.end(), end)
    if more[0] >= more[1] and len(item.own) == 1 and not item.children:
        return None
    if len(inner) > longest or len(inner) < 2 or not _title_like(inner, found[0], in_row=in_row):
        return None
    text = ((more,) if more[0] < more[1] else ()) + item.own[1:]
    return Headed(_bare(flow, (start, found.end())), text)


def _title_like(inner: str, whole: str, *, in_row: bool) -> bool:
    if whole.endswith(":") and (_LEADS_IN.search(inner) or _LONG_LEAD.search(inner)):
        return False
    if inner.count('"') % 2 or inner.count("(") != inner.count(")"):
        return False
    return in_row or not (_NO_TITLE.match(inner) or _AMOUNT.search(inner))


def _bare(flow: Flow, span: Span) -> Span:
    """A heading without white space and closing punctuation."""
    start, end = flow.trim(*span)
    while end > start and flow.plain[end - 1] in _CLOSERS:
        end -= 1
    return start, end
