"""What was not understood, left out or doubtful is said, with its line."""

import pytest

from reply_studio.parsing import read
from reply_studio.parsing.proposal import parse_proposal

WHOLE = "案由:(12)关于甲的提案\n提案人:林妍\n现状不够理想。\n建议:\n一、加强管理。\n二、完善制度。\n"


def codes(text: str) -> list[tuple[str, int | None]]:
    return [(each.code, each.line) for each in parse_proposal(read("x", text.encode()))[1]]


def test_a_whole_proposal_has_no_remark():
    assert codes(WHOLE) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("(12)", "", ("IN103", None)),
        ("提案人:林妍\n", "", ("IN104", None)),
        ("二、完善制度。\n", "二、完善制度,由市民政局牵头制", ("IN106", 6)),
        ("二、完善制度。", "三、完善制度。", ("IN108", 6)),
        ("二、完善制度。\n", "二、完善制度。\n附件:1.一览表\n附件1\n一览表\n", ("IN109", 7)),
        ("案由", "首页 > 提案公开 > 详情\n案由", ("IN110", 1)),
        ("案由", "某某资讯\n案由", ("IN111", 1)),
        ("现状不够", "现状\ufffd够", ("IN107", 3)),
    ],
)
def test_remark(old, new, expected):
    assert expected in codes(WHOLE.replace(old, new))


def test_no_suggestions_is_said():
    assert ("IN105", None) in codes("关于甲的提案\n提案人:林妍\n现状不够理想,群众反映强烈,亟待改善。\n")


def test_no_title_is_said():
    assert ("IN101", None) in codes("建议:加强管理。")


def test_guessed_title_is_said():
    assert ("IN102", None) in codes("河道治理刻不容缓\n提案人:林妍\n建议:加强管理。")


def test_background_problems_and_closing_are_kept():
    text = (
        WHOLE.replace("现状不够理想。", "现状不够理想,主要存在以下问题:\n1.制度缺位。\n2.经费不足。")
        + "以上建议,请予采纳。\n"
    )
    proposal = parse_proposal(read("x", text.encode()))[0].proposal
    assert proposal.background == ("现状不够理想,主要存在以下问题:",)
    assert [(each.marker, each.text) for each in proposal.problems] == [("1.", "制度缺位。"), ("2.", "经费不足。")]
    assert proposal.closing == ("以上建议,请予采纳。",)
