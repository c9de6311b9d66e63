"""Titles: the item named by body, session, number and kind, and cited once."""

import pytest

from reply_studio.composing.item import cited, item_name
from reply_studio.composing.quoting import quoted_title
from reply_studio.model.case import Case, Session

FULL = Session(term=7, meeting=4)


def case(**fields):
    return Case(id="2025-t-0029", **fields)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"body": "政协云川市委员会", "session": FULL, "number": "29"}, "政协云川市第七届委员会第四次会议第29号提案"),
        ({"body": "云川市政协", "session": FULL, "number": "第29号"}, "政协云川市第七届委员会第四次会议第29号提案"),
        (
            {"body": "政协第七届云川市委员会", "session": FULL, "number": "29"},
            "政协云川市第七届委员会第四次会议第29号提案",
        ),
        ({"body": "中国人民政治协商会议云川市委员会", "number": "29"}, "政协云川市委员会第29号提案"),
        ({"body": "市政协", "session": FULL, "number": "029"}, "市政协七届四次会议第029号提案"),
        (
            {"body": "政协全国委员会", "session": Session(term=14, meeting=2), "number": "9"},
            "政协第十四届全国委员会第二次会议第9号提案",
        ),
        ({"session": Session(term=13, meeting=5), "number": "DH0271"}, "政协第十三届委员会第五次会议第DH0271号提案"),
        ({"number": "29"}, "第29号提案"),
        ({"body": "政协云川市委员会", "session": FULL}, "政协云川市第七届委员会第四次会议提案"),
        (
            {"body": "政协云川市委员会", "session": Session(meeting=4), "number": "29"},
            "政协云川市委员会第四次会议第29号提案",
        ),
        ({}, "提案"),
    ],
)
def test_a_proposal_is_named_by_what_is_known(fields, expected):
    assert item_name(case(**fields)) == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (
            {"body": "云川市人民代表大会", "session": Session(term=17, meeting=3), "number": "29"},
            "云川市第十七届人民代表大会第三次会议第29号建议",
        ),
        (
            {"body": "云川市人大常委会", "session": Session(term=17, meeting=1), "number": "3"},
            "云川市第十七届人民代表大会第一次会议第3号建议",
        ),
        (
            {"body": "县人大", "session": Session(term=18, meeting=4), "number": "019"},
            "县十八届人大四次会议第019号建议",
        ),
        (
            {"body": "全国人民代表大会", "session": Session(term=14, meeting=2), "number": "3049"},
            "全国十四届人大二次会议第3049号建议",
        ),
        ({"number": "29"}, "第29号建议"),
        ({}, "代表建议"),
    ],
)
def test_a_suggestion_is_named_by_congress(fields, expected):
    assert item_name(case(type="suggestion_item", **fields)) == expected


def test_public_opinion_has_no_session():
    assert (
        item_name(case(type="opinion_item", body="政协云川市委员会", session=FULL, number="8")) == "第8号社情民意信息"
    )


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("关于推进社区协商的建议", "《关于推进社区协商的建议》\uff08第29号\uff09"),
        ("关于推进社区协商的提案", "《关于推进社区协商的提案》\uff08第29号\uff09"),
        ("关于推进社区协商", "《关于推进社区协商》提案\uff08第29号\uff09"),
        ("《关于推进社区协商的建议》", "《关于推进社区协商的建议》\uff08第29号\uff09"),
        ("关于贯彻《民法典》的建议", "《关于贯彻〈民法典〉的建议》\uff08第29号\uff09"),
        ("关于解决停车难,停车贵的建议", "《关于解决停车难\uff0c停车贵的建议》\uff08第29号\uff09"),
        ("", "第29号提案"),
    ],
)
def test_an_opening_cites_the_title_once_and_doubles_no_kind(title, expected):
    assert cited(case(number="29"), title) == expected


def test_without_number_nothing_stands_in_brackets():
    assert cited(case(), "关于推进社区协商的建议") == "《关于推进社区协商的建议》"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("关于学习《〈民法典〉释义》的建议", "《关于学习〈《民法典》释义〉的建议》"),
        ("《民法典》与《社区工作条例》", "《〈民法典〉与〈社区工作条例〉》"),
        ("关于》错放的建议", "《关于〉错放的建议》"),
    ],
)
def test_book_title_marks_alternate(title, expected):
    assert quoted_title(title) == expected
