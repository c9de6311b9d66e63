"""Ledgers (交办清单): every row is an item with its number, title, proposers, units and days.

Title rows, notes, class rows (一、城建交通类), totals and footers are no rows. Rows that repeat number and title,
because an item has a row a unit, are one item.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from msgspec.structs import replace

from reply_studio.i18n import _
from reply_studio.model.intake import HandlingUnit, Intake, Item, LedgerRow, Remark
from reply_studio.model.proposal import Proposal, Proposer
from reply_studio.parsing import ledger_columns as columns
from reply_studio.parsing import names
from reply_studio.parsing.blocks import Document, Table, TableRow
from reply_studio.parsing.ledger_columns import Header, find_header, is_header_row
from reply_studio.parsing.ledger_days import read_day, year_in
from reply_studio.parsing.plain import squeezed, tidy
from reply_studio.parsing.proposal_register import read_session

_NOTHING: Final = re.compile(
    r"[-/\\\u2014\u2013_*\s.\u3002\uff0d\uff0f|]*|无|空|暂无|略|不涉及|nil|none|n/a", re.IGNORECASE
)
_SAME: Final = re.compile('(?:同上|〃|“|”|″|"|同前)+')
_FOOT: Final = re.compile(
    r"(?:合计|总计|小计|共计|总数|注|备注|说明|填表|制表|填报|审核|审批|联系人|经办|附注|负责人|打印|日期)[\s:(\d]*|.{0,6}(?:合计|小计|总计)$"
)
_SIGNS: Final = re.compile("(?:填表|制表|填报|审核|审批|注|说明|备注|联系人|合计|总计|共计)[人单位时间日期]*:")
_NUMBER: Final = re.compile(r"(?:第)?([A-Za-z0-9\u4e00-\u9fff()\-\u2014.]{1,24}?)(?:号)?(?:提案|建议|议案|案)?")
_HELPS: Final = re.compile("会办|协办|配合")
_LABEL: Final = re.compile("(?:主办|牵头|主责|独办|分办|会办|协办|配合|协同|会同)(?:单位|部门)?\\s?[:\uff1a]")


_MOST_HEADERS: Final = 20
_FOOT_WORDS: Final = 300
"""Characters under a table that may say its day."""


def find_ledger(document: Document) -> bool:
    """Whether the document is a ledger: a workbook with one, or little else than a table that is one."""
    tables = tables_of(document)
    rows = sum(len(_data(part, header)) for table in tables for header, part in _parts(table))
    if document.format == "xlsx" or not rows:
        return rows > 0
    inside = sum(len(cell) for table in tables for row in table for cell in dict.fromkeys(row.cells))
    return rows > 1 and inside * 2 > len("".join(document.raw.split()))


def parse_ledger(document: Document) -> Intake:
    """The ledger's rows; remarks say where a row names no unit or a day that cannot be read."""
    found: list[LedgerRow] = []
    remarks: list[Remark] = list(document.remarks)
    lines = document.raw.split("\n")
    for n, table in enumerate(tables_of(document)):
        name = document.names[n] if n < len(document.names) else ""
        found += _rows_of(table, name, _words_before(lines, table), _year_behind(lines, table), remarks)
    if not found:
        remarks.append(Remark(code="LE001", message=_("no ledger with a header row was found in it")))
    return Intake(kind="ledger", raw=document.raw, rows=tuple(_joined(found)), remarks=tuple(remarks))


def item_of(row: LedgerRow) -> Item:
    """The item that a row names: title and proposers without a text, with its units. Several leads handle it apart."""
    leads = (row.lead or "").split("\u3001") if row.lead else []
    found = [HandlingUnit(name=each, role="lead" if len(leads) == 1 else "separate") for each in leads]
    found += [HandlingUnit(name=each, role="co") for each in row.co]
    proposers = tuple(
        Proposer(name=each, lead=n == 0, group=names.is_group(each)) for n, each in enumerate(row.proposers)
    )
    return Item(
        proposal=Proposal(title=row.title or "", proposers=proposers),
        number=row.number,
        type=row.type,
        session_text=row.session_text,
        session=row.session,
        body=row.body,
        assigned=row.assigned,
        due=row.due,
        handling_units=tuple(found),
    )


def tables_of(document: Document) -> tuple[Table, ...]:
    """The document's tables; where its format has none, the rows printed with tabs or bars."""
    return document.tables or tuple(_printed(document))


def _printed(document: Document) -> Iterator[Table]:
    rows: list[TableRow] = []
    for block in document.blocks:
        if block.cells:
            rows.append(TableRow(cells=block.cells, line=block.line))
        elif rows:
            yield _even(rows)
            rows = []
    if rows:
        yield _even(rows)


def _even(rows: Sequence[TableRow]) -> Table:
    width = max(len(each.cells) for each in rows)
    return tuple(replace(each, cells=each.cells + ("",) * (width - len(each.cells))) for each in rows)


def _parts(table: Table) -> list[tuple[Header, Table]]:
    """Every header of a table with the table up to the next other one: a sheet may hold several ledgers, one below the
    other; the same header on the next page begins none.
    """
    found: list[Header] = []
    start = 0
    while len(found) < _MOST_HEADERS and (header := find_header(table, start)) is not None:
        if not found or table[header.first].cells != table[found[-1].first].cells:
            found.append(header)
        start = header.last + 1
    ends = [*(each.first for each in found[1:]), len(table)]
    return [(header, table[:end]) for header, end in zip(found, ends, strict=False)]


def _words_before(lines: Sequence[str], table: Table) -> str:
    """What is printed before a table."""
    first = next((row.line for row in table if row.line), 0)
    return "\n".join(lines[: first - 1 if first else 40])[:600]


def _year_behind(lines: Sequence[str], table: Table) -> int | None:
    """The year of the day under a table."""
    last = next((row.line for row in reversed(table) if row.line), None)
    return year_in("\n".join(lines[last:])[:_FOOT_WORDS]) if last else None


def _rows_of(table: Table, name: str, before: str, year: int | None, remarks: list[Remark]) -> list[LedgerRow]:
    found: list[LedgerRow] = []
    title = ""
    for header, part in _parts(table):
        title = _title(table, header) or title
        heads = [cell for row in table[header.first : header.last + 1] for cell in row.cells]
        frame = _frame(f"{title}\n{name}", before, heads, year)
        found += [_read(row, header, frame, remarks) for row in _data(part, header)]
    return found


def _title(table: Table, header: Header) -> str:
    """The rows above a header, back to the one before it, that hold one text each."""
    above = [_only(row.cells) for row in table[max(0, header.first - 4) : header.first]]
    return "\n".join(each for each in above if each and not _FOOT.match(squeezed(each)))


def _only(cells: Iterable[str]) -> str:
    """The text of a row that has only one, "" for other rows."""
    different = {each for each in cells if each.strip()}
    return different.pop() if len(different) == 1 else ""


def _frame(title: str, before: str, heads: Sequence[str], behind: int | None) -> LedgerRow:
    """What the title says of every row: session, body, kind of item, and a year, else that *behind* the table."""
    words = f"{title}\n{before}"
    session = read_session(words)
    plain = squeezed(f"{title} {' '.join(heads)}") + squeezed(before)
    deputies = re.search("人大|代表建议|代表", plain) and not re.search("提案|政协|委员提案", squeezed(title) or plain)
    year = year_in(words) or behind
    return LedgerRow(
        type="suggestion_item" if deputies else "proposal",
        session=session.session if session else LedgerRow().session,
        session_text=session.text if session else None,
        body=session.body if session else "",
        assigned=dt.date(year, 1, 1) if year else None,
    )


def _data(table: Table, header: Header) -> list[TableRow]:
    """The rows below a header that are items."""
    found = []
    titles = header.columns[columns.TITLE]
    above: tuple[str, ...] = ()
    for row in table[header.last + 1 :]:
        if is_header_row(row.cells) and find_header((row,)) is not None:
            continue
        cells = _continued(tuple(_same(cell, above, n) for n, cell in enumerate(row.cells)), above, header)
        if _is_item(cells, titles):
            found.append(replace(row, cells=cells))
            above = cells
    return found


def _same(cell: str, above: Sequence[str], place: int) -> str:
    """A cell's text; 同上 stands for that of the row above."""
    return above[place] if place < len(above) and _SAME.fullmatch(squeezed(cell)) else cell


def _continued(cells: tuple[str, ...], above: Sequence[str], header: Header) -> tuple[str, ...]:
    """A row that names only another unit of the item above, under the same number, with that item's title."""
    title, numbers = header.columns[columns.TITLE][0], header.columns.get(columns.NUMBER, ())
    same = bool(above) and any(cells[n].strip() and cells[n] == above[n] for n in numbers)
    return (*cells[:title], above[title], *cells[title + 1 :]) if same and not cells[title].strip() else cells


def _is_item(cells: Sequence[str], titles: Sequence[int]) -> bool:
    title = next((cells[n] for n in titles if cells[n].strip()), "")
    first = next((squeezed(each) for each in cells if each.strip()), "")
    different = {each for each in cells if each.strip()}
    if len(different) < 2 or _NOTHING.fullmatch(squeezed(title)) or _SIGNS.match(first):
        return False
    return not _FOOT.fullmatch(first) and not squeezed(title).isdigit()


def _read(row: TableRow, header: Header, frame: LedgerRow, remarks: list[Remark]) -> LedgerRow:
    """One row, field by field."""
    place = header.columns

    def texts(role: str) -> list[str]:
        cells = [row.cells[n] for n in place.get(role, ())]
        return [each for each in cells if not _NOTHING.fullmatch(squeezed(each))]

    number = next((_number(each) for each in texts(columns.NUMBER)), None)
    title = " ".join(next(iter(texts(columns.TITLE)), "").split())
    helps = bool(_HELPS.search("".join(texts(columns.HOW))))
    handling = texts(columns.UNITS)
    lead, co = _units(
        texts(columns.LEAD) + ([] if helps else handling), texts(columns.CO) + (handling if helps else [])
    )
    year = frame.assigned.year if frame.assigned else None
    assigned = _day(texts(columns.ASSIGNED), year, None, row, remarks)
    due = _day(texts(columns.DUE), assigned.year if assigned else year, assigned, row, remarks)
    return replace(
        frame,
        number=number,
        title=tidy(title) or None,
        proposers=_people(texts(columns.PROPOSER), texts(columns.COSIGNER)),
        lead=lead,
        co=co,
        assigned=assigned,
        due=due,
        type=_kind(texts(columns.KIND), title, frame.type),
        line=row.line,
    )


def _number(text: str) -> str:
    """第29号 → 29; a number as Excel keeps it (29.0) loses its point."""
    plain = squeezed(text)
    found = _NUMBER.fullmatch(plain)
    bare = found[1] if found else plain
    return bare[:-2] if re.fullmatch(r"\d+\.0", bare) else bare


def _people(proposers: Iterable[str], cosigners: Iterable[str]) -> tuple[str, ...]:
    found = [name for text in (*proposers, *cosigners) for name in names.people(text) or [tidy(text)]]
    return tuple(dict.fromkeys(found))


def _units(leads: Iterable[str], others: Iterable[str]) -> tuple[str | None, tuple[str, ...]]:
    """The lead unit (several joined by 、, where the item is divided) and the co-handling ones."""
    found = [each for text in leads for each in units_of(text, "lead")]
    found += [each for text in others for each in units_of(text, "co")]
    lead = dict.fromkeys(name for name, role in found if role != "co")
    co = tuple(name for name in dict.fromkeys(name for name, role in found if role == "co") if name not in lead)
    return "\u3001".join(lead) or None, co


def units_of(text: str, role: str) -> list[tuple[str, str]]:
    """The units of a cell with their roles; a word that looks like no unit counts as printed all the same."""
    labelled = [(found.start(), found.end(), found[0]) for found in _LABEL.finditer(text)]
    if labelled:
        ends = [*(start for start, _end, _label in labelled[1:]), len(text)]
        whole = units_of(text[: labelled[0][0]], role)
        for (_start, end, label), until in zip(labelled, ends, strict=True):
            whole += units_of(text[end:until], names.role_in(label) or role)
        return whole
    named = names.units(text, role)
    parts = [squeezed(each) for each in re.split("[、,;\n\uff0c\uff1b]+", text)]
    printed = [each for each in parts if each and not _NOTHING.fullmatch(each)]
    return named if len(named) >= len(printed) else [(each, role) for each in printed]


def _day(
    texts: Sequence[str], year: int | None, after: dt.date | None, row: TableRow, remarks: list[Remark]
) -> dt.date | None:
    """The first day that can be read; a day without a year lies in *year*, and not before *after*."""
    for text in texts:
        found = read_day(text, year, after)
        if found:
            return found
    if texts:
        message = _("\u201c{text}\u201d is no day that can be read").format(text=texts[0][:30])
        remarks.append(Remark(code="LE002", message=message, line=row.line))
    return None


def _kind(texts: Sequence[str], title: str, otherwise: str) -> str:
    """What a row says of itself, else what its ledger is of."""
    words = squeezed("".join(texts))
    if re.search("提案", words) or title.endswith("提案"):
        return "proposal"
    return "suggestion_item" if re.search("建议|议案", words) else otherwise


def _joined(rows: Sequence[LedgerRow]) -> Iterator[LedgerRow]:
    """Rows of one item as one: later rows add proposers and units."""
    known: dict[tuple[str, str | None, str | None], LedgerRow] = {}
    for n, row in enumerate(rows):
        key = (row.type, row.number, row.title) if row.number else ("", str(n), row.title)
        known[key] = _with(known[key], row) if key in known else row
    yield from known.values()


def _with(first: LedgerRow, more: LedgerRow) -> LedgerRow:
    leads = dict.fromkeys(filter(None, (*(first.lead or "").split("\u3001"), *(more.lead or "").split("\u3001"))))
    return replace(
        first,
        proposers=tuple(dict.fromkeys((*first.proposers, *more.proposers))),
        lead="\u3001".join(leads) or None,
        co=tuple(each for each in dict.fromkeys((*first.co, *more.co)) if each not in leads),
        assigned=first.assigned or more.assigned,
        due=first.due or more.due,
    )
