"""Paragraphs and table rows of a laid-out format become lines of raw text, the same way for HTML and Word."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from reply_studio.errors import InputError
from reply_studio.i18n import _
from reply_studio.parsing.readers.lines import MOST_BLOCKS
from reply_studio.text.numbering import marker_at

_SHORT: Final = 12
_FEW: Final = 4
_SPACES: Final = re.compile(r"[ \t]*\t[ \t]*")


class Lines:
    """Raw text under construction. A row's cells are parted by tabs; a paragraph holds none."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._lines: list[str] = []
        self.styles: dict[int, str] = {}

    def __len__(self) -> int:
        return len(self._lines)

    def paragraph(self, text: str, style: str = "") -> None:
        """Adds a paragraph; its line breaks begin new lines."""
        for line in text.split("\n"):
            self._add(_SPACES.sub(" ", line), style)

    def row(self, cells: Iterable[Sequence[str]]) -> None:
        """Adds a table row. A cell of several paragraphs stands below the cells before it, line by line."""
        waiting: list[str] = []
        for cell in cells:
            filled = [line.strip() for line in cell if line.strip()]
            if len(filled) <= 1 or _is_one_phrase(filled):
                waiting.append(" ".join(filled))
                continue
            self._flush(waiting)
            waiting = []
            for line in filled:
                self._add(line, "")
        self._flush(waiting)

    def _flush(self, cells: Sequence[str]) -> None:
        filled = sum(map(bool, cells))
        if filled:
            self._add("\t".join(_SPACES.sub(" ", cell) if filled > 1 else cell for cell in cells), "")

    def _add(self, line: str, style: str) -> None:
        if len(self._lines) > 2 * MOST_BLOCKS:
            message = _("has more than {n} lines").format(n=2 * MOST_BLOCKS)
            raise InputError(message, where=self._name, hint=_("split the file and try again"))
        self._lines.append(line)
        if style:
            self.styles[len(self._lines)] = style

    def cell(self) -> list[str]:
        """The lines as the content of one table cell."""
        return self._lines

    def raw(self) -> str:
        """The text."""
        return "\n".join(self._lines)


def _is_one_phrase(lines: Sequence[str]) -> bool:
    """A cell whose few short lines are one phrase or list: a label over two lines, names below each other."""
    short = len(lines) <= _FEW and all(len(line) <= _SHORT for line in lines)
    return short and not any(marker_at(line) for line in lines)
