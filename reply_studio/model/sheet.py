"""A paper that is a table: forms to fill in, records, lists. Composed once, printed by ``letter.grid``."""

from reply_studio.model.base import Value


class Cell(Value):
    """One cell. ``head``: a label; ``span`` how many columns it covers; lines of ``text`` are paragraphs of their own.
    ``name`` says which field it is where its text cannot be printed.
    """

    text: str = ""
    head: bool = False
    span: int = 1
    name: str = ""


class Row(Value):
    """Cells from left to right. ``height`` is the least height in mm, 0 for that of its words; ``repeat``: it heads
    every page.
    """

    cells: tuple[Cell, ...]
    height: int = 0
    repeat: bool = False


class Sheet(Value):
    """The paper: its title, lines above the table, columns' widths in mm, rows, lines below; upright, or across on
    ``landscape``. ``paper`` is its kind as ``render --paper`` names it.
    """

    paper: str
    title: str
    rows: tuple[Row, ...]
    widths: tuple[int, ...]
    above: tuple[str, ...] = ()
    below: tuple[str, ...] = ()
    landscape: bool = False

    def text(self) -> str:
        """What stands on it, one paragraph a line, empty ones left out."""
        cells = (line for row in self.rows for cell in row.cells for line in cell.text.split("\n"))
        return "\n".join(each for each in (self.title, *self.above, *cells, *self.below) if each)
