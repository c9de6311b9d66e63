"""A plan prints its unit and due date unless its text already does."""

import datetime as dt

import pytest

from reply_studio.composing import profile_of
from reply_studio.composing.plans import plan_text, says_date
from tests.builders import case_file, office, passage

DUE = dt.date(2025, 12, 31)


def printed(text, **fields):
    return plan_text(passage("a1", text, **fields), case_file(), profile_of(office()))


def test_unit_and_date_stand_before_the_full_stop():
    assert (
        printed("建立督导机制。", unit="sfj", due=DUE)
        == "建立督导机制\uff08责任单位\uff1a市司法局\uff1b完成时限\uff1a2025年12月31日\uff09。"
    )


def test_a_full_stop_is_added_behind_the_brackets():
    assert printed("建立督导机制", due=DUE) == "建立督导机制\uff08完成时限\uff1a2025年12月31日\uff09。"


@pytest.mark.parametrize("text", ["由市司法局牵头建立机制。", "由司法局牵头建立机制。", "由云川市司法局牵头建立机制。"])
def test_a_unit_named_in_the_text_is_not_repeated(text):
    assert printed(text, unit="sfj") == text


def test_our_own_office_may_call_itself_by_its_pronoun():
    assert printed("我局将建立机制。", unit="mzj") == "我局将建立机制。"


def test_a_unit_typed_by_name_prints_as_it_is():
    assert printed("建立机制。", unit="市水利局") == "建立机制\uff08责任单位\uff1a市水利局\uff09。"


@pytest.mark.parametrize(
    "text",
    ["2025年12月31日前完成", "2025 年 12 月 31 日", "2025-12-31完成", "2025年12月底前", "2025年底前", "2025年年底"],
)
def test_a_date_in_the_text_is_recognised(text):
    assert says_date(text, DUE)


@pytest.mark.parametrize("text", ["2024年12月31日", "12月31日前", "2025年12月3日", "年底前", "2025-12-311"])
def test_another_or_an_open_date_is_not_the_date(text):
    assert not says_date(text, DUE)


def test_without_unit_and_date_the_text_stands_alone():
    assert printed("持续推进") == "持续推进"


TOLD = "责任单位\uff1a市司法局\uff1b完成时限\uff1a2025年12月31日"


@pytest.mark.parametrize("mark", ["\uff1a", "\uff0c", "、", "\uff1b", "。", "\uff01", "\uff1f"])
def test_they_stand_before_the_mark_that_the_text_ends_with(mark):
    assert printed(f"重点做好以下工作{mark}", unit="sfj", due=DUE) == f"重点做好以下工作\uff08{TOLD}\uff09{mark}"


def test_of_a_list_that_a_colon_opens_they_hold_for_all_of_it():
    listed = "重点做好以下工作\uff1a一是建立机制\uff1b二是强化监管。"
    assert printed(listed, unit="sfj", due=DUE) == f"{listed}以上工作{TOLD}。"


def test_behind_lines_they_have_a_line_of_their_own():
    listed = "重点做好以下工作\uff1a\n1.建立机制\uff1b\n2.强化监管\uff1b"
    wanted = "重点做好以下工作\uff1a\n1.建立机制\uff1b\n2.强化监管。\n以上工作完成时限\uff1a2025年12月31日。"
    assert printed(listed, due=DUE) == wanted


@pytest.mark.parametrize("text", ["目标\uff1a覆盖率达到95%", "做到\uff1a12.5万元全部到位", "原则\uff1a“应养尽养”"])
def test_a_colon_before_running_words_opens_no_list(text):
    assert printed(text, due=DUE) == f"{text}\uff08完成时限\uff1a2025年12月31日\uff09。"
