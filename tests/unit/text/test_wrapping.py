"""Lines by cells, with the marks where Chinese typesetting wants them."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reply_studio.text.width import cells
from reply_studio.text.wrapping import breaks, wrap

COMMA = "\uff0c"


def test_a_short_text_is_one_line():
    """Nothing is broken that fits; an empty text is one empty line."""
    assert wrap("加强统筹", 8) == ["加强统筹"]
    assert wrap("", 8) == [""]


def test_own_line_breaks_stay():
    """A newline always breaks."""
    assert wrap("一\n\n二", 10) == ["一", "", "二"]


def test_no_line_begins_with_a_closing_mark():
    """The character before the mark moves down with it."""
    assert wrap(f"优化社区食堂{COMMA}加强监管", 12) == ["优化社区食", f"堂{COMMA}加强监管"]


def test_no_line_ends_with_an_opening_mark():
    """The bracket moves down to its content."""
    assert wrap("根据规定《条例》办理", 10) == ["根据规定", "《条例》办", "理"]


def test_figures_and_words_stay_whole():
    """A number is not cut in two where it fits on a line."""
    assert wrap("共安排资金1860万元", 12) == ["共安排资金", "1860万元"]


def test_a_word_wider_than_the_line_is_cut():
    """An address longer than the line goes on below."""
    assert wrap("a" * 25, 10) == ["a" * 10, "a" * 10, "a" * 5]


def test_a_row_of_marks_is_broken_all_the_same():
    """Marks alone cannot be kept off a line's start for ever."""
    assert "".join(wrap(COMMA * 30, 10)) == COMMA * 30


@given(st.text(alphabet="中文字,\uff0c\u3002《》()ab1 \u0301\U00020000", max_size=200), st.integers(2, 40))
def test_every_line_fits_and_nothing_but_spaces_is_lost(text, width):
    """Whatever the text: no line is wider than asked, and the characters are those of the text."""
    lines = wrap(text, width)
    assert all(cells(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


@pytest.mark.parametrize("width", [7, 20, 56])
def test_an_editor_breaks_where_the_reader_does_and_keeps_every_blank(width):
    """The lines of ``breaks`` are those of ``wrap``, but for the blanks at their ends."""
    text = "2024年新建41家,覆盖率由58.2%提高到81.0%。“长者食堂”  (第一批)日均供餐7420人次,efficiency 很高。"
    starts = [0, *breaks(text, width), len(text)]
    lines = [text[start:end] for start, end in itertools.pairwise(starts)]
    assert "".join(lines) == text
    assert [each.strip() for each in lines if each.strip()] == [
        each.strip() for each in wrap(text, width) if each.strip()
    ]
