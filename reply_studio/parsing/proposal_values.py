"""The values of a proposal form's labels, wherever they stand: behind the label, below it, under a row of heads."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from reply_studio.parsing import vocabulary as voc
from reply_studio.parsing.dates import is_date
from reply_studio.parsing.names import are_people, units
from reply_studio.parsing.proposal_fields import Entry
from reply_studio.parsing.proposal_lines import Extent, Lines
from reply_studio.parsing.proposal_register import begins_title, is_title, number_value, read_session
from reply_studio.text.normalise import fold

_COLUMN_ROWS: Final = 3


class Field(NamedTuple):
    """A label's value as printed; ``line`` indexes the flow's lines."""

    key: str
    text: str
    line: int


class Fields:
    """The fields found so far; ``taken``: lines that are the value of a label in another line."""

    def __init__(self, lines: Lines) -> None:
        self.found: list[Field] = []
        self.taken: set[int] = set()
        self._lines = lines

    def take(self, entry: Entry) -> None:
        """Adds a field; an empty one takes its value from the next line where that can be its value."""
        text = self._lines.text(entry.value)
        if not text and entry is self._lines.entries[entry.line][-1]:
            text = self._value_below(entry)
        elif self._goes_on(entry, text):
            text += self._lines.below(entry.line)
            self.taken.add(entry.line + 1)
        self.found.append(Field(entry.key, text, entry.line))

    def take_columns(self, index: int) -> None:
        """Adds the names in the rows under the head row of a form printed as text."""
        lines = self._lines
        key = lines.entries[index][0].key
        for row in range(index + 1, min(index + 1 + _COLUMN_ROWS, len(lines.entries))):
            text = lines.printed(row)
            note = fold(text).startswith("(")
            if lines.has_label(row) and not note:
                return
            self.taken.add(row)
            if not note and are_people(text):
                self.found.append(Field(key, text, row))

    def _value_below(self, entry: Entry) -> str:
        text = self._lines.below(entry.line)
        lone_cell = bool(self._lines.flow.lines[entry.line].block.cells) and len(text) <= 40
        if text and (_fits(entry.key, text) or (lone_cell and entry.key == voc.OTHER)):
            self.taken.add(entry.line + 1)
            return text
        return ""

    def _goes_on(self, entry: Entry, text: str) -> bool:
        """Whether the next line is the rest of the label's value: more names, or the second half of a title."""
        if entry.key in voc.PEOPLE:
            return fold(text[-1:]) in (",", "\u3001") and are_people(self._lines.below(entry.line))
        return entry.key == voc.TITLE and begins_title(text) and self._is_rest_of(text, entry.line + 1)

    def _is_rest_of(self, title: str, index: int) -> bool:
        below = self._lines.printed(index) if index < len(self._lines.entries) else ""
        return bool(below) and not self._lines.has_label(index) and is_title(title + below)


def is_column_head(lines: Lines, entries: Sequence[Entry]) -> bool:
    """The head row of a form printed as text: 领衔提案人 通讯地址 邮编 联系电话."""
    return (
        len(entries) > 1
        and all(entry.value[0] == entry.value[1] for entry in entries)
        and entries[0].key in voc.PEOPLE
        and not lines.flow.lines[entries[0].line].block.cells
    )


def is_field(lines: Lines, extent: Extent, entry: Entry) -> bool:
    """Whether a labelled line inside the body is a field of the form and not the writer's own words."""
    text = lines.text(entry.value)
    if entry.line < extent.last_item and entry.key in (*voc.PEOPLE, *voc.UNITS):
        return False
    if entry.key in voc.PEOPLE:
        return (are_people(text) and len(text) <= 200) or (not text and entry.colon)
    if entry.key in voc.UNITS:
        return bool(units(text, "lead")) or (entry.colon and len(text) <= 4)
    if entry.key == voc.AFTER:
        return entry.colon or (not text and entry.line > extent.last_text)
    if entry.key in (voc.NUMBER, voc.SESSION, voc.ASSIGNED, voc.TITLE):
        fits = entry.key in (voc.ASSIGNED, voc.TITLE) or _fits(entry.key, text)
        return fits and entry.colon and len(text) <= 60
    return (entry.colon or is_date(text)) and entry.line > extent.last_text


def _fits(key: str, text: str) -> bool:
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
