"""Figures of two units about the same thing."""

import pytest

from reply_studio.matching import Part
from reply_studio.merging.conflicts import conflicts


def between(first: str, second: str, *more: tuple[str, str]):
    rest = (
        ("市水利局", "清淤河道18条,拆除建筑物31处。"),
        ("市水利局", "新建泵站6座,投资2.1亿元。"),
        ("市体育局", "举办赛事46场,参赛选手3.2万人次。"),
    )
    passages = (("市交通局", first), ("市供销社", second), *more, *rest)
    return conflicts([Part(key=str(n), text=text, unit=unit) for n, (unit, text) in enumerate(passages)])


def test_the_same_count_of_the_same_day_with_another_value_is_a_conflict():
    found = between(
        "截至2023年4月,全市登记在册的冷藏车为846辆。", "截至2023年4月,全市登记在册的冷藏车有864辆,其中本系统97辆。"
    )
    assert [(each.passages, each.values) for each in found] == [(("0", "1"), ("846辆", "864辆"))]
    assert "冷藏车" in found[0].what


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("2022年共放行运输车辆11.4万辆次。", "2022年放行运输车辆114000辆次。"),
        ("“青苗快线”日均运送学生0.43万人次。", "“青苗快线”日均运送学生4300人次。"),
        ("市级财政安排养老资金9600万元。", "落实市级财政养老资金0.96亿元。"),
        ("须在15分钟内回话并记录。", "须在一刻钟内回话并记录。"),
    ],
)
def test_values_equal_in_truth_are_none(first, second):
    assert between(first, second) == ()


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("2023年底全县在册村医343名。", "2024年底全县在册村医326名。"),
        ("2024年全市接待过夜游客386万人次。", "2025年上半年全市接待过夜游客214万人次。"),
        ("2022年果蔬产后损耗率为18.2%。", "2023年1月至4月果蔬产后损耗率为6.9%。"),
    ],
)
def test_another_time_is_none(first, second):
    assert between(first, second) == ()


def test_what_each_unit_says_of_itself_is_none():
    assert between("我局本级新购移动泵车6台。", "全市现有移动泵车31台。") == ()
    assert between("我局2024年减免检测费用38万元。", "我社2024年减免检测费用12万元。") == ()


def test_a_part_is_not_set_against_the_whole():
    assert between("全市小区建成充电端口21.6万个。", "其中老旧小区充电端口9.4万个。") == ()


def test_other_things_counted_are_none():
    assert between("全市建成停车场213处。", "全市设置避难场所231处。") == ()


def test_one_unit_does_not_conflict_with_itself():
    passages = [
        Part(key="0", text="截至2023年4月,登记在册的冷藏车为846辆。", unit="市交通局"),
        Part(key="1", text="截至2023年4月,登记在册的冷藏车为864辆。", unit="市交通局"),
    ]
    assert conflicts(passages) == ()


def test_figures_that_agree_are_paired_first():
    found = between("三个片区在册食品摊位共684个。", "三个片区在册食品摊位为648个。")
    assert [each.values for each in found] == [("684个", "648个")]


def test_what_a_figure_counts_may_stand_in_the_clause_before():
    found = between(
        "在商圈旁添设歇脚驿站。截至2025年3月底\uff0c全市建成246处。",
        "与加油站合作\uff0c截至2025年3月底\uff0c全市建成歇脚驿站264处。",
    )
    assert [each.values for each in found] == [("246处", "264处")]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("开展校园厨房餐具检查\uff0c2024年快检合格率97.9%。", "抽检儿童玩具和童装143批次\uff0c2024年合格率94%。"),
        ("志愿者手把手教老年人操作\uff0c2024年帮办1.2万人次。", "替出不了门的残友跑腿办证\uff0c2024年帮办5800人次。"),
    ],
)
def test_figures_of_two_matters_in_the_same_bare_words_are_none(first, second):
    assert between(first, second) == ()
