"""Excel workbooks: the visible sheets as tables, read in the worker process.

Cells are what a person sees as far as it matters for a ledger: days as ISO dates, numbers with the leading zeros of
their format, formulas by their last result.
"""

import datetime as dt
import io
import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

import msgspec

from reply_studio.errors import InputError
from reply_studio.formats import sandbox
from reply_studio.formats.container import Package
from reply_studio.i18n import _, listed
from reply_studio.model.base import Value
from reply_studio.model.intake import Remark
from reply_studio.parsing.blocks import Document, Table, TableRow
from reply_studio.parsing.readers.grids import MOST_COLUMNS, MOST_ROWS
from reply_studio.parsing.readers.lines import blocks_of

_MERGED: Final = re.compile(
    rb'<(?:\w+:)?mergeCell\s[^>]{0,200}?ref="\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})"'
)
_ZEROS: Final = re.compile(r"0{2,20}")
_EMPTY_ROWS: Final = 300
"""After so many empty rows a sheet is over: formats often go on to the end of the grid."""
_LONGEST: Final = 20_000


class Sheet(Value):
    """A sheet as it comes from the worker: ``rows`` as they stand, ``filled`` with merged cells repeated."""

    name: str
    rows: list[list[str]] = []
    filled: list[list[str]] = []
    hidden: bool = False


def read_xlsx(name: str, data: bytes) -> Document:
    """The workbook's sheets as tables, and their rows as blocks.

    Raises:
        InputError: the file is damaged, protected, too large, or holds no text.
    """
    answer = sandbox.run("reply_studio.parsing.readers.xlsx:extract", name, data)
    sheets = msgspec.msgpack.decode(answer, type=list[Sheet])
    shown = [each for each in sheets if not each.hidden and each.rows]
    if not shown:
        raise InputError(_("holds no text"), where=name, hint=_("ask the sender for the file again"))
    lines: list[str] = []
    tables = tuple(_table(each, lines) for each in shown)
    raw = "\n".join(lines)
    return Document(
        name=name,
        raw=raw,
        blocks=blocks_of(raw, name),
        format="xlsx",
        remarks=tuple(_remarks(sheets)),
        tables=tables,
        names=tuple(each.name for each in shown),
    )


def _remarks(sheets: Iterable[Sheet]) -> Iterator[Remark]:
    hidden = [each.name for each in sheets if each.hidden and each.rows]
    if hidden:
        yield Remark(code="IN006", message=_("hidden sheets were not read: {names}").format(names=listed(hidden)))


def _table(sheet: Sheet, lines: list[str]) -> Table:
    """The sheet's grid; its rows are added to *lines* as they stand."""
    made = []
    for cells, whole in zip(sheet.rows, sheet.filled, strict=True):
        lines.append("\t".join(" ".join(each.split()) for each in cells).rstrip("\t"))
        made.append(TableRow(cells=tuple(whole), line=len(lines)))
    return tuple(made)


# ---- in the worker


def extract(data: bytes) -> bytes:
    """The sheets of a workbook, encoded.

    Raises:
        InputError: the package is damaged, protected or too large, or no workbook.
    """
    import openpyxl

    package = Package("", data)
    _inspect(package)
    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    sheets = [_sheet(each, package) for each in book.worksheets]
    return msgspec.msgpack.encode(sheets)


def _inspect(package: Package) -> None:
    """Unpacks every part once within the limits; the library itself would unpack without any.

    Raises:
        InputError: a part is too large or damaged, or has a document type.
    """
    for part in package.names:
        if not part.endswith("/") and b"<!DOCTYPE" in package.read(part):
            raise InputError(
                _("its part {part} has a document type").format(part=part),
                hint=_("open it in its own program, save it anew, and try again"),
            )


def _sheet(sheet: Any, package: Package) -> Sheet:
    sheet.reset_dimensions()  # programs write wrong ones, and rows beyond them would be missing
    rows: dict[int, list[str]] = {}
    last = 0
    for number, cells in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS), 1):
        texts = [_shown(each) for each in cells]
        if any(texts):
            rows[number], last = texts, number
        if len(rows) >= MOST_ROWS or number - last > _EMPTY_ROWS:
            break
    width = max((n for row in rows.values() for n, text in enumerate(row, 1) if text), default=0)
    even = {number: (row + [""] * width)[:width] for number, row in rows.items()}
    return Sheet(
        name=sheet.title,
        rows=list(even.values()),
        filled=_filled(even, _merges(sheet, package), width),
        hidden=sheet.sheet_state != "visible",
    )


def _filled(rows: dict[int, list[str]], merges: Iterable[tuple[int, int, int, int]], width: int) -> list[list[str]]:
    """The rows with the first cell of every merged range in all its places."""
    filled = {number: list(row) for number, row in rows.items()}
    for top, left, bottom, right in merges:
        text = rows[top][left] if top in rows and left < width else ""
        for number in range(top, min(bottom, top + MOST_ROWS) + 1) if text else ():
            if number in filled:
                filled[number][left : right + 1] = [text] * (min(right, width - 1) - left + 1)
    return list(filled.values())


def _merges(sheet: Any, package: Package) -> Iterator[tuple[int, int, int, int]]:
    """The merged ranges, which the library's reading mode for large files leaves out."""
    from openpyxl.utils import column_index_from_string

    part = str(getattr(sheet, "_worksheet_path", "")).lstrip("/")
    data = package.read(part) if part in package else b""
    for found in _MERGED.finditer(data):
        left, top, right, bottom = (each.decode("ascii") for each in found.groups())
        yield int(top), column_index_from_string(left) - 1, int(bottom), column_index_from_string(right) - 1


def _shown(cell: Any) -> str:
    """The cell's text."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, int) and not isinstance(value, bool) and _ZEROS.fullmatch(str(cell.number_format)):
        return f"{value:0{len(cell.number_format)}d}"
    return str(value)[:_LONGEST].replace("_x000D_", "").replace("\r\n", "\n").strip()
