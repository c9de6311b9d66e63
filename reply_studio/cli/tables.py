"""Tables for the terminal: columns by display cells, words of the field."""

import csv
import io
from collections.abc import Sequence
from typing import Any

from reply_studio.i18n import _, listed
from reply_studio.services.words import role_word, word
from reply_studio.text.width import cells, cut, pad, printable


def table(heads: Sequence[str], rows: Sequence[Sequence[str]], limits: Sequence[int]) -> str:
    """Columns padded by display cells and cut at their limits; the last column is not padded."""
    shown = [[cut(printable(cell), limit) for cell, limit in zip(row, limits, strict=True)] for row in (heads, *rows)]
    widths = [max(cells(row[n]) for row in shown) for n in range(len(heads))]
    return "\n".join(
        "  ".join(pad(cell, width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in shown
    )


def case_table(rows: Sequence[dict[str, Any]]) -> str:
    """The list as a table, one line a case."""
    if not rows:
        return _("no cases")
    heads = [_("case"), _("title"), _("proposers"), _("role"), _("due"), _("answered"), _("inputs"), _("state")]
    return table(heads, [_case_row(each) for each in rows], (20, 44, 20, 16, 24, 8, 20, 60))


def _case_row(row: dict[str, Any]) -> list[str]:
    if row["error"]:
        return [row["case"], row["error"], "", "", "", "", "", word("broken")]
    late = [word(flag) for flag in row["flags"] if flag in {"overdue", "due_soon"}]
    return [
        row["case"],
        row["title"],
        listed(row["proposers"]),
        role_word(row["role"]),
        " ".join([row["due"] or "-", *late]),
        f"{row['answered']}/{row['suggestions']}",
        " ".join(
            [f"{row['inputs']}/{row['inputs_expected']}", *(word(each) for each in row["flags"] if each == "late")]
        ),
        " ".join([word(row["state"]), *_shown_flags(row), *_together(row)]),
    ]


def _shown_flags(row: dict[str, Any]) -> list[str]:
    """Flags that change what the state means."""
    return [word(each) for each in ("paused", "outdated") if each in row["flags"]]


def _together(row: dict[str, Any]) -> list[str]:
    """The cases handled together with this one; only the leading case is told of one that its letter answers."""
    if row.get("answer"):
        told = _("(answered by {case}, {state} {date})")
        return [told.format(**(row["answer"] | {"state": word(row["answer"]["state"])}))]
    if row["answered_by"]:
        return [_("(answered by {case})").format(case=row["answered_by"])]
    return [_("(with {cases})").format(cases=listed(row["joined"]))] if row["joined"] else []


_CONTRACT = (
    *("case", "number", "title", "type", "proposers", "role", "state", "flags", "due", "handler", "answered"),
    *("suggestions", "inputs", "inputs_expected", "findings", "error", "joined", "answered_by", "answer"),
    "handler_name",
)


def public(row: dict[str, Any]) -> dict[str, Any]:
    """The row with the keys of the contract, in its order."""
    return {key: row.get(key) for key in _CONTRACT}


def csv_text(columns: Sequence[str], rows: Sequence[dict[str, Any]]) -> str:
    """Rows as CSV with a header line; a cell that a spreadsheet would run as a formula gets a leading apostrophe."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_csv_cell(row[column]) for column in columns])
    return buffer.getvalue()


def _csv_cell(value: Any) -> str:
    text = " ".join(value) if isinstance(value, list) else "" if value is None else str(value)
    return f"'{text}" if text[:1] in {"=", "+", "-", "@"} else text
