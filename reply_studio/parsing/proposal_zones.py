"""A proposal's lines sorted: the form's fields, the head, the body with its labels, and what follows the body."""

import re
from typing import Final, NamedTuple

from reply_studio.model.proposal import Span
from reply_studio.parsing import vocabulary as voc
from reply_studio.parsing.chrome import is_chrome, is_rule
from reply_studio.parsing.flow import Flow, squeezed
from reply_studio.parsing.proposal_fields import Entry
from reply_studio.parsing.proposal_lines import Extent, Lines, begins_attachments, extent_of
from reply_studio.parsing.proposal_values import Field, Fields, is_column_head, is_field
from reply_studio.text.normalise import fold

_ATTACHMENT_PAGE: Final = re.compile(r"附(?:件|表)[一二三四五\d]{0,2}:?$")
_ROLES: Final = {voc.LEAD: "lead", voc.CO: "co", voc.SOLE: "sole", voc.SEPARATE: "separate", voc.REFERENCE: "reference"}
_PREAMBLE: Final = 120
"""Characters of a covering note."""
_FEW: Final = 40
"""Lines of attachments that may stand before a signature."""


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
        self._lines = Lines(flow)
        extent = extent_of(self._lines)
        fields = Fields(self._lines)
        head = _Head(self._lines, fields)
        head.read(extent.start)
        body = _Body(self._lines, extent, fields)
        body.read()
        self.fields = fields.found
        self.head = head.lines
        self.body = body.paras
        self.rest = body.rest
        self.chrome = [*head.chrome, *body.chrome]
        self.attachments = body.attachments

    def line_text(self, index: int) -> str:
        """A line as printed, cleaned."""
        return self._lines.printed(index)

    def values(self, *keys: str) -> list[Field]:
        """The fields with one of the keys that have a value, in order."""
        return [field for field in self.fields if field.key in keys and field.text]


class _Head:
    """What stands above the proposal's own words, as far as it is no field: ``lines``, and ``chrome``."""

    def __init__(self, lines: Lines, fields: Fields) -> None:
        self.lines: list[int] = []
        self.chrome: list[int] = []
        self._source = lines
        self._fields = fields

    def read(self, end: int) -> None:
        for index in range(end):
            if index in self._fields.taken:
                continue
            text = self._source.printed(index)
            if is_chrome(text) and not self._names_somebody(index):
                self.chrome.append(index)
            elif not is_rule(text):
                self._read_line(index)

    def _names_somebody(self, index: int) -> bool:
        """A row of the form with proposers or units in it, whatever its other cells look like."""
        cells = self._source.flow.lines[index].block.cells
        return bool(cells) and any(entry.key in (*voc.PEOPLE, *voc.UNITS) for entry in self._source.entries[index])

    def _read_line(self, index: int) -> None:
        entries = self._source.entries[index]
        if is_column_head(self._source, entries):
            self._fields.take_columns(index)
            return
        for entry in entries:
            if entry.key:
                self._fields.take(entry)
            elif self.lines[-1:] != [index]:
                self.lines.append(index)


class _Body:
    """The proposal's own words and all that stands below their first line, sorted while it is read line by line.

    ``_is_open``: running text still belongs to the body.
    """

    def __init__(self, lines: Lines, extent: Extent, fields: Fields) -> None:
        self.paras: list[Para] = []
        self.rest: list[int] = []
        self.chrome: list[int] = []
        self.attachments: list[int] = []
        self._lines = lines
        self._extent = extent
        self._fields = fields
        self._is_open = True

    def read(self) -> None:
        start = self._extent.start
        for index in range(start, len(self._lines.entries)):
            if index in self._fields.taken:
                continue
            text = self._lines.printed(index)
            if self.attachments or (index > start and begins_attachments(text)):
                self._read_attachment(index)
            elif is_rule(text):
                continue
            elif is_chrome(text):
                self.chrome.append(index)
                self._is_open = self._is_open and index < self._extent.last_text
            else:
                for entry in self._lines.entries[index]:
                    self._read_entry(entry)

    def _read_attachment(self, index: int) -> None:
        """Attachments stay out; signatures between their list and their pages still count."""
        pages = any(
            _ATTACHMENT_PAGE.match(squeezed(fold(self._lines.printed(each)))) for each in self.attachments[1:_FEW]
        )
        signed = [
            entry
            for entry in self._lines.entries[index]
            if entry.key in (*voc.PEOPLE, *voc.UNITS) and is_field(self._lines, self._extent, entry)
        ]
        if signed and not pages:
            for entry in signed:
                self._fields.take(entry)
        else:
            self.attachments.append(index)

    def _read_entry(self, entry: Entry) -> None:
        is_text = entry.key in voc.TEXTS
        if is_text and (entry.colon or not self.paras or entry.value[0] == entry.value[1]):
            self._add(entry)
            self._is_open = True
        elif entry.key and not is_text and is_field(self._lines, self._extent, entry):
            self._fields.take(entry)
            self._is_open = entry.key == voc.TITLE and self._is_preamble()
        elif self._is_open:
            self._add(entry._replace(key=""))
        elif self.rest[-1:] != [entry.line]:
            self.rest.append(entry.line)

    def _is_preamble(self) -> bool:
        """Whether what stands before the form's title is only a greeting or a covering note."""
        words = sum(para.full[1] - para.full[0] for para in self.paras)
        return words <= _PREAMBLE and not any(para.key for para in self.paras)

    def _add(self, entry: Entry) -> None:
        begin = min(entry.label[0], entry.value[0])
        full = self._lines.flow.trim(begin, max(entry.value[1], entry.label[1]))
        value = entry.value if entry.key else full
        if full[0] < full[1]:
            self.paras.append(Para(full, value, entry.key, entry.line))


def role_of(key: str) -> str:
    """The role that a unit's label stands for."""
    return _ROLES[key]
