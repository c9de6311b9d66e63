"""The one editor of the workbench: a passage, a heading or a reason, in the place where it stands.

It breaks lines as the preview does, draws only the part of a paragraph that is on a line (the library draws the whole
paragraph for every line), and shows control characters by visible signs. Its caret stands still: a repaint would move
the input method's window.
"""

from functools import lru_cache
from typing import Any, ClassVar, Final, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.document._document_navigator import DocumentNavigator
from textual.document._wrapped_document import WrappedDocument
from textual.events import Key
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widgets import TextArea

from reply_studio.text.width import printable
from reply_studio.text.wrapping import breaks
from reply_studio.tui.keymap import bindings
from reply_studio.tui.widgets.finder import WIDE_BLANK, WIDE_BLANK_KEY

_breaks = lru_cache(maxsize=512)(breaks)


_PARTS: Final = ("selection", "cursor")


class Paint(NamedTuple):
    """What the lines of one repaint share."""

    width: int
    base: Style
    chosen: Style
    caret: Style


class ChineseLines(WrappedDocument):
    """The document's lines, broken by the rules of Chinese typesetting.

    The library breaks only at blanks: a line could begin with a full stop, and half of a line stays empty behind a
    blank. A paragraph that did not change is not measured again.
    """

    def wrap(self, width: int, tab_width: int | None = None) -> None:
        """All lines anew."""
        self._width, self._tab_width = width, tab_width or self._tab_width
        self._wrap_offsets = [list(_breaks(each, width)) if width else [] for each in self.document.lines]
        self._tab_width_cache = [[] for _each in self._wrap_offsets]
        self._offset_to_line_info = []
        self._line_index_to_offsets = []
        for row, offsets in enumerate(self._wrap_offsets):
            top = len(self._offset_to_line_info)
            self._line_index_to_offsets.append(list(range(top, top + len(offsets) + 1)))
            self._offset_to_line_info += [(row, section) for section in range(len(offsets) + 1)]

    def wrap_range(self, start: Any, old_end: Any, new_end: Any) -> None:
        """After an edit; unchanged paragraphs come from the cache."""
        self.wrap(self._width)


class PassageEditor(TextArea, inherit_bindings=True):
    """``begin`` loads a text; the messages say what the person wants done with it."""

    BINDINGS: ClassVar = bindings("editor")

    class Left(Message):
        """The person is done with the text."""

    class Split(Message):
        """The passage is to be cut before character ``at``."""

        def __init__(self, at: int) -> None:
            super().__init__()
            self.at = at

    class Unit(Message):
        """The name of a unit before the caret is to be completed."""

    class Next(Message):
        """The person is done and wants to write another passage behind this one."""

    def __init__(self, **more: Any) -> None:
        super().__init__(compact=True, highlight_cursor_line=False, **more)
        self.cursor_blink = False
        self._paint = Paint(0, Style(), Style(), Style())
        self.loaded = ""
        self.single = False

    def begin(self, text: str, *, single: bool = False) -> None:
        """Another text, the caret at its end; tabs become blanks. A ``single`` one (a heading, a reason, a note) is not
        cut, and no other one is written behind it.
        """
        self.single = single
        self.load_text(text.replace("\t", " "))
        self.loaded = self.text
        self.move_cursor(self.document.end)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What cannot be done with this text is not offered."""
        return not (self.single and action in ("next", "split")) and super().check_action(action, parameters)

    def place_caret(self, at: int) -> None:
        """Puts the caret before a character of the text."""
        before = self.text[:at].split("\n")
        self.move_cursor((len(before) - 1, len(before[-1])))

    @property
    def changed(self) -> bool:
        """Something was typed since ``begin``."""
        return self.text != self.loaded

    @property
    def lines(self) -> int:
        """How many lines the text takes."""
        return self.wrapped_document.height

    def on_key(self, event: Key) -> None:
        """A full-width blank, as an input method sends it, is a character like others; the library drops it."""
        if event.key == WIDE_BLANK_KEY:
            event.stop()
            event.prevent_default()
            self.replace(WIDE_BLANK, *self.selection, maintain_selection_offset=False)

    def put(self, text: str, instead: int = 0) -> None:
        """Words at the caret, in place of what is selected, else of so many characters before it on its line."""
        start, end = sorted(self.selection)
        if start == end:
            start = (start[0], max(0, start[1] - instead))
        self.replace(text, start, end, maintain_selection_offset=False)

    def action_leave(self) -> None:
        """Done."""
        self.post_message(self.Left())

    @property
    def caret(self) -> int:
        """The character of the text before which the caret stands."""
        row, column = self.cursor_location
        return sum(len(each) + 1 for each in self.document.lines[:row]) + column

    def action_split(self) -> None:
        """Cut here."""
        self.post_message(self.Split(self.caret))

    def action_unit(self) -> None:
        """Complete a unit's name."""
        self.post_message(self.Unit())

    def action_next(self) -> None:
        """Done, and another one."""
        self.post_message(self.Next())

    def _set_document(self, text: str, language: str | None) -> None:
        super()._set_document(text, language)
        self.wrapped_document = ChineseLines(self.document, tab_width=1)
        self.navigator = DocumentNavigator(self.wrapped_document)
        self._rewrap_and_refresh_virtual_size()

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of a repaint; what they share is looked up once for all of them."""
        base = self.rich_style
        chosen, caret = (self.get_component_rich_style(f"text-area--{each}", partial=True) for each in _PARTS)
        self._paint = Paint(self.size.width, base, base + chosen, base + caret)
        return super(TextArea, self).render_lines(crop)

    def _render_line(self, y: int) -> Strip:
        lines, paint = self.wrapped_document, self._paint
        at = y + self.scroll_offset.y
        if at >= lines.height:
            return Strip.blank(paint.width, paint.base)
        row, section = lines._offset_to_line_info[at]
        cuts = [0, *lines.get_offsets(row), len(self.document.get_line(row))]
        start, end = cuts[section], cuts[section + 1]
        text = printable(self.document.get_line(row)[start:end], multiline=False)
        if section + 2 == len(cuts):
            text += " "  # the caret may stand behind the last character
        return Strip(self._segments(text, row, start)).adjust_cell_length(paint.width, paint.base)

    def _segments(self, text: str, row: int, start: int) -> list[Segment]:
        """The text in runs of one style: plain, selected, under the caret."""
        styles = [self._paint.base] * len(text)
        first, last = sorted(self.selection)
        if first != last:
            for at in range(len(text)):
                if first <= (row, start + at) < last:
                    styles[at] = self._paint.chosen
        caret_row, caret = self.selection.end
        if caret_row == row and 0 <= caret - start < len(text) and self._draw_cursor:
            styles[caret - start] = self._paint.caret
        return _runs(text, styles)


def _runs(text: str, styles: list[Style]) -> list[Segment]:
    runs: list[Segment] = []
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or styles[at] is not styles[start]:
            runs.append(Segment(text[start:at], styles[start]))
            start = at
    return runs
