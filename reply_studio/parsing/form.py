"""A form of ours that a unit has filled: its rows become the passages of one letter.

Where the form has lost its content controls (other programs drop them), the column is known by the words above it, the
row by the number printed in it, case and unit by the lines above the table. What says nothing stays unplaced: no row
goes to a suggestion because it resembles it.
"""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from msgspec.structs import replace

from reply_studio.formats.form_tags import (
    CASE,
    CASE_LABEL,
    COLUMNS,
    HEAD,
    HEADS,
    PLAN,
    PROGRESS,
    ROW,
    UNIT,
    UNIT_LABEL,
    WHEN,
    WHO,
)
from reply_studio.i18n import _
from reply_studio.model.intake import Form, Intake, Remark
from reply_studio.model.reply import FormCell, Reply, ReplyPassage
from reply_studio.parsing.dates import is_date, read_date
from reply_studio.parsing.readers import docx_form
from reply_studio.parsing.readers.docx_form import FormFile, FormTable, read_form_file
from reply_studio.text.normalise import fold, squeeze
from reply_studio.text.typed_dates import read_date as read_typed
from reply_studio.text.units import short_unit

_NUMBER: Final = re.compile(r"\s*(?P<number>\d{1,3}(?:\.\d{1,3}){0,4})(?![\d.])[\s\u3001.]*(?P<title>.*)", re.DOTALL)
_YEAR: Final = re.compile(r"20\d\d")
_ITEM: Final = re.compile("第(?P<number>[^第号]{1,20})号|《(?P<title>.+)》")
_NOTHING: Final = re.compile(r"[\s/\\\u3002,.\u3001\u2014\u2013\-]*|无\u3002?|暂无\u3002?")
_SEAL: Final = re.compile(r"\(?(?:盖章|公章|单位盖章)\)?:?")
_SIGNED: Final = re.compile(r"(?:填报|承办|填表|联系|负责|审核)?(?:单位|人|电话|日期|时间)\s*:")
"""Who filled it in, below the table: no answer."""


class Row(NamedTuple):
    """A row of the form as read: ids in its tags, printed number and title, column → text."""

    ids: tuple[str, ...]
    number: str
    title: str
    cells: Mapping[str, str]


def parse_form(name: str, data: bytes, *, asked: bool) -> Intake | None:
    """The filled form, or ``None`` where the file is none. ``asked``: a person says that it is one, so that the table
    alone is enough.

    Raises:
        InputError: the file is damaged or no Word file.
    """
    file = read_form_file(name, data)
    found = next(((table, at) for table in file.tables if (at := _columns(table)) is not None), None)
    known = _said(file)
    if found is None or not (asked or file.tags or known.case):
        return None
    rows = tuple(_rows(*found))
    unit = _after_label(file, UNIT_LABEL)
    passages, remarks = _passages(rows, unit)
    own, date = _free(file, unit)
    label = short_unit(unit)
    reply = Reply(
        unit=unit or None,
        role="co",
        date=date,
        item_numbers=_item(file, "number"),
        quoted_title=next(iter(_item(file, "title")), None),
        passages=tuple(
            replace(each, id=f"{label}.{n}" if label else f"{n}") for n, each in enumerate((*passages, *own), 1)
        ),
    )
    lines = (*file.before, *("\t".join(cell.text for cell in row) for row in found[0].rows), *file.after)
    return Intake(kind="form", raw="\n".join(lines), replies=(reply,), remarks=(*file.remarks, *remarks), form=known)


# ---- what the form says of itself


def _said(file: FormFile) -> Form:
    tagged = {each.what: each.value for each in reversed(file.tags) if each.what in (CASE, UNIT)}
    return Form(case=tagged.get(CASE) or _after_label(file, CASE_LABEL), unit=tagged.get(UNIT, ""))


def _after_label(file: FormFile, label: str) -> str:
    """What stands behind a label in a line above the table."""
    for line in file.before:
        words, colon, value = fold(line).partition(":")
        if colon and squeeze(words) == label:
            return line[len(line) - len(value) :].strip()
    return ""


def _item(file: FormFile, what: str) -> tuple[str, ...]:
    line = _after_label(file, "题目")
    found = next((each[what] for each in _ITEM.finditer(line) if each[what]), "")
    return (found,) if found else ()


# ---- the table


def _columns(table: FormTable) -> dict[int, str] | None:
    """Column of the grid → which answer stands in it, by the words or the tags of the heads; ``None``: no form."""
    for row in table.rows[:5]:
        heads = {_head(cell): cell.column for cell in row}
        if all(each in heads for each in COLUMNS):
            return {heads[each]: each for each in COLUMNS}
    return None


def _head(cell: docx_form.FormCell) -> str:
    """The answer whose head a cell is, "" for none."""
    tagged = next((each.value for each in cell.tags if each.what == HEAD), "")
    return tagged or next((each for each, words in HEADS.items() if squeeze(cell.text) == words), "")


def _rows(table: FormTable, columns: Mapping[int, str]) -> Iterator[Row]:
    """The rows in which something is filled in."""
    for row in table.rows:
        if any(map(_head, row)):
            continue
        cells: dict[str, str] = {}
        for cell in row:
            if cell.column in columns and not _NOTHING.fullmatch(fold(cell.text)):
                cells[columns[cell.column]] = cell.text
        if cells:
            ids = dict.fromkeys(each.what for cell in row for each in cell.tags if each.value == ROW)
            first = next((cell.text for cell in row if cell.column not in columns), "")
            yield Row(tuple(ids), *_numbered(first), cells)


def _numbered(text: str) -> tuple[str, str]:
    """Printed number and title of a row's first cell."""
    found = _NUMBER.match(fold(text))
    if not found:
        return "", text.strip()
    return found["number"], text[found.start("title") :].strip()


# ---- passages


def _passages(rows: tuple[Row, ...], unit: str) -> tuple[list[ReplyPassage], list[Remark]]:
    passages: list[ReplyPassage] = []
    remarks: list[Remark] = []
    for row in rows:
        cell = FormCell(answers=row.ids[0] if len(row.ids) == 1 else "", number=row.number)
        if len(row.ids) > 1:
            message = _("row {number} of the form carries the marks of several suggestions; it was not placed")
            remarks.append(Remark(code="FO101", message=message.format(number=row.number or "-")))
            cell = FormCell()
        if PROGRESS in row.cells:
            passages.append(_passage(row.title, row.cells[PROGRESS], cell))
        if PLAN in row.cells:
            due, limit = _day(row.cells.get(WHEN, "")), row.cells.get(WHEN, "")
            plan = replace(cell, plan=True, unit=row.cells.get(WHO, unit), due=due, limit=limit)
            passages.append(_passage(row.title, row.cells[PLAN], plan))
            if limit and due is None:
                message = _("row {number}: “{text}” is no day; set the plan's date by hand")
                remarks.append(Remark(code="FO102", message=message.format(number=row.number or "-", text=limit)))
        elif WHO in row.cells or WHEN in row.cells:
            message = _("row {number} has a unit or a time and no plan: {text}")
            text = " ".join(row.cells[each] for each in (WHO, WHEN) if each in row.cells)
            remarks.append(Remark(code="FO103", message=message.format(number=row.number or "-", text=text)))
    return passages, remarks


def _passage(title: str, text: str, cell: FormCell) -> ReplyPassage:
    return ReplyPassage(id="", heading=title, text=text, cell=cell)


def _day(text: str) -> dt.date | None:
    """The day that a time limit names with its year; a month or year means its last day."""
    plain = squeeze(text).rstrip("\u3002.")
    return read_typed(plain, dt.date(2000, 1, 1)) if _YEAR.match(plain) else None


def _free(file: FormFile, unit: str) -> tuple[list[ReplyPassage], dt.date | None]:
    """What was written below the table as passages that no row places, and the date it was signed with."""
    passages, date = [], None
    for line in file.after:
        plain = _SEAL.sub("", fold(line)).strip()
        if is_date(plain):
            date = read_date(plain) or date
        elif plain and not _SIGNED.match(plain) and short_unit(plain) != short_unit(unit):
            passages.append(ReplyPassage(id="", text=line))
    return passages, date
