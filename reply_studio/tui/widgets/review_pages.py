"""The pages of a letter under review: words that are gone or new are styled where they stand, beside their brackets."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from rich.segment import Segment

from reply_studio.composing.page_grid import Line
from reply_studio.text.width import printable
from reply_studio.tui.widgets.page_ink import BlankWords, Ink, Shown
from reply_studio.tui.widgets.page_rows import KeyOf, PageRows, Stand
from reply_studio.tui.widgets.page_view import PageView


class Span(NamedTuple):
    """Characters ``start`` to ``end`` of a paragraph that are gone or new (``kind``)."""

    start: int
    end: int
    kind: str


Spans = Mapping[int, Sequence[Span]]
"""Paragraph → what is gone or new in it."""


class ChangeInk(Ink):
    """Draws the words of spans in their own style; what cannot be found again keeps its brackets alone."""

    def __init__(self, blank_words: BlankWords) -> None:
        super().__init__(blank_words)
        self.spans: Spans = {}

    def _segments(self, rows: PageRows, shown: Shown, row: int) -> Iterator[Segment]:
        line = rows.line(row)
        spans = self.spans.get(line.paragraph, ()) if line else ()
        first, *rest = super()._segments(rows, shown, row)
        yield from self._coloured(first, line, spans) if line and spans else (first,)
        yield from rest

    def _coloured(self, whole: Segment, line: Line, spans: Sequence[Span]) -> Iterator[Segment]:
        """The line's text cut where a change begins or ends."""
        text = printable(line.text, multiline=False).strip()
        start = whole.text.find(text)
        if start < 0 or not text:
            yield whole
            return
        begin = line.start + (len(line.text) - len(line.text.lstrip()))
        edges = (edge - begin for span in spans for edge in (span.start, span.end))
        cuts = sorted({0, len(text), *(each for each in edges if 0 < each < len(text))})
        yield Segment(whole.text[:start], whole.style)
        for left, right in pairwise(cuts):
            kind = next((each.kind for each in spans if each.start <= begin + left < each.end), "")
            yield Segment(text[left:right], self._style(kind) if kind else whole.style)
        yield Segment(whole.text[start + len(text) :], whole.style)


class ReviewPages(PageView, inherit_bindings=False):
    """Pages with changes; ``compare`` says where they are."""

    COMPONENT_CLASSES = PageView.COMPONENT_CLASSES | {"pages--gone", "pages--new"}

    def __init__(self, key_of: KeyOf, blank_words: BlankWords, **more: object) -> None:
        super().__init__(key_of, blank_words, **more)
        self._ink: ChangeInk = ChangeInk(blank_words)

    def compare(self, shown: Shown, spans: Spans) -> None:
        """Shows pages with their changes."""
        self._ink.spans = spans
        self._ink.forget()
        self.show(shown)

    @property
    def at_end(self) -> bool:
        """The last printed line is on the screen."""
        last = max((self.rows.span(each)[1] for each in self.rows.order), default=0) if self.rows else 0
        height = self.scrollable_content_region.height
        return bool(height and last) and round(self.scroll_y) + height >= last

    @property
    def at(self) -> int:
        """The paragraph under the cursor, -1 for none."""
        return self._at

    def go(self, index: int) -> None:
        """Puts the cursor on a paragraph and tells it, as a person would."""
        if self.rows and index in self.rows.order:
            self._go(Stand(index, self._window.around(*self.rows.span(index))))
