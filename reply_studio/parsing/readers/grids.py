"""Tables as grids: what a merged cell covers is filled with its text."""

from collections.abc import Iterable
from typing import Final, NamedTuple

from reply_studio.parsing.blocks import Table, TableRow

MOST_COLUMNS: Final = 60
MOST_ROWS: Final = 5_000


class Cell(NamedTuple):
    """A cell's text and how many columns and rows it covers; ``goes_on``: it belongs to the cell above it."""

    text: str
    columns: int = 1
    rows: int = 1
    goes_on: bool = False


class Grid:
    """A table under construction, row by row; columns and rows beyond what a ledger has are left out."""

    def __init__(self) -> None:
        self._rows: list[TableRow] = []
        self._last: dict[int, str] = {}
        self._covered: dict[int, tuple[int, str]] = {}
        """Column → how many more rows a cell above covers, and its text."""

    def row(self, cells: Iterable[Cell], line: int | None = None) -> None:
        """Adds a row."""
        placed = {column: text for column, (_left, text) in self._covered.items()}
        covered = {column: (left - 1, text) for column, (left, text) in self._covered.items() if left > 1}
        at = 0
        for cell in cells:
            while at in self._covered:
                at += 1
            text = self._last.get(at, cell.text) if cell.goes_on else cell.text
            for column in range(at, min(at + cell.columns, MOST_COLUMNS)):
                placed[column] = text
                if cell.rows > 1:
                    covered[column] = (cell.rows - 1, text)
            at += cell.columns
        self._last, self._covered = placed, covered
        if placed and len(self._rows) < MOST_ROWS:
            self._rows.append(TableRow(cells=tuple(placed.get(n, "") for n in range(max(placed) + 1)), line=line))

    def table(self) -> Table:
        """The rows, all of one width."""
        width = max((len(each.cells) for each in self._rows), default=0)
        return tuple(
            TableRow(cells=each.cells + ("",) * (width - len(each.cells)), line=each.line) for each in self._rows
        )
