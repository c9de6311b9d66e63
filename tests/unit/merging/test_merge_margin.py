"""Whose words a line of the printed letter has."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reply_studio.composing.page_grid import paginate
from reply_studio.merging.margin import margin, margin_names, texts_of
from reply_studio.model.draft import Origin
from reply_studio.model.letter import Kind, Letter, Paragraph
from tests.builders import case_file
from tests.desks import contribution, with_inputs

SENT = "村(社区)法律顾问为食堂运营提供合同审查412次,为老年人讲解防骗知识。"
OURS = "我局另行组织街道干部逐户走访高龄独居人员并建立台账。"


@pytest.fixture
def texts():
    return texts_of(with_inputs(case_file()))


def units_of(text, texts, *passages):
    """The units of every line of a letter that has one paragraph with these origins."""
    origins = tuple(Origin(input="", passage=each, sha="") for each in passages)
    pages = paginate(Letter(paper="reply", paragraphs=(Paragraph(kind=Kind.PASSAGE, text=text, origins=origins),)))
    found = margin(pages, texts)
    return [found.get(place, ()) for place, line in pages.printed()]


def test_words_of_a_unit_have_its_key(texts):
    """Widths of punctuation do not count."""
    assert units_of("村(社区)法律顾问为食堂运营提供合同审查412次。", texts, "sfj1-1") == [("sfj",)]


def test_words_of_our_own_have_nobody(texts):
    assert units_of(OURS, texts) == [()]
    assert units_of(OURS, texts, "sfj1-1") == [()]


def test_a_line_of_ours_in_a_units_passage_has_nobody():
    """Line by line, not paragraph by paragraph."""
    assert units_of(SENT + OURS * 3, {"x": ("sfj", SENT)}, "x")[0] == ("sfj",)
    assert units_of(SENT + OURS * 3, {"x": ("sfj", SENT)}, "x")[-1] == ()


def test_two_units_in_one_line_stand_by_their_share():
    """Who has more of it comes first."""
    known = {"x": ("zzb", "志愿者送餐到户。"), "y": ("sfj", "调解涉食堂纠纷57件并回访当事人。")}
    assert units_of("志愿者送餐到户。调解涉食堂纠纷57件并回访当事人。", known, "x", "y") == [("sfj", "zzb")]


def test_an_origin_of_which_nothing_is_known_counts_for_nobody(texts):
    assert units_of(OURS, texts, "gone-1") == [()]


def test_a_very_short_passage_is_found_whole():
    assert units_of("已办。", {"x": ("sfj", "已办。")}, "x") == [("sfj",)]
    assert units_of("已办。", {"x": ("sfj", "。")}, "x") == [()]


def test_names_are_whole_where_they_fit_and_short_elsewhere():
    file = with_inputs(case_file())
    assert margin_names(file, 14) == {"sfj": "市司法局", "zzb": "市委组织部"}
    assert margin_names(file, 9) == {"sfj": "市司法局", "zzb": "组织部"}
    assert margin_names(file, 14, short=True) == {"sfj": "司法局", "zzb": "组织部"}


def test_our_own_received_reply_is_no_unit():
    """Only inputs have units; every version of them does."""
    sent = (contribution("sfj", "市司法局", ("甲",)), contribution("sfj", "市司法局", ("乙",), 2))
    reply = msgspec.structs.replace(contribution("mzj", "市民政局", ("丙",)), kind="reply")
    file = msgspec.structs.replace(case_file(), inputs=(*sent, reply))
    assert texts_of(file) == {"sfj1-1": ("sfj", "甲"), "sfj2-1": ("sfj", "乙")}


@given(st.text(max_size=120), st.text(max_size=60))
def test_any_text_has_units_only_from_its_origins(text, source):
    """No line fails, and nobody else is named."""
    assert {each for line in units_of(text, {"x": ("sfj", source)}, "x") for each in line} <= {"sfj"}
