"""Papers that are tables: what they say, and the Word file that says the same."""

import datetime as dt
from itertools import pairwise

import pytest

from reply_studio.composing import compose, profile_of
from reply_studio.composing.sheets import Consulted, consultation_sheet, feedback_sheet
from reply_studio.composing.sheets.year import WIDTHS
from reply_studio.errors import InputError
from reply_studio.formats.packing import read_parts
from reply_studio.letter.grid import build
from reply_studio.letter.text import text_of
from reply_studio.model.sheet import Cell, Row, Sheet
from tests.builders import case_file, issued, office

PROFILE = profile_of(office())
TALKS = (
    Consulted(date=dt.date(2025, 6, 3), how="phone", person="赵清和", outcome="同意答复稿。", who="林知远"),
    Consulted(date=dt.date(2025, 4, 9), how="visit", person="赵清和", outcome="希望增加送餐。", who="林知远"),
)


def feedback(**changes):
    case = case_file(**changes)
    return feedback_sheet(case, PROFILE, issued(compose(case, "reply", PROFILE)))


def answers(sheet):
    """Label → what stands behind it."""
    cells = [cell for row in sheet.rows for cell in row.cells]
    return {one.text: other.text for one, other in pairwise(cells) if one.head}


def test_the_feedback_form_names_item_letter_and_office():
    found = answers(feedback())
    assert found["编号"] == "第29号"
    assert found["提案者"] == "赵清和委员"
    assert found["承办单位"] == "云川市民政局"
    assert found["会办单位"] == "市司法局、市委组织部"
    assert (found["答复文号"], found["答复日期"]) == ("云民函〔2025〕36号", "2025年9月21日")
    assert found["对办理结果"] == "□满意　□基本满意　□不满意"


@pytest.mark.parametrize(
    ("kind", "title", "told", "untold"),
    [
        ("proposal", "政协提案", "市政协提案委员会", "人大"),
        ("suggestion_item", "人大代表建议", "市人大常委会代表工作委员会", "政协"),
    ],
)
def test_the_feedback_form_goes_back_to_the_organs_of_its_track(kind, title, told, untold):
    sheet = feedback(type=kind)
    assert sheet.title.startswith(title)
    assert told in sheet.below[0]
    assert untold not in sheet.below[0]


def test_consultations_stand_in_the_order_of_their_days():
    sheet = consultation_sheet(case_file(), PROFILE, TALKS)
    assert [[cell.text for cell in row.cells][:3] for row in sheet.rows[1:]] == [
        ["1", "2025年4月9日", "走访"],
        ["2", "2025年6月3日", "电话"],
    ]
    assert sheet.rows[0].repeat


@pytest.mark.parametrize("sheet", [feedback(), consultation_sheet(case_file(), PROFILE, TALKS)], ids=lambda s: s.paper)
def test_the_word_file_says_what_the_sheet_says(sheet):
    assert text_of(build(sheet)) == sheet.text()
    assert build(sheet) == build(sheet)
    assert all(sum(cell.span for cell in row.cells) == len(sheet.widths) for row in sheet.rows)


def test_lines_of_a_cell_are_paragraphs():
    sheet = Sheet(paper="x", title="表", widths=(50,), rows=(Row(cells=(Cell(text="一\n二"),)),))
    assert text_of(build(sheet)) == "表\n一\n二"


def test_a_control_character_is_refused_with_its_field():
    sheet = Sheet(paper="x", title="表", widths=(50,), rows=(Row(cells=(Cell(text="一\x07", name="题目"),)),))
    with pytest.raises(InputError) as caught:
        build(sheet)
    assert caught.value.where == "题目"


def test_no_row_is_torn_by_the_end_of_a_page():
    sheet = Sheet(paper="x", title="表", widths=(50,), rows=(Row(cells=(Cell(text="一"),)),) * 3)
    assert read_parts(build(sheet), "x")["word/document.xml"].count(b"<w:cantSplit/>") == 3


def test_the_year_s_table_has_room_for_numbers_of_eight_digits():
    """10.5 pt, half a character a digit, and what stays white beside them."""
    white = 3.9
    assert WIDTHS[1] - white >= 8 * 10.5 / 2 * 25.4 / 72
    assert sum(WIDTHS) == 257
