"""Rows of a proposal as the correcting screen shows them, and the places in texts that it counts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reply_studio.model.proposal import Proposal, Suggestion
from reply_studio.services.proposal_rows import row_of
from reply_studio.tui.panes.reading import (
    heading_and_text,
    label,
    likely_cut,
    named_units,
    reading_blocks,
    same_place,
    text_of,
)
from tests.builders import canteens, case_file, office

FILE = case_file()


def test_every_row_stands_there_with_what_it_is():
    """Title, proposers and units first; children are indented; the printed number and the marker stand before them."""
    blocks = reading_blocks(FILE, office())
    assert [each.key for each in blocks[:3]] == [("title",), ("proposers",), ("units",)]
    heads = {each.key[1]: each.head for each in blocks[3:]}
    assert heads["s1"].split() == ["suggestion", "1", "一、"]
    assert heads["s4"].split() == ["suggestion", "3.1", "一是"]
    assert heads["s4"].index("3.1") == heads["s1"].index("1") + 2


def test_a_long_row_is_cut_and_says_so():
    """The whole stands beside it; a row that is being edited shows nothing twice."""
    node = Suggestion(id="s1", heading="标题", text="很长的话。" * 40)
    file = case_file(proposal=Proposal(title="题目", suggestions=(node,)))
    row = reading_blocks(file, office())[-1]
    assert row.right == "203 characters"
    assert len(row.foot[0]) < 80
    assert reading_blocks(file, office(), ("row", "s1"))[-1].foot == ()


def test_rows_are_named_as_people_know_them():
    """Never by their ids."""
    assert label(FILE, ("row", "s4")) == "suggestion 3.1"
    assert label(FILE, ("title",)) == "title"
    assert text_of(FILE, ("units",)) is None
    assert text_of(FILE, ("row", "s1")).splitlines()[0] == canteens().suggestions[0].heading


def test_our_unit_stands_first_in_its_role():
    """Once, though the case names it among the others, too."""
    assert named_units(FILE.case, office())[0] == ("市民政局", "lead")
    assert [name for name, _role in named_units(FILE.case, office())] == ["市民政局", "市司法局", "市委组织部"]


def test_the_first_line_is_the_heading_where_there_was_one():
    """Without a heading all is text."""
    with_heading, without = (row_of(FILE.proposal, each) for each in ("s1", "s4"))
    assert heading_and_text(with_heading, "新标题\n第一段\n第二段") == ("新标题", "第一段\n第二段")
    assert heading_and_text(without, "第一段\n第二段") == ("", "第一段\n第二段")


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("一是要选址;二是要补助;三是要培训。", "二是"),
        ("要选址。要补助。要培训。", "要补助"),
        ("标题\n正文。", "正文"),
        ("只有一句话", ""),
        ("", ""),
    ],
)
def test_where_a_text_is_likely_to_be_cut(text, second):
    """Before the first number inside, else before the second sentence, else at the end."""
    assert text[likely_cut(text) :].startswith(second)
    assert (likely_cut(text) == len(text)) == (not second)


BLANKS = st.text(" \n\t\u3000", max_size=3)


@given(st.lists(st.text("一二三、。要补", min_size=1, max_size=4), min_size=1, max_size=5), BLANKS, BLANKS, st.data())
def test_the_caret_stays_before_the_same_character(parts, blank, other, data):
    """Whatever blanks are between the words, and whatever was taken away before them."""
    typed, words = blank.join(["一、", *parts]), other.join(parts)
    at = data.draw(st.integers(0, len(typed)))
    left = "".join(typed[at:].split())
    place = same_place(typed, at, words)
    assert "".join(words[place:].split()) == left[-len("".join(parts)) :] if left else place == len(words)
