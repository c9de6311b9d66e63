"""Suggestions that a form lists as rows of a table."""

import pytest

from reply_studio.parsing import explain, read, understand
from tests.word_files import paragraph, table, word_file

FORM = [["案由", "关于改善绿道照明的提案"], ["提案者", "赵清和"]]
BACKGROUND = paragraph("绿道夜间照明不足，群众反映较多。")


def of(*rows):
    """What is understood of a form with these rows."""
    return understand(read("x", word_file(table(FORM) + BACKGROUND + table(rows))))


def seen(*rows) -> list[tuple[str, str, str]]:
    """Marker, heading and text of every suggestion."""
    return [(each.marker, each.heading, each.text) for each in of(*rows).item.proposal.suggestions]


@pytest.mark.parametrize("name", ["建议", "具体建议", "建议内容", "意见建议", "对策建议", "建议措施", "改进措施"])
def test_the_column_that_names_suggestions(name):
    """Numbers come from the first column."""
    assert seen(["序号", name], ["1", "增设路灯"], ["2", "延长开灯时间"]) == [
        ("1", "", "增设路灯"),
        ("2", "", "延长开灯时间"),
    ]


def test_an_explanation_stands_below_its_suggestion():
    """Whatever the numbers look like."""
    rows = ["序号", "建议", "说明"], ["一", "增设路灯", "全线加装二百盏。"], ["二", "延长时间", "开到晚上十一点。"]
    assert seen(*rows) == [("一", "增设路灯", "全线加装二百盏。"), ("二", "延长时间", "开到晚上十一点。")]


def test_problems_beside_their_suggestions_are_background():
    """They are kept, and are no suggestions."""
    found = of(["存在问题", "建议"], ["路灯太少。", "增设路灯二百盏。"], ["关灯太早。", "开到晚上十一点。"])
    assert [each.text for each in found.item.proposal.suggestions] == ["增设路灯二百盏。", "开到晚上十一点。"]
    assert found.item.proposal.background[-2:] == ("路灯太少。", "关灯太早。")


def test_other_columns_are_left_out_and_named():
    """They stay in the raw text."""
    found = of(["序号", "建议内容", "建议承办单位"], ["1", "增设路灯", "市城管局"], ["2", "延长时间", "市城管局"])
    assert "建议承办单位" in next(each.message for each in found.remarks if each.code == "IN112")
    assert len(found.item.proposal.suggestions) == 2


def test_a_table_of_anything_else_stays_what_it_is():
    """Figures beside a text."""
    found = of(["区域", "路灯数"], ["东湖", "12盏"], ["南屿", "9盏"])
    assert found.item.proposal.suggestions == ()


def test_the_evidence_names_the_rows():
    """As for suggestions in paragraphs."""
    rows = [["序号", "建议内容"], ["1", "增设路灯"], ["2", "延长开灯时间"]]
    told = explain("x", word_file(table(FORM) + BACKGROUND + table(rows)))
    assert [each.taken_as for each in told][-3:] == ["cue", "suggestion", "suggestion"]
