"""Cutting and padding by the widths that the screen library itself uses, so that columns and strips agree."""

from rich.cells import cell_len, set_cell_size

ELLIPSIS = "\u2026"


def cut(text: str, width: int) -> str:
    """The text in at most *width* cells, ending with an ellipsis where something was left out."""
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, max(0, width - 1)).rstrip() + ELLIPSIS if width > 0 else ""


def pad(text: str, width: int, *, right: bool = False) -> str:
    """The text cut or filled with spaces to exactly *width* cells."""
    short = cut(text, width)
    space = " " * (width - cell_len(short))
    return space + short if right else short + space
