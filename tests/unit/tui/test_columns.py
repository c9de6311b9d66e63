"""Columns by cells, without a screen."""

import datetime as dt
import itertools

import pytest
from rich.cells import cell_len

from reply_studio import i18n
from reply_studio.services.summary import broken
from reply_studio.tui.columns import COLUMNS, GAP, SHIPPED, TITLE_LEAST, place
from reply_studio.tui.widgets.cells import cut, pad
from tests.unit.services.test_listing import row

TODAY = dt.date(2026, 7, 1)


@pytest.mark.parametrize("width", [40, 60, 79, 99, 131, 200])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_columns_fill_the_line_exactly(width, language):
    """The title takes what is left and keeps its least width as long as others can step back."""
    i18n.activate(language)
    placed = place(SHIPPED, {}, width)
    assert sum(each.width for each in placed) + GAP * (len(placed) - 1) == width or width < 60
    assert next(each.width for each in placed if each.column.id == "title") >= TITLE_LEAST or width < 60


def test_columns_step_back_by_their_rank():
    """Proposers before role, role before findings; number, title and due stay longest."""
    names = [[each.column.id for each in place(SHIPPED, {}, width)] for width in (200, 100, 80, 60)]
    assert names[0] == list(SHIPPED)
    assert all(set(shorter) <= set(longer) for longer, shorter in itertools.pairwise(names))
    assert {"number", "title", "due"} <= set(names[-1])


def test_own_widths_and_own_choice():
    """The title cannot be taken away."""
    placed = place(("due", "handler"), {"due": 30}, 100)
    assert [(each.column.id, each.width) for each in placed][1:] == [("due", 30), ("handler", 8)]
    assert placed[0].column.id == "title"


@pytest.mark.parametrize(
    ("column", "changes", "told"),
    [
        ("due", {"due": "2026-07-04"}, ("07-04 3d left", "warning")),
        ("due", {"due": "2026-06-30"}, ("06-30 1d late", "error")),
        ("due", {"due": "2027-01-12"}, ("27-01-12 195d left", "")),
        ("due", {"due": None}, ("", "")),
        ("number", {"number": None}, ("c1", "")),
        ("proposers", {"proposers": []}, ("", "")),
        ("proposers", {"proposers": ["民盟", "赵", "钱"]}, ("民盟 (3)", "")),
        ("inputs", {"inputs": 0, "inputs_expected": 0}, ("-", "dim")),
        ("inputs", {"inputs": 0, "inputs_expected": 2}, ("0/2", "")),
        ("findings", {}, ("-", "dim")),
        ("findings", {"findings": {"error": 1, "warning": 2, "info": 4}}, ("E1W2", "error")),
        ("findings", {"findings": {"error": 0, "warning": 0, "info": 1}}, ("0", "")),
        ("flags", {"flags": ["overdue", "waiting_inputs"]}, ("overdue waiting for inputs", "")),
    ],
)
def test_what_stands_in_a_cell(column, changes, told):
    """Words and counts; a colour only repeats them."""
    assert COLUMNS[column].cell(row(**changes), TODAY) == told


@pytest.mark.parametrize("column", COLUMNS)
def test_a_broken_case_fills_every_column(column):
    """Its error stands where the title would."""
    text, style = COLUMNS[column].cell(broken("c9", "draft.toml:3: wrong"), TODAY)
    assert isinstance(text, str)
    assert column != "title" or (text, style) == ("draft.toml:3: wrong", "error")


@pytest.mark.parametrize("text", ["社区长者食堂", "e\u0301e\u0301e\u0301", "\U00020000\U00020001", "abc", ""])
@pytest.mark.parametrize("width", [0, 1, 2, 5, 30])
def test_padding_gives_exactly_so_many_cells(text, width):
    """Wide, combining and extension characters too."""
    assert cell_len(pad(text, width)) == width
    assert cell_len(pad(text, width, right=True)) == width
    assert cell_len(cut(text, width)) <= width


def test_an_outdated_approval_shows_in_place_of_the_state():
    """It stops the letter, whatever the state says."""
    shown = COLUMNS["state"].cell(row(state="approved", flags=["outdated"]), TODAY)
    assert shown == ("outdated", "warning")
    assert COLUMNS["state"].cell(row(state="approved"), TODAY) == ("approved", "")
