"""The grid as text for a terminal: two cells a full-width character."""

from typing import Final

from reply_studio.composing.page_grid.pages import Line, Page
from reply_studio.text.width import cells, printable

WIDTH: Final = 56
"""Cells of the type area: 28 characters."""
WIDEST: Final = 62
"""Cells that a line may take: copies are set in smaller type, 30 characters a line."""


def drawn(line: Line, width: int = WIDTH) -> str:
    """The line as a terminal shows it, placed in a type area of *width* cells; no blanks at its end."""
    text = printable(line.text, multiline=False)
    free = max(0, width - cells(text))
    if line.align == "center":
        return f"{' ' * (free // 2)}{text}".rstrip()
    if line.align == "right":
        return f"{' ' * max(0, free - line.right)}{text}".rstrip()
    if line.align == "apart":
        text = _apart(text, width - line.indent - line.right)
    return f"{' ' * line.indent}{text}".rstrip()


def _apart(text: str, width: int) -> str:
    """What stands behind the last full-width blank moved to the right, two cells away at the least."""
    left, _blank, right = text.rpartition("\u3000")
    return f"{left}{' ' * max(2, width - cells(left) - cells(right))}{right}" if left else text


def sheet(page: Page) -> list[str]:
    """All lines of a page."""
    return [drawn(each) for each in page.lines]
