"""The pages of a letter on the line API: one below the other, what is selected marked, the margin beside the lines.

Only the lines on the screen are made: a letter of any number of pages paints at once.
"""

from textual.events import Click
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip

from reply_studio import i18n
from reply_studio.composing.page_grid import Place
from reply_studio.tui.widgets.blocks import Key
from reply_studio.tui.widgets.line_view import LineView
from reply_studio.tui.widgets.page_ink import SHEET, BlankWords, Ink, Paint, Shown
from reply_studio.tui.widgets.page_rows import KeyOf, PageRows, Stand, Window, at_edge, page_on, stepped, turned


class PageView(LineView, can_focus=True, inherit_bindings=False):
    """``show`` replaces the pages, ``mark`` the selection; ``Moved`` and ``Opened`` tell what the person did.

    ``shown`` and ``rows`` are ``None`` until there are pages.
    """

    COMPONENT_CLASSES = {f"pages--{each}" for each in ("cursor", "away", "title", "mark", "dim")}

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

    def __init__(self, key_of: KeyOf, blank_words: BlankWords, **more: object) -> None:
        super().__init__(**more)
        self.shown: Shown | None = None
        self.rows: PageRows | None = None
        self._key_of = key_of
        self._ink = Ink(blank_words)
        self._at = -1

    # what is shown

    @property
    def key(self) -> Key:
        """What the paragraph under the cursor stands for, ``()`` where there is none."""
        return self.rows.key(self._at) if self.rows else ()

    @property
    def keys(self) -> list[Key]:
        """What can be selected, in the order of print."""
        return self.rows.keys if self.rows else []

    @property
    def text(self) -> str:
        """What the view shows, line by line."""
        return self._ink.words(self.rows, self.shown) if self.rows and self.shown else ""

    @property
    def page_number(self) -> int:
        """The page where the selection begins, if that is on the screen, else the one at the top; from 1."""
        window = Window(round(self.scroll_y), self.scrollable_content_region.height)
        return page_on(self.rows, window, self._at) if self.rows else 1

    def show(self, shown: Shown) -> None:
        """Other pages, another margin, other marks; the view stays where it is as far as it can."""
        before, self.shown = self.shown, shown
        if before is None or before[:2] != shown[:2]:
            self._ink.forget()
        if self.rows is None or self.rows.pages is not shown.pages:
            self.rows = PageRows(shown.pages, self._key_of)
            size = Size(0, self.rows.height)
            if size != self.virtual_size:
                self.virtual_size = size
        if self._at not in shown.marked:
            self._at = next((each for each in self.rows.order if each in shown.marked), -1)
        self.refresh()

    def mark(self, marked: frozenset[int]) -> None:
        """Other paragraphs are selected: their first line is brought to the screen."""
        if self.shown is None:
            return
        self._at = -1
        self.show(self.shown._replace(marked=marked))
        self.reveal()

    def select(self, key: Key) -> bool:
        """Puts the cursor on a paragraph without telling anybody; False where there is no such paragraph."""
        if self.rows is None or not key or key not in self.rows.keys:
            return False
        self.mark(frozenset((self.rows.order[self.rows.keys.index(key)],)))
        return True

    # moving about

    def move(self, by: int) -> None:
        """The cursor to the next paragraph; one that is longer than the view is scrolled through first."""
        if self.rows:
            self._go(stepped(self.rows, self._window, self._at, by))

    def page(self, direction: int) -> None:
        """By what the view holds."""
        if self.rows:
            self._go(turned(self.rows, self._window, direction))

    def edge(self, direction: int) -> None:
        """To the first (-1) or last (1) line."""
        if self.rows:
            self._go(at_edge(self.rows, self._window, direction))

    def reveal(self, place: Place | None = None) -> None:
        """Scrolls, as little as needed, until a line is seen; without one, the paragraph under the cursor."""
        if self.rows is None:
            return
        start, end = self.rows.span(self._at)
        if place is not None:
            start, end = self.rows.row_of(place), self.rows.row_of(place) + 1
        self._go(Stand(None, self._window.around(start, end)))

    @property
    def _window(self) -> Window:
        """The rows that are seen once the view has scrolled to where it was sent."""
        return Window(round(self.scroll_target_y), self.scrollable_content_region.height)

    def _go(self, stand: Stand) -> None:
        if stand.paragraph is not None and self.shown is not None:
            self._put(stand.paragraph, self.shown)
        self.scroll_to_row(stand.top)

    def _put(self, at: int, shown: Shown) -> None:
        """The cursor on a paragraph, which is all that is marked."""
        if at != self._at or shown.marked != {at}:
            self._at = at
            self.show(shown._replace(marked=frozenset((at,))))
            self.post_message(self.Moved(self, self.key))

    def on_resize(self) -> None:
        """The selection stays in sight."""
        self.reveal()

    def on_click(self, event: Click) -> None:
        """A click selects, a second one opens."""
        at = event.style.meta.get("paragraph")
        if self.rows is None or at is None or at not in self.rows.order:
            return
        self._go(Stand(at, self._window.around(*self.rows.span(at))))
        if event.chain == 2:
            self.post_message(self.Opened(self, self.key))

    # how it is drawn

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of a repaint; what they share is looked up once for all of them."""
        base = self.rich_style
        cursor = base + self.looks["cursor" if self.has_focus else "away"]
        left = max(0, (self.size.width - SHEET) // 2)
        self._ink.dip(Paint(self.size.width, left, base, cursor, self.looks, i18n.language()))
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        return self._ink.strip(self.rows, self.shown, y + round(self.scroll_y))
