"""Text is measured in terminal cells, and nothing in it controls the terminal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reply_studio.text import width


@pytest.mark.parametrize(
    ("text", "cells"), [("abc", 3), ("中文", 4), ("\uff0c", 2), ("e\u0301", 1), ("\u201c", 1), ("", 0)]
)
def test_cells(text, cells):
    assert width.cells(text) == cells


@given(st.text(alphabet="a中\uff0c\u0301", max_size=20), st.integers(0, 20))
def test_cut_never_exceeds_the_width(text, cells):
    assert width.cells(width.cut(text, cells)) <= cells


@given(st.text(alphabet="a中\uff0c", max_size=20), st.integers(0, 20), st.booleans())
def test_pad_has_exactly_the_width(text, cells, right):
    assert width.cells(width.pad(text, cells, right=right)) == cells


def test_cut_says_that_something_is_missing():
    assert width.cut("城乡社区协商", 7) == "城乡社\u2026"


def test_control_sequences_become_visible():
    assert width.printable("\x1b[31m红\x9b\u202e\x07") == "\u241b[31m红\ufffd\ufffd\u2407"


def test_lines_stay_only_where_they_may():
    assert width.printable("a\n\tb") == "a\n\tb"
    assert width.printable("a\n\tb", multiline=False) == "a\u240a\u2409b"


@given(st.text(max_size=60))
def test_no_control_character_is_left(text):
    shown = width.printable(text, multiline=False)
    assert not any(ord(each) < 32 or 127 <= ord(each) < 160 for each in shown)
