"""The list's columns: what they are called, how wide they are, what stands in a cell. Pure; widths are cells."""

import datetime as dt
import os
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, NamedTuple

from rich.cells import cell_len

from reply_studio.i18n import N_, _
from reply_studio.services.words import ROLE_VALUES, role_word, severity_mark, word

Row = dict[str, Any]
GAP: Final = 1
TITLE_LEAST: Final = 24
"""Columns step back before the title gets narrower than this."""


class Column(NamedTuple):
    """``cell(row, today)`` is its text and style ("" or a name of ``Rows``' component classes); ``rank`` says who steps
    back first on a narrow screen, the highest.
    """

    id: str
    name: str
    width: Callable[[], int]
    cell: Callable[[Row, dt.date], tuple[str, str]]
    rank: int
    right: bool = False


def _fixed(width: int) -> Callable[[], int]:
    return lambda: width


def _number(row: Row, _today: dt.date) -> tuple[str, str]:
    together = "+" if row.get("joined") else ""
    return f"{row['number'] or row['case']}{together}", ""


def _title(row: Row, _today: dt.date) -> tuple[str, str]:
    if row["error"]:
        return row["error"].rpartition(f"{row['case']}{os.sep}")[2], "error"  # the case stands in its own column
    return row["title"], ""


def _proposers(row: Row, _today: dt.date) -> tuple[str, str]:
    names = row["proposers"]
    if len(names) < 2:
        return (names[0] if names else ""), ""
    return _("{name} ({n})").format(name=names[0], n=len(names)), ""


def _role(row: Row, _today: dt.date) -> tuple[str, str]:
    return (role_word(row["role"]) if row["role"] else ""), ""


def _due(row: Row, today: dt.date) -> tuple[str, str]:
    if not row["due"]:
        return "", ""
    day = dt.date.fromisoformat(row["due"])
    left = (day - today).days
    shown = row["due"][5:] if day.year == today.year else row["due"][2:]
    if left < 0:
        return f"{shown} " + _("{n}d late").format(n=-left), "error"
    words = _("{n}d left").format(n=left) if left else _("today")
    return f"{shown} {words}", "warning" if left <= 7 else ""


def _due_width() -> int:
    """A day of another year and a distance of three figures."""
    return len("00-00-00 ") + max(cell_len(_("{n}d late").format(n=999)), cell_len(_("{n}d left").format(n=999)))


def _answered(row: Row, _today: dt.date) -> tuple[str, str]:
    return ("", "") if row["error"] else (f"{row['answered']}/{row['suggestions']}", "")


def _inputs(row: Row, _today: dt.date) -> tuple[str, str]:
    if not row["inputs"] and not row["inputs_expected"]:
        return ("" if row["error"] else "-"), "dim"
    return f"{row['inputs']}/{row['inputs_expected']}", ""


def _findings(row: Row, _today: dt.date) -> tuple[str, str]:
    known = row["findings"]
    if known is None:
        return ("" if row["error"] else "-"), "dim"
    parts = [f"{severity_mark(each)}{known[each]}" for each in ("error", "warning") if known[each]]
    return "".join(parts) or "0", "error" if known["error"] else "warning" if known["warning"] else ""


def _handler(row: Row, _today: dt.date) -> tuple[str, str]:
    return row.get("handler_name") or row["handler"] or "", ""


def _state(row: Row, _today: dt.date) -> tuple[str, str]:
    answer = row.get("answer")
    if answer and row["state"] in ("received", "accepted"):
        told = _("{state} with {number}")
        return told.format(state=word(answer["state"]), number=answer["item"] or answer["case"]), ""
    if "outdated" in row["flags"]:  # it stops the letter, whatever the state says
        return _("outdated"), "warning"
    return word(row["state"]), "error" if row["error"] else ""


def _state_width() -> int:
    return max(*(cell_len(word(each)) for each in ("received", "drafting", "broken")), cell_len(_("outdated")))


def _flags(row: Row, _today: dt.date) -> tuple[str, str]:
    return " ".join(word(each) for each in row["flags"]), ""


COLUMNS: Final = {
    each.id: each
    for each in (
        Column("number", N_("No."), _fixed(9), _number, 0),
        Column("title", N_("Title"), _fixed(TITLE_LEAST), _title, 0),
        Column("proposers", N_("Proposers"), _fixed(16), _proposers, 7),
        Column("role", N_("Role"), lambda: max(cell_len(role_word(each)) for each in ROLE_VALUES), _role, 6),
        Column("due", N_("Due"), _due_width, _due, 1),
        Column("answered", N_("Answered"), _fixed(4), _answered, 2, right=True),
        Column("inputs", N_("Inputs"), _fixed(4), _inputs, 4, right=True),
        Column("findings", N_("Findings"), _fixed(6), _findings, 5),
        Column("state", N_("State"), _state_width, _state, 3),
        Column("flags", N_("Remarks"), _fixed(14), _flags, 9),
        Column("handler", N_("Handler"), _fixed(8), _handler, 8),
    )
}
"""All columns, in the order in which they stand."""

SHIPPED: Final = ("number", "title", "proposers", "role", "due", "answered", "inputs", "findings", "state")
"""The columns of the first start."""


class Placed(NamedTuple):
    """A column with the width it gets."""

    column: Column
    width: int


def place(chosen: Sequence[str], own: Mapping[str, int], total: int) -> list[Placed]:
    """The columns that fit into *total* cells, in their order; the title takes what is left.

    Where the title would get less than ``TITLE_LEAST``, columns step back, the one with the highest rank first.
    """
    columns = [each for each in COLUMNS.values() if each.id in chosen or each.id == "title"]
    while True:
        widths = {each.id: width_of(each, own) for each in columns if each.id != "title"}
        left = total - sum(widths.values()) - GAP * len(widths)
        out = max(columns, key=lambda each: each.rank)
        if left >= TITLE_LEAST or out.rank == 0:
            return [Placed(each, widths.get(each.id, max(4, left))) for each in columns]
        columns.remove(out)


def width_of(column: Column, own: Mapping[str, int]) -> int:
    """A column's width: a person's own, else as wide as it needs, at least its heading."""
    return own.get(column.id) or max(column.width(), cell_len(_(column.name)))
