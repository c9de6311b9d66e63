"""Comparisons see one form; the printed text is never lost."""

from hypothesis import given
from hypothesis import strategies as st

from reply_studio.text import normalise, script


@given(st.text(max_size=80))
def test_fold_keeps_the_length(text):
    assert len(normalise.fold(text)) == len(text)


@given(st.text(max_size=80))
def test_clean_offsets_point_at_the_characters_that_are_left(text):
    cleaned = normalise.clean(text)
    assert "".join(text[at] for at in cleaned.offsets) == cleaned.text


def test_full_and_half_width_and_both_scripts_fold_alike():
    wide = "\uff08一\uff09關於\u201c養犬\u201d\uff0c１２\u3000號"
    assert normalise.fold(wide) == '(一)关于"养犬",12 号'


def test_readings_behind_characters_are_left_out():
    cleaned = normalise.clean("校(xi\u00e0o)園(yu\u00e1n)的(de)管理\uff08gu\u01cen\uff09")
    assert cleaned.text == "校園的管理"


def test_latin_in_brackets_stays_where_nothing_has_a_tone():
    text = "公司(app)与平台(pc)"
    assert normalise.clean(text).text == text


def test_invisible_characters_are_left_out():
    assert normalise.clean("建\u200b议\ufeff").text == "建议"


def test_lost_characters_are_found_but_a_question_is_not():
    text = "相處??傮w上\ufffd\ufffd怎么办?要改。"
    assert [text[a:b] for a, b in normalise.lost_characters(text)] == ["??", "\ufffd\ufffd"]


def test_squeeze_leaves_white_space_out():
    assert normalise.squeeze("建\u3000 议\n\uff1a") == "建议:"


def test_script_table_is_one_for_one():
    assert len(script.SIMPLIFIED) == len(set(script.SIMPLIFIED))
    assert script.simplified("領銜代表關於建議的答覆") == "领衔代表关于建议的答复"
