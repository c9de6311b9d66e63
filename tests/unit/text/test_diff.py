"""Differences of Chinese texts: both texts can be read out of them, and they are no finer than a reader wants."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reply_studio.text.diff import GONE, NEW, SAME, pieces, whole_figures

TEXTS = st.text("市民政局已建成点，。12", max_size=40)


@given(TEXTS, TEXTS)
def test_both_texts_stand_in_the_pieces(before: str, after: str) -> None:
    found = pieces(before, after)
    assert "".join(each.text for each in found if each.kind != NEW) == before
    assert "".join(each.text for each in found if each.kind != GONE) == after
    assert all(each.text for each in found)


def test_an_added_word_is_one_piece() -> None:
    assert pieces("运行平稳。", "运行总体平稳。") == (
        (SAME, "运行"),
        (NEW, "总体"),
        (SAME, "平稳。"),
    )


def test_a_character_that_happens_to_be_equal_does_not_cut_a_changed_phrase() -> None:
    found = pieces("加强组织领导，落实责任", "健全工作机制，组成专班")
    assert [each.kind for each in found if each.kind == SAME and len(each.text) == 1 and each.text not in "，"] == []


def test_equal_texts_have_one_piece() -> None:
    assert pieces("一样", "一样") == ((SAME, "一样"),)
    assert pieces("", "") == ()


@given(st.text("09.人家,x", max_size=30), st.text("09.人家,x", max_size=30))
def test_whole_figures_lose_no_character(before, after):
    found = whole_figures(pieces(before, after))
    assert "".join(each.text for each in found if each.kind != NEW) == before
    assert "".join(each.text for each in found if each.kind != GONE) == after


@pytest.mark.parametrize(
    ("before", "after", "gone", "new"),
    [
        ("共1783家次", "共1790家次", "1783", "1790"),
        ("有21.6万个", "有26.1万个", "21.6", "26.1"),
        ("96家", "69家", "96", "69"),
        ("7家", "77家", "7", "77"),
        ("增长5%", "增长5.5%", "5", "5.5"),
    ],
)
def test_a_figure_differs_as_a_whole(before, after, gone, new):
    found = whole_figures(pieces(before, after))
    assert [each.text for each in found if each.kind == GONE] == [gone]
    assert [each.text for each in found if each.kind == NEW] == [new]
