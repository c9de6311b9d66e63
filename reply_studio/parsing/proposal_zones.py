"""A proposal's lines sorted: the form's fields, the head, the body with its labels, and what follows the body."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from reply_studio.model.proposal import Span
from reply_studio.parsing import vocabulary as voc
from reply_studio.parsing.chrome import is_chrome, is_rule
from reply_studio.parsing.flow import Flow, squeezed
from reply_studio.parsing.names import are_people, units
from reply_studio.parsing.proposal_fields import Entry, entries_of
from reply_studio.parsing.proposal_register import begins_title, is_title, number_value, read_session
from reply_studio.text.normalise import fold
from reply_studio.text.numbering import marker_at

_PROSE: Final = 24
"""A line of this many characters with a stop in it is running text."""
_STOP: Final = re.compile("[\u3002;!?]|[,:].{4}")
_ANNOUNCES: Final = re.compile(
    "(?:建议|意见|对策|问题|如下|以下|措施|办法)[^\u3002:]{0,8}:$|^(?:为此|因此|对此),?.{0,20}建议"
)
_ANSWERS: Final = re.compile(
    "(?:部门|单位|办理)?(?:答复|复函|回复)(?:情况|内容|意见)?:?$|.{0,40}(?:收悉|的答复$|的复函$|答复函$)"
)
_ATTACHMENTS: Final = re.compile(
    r"附(?:件|表|图)?(?:目录)?[一二三四五\d]{0,2}(?::|$|\.|、)|附件[一二三四五\d]{1,2}\s*[^\u3002]{0,40}$"
)
_ATTACHMENT_PAGE: Final = re.compile(r"附(?:件|表)[一二三四五\d]{0,2}:?$")
_ROLES: Final = {voc.LEAD: "lead", voc.CO: "co", voc.SOLE: "sole", voc.SEPARATE: "separate", voc.REFERENCE: "reference"}
_COLUMN_ROWS: Final = 3
_HEAD: Final = 80
"""Characters of a line that show whether an attachment begins."""
_PREAMBLE: Final = 120
"""Characters of a covering note."""
_FEW: Final = 40
"""Lines of attachments that may stand before a signature."""


class Field(NamedTuple):
    """A label's value as printed; ``line`` indexes the flow's lines."""

    key: str
    text: str
    line: int


class Para(NamedTuple):
    """A paragraph of the body. ``key`` is its label's, ``value`` the span behind the label, ``full`` the whole."""

    full: Span
    value: Span
    key: str
    line: int


class Zones:
    """The sorted lines. ``rest`` holds lines behind the body that are no fields, ``chrome`` those of the web page."""

    def __init__(self, flow: Flow) -> None:
        self.flow = flow
        self.fields: list[Field] = []
        self.head: list[int] = []
        self.body: list[Para] = []
        self.rest: list[int] = []
        self.chrome: list[int] = []
        self.attachments: list[int] = []
        self._entries = [entries_of(flow, index) for index in range(len(flow.lines))]
        self._taken: set[int] = set()
        self._start = self._content_start()
        self._last_text = max((i for i in range(len(flow.lines)) if self._is_text(i)), default=-1)
        self._last_item = self._find_last_item()
        self._read_head()
        self._read_body()

    def line_text(self, index: int) -> str:
        """A line as printed, cleaned."""
        line = self.flow.lines[index]
        return self.flow.text[line.start : line.end]

    def values(self, *keys: str) -> list[Field]:
        """The fields with one of the keys that have a value, in order."""
        return [field for field in self.fields if field.key in keys and field.text]

    def _text(self, span: Span) -> str:
        return self.flow.text[span[0] : span[1]].strip()

    def _content_start(self) -> int:
        """The line where the proposal's own words begin."""
        content = next((i for i, _e in enumerate(self._entries) if self._opens_text(i, voc.CONTENT)), -1)
        if content >= 0:
            return content
        reason = next((i for i, _e in enumerate(self._entries) if self._opens_text(i, voc.REASON)), len(self._entries))
        prose = next((i for i, _e in enumerate(self._entries) if self._begins_prose(i)), len(self._entries))
        suggest = next(
            (i for i, _e in enumerate(self._entries) if self._opens_text(i, voc.SUGGEST)), len(self._entries)
        )
        return min(reason, prose, suggest)

    def _opens_text(self, index: int, key: str) -> bool:
        """Whether a label of this key stands in the line with text behind it or in the next line."""
        for place, entry in enumerate(self._entries[index]):
            if entry.key == key:
                behind = self._entries[index][place + 1 :]
                filled = entry.value[0] < entry.value[1] or (behind and behind[0].key == "")
                return bool(filled) or (not behind and self._is_text_like(index + 1))
        return False

    def _is_text_like(self, index: int) -> bool:
        if index >= len(self._entries):
            return False
        first = self._entries[index][0] if self._entries[index] else None
        return (
            first is not None
            and (first.key == "" or (first.key in voc.TEXTS and first.colon))
            and not is_rule(self.line_text(index))
        )

    def _begins_prose(self, index: int) -> bool:
        text = self.line_text(index)
        if any(entry.key for entry in self._entries[index]) or is_chrome(text) or is_rule(text):
            return False
        if is_title(text) or (begins_title(text) and not _STOP.search(fold(text))):
            return False
        marker = marker_at(text)
        if marker and not marker.suspect and marker.kind in ("han", "han_paren", "arabic"):
            return True
        plain = fold(text)
        whole = plain.endswith("\u3002") or bool(_ANNOUNCES.search(plain))
        return whole or (len(text) >= _PROSE and bool(_STOP.search(plain)))

    def _is_text(self, index: int) -> bool:
        """Whether a line is a paragraph or a numbered item."""
        if any(entry.key and entry.key not in voc.TEXTS for entry in self._entries[index]):
            return False
        line = self.flow.lines[index]
        return (line.end - line.start >= _PROSE and not is_chrome(self.line_text(index))) or marker_at(
            self.line_text(index)
        ) is not None

    def _find_last_item(self) -> int:
        """The last numbered line before anything that answers or follows the proposal: units named above it belong
        to an item (牵头单位:…), not to the form.
        """
        last = -1
        for index in range(self._start, len(self._entries)):
            text = self.line_text(index)[:_HEAD]
            if any(entry.key == voc.AFTER and entry.colon for entry in self._entries[index]):
                break
            if _ATTACHMENTS.match(squeezed(fold(text))) or _ANSWERS.match(squeezed(fold(text))):
                break
            marker = marker_at(text)
            if marker and not marker.suspect and marker.kind in ("han", "han_paren", "arabic", "arabic_paren", "run"):
                last = index
        return last

    # ---- head

    def _read_head(self) -> None:
        for index in range(self._start):
            if index in self._taken:
                continue
            text = self.line_text(index)
            if is_chrome(text):
                self.chrome.append(index)
            elif not is_rule(text):
                self._read_head_line(index)

    def _read_head_line(self, index: int) -> None:
        entries = self._entries[index]
        if self._is_column_head(entries):
            self._read_columns(index)
            return
        for entry in entries:
            if entry.key == "":
                if self.head[-1:] != [index]:
                    self.head.append(index)
            else:
                self._take_field(entry)

    def _is_column_head(self, entries: Sequence[Entry]) -> bool:
        """The head row of a form printed as text: 领衔提案人 通讯地址 邮编 联系电话."""
        empty = all(entry.value[0] == entry.value[1] for entry in entries)
        return (
            len(entries) > 1
            and empty
            and entries[0].key in voc.PEOPLE
            and not self.flow.lines[entries[0].line].block.cells
        )

    def _read_columns(self, index: int) -> None:
        """Names in the rows under such a head."""
        key = self._entries[index][0].key
        for row in range(index + 1, min(index + 1 + _COLUMN_ROWS, len(self._entries))):
            text = self.line_text(row)
            note = fold(text).startswith("(")
            if any(entry.key for entry in self._entries[row]) and not note:
                return
            self._taken.add(row)
            if not note and are_people(text):
                self.fields.append(Field(key, text, row))

    def _take_field(self, entry: Entry) -> None:
        """Adds a field; an empty one takes its value from the next line where that can be its value."""
        text = self._text(entry.value)
        if not text and entry is self._entries[entry.line][-1]:
            text = self._value_below(entry)
        elif (
            entry.key in voc.PEOPLE and fold(text[-1:]) in (",", "\u3001") and are_people(self._below(entry.line))
        ) or (entry.key == voc.TITLE and begins_title(text) and self._goes_on(text, entry.line + 1)):
            text += self._below(entry.line)
            self._taken.add(entry.line + 1)
        self.fields.append(Field(entry.key, text, entry.line))

    def _goes_on(self, title: str, index: int) -> bool:
        """Whether the next line is the second half of a title."""
        below = self.line_text(index) if index < len(self._entries) else ""
        return bool(below) and not any(entry.key for entry in self._entries[index]) and is_title(title + below)

    def _below(self, index: int) -> str:
        """The next line where it is no label and no page chrome, else ""."""
        if index + 1 >= len(self._entries) or any(entry.key for entry in self._entries[index + 1]):
            return ""
        entries = self._entries[index + 1]
        text = self._text(entries[0].value) if len(entries) == 1 else self.line_text(index + 1)
        return "" if is_chrome(text) or is_rule(text) else text

    def _value_below(self, entry: Entry) -> str:
        text = self._below(entry.line)
        lone_cell = bool(self.flow.lines[entry.line].block.cells) and len(text) <= 40
        if text and (self._fits(entry.key, text) or (lone_cell and entry.key == voc.OTHER)):
            self._taken.add(entry.line + 1)
            return text
        return ""

    def _fits(self, key: str, text: str) -> bool:
        """Whether a text can be the value of a label."""
        if key in voc.PEOPLE:
            return are_people(text) and len(text) <= 60
        if key in voc.UNITS:
            return bool(units(text, "lead")) and len(text) <= 80
        if key == voc.NUMBER:
            return number_value(text) is not None and len(text) <= 30
        if key == voc.SESSION:
            return read_session(text) is not None and len(text) <= 40
        return key == voc.TITLE and (is_title(text) or len(text) <= 50)

    # ---- body

    def _read_body(self) -> None:
        is_open = True
        for index in range(self._start, len(self._entries)):
            if index in self._taken:
                continue
            text = self.line_text(index)
            if self.attachments or (index > self._start and _ATTACHMENTS.match(squeezed(fold(text[:_HEAD])))):
                self._read_attachment(index)
            elif is_rule(text):
                continue
            elif is_chrome(text):
                self.chrome.append(index)
                is_open = is_open and index < self._last_text
            else:
                is_open = self._read_body_line(index, is_open)

    def _read_attachment(self, index: int) -> None:
        """Attachments stay out; signatures between their list and their pages still count."""
        pages = any(_ATTACHMENT_PAGE.match(squeezed(fold(self.line_text(each)))) for each in self.attachments[1:_FEW])
        strong = [
            entry for entry in self._entries[index] if entry.key in (*voc.PEOPLE, *voc.UNITS) and self._is_strong(entry)
        ]
        if strong and not pages:
            for entry in strong:
                self._take_field(entry)
        else:
            self.attachments.append(index)

    def _read_body_line(self, index: int, is_open: bool) -> bool:
        for entry in self._entries[index]:
            if entry.key in voc.TEXTS and (entry.colon or not self.body or self._stands_alone(entry)):
                self._add(entry, entry.label[0])
                is_open = True
            elif entry.key and entry.key not in voc.TEXTS and self._is_strong(entry):
                self._take_field(entry)
                is_open = entry.key == voc.TITLE and self._is_preamble()
            elif is_open:
                self._add(entry._replace(key=""), entry.label[0])
            elif self.rest[-1:] != [index]:
                self.rest.append(index)
        return is_open

    def _is_preamble(self) -> bool:
        """Whether what stands before the form's title is only a greeting or a covering note."""
        words = sum(para.full[1] - para.full[0] for para in self.body)
        return words <= _PREAMBLE and not any(para.key for para in self.body)

    def _stands_alone(self, entry: Entry) -> bool:
        return entry.value[0] == entry.value[1]

    def _add(self, entry: Entry, start: int) -> None:
        begin = min(start, entry.value[0])
        full = self.flow.trim(begin, max(entry.value[1], entry.label[1]))
        value = entry.value if entry.key else full
        if full[0] < full[1]:
            self.body.append(Para(full, value, entry.key, entry.line))

    def _is_strong(self, entry: Entry) -> bool:
        """Whether a labelled line inside the body is a field of the form and not the writer's own words."""
        text = self._text(entry.value)
        if entry.line < self._last_item and entry.key in (*voc.PEOPLE, *voc.UNITS):
            return False
        if entry.key in voc.PEOPLE:
            return (are_people(text) and len(text) <= 200) or (not text and entry.colon)
        if entry.key in voc.UNITS:
            return bool(units(text, "lead")) or (entry.colon and len(text) <= 4)
        if entry.key == voc.AFTER:
            return entry.colon
        if entry.key in (voc.NUMBER, voc.SESSION, voc.ASSIGNED, voc.TITLE):
            return (
                entry.colon
                and len(text) <= 60
                and (entry.key in (voc.ASSIGNED, voc.TITLE) or self._fits(entry.key, text))
            )
        return entry.colon and entry.line > self._last_text


def role_of(key: str) -> str:
    """The role that a unit's label stands for."""
    return _ROLES[key]
