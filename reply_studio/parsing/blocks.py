"""The neutral form every reader produces: blocks of text with their place in the raw text."""

from reply_studio.model.base import Value
from reply_studio.model.intake import Remark


class Block(Value):
    """One paragraph, line or table row.

    ``text`` has no indent and no trailing white space, and ``raw[start:start + len(text)] == text`` holds in its
    Document. ``line`` is 1-based; ``indent`` counts leading white space characters (full-width ones twice); ``gap``
    counts blank lines before it. ``cells`` holds the cells of a table row, empty elsewhere. ``style`` is the
    format's own style name (``Heading 1``, ``h2``), "" where there is none.
    """

    text: str
    start: int
    line: int
    indent: int = 0
    gap: int = 0
    cells: tuple[str, ...] = ()
    style: str = ""

    @property
    def end(self) -> int:
        """Offset just behind the text."""
        return self.start + len(self.text)


class TableRow(Value):
    """One row of a table: every place in the grid is filled, a merged cell repeats its text in all that it covers.

    ``line`` is where the row begins in the raw text, ``None`` where it has no line of its own.
    """

    cells: tuple[str, ...]
    line: int | None = None


Table = tuple[TableRow, ...]


class Document(Value):
    r"""A file as read: its name, its raw text (newlines are ``\n``) and the non-empty blocks in it, in order.

    ``tables`` are its tables as grids, beside the same words as blocks; ``names`` are the names of a workbook's
    sheets, one a table.
    """

    name: str
    raw: str
    blocks: tuple[Block, ...]
    format: str = "text"
    remarks: tuple[Remark, ...] = ()
    tables: tuple[Table, ...] = ()
    names: tuple[str, ...] = ()
