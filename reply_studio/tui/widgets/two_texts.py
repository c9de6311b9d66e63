"""Two texts beside each other, or one above the other where there is no room."""

from collections.abc import Sequence

from textual.containers import Horizontal

from reply_studio.tui.widgets.runs import Para, Runs, para


class TwoTexts(Horizontal):
    """``one`` stands left and ``two`` right; ``two`` is hidden where there is only one text."""

    def __init__(self, **more: object) -> None:
        self.one, self.two = Runs(id="one"), Runs(id="two")
        super().__init__(self.one, self.two, **more)  # type: ignore[arg-type]  # id and classes, as every widget takes them

    def show(self, left: Sequence[Para], right: Sequence[Para], stacked_at: int | None = None) -> None:
        """Other texts. With ``stacked_at`` both become one, the right one behind so many paragraphs of the left one."""
        self.two.display = bool(right) and stacked_at is None
        if stacked_at is not None and right:
            gap = [para("")] if stacked_at > 1 else []
            left, right = [*left[:stacked_at], *gap, *right, *left[stacked_at:]], []
        self.one.show(list(left))
        self.two.show(list(right))

    def read(self, direction: int) -> None:
        """Scrolls both by half a page."""
        self.one.read(direction)
        self.two.read(direction)
