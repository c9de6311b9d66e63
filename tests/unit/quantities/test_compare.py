"""When two figures may be one, and whether they agree."""

import pytest

from reply_studio.quantities import agree, extract, may_be_same, surprise


def one(text: str):
    return extract(text)[-1]


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("1.26万份", "12600份", True),
        ("0.96亿元", "9600万元", True),
        ("1公顷", "10000平方米", True),
        ("一刻钟", "15分钟", True),
        ("120名", "120人", True),
        ("46处", "46个", True),
        ("3—5项", "3至5项", True),
        ("约300家", "298家", True),
        ("超过300家", "312家", True),
        ("三分之一", "33.3%", False),
        ("46处", "64处", False),
        ("46人", "46户", False),
        ("3—5项", "3项", False),
        ("约300家", "360家", False),
        ("超过300家", "700家", False),
    ],
)
def test_figures_agree_when_they_are_equal_in_truth(first, second, same):
    assert agree(one(first), one(second)) is same
    assert agree(one(second), one(first)) is same


@pytest.mark.parametrize(
    ("first", "second", "possible"),
    [
        ("2024年全市建成12座", "全市建成21座", True),
        ("2024年建成12座", "2024年底建成21座", True),
        ("2023年建成12座", "2024年建成21座", False),
        ("截至2024年5月有312处", "截至2024年6月有321处", False),
        ("全市建成12座", "我局建成21座", False),
        ("我局建成12座", "本社建成21座", False),
        ("全市建成12座", "我市建成21座", True),
        ("共有12座", "其中21座", False),
        ("由12座增加到15座", "增加到51座", True),
        ("建成12座", "建成12公里", False),
        ("2025年10月底前建成12座", "2025年建成21座", False),
    ],
)
def test_unit_time_scope_and_relation_decide_whether_figures_may_be_one(first, second, possible):
    assert may_be_same(one(first), one(second)) is possible


def test_what_a_value_was_before_is_never_compared():
    before = extract("由60%提高到75%")[0]
    assert before.relation == "before"
    assert not may_be_same(before, one("提高到57%"))


def test_a_long_number_or_a_range_tells_more_than_a_small_one():
    assert surprise(one("1.26万份")) > surprise(one("23处")) > surprise(one("三个"))
    assert surprise(one("300元至500元")) > surprise(one("三个"))
    assert surprise(one("年满60岁")) == 0.0
