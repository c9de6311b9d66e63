"""The year's table: a row a case in the order of tracks and numbers, and figures that say what they divide by what."""

import datetime as dt

import pytest

from reply_studio.composing.sheets import YearCase, year_sheet
from reply_studio.letter.grid import build
from reply_studio.letter.text import text_of
from reply_studio.text.normalise import narrow

DAY = dt.date(2025, 6, 20)
CASES = (
    YearCase(type="suggestion_item", role="lead", number="7", title="关于公交的建议", answered=DAY, due=DAY, result="A",
             ways=("走访",), feedback="满意", public=True),
    YearCase(type="proposal", role="co", number="12", title="关于养老的提案", answered=DAY),
    YearCase(type="proposal", role="lead", number="9", title="关于助餐的提案", answered=DAY, due=dt.date(2025, 6, 1),
             result="B", feedback="不满意"),
    YearCase(type="proposal", role="lead", number="29", title="关于电梯的提案", proposers=("赵清和", "民盟云川市委会"),
             assigned=dt.date(2025, 3, 26)),
    YearCase(type="proposal", role="reference", number="30", title="关于信息的提案"),
)  # fmt: skip


@pytest.fixture
def sheet():
    return year_sheet(2025, "云川市民政局", CASES)


def test_proposals_come_first_in_the_order_of_their_numbers(sheet):
    rows = [[cell.text for cell in row.cells] for row in sheet.rows[1:]]
    assert [(each[0], each[1]) for each in rows] == [("1", "9"), ("2", "12"), ("3", "29"), ("4", "30"), ("5", "7")]
    assert rows[2][3] == "赵清和、民盟云川市委会"
    assert rows[2][6] == "2025-03-26"


def test_class_feedback_and_publication_stand_where_we_answer(sheet):
    rows = {row.cells[1].text: [cell.text for cell in row.cells] for row in sheet.rows[1:]}
    assert rows["7"][-4:] == ["A类", "走访", "满意", "是"][-4:]
    assert rows["9"][-1] == "否"
    assert (rows["12"][-1], rows["29"][-1]) == ("", "")


def test_figures_say_their_ground(sheet):
    told = [narrow(each) for each in sheet.below]
    assert told[0] == "一、承办总数5件:政协提案4件(主办2件、会办1件、参阅1件);人大代表建议1件(主办1件)。"
    assert "应办复4件,已办复3件,办复率(已办复÷应办复)75.0%" in told[1]
    assert "按期办复1件,按期率(按期÷有期限的已办复2件)50.0%" in told[1]
    assert told[2].endswith("A类1件、B类1件、未定1件。")
    assert "主办、独办、分办3件中有沟通记录1件,沟通率33.3%" in told[3]
    assert told[4] == "五、反馈:满意1件、基本满意0件、不满意1件,未反馈0件;满意率(满意和基本满意÷已反馈2件)50.0%。"
    assert told[5] == "六、公开:1件。"


def test_nothing_is_divided_by_nothing():
    empty = year_sheet(2025, "云川市民政局", (CASES[4],))
    assert "沟通率—" in empty.below[3]
    assert "满意率" in empty.below[4]
    assert empty.below[4].endswith("—。")


def test_the_word_file_says_the_same(sheet):
    assert text_of(build(sheet)) == sheet.text()
    assert all(len(row.cells) == len(sheet.widths) for row in sheet.rows)
