"""Sentences end where a reader would end them."""

from hypothesis import given
from hypothesis import strategies as st

from reply_studio.text.segment import sentences, split_sentences


def test_full_stops_end_sentences():
    assert split_sentences("第一句。第二句!第三句?没有句号") == ["第一句。", "第二句!", "第三句?", "没有句号"]


def test_full_width_marks_end_sentences_too():
    assert split_sentences("完成了吗\uff1f完成了\uff01") == ["完成了吗\uff1f", "完成了\uff01"]


def test_quotation_is_not_cut():
    text = "他说\u201c今天来。明天走。\u201d然后离开。"
    assert split_sentences(text) == ["他说\u201c今天来。明天走。\u201d", "然后离开。"]


def test_quotation_that_goes_on_does_not_end_the_sentence():
    text = "坚持\u201c谁主管、谁负责。\u201d的原则。"
    assert split_sentences(text) == [text]


def test_bracket_is_not_cut():
    text = "数据(截至五月底。含兼职)如下。"
    assert split_sentences(text) == [text]


def test_clauses_end_at_semicolons():
    assert split_sentences("一是甲\uff1b二是乙。", clauses=True) == ["一是甲\uff1b", "二是乙。"]


def test_point_between_figures_is_no_end():
    assert split_sentences("补助1.5万元.另计") == ["补助1.5万元.", "另计"]


def test_bracket_that_never_closes_does_not_swallow_the_text():
    assert len(sentences("(没有闭合。" + "句子很长。" * 200)) > 50


@given(st.text(alphabet="句。!?;()\u201c\u201d\u300a\u300b .1\n", max_size=60))
def test_every_word_is_in_a_sentence(text):
    assert "".join("".join(split_sentences(text)).split()) == "".join(text.split())
