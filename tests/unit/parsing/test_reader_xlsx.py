"""Workbooks become tables: what a person sees in the cells, merged cells in all their places."""

import datetime as dt
import io
import zipfile

import pytest

from reply_studio.errors import InputError
from reply_studio.parsing import read
from reply_studio.parsing.blocks import Document
from tests.sheets import workbook


def cells(document: Document, table: int = 0) -> list[tuple[str, ...]]:
    return [row.cells for row in document.tables[table]]


def test_rows_are_tables_and_blocks():
    """The grid for ledgers, the lines for every other reader."""
    document = read("x.xlsx", workbook([["甲", None, "乙"], [1, 2.0, 2.5]]))
    assert cells(document) == [("甲", "", "乙"), ("1", "2", "2.5")]
    assert [(each.text, each.line) for each in document.blocks] == [("甲\t\t乙", 1), ("1\t2\t2.5", 2)]
    assert (document.format, document.names) == ("xlsx", ("Sheet1",))


def test_merged_cells_hold_in_all_their_places():
    """Across and down; the printed lines have them once."""
    document = read("x.xlsx", workbook([["题", None, None], ["a", "x", 1], [None, "y", 2]], merged=["A1:C1", "A2:A3"]))
    assert cells(document) == [("题", "题", "题"), ("a", "x", "1"), ("a", "y", "2")]
    assert document.raw.count("题") == 1


def test_days_and_numbers_read_as_they_are_shown():
    """Days in any format are ISO; numbers keep the zeros of their format."""
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(workbook([["n", "d"], [29, dt.datetime(2025, 3, 26)], [7, dt.date(2025, 4, 1)]])))
    sheet = book["Sheet1"]
    sheet["A2"].number_format = "0000"
    sheet["B2"].number_format = 'yyyy"年"m"月"d"日"'
    stream = io.BytesIO()
    book.save(stream)
    assert cells(read("x.xlsx", stream.getvalue()))[1:] == [("0029", "2025-03-26"), ("7", "2025-04-01")]


def test_hidden_sheets_are_left_out_and_said_so():
    """What nobody sees is no list of this office."""
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(workbook([["a"]], [["b"]], names=["表一", "旧表"])))
    book["旧表"].sheet_state = "hidden"
    stream = io.BytesIO()
    book.save(stream)
    document = read("x.xlsx", stream.getvalue())
    assert document.names == ("表一",)
    assert "旧表" in document.remarks[0].message


def test_a_wrong_dimension_loses_no_rows():
    """Exporting programs write one that is too small."""
    document = read("x.xlsx", changed(workbook([["a", "b"], ["c", "d"]]), "xl/worksheets/sheet1.xml", b"A1:B2", b"A1"))
    assert cells(document) == [("a", "b"), ("c", "d")]


def test_empty_rows_to_the_end_of_the_grid_are_not_waited_for():
    """Formats often go on for a million rows."""
    far = changed(workbook([["a"], ["b"]]), "xl/worksheets/sheet1.xml", b'r="2"', b'r="1000000"')
    assert cells(read("x.xlsx", far)) == [("a",)]


def test_an_empty_workbook_is_refused():
    """There is nothing to read."""
    with pytest.raises(InputError, match="no text"):
        read("x.xlsx", workbook([]))


@pytest.mark.parametrize(
    ("part", "old", "new", "word"),
    [
        ("xl/workbook.xml", b"<workbook", b"<!DOCTYPE x><workbook", "document type"),
        ("xl/workbook.xml", b"<sheets>", b"<sheets", "damaged"),
    ],
)
def test_what_is_wrong_inside_is_told(part, old, new, word):
    """Damage and bombs are the file's fault, named."""
    with pytest.raises(InputError, match=word) as caught:
        read("x.xlsx", changed(workbook([["a"]]), part, old, new))
    assert caught.value.where == "x.xlsx"


def test_a_bomb_is_not_unpacked():
    """A part that unpacks to far more than it holds is refused."""
    bomb = changed(workbook([["a"]]), "xl/worksheets/sheet1.xml", b"<row", b"<row>" + b" " * 41_000_000)
    with pytest.raises(InputError, match="unpacks"):
        read("x.xlsx", bomb)


def changed(data: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """The package with one thing in one part changed."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            content = before.read(name)
            after.writestr(name, content.replace(old, new) if name == part else content)
    return made.getvalue()
