"""The pages of a letter on the line API: one below the other, what is selected marked, the margin beside the lines.

Only the lines on the screen are made: a letter of any number of pages paints at once.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.events import Click
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reply_studio import i18n
from reply_studio.composing.page_grid import WIDEST, WIDTH, Line, Pages, Place, drawn
from reply_studio.i18n import _
from reply_studio.model.letter import Kind, Letter
from reply_studio.text.width import printable
from reply_studio.tui.widgets.blocks import Key
from reply_studio.tui.widgets.cells import cut, pad

MARGIN: Final = 14
"""Cells of the margin: seven characters."""
SHEET: Final = 1 + WIDTH + 1 + MARGIN
"""Cells of a page with the mark before its lines and the margin; the widest lines, which are nobody's, reach into it.
"""
KEPT: Final = 600
"""Drawn lines that are remembered: a selection draws only the lines that look otherwise."""
_STYLES: Final = {Kind.TITLE: "title", Kind.HEADING: "title", Kind.MARK: "mark"}
_drawn = lru_cache(maxsize=1024)(drawn)


class Shown(NamedTuple):
    """What the view shows: pages, the words in the margin (``None`` for no margin), the paragraphs that are marked."""

    pages: Pages
    margin: Mapping[Place, str] | None = None
    marked: frozenset[int] = frozenset()


class Paint(NamedTuple):
    """What the lines of one repaint share."""

    width: int
    left: int
    base: Style
    cursor: Style
    styles: Mapping[str, Style]
    language: str = ""


class PageView(ScrollView, can_focus=True, inherit_bindings=False):
    """``show`` replaces the pages, ``mark`` the selection; ``Moved`` and ``Opened`` tell what the person did.

    ``key_of`` says what a paragraph stands for, ``()`` for nothing that can be selected; ``blank_words`` what stands in
    a field that is empty before issue.
    """

    COMPONENT_CLASSES = {f"pages--{each}" for each in ("cursor", "away", "title", "mark", "dim")}
    ALLOW_SELECT = False

    class Moved(Message):
        """The person put the cursor on another paragraph."""

        def __init__(self, pane: "PageView", key: Key) -> None:
            super().__init__()
            self.pane, self.key = pane, key

        @property
        def control(self) -> "PageView":
            """The view."""
            return self.pane

    class Opened(Moved):
        """A paragraph was clicked twice."""

    def __init__(
        self, key_of: Callable[[Letter, int], Key], blank_words: Callable[[Kind | None], str], **more: object
    ) -> None:
        super().__init__(**more)  # type: ignore[arg-type]  # id and classes, as every widget takes them
        self._key_of, self._blank_words = key_of, blank_words
        self.shown: Shown | None = None
        self._at = -1
        self._rows: dict[int, tuple[int, int]] = {}
        self._order: list[int] = []
        self._styles: dict[str, Style] = {}
        self._paint = Paint(0, 0, Style(), Style(), {})
        self._strips: dict[tuple[int, bool], Strip] = {}

    # what is shown

    @property
    def key(self) -> Key:
        """What the paragraph under the cursor stands for, ``()`` where there is none."""
        if self.shown is None or not 0 <= self._at < len(self.shown.pages.letter.paragraphs):
            return ()
        return self._key_of(self.shown.pages.letter, self._at)

    @property
    def keys(self) -> list[Key]:
        """What can be selected, in the order of print."""
        return [self._key_of(self.shown.pages.letter, each) for each in self._order] if self.shown else []

    @property
    def text(self) -> str:
        """What the view shows, line by line."""
        return "\n".join("".join(part.text for part in self._segments(y)).rstrip() for y in range(self._height))

    def show(self, shown: Shown) -> None:
        """Other pages, another margin, other marks; the view stays where it is as far as it can."""
        before, self.shown = self.shown, shown
        if before is None or before[:2] != shown[:2]:
            self._strips = {}
        if before is None or before.pages is not shown.pages:
            self._learn(shown.pages)
            size = Size(0, self._height)
            if size != self.virtual_size:
                self.virtual_size = size
        self._set_cursor(shown.marked)
        self.refresh()

    def _learn(self, pages: Pages) -> None:
        """First row of every paragraph and the row behind its last one; which of them can be selected."""
        self._rows = {}
        for place, line in pages.printed():
            row = self.row_of(place)
            self._rows[line.paragraph] = self._rows.get(line.paragraph, (row, 0))[0], row + 1
        self._order = sorted((n for n in self._rows if self._key_of(pages.letter, n)), key=lambda n: self._rows[n])

    def _set_cursor(self, marked: frozenset[int]) -> None:
        """On the first marked paragraph that can be selected, unless it stands on one of them."""
        if self._at not in marked:
            self._at = next((each for each in self._order if each in marked), -1)

    def mark(self, marked: frozenset[int]) -> None:
        """Other paragraphs are selected: their first line is brought to the screen."""
        if self.shown is None:
            return
        self._at = -1
        self.show(self.shown._replace(marked=marked))
        self.reveal()

    def select(self, key: Key) -> bool:
        """Puts the cursor on a paragraph without telling anybody; False where there is no such paragraph."""
        if not key or key not in self.keys:
            return False
        self.mark(frozenset((self._order[self.keys.index(key)],)))
        return True

    # where it is

    @property
    def _sheet(self) -> int:
        """Rows of a page, its rule included."""
        return len(self.shown.pages.pages[0].lines) + 1 if self.shown else 1

    @property
    def _height(self) -> int:
        return self._sheet * self.shown.pages.count if self.shown else 0

    def row_of(self, place: Place) -> int:
        """The row of a line, counted from the first one of the first page."""
        return (place.page - 1) * self._sheet + place.row

    @property
    def page_number(self) -> int:
        """The page where the selection begins, if that is on the screen, else the one at the top; from 1."""
        top, height = round(self.scroll_y), self.scrollable_content_region.height
        start = self._rows.get(self._at, (-1, 0))[0]
        row = start if top <= start < top + height else top
        return min(row // self._sheet + 1, self.shown.pages.count if self.shown else 1)

    def reveal(self, place: Place | None = None) -> None:
        """Scrolls, as little as needed, until a line is seen; without one, the paragraph under the cursor."""
        height = self.scrollable_content_region.height
        start, end = self._rows.get(self._at, (0, 0))
        if place is not None:
            start, end = self.row_of(place), self.row_of(place) + 1
        if not height or not end:
            return
        top = round(self.scroll_target_y)
        self._scroll(min(max(top, end - height), start))

    def sees(self, rows: Iterator[int]) -> bool:
        """Whether one of these rows is on the screen."""
        top, height = round(self.scroll_target_y), self.scrollable_content_region.height
        return any(top <= each < top + height for each in rows)

    def _scroll(self, top: int) -> None:
        if top != round(self.scroll_target_y):
            self.scroll_to(y=top, animate=False, immediate=True)

    # moving about

    def move(self, by: int) -> None:
        """The cursor to the next paragraph; one that is longer than the view is scrolled through first."""
        height, top = self.scrollable_content_region.height, round(self.scroll_target_y)
        start, end = self._rows.get(self._at, (0, 0))
        hidden = end - (top + height) if by > 0 else top - start
        if end - start > height and hidden > 0:
            step = min(hidden, height - 2)
            self._scroll(top + (step if by > 0 else -step))
            return
        rank = self._order.index(self._at) + by if self._at in self._order else self._near(top)
        if 0 <= rank < len(self._order):
            self._go(self._order[rank])
        else:
            self._scroll(0 if by < 0 else max(0, self._height - height))

    def page(self, direction: int) -> None:
        """By what the view holds."""
        height = max(1, self.scrollable_content_region.height - 1)
        top = max(0, min(round(self.scroll_target_y) + direction * height, self._height - height - 1))
        rank = self._near(top)
        if rank < len(self._order):
            self._set(self._order[rank])
        self._scroll(top)

    def edge(self, direction: int) -> None:
        """To the first (-1) or last (1) line."""
        if self._order:
            self._set(self._order[0 if direction < 0 else -1])
        self._scroll(0 if direction < 0 else max(0, self._height - self.scrollable_content_region.height))

    def _near(self, row: int) -> int:
        """The first paragraph to be selected that begins at a row or below."""
        return bisect_left([self._rows[each][0] for each in self._order], row)

    def _go(self, at: int) -> None:
        self._set(at)
        self.reveal()

    def _set(self, at: int) -> None:
        if self.shown is not None and (at != self._at or self.shown.marked != {at}):
            self._at = at
            self.show(self.shown._replace(marked=frozenset((at,))))
            self.post_message(self.Moved(self, self.key))

    def on_resize(self) -> None:
        """The selection stays in sight."""
        self.reveal()

    def on_click(self, event: Click) -> None:
        """A click selects, a second one opens."""
        at = event.style.meta.get("paragraph")
        if at is None or at not in self._order:
            return
        self._go(at)
        if event.chain == 2:
            self.post_message(self.Opened(self, self.key))

    # how it is drawn

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of a repaint; what they share is looked up once for all of them."""
        if not self._styles:
            names = (each.removeprefix("pages--") for each in self.COMPONENT_CLASSES)
            self._styles = {each: self.get_component_rich_style(f"pages--{each}", partial=True) for each in names}
        base = self.rich_style
        cursor = base + self._styles["cursor" if self.has_focus else "away"]
        left = max(0, (self.size.width - SHEET) // 2)
        paint = Paint(self.size.width, left, base, cursor, self._styles, i18n.language())
        if paint != self._paint or len(self._strips) > KEPT:
            self._paint, self._strips = paint, {}
        return super().render_lines(crop)

    def notify_style_update(self) -> None:
        """Another theme."""
        self._styles = {}
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        at, paint = y + round(self.scroll_y), self._paint
        if not 0 <= at < self._height:
            return Strip.blank(paint.width, paint.base)
        line = self._line(at)
        paragraph = line.paragraph if line else -1
        key = at, self._is_marked(paragraph)
        if key not in self._strips:
            self._strips[key] = self._strip(at, paragraph, paint.cursor if key[1] else paint.base)
        return self._strips[key]

    def _strip(self, row: int, paragraph: int, style: Style) -> Strip:
        parts = [Segment(" " * self._paint.left), *self._segments(row)]
        strip = Strip(parts).adjust_cell_length(self._paint.width)
        return strip.apply_style(style).apply_meta({"paragraph": paragraph})

    def _line(self, row: int) -> Line | None:
        """The printed line of a row, ``None`` for the rule below a page."""
        number, at = divmod(row, self._sheet)
        lines = self.shown.pages.pages[number].lines if self.shown else ()
        return lines[at] if at < len(lines) else None

    def _is_marked(self, paragraph: int) -> bool:
        return self.shown is not None and paragraph in self.shown.marked

    def _segments(self, row: int) -> Iterator[Segment]:
        line = self._line(row)
        if line is None:
            yield Segment(self._rule(row // self._sheet + 1), self._style("dim"))
            return
        text, style = _drawn(line), _STYLES.get(line.kind, "") if line.kind else ""
        if not line.text and self._blank_words(line.kind):
            text, style = pad(self._blank_words(line.kind), WIDTH - line.right, right=True), "dim"
        sign = ">" if self._is_marked(line.paragraph) else " "
        yield Segment(sign + pad(text, WIDTH if cell_len(text) <= WIDTH else WIDEST) + " ", self._style(style))
        if self.shown and self.shown.margin:
            words = self.shown.margin.get(Place(row // self._sheet + 1, row % self._sheet), "")
            yield Segment(cut(printable(words, multiline=False), MARGIN), self._style("dim"))

    def _style(self, name: str) -> Style | None:
        return self._paint.styles.get(name)

    def _rule(self, page: int) -> str:
        """The line between two pages, with the number of the page above."""
        words = _("page {page}/{pages}").format(page=page, pages=self.shown.pages.count if self.shown else 0)
        free = WIDTH - cell_len(words) - 2
        return f" {'-' * (free // 2)} {words} {'-' * (free - free // 2)}"

    def on_focus(self) -> None:
        """The selection is drawn stronger."""
        self.refresh()

    def on_blur(self) -> None:
        """The selection is drawn weaker."""
        self.refresh()
