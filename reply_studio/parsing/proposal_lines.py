"""A proposal's lines with the labels that stand in them, and how far its own words reach among them."""

import re
from collections.abc import Callable, Iterable
from typing import Final, NamedTuple

from reply_studio.model.proposal import Span
from reply_studio.parsing import vocabulary as voc
from reply_studio.parsing.chrome import is_chrome, is_rule
from reply_studio.parsing.flow import Flow, squeezed
from reply_studio.parsing.proposal_fields import entries_of
from reply_studio.parsing.proposal_register import begins_title, is_title
from reply_studio.text.normalise import fold
from reply_studio.text.numbering import marker_at

_PROSE: Final = 24
"""A line of this many characters with a stop in it is running text."""
_STOP: Final = re.compile("[\u3002;!?]|[,:].{4}")
_ANNOUNCES: Final = re.compile(
    "(?:建议|意见|对策|问题|如下|以下|措施|办法)[^\u3002:]{0,8}:$|^(?:为此|因此|对此),?.{0,20}建议"
)
_OF_THE_SITE: Final = re.compile(
    r"(?:来源|发布(?:时间|日期|者)?|浏览(?:次数|量)?|点击(?:数|量)?|阅读(?:次数|量)?|字体|作者|编辑) ?:|"
    r"\d{4}-\d{1,2}-\d{1,2} \d{1,2}:\d\d"
)
"""A page's line about itself above the text."""
_ANSWERS: Final = re.compile(
    "(?:部门|单位|办理)?(?:答复|复函|回复)(?:情况|内容|意见)?:?$|.{0,40}(?:收悉|的答复$|的复函$|答复函$)"
)
_ATTACHMENTS: Final = re.compile(
    r"附(?:件|表|图)?(?:目录)?[一二三四五\d]{0,2}(?::|$|\.|、)|附件[一二三四五\d]{1,2}\s*[^\u3002]{0,40}$"
)
_ITEMS: Final = ("han", "han_paren", "arabic")
_INNER_ITEMS: Final = (*_ITEMS, "arabic_paren", "run")
_HEAD: Final = 80
"""Characters of a line that show whether an attachment begins."""


class Lines:
    """The flow's lines and the entries of each."""

    def __init__(self, flow: Flow) -> None:
        self.flow = flow
        self.entries = [entries_of(flow, index) for index in range(len(flow.lines))]

    def printed(self, index: int) -> str:
        """A line as printed, cleaned."""
        line = self.flow.lines[index]
        return self.flow.text[line.start : line.end]

    def text(self, span: Span) -> str:
        """A piece of the flow without white space at its ends."""
        return self.flow.text[span[0] : span[1]].strip()

    def has_label(self, index: int) -> bool:
        """Whether a label stands anywhere in the line."""
        return any(entry.key for entry in self.entries[index])

    def below(self, index: int) -> str:
        """The next line where it is no label and no page chrome, else ""."""
        if index + 1 >= len(self.entries) or self.has_label(index + 1):
            return ""
        entries = self.entries[index + 1]
        text = self.text(entries[0].value) if len(entries) == 1 else self.printed(index + 1)
        return "" if is_chrome(text) or is_rule(text) else text


class Extent(NamedTuple):
    """How far the proposal's own words reach: their first line, the last paragraph or item of all (-1: none), and the
    last numbered line before anything that answers or follows them (-1: none).
    """

    start: int
    last_text: int
    last_item: int


def extent_of(lines: Lines) -> Extent:
    """Where the proposal's own words begin and end."""
    start = _content_start(lines)
    last_text = max((i for i in range(len(lines.entries)) if _is_text(lines, i)), default=-1)
    return Extent(start, last_text, _last_item(lines, start))


def begins_attachments(text: str) -> bool:
    """Whether a printed line begins the attachments."""
    return _ATTACHMENTS.match(squeezed(fold(text[:_HEAD]))) is not None


def _content_start(lines: Lines) -> int:
    """The line where the proposal's own words begin."""
    every = range(len(lines.entries))

    def first(holds: Callable[[int], bool]) -> int:
        return next(filter(holds, every), len(every))

    content = first(lambda i: _opens_text(lines, i, voc.CONTENT))
    if content < len(every):
        return content
    return min(
        first(lambda i: _opens_text(lines, i, voc.REASON)),
        first(lambda i: _begins_prose(lines, i)),
        first(lambda i: _opens_text(lines, i, voc.SUGGEST)),
    )


def _opens_text(lines: Lines, index: int, key: str) -> bool:
    """Whether a label of this key stands in the line with text behind it or in the next line."""
    for place, entry in enumerate(lines.entries[index]):
        if entry.key == key:
            behind = lines.entries[index][place + 1 :]
            filled = entry.value[0] < entry.value[1] or (behind and behind[0].key == "")
            return bool(filled) or (not behind and _is_text_like(lines, index + 1))
    return False


def _is_text_like(lines: Lines, index: int) -> bool:
    if index >= len(lines.entries):
        return False
    first = lines.entries[index][0] if lines.entries[index] else None
    return (
        first is not None
        and (first.key == "" or (first.key in voc.TEXTS and first.colon))
        and not is_rule(lines.printed(index))
    )


def _begins_prose(lines: Lines, index: int) -> bool:
    text = lines.printed(index)
    if lines.has_label(index) or is_chrome(text) or is_rule(text):
        return False
    if is_title(text) or (begins_title(text) and not _STOP.search(fold(text))):
        return False
    if _is_item(text, _ITEMS):
        return True
    plain = fold(text)
    if _OF_THE_SITE.search(plain) and "\u3002" not in plain:
        return False
    whole = plain.endswith("\u3002") or bool(_ANNOUNCES.search(plain))
    return whole or (len(text) >= _PROSE and bool(_STOP.search(plain)))


def _is_item(text: str, kinds: Iterable[str]) -> bool:
    marker = marker_at(text)
    return marker is not None and not marker.suspect and marker.kind in kinds


def _is_text(lines: Lines, index: int) -> bool:
    """Whether a line is a paragraph or a numbered item."""
    if any(entry.key and entry.key not in voc.TEXTS for entry in lines.entries[index]):
        return False
    text = lines.printed(index)
    return (len(text) >= _PROSE and not is_chrome(text)) or marker_at(text) is not None


def _last_item(lines: Lines, start: int) -> int:
    """The last numbered line before anything that answers or follows the proposal: units named above it belong
    to an item (牵头单位:…), not to the form.
    """
    last = -1
    for index in range(start, len(lines.entries)):
        text = lines.printed(index)[:_HEAD]
        if any(entry.key == voc.AFTER and entry.colon for entry in lines.entries[index]):
            break
        if begins_attachments(text) or _ANSWERS.match(squeezed(fold(text))):
            break
        if _is_item(text, _INNER_ITEMS):
            last = index
    return last
