"""What is a quantity, what it counts, and what is none."""

import tomllib
from decimal import Decimal
from pathlib import Path

import pytest

from reply_studio.quantities import extract


def read(text: str) -> list[tuple[str, str]]:
    """Each figure as (value, unit)."""
    return [(format(each.value.normalize(), "f"), each.unit) for each in extract(text)]


@pytest.mark.parametrize(
    "text",
    [
        "第53号提案\uff08云函\u30142025\u3015135号\uff09于2025年4月8日收到,联系电话:6120031",
        "联系人:林知远,电话:0599-6120031、14100000000",
        "依照条例第二十三条第(三)项、第5款办理",
        "一是一,二是二;第三次会议;十四五规划;三农工作;两会期间",
        "每天7:00至8:30、周二和周五,五一假期照常开放",
        "X103线、306省道、5G信号、PM2.5",
        "拨打12345热线或120急救电话",
        "一校一策、一人一座、三减三健",
        "上世纪八十年代建成,《规划(2021—2035年)》已印发",
        "数十家、几十个、好几次",
        "一个口子对外,进一步统一标准,同一时间",
    ],
)
def test_dates_numbers_of_documents_markers_phones_and_idioms_are_no_quantities(text):
    assert read(text) == []


def test_list_markers_are_no_part_of_a_figure():
    assert read("1.5万元\n2.建成12座;\n(三)新增8处") == [("15000", "元"), ("12", "座"), ("8", "处")]


def test_the_quote_is_what_stands_in_the_text():
    text = "共有村\uff08社区\uff09法律顾问\uff15\uff18\uff19个,覆盖率\uff19\uff18\uff0e\uff11\uff13\uff05。"
    figures = extract(text)
    assert [text[each.start : each.end] for each in figures] == [each.quote for each in figures]
    assert read(text) == [("589", "个"), ("98.13", "%")]


def test_scope_period_and_relation_are_read_from_the_sentence():
    whole, part = extract("截至2024年5月,全市在用的雨情测站为321处,其中由我局维护的205处。")
    assert whole.scope == ("全市",)
    assert whole.period is not None
    assert (whole.period.quote, whole.period.as_of) == ("2024年5月", True)
    assert (part.relation, part.scope) == ("part", ("我局",))


def test_what_is_counted_stands_behind_or_before_the_figure():
    first, second = extract("全市已有89所学校,建成充电端口21.6万个。")
    assert first.counted == "学校"
    assert second.counted.endswith("充电端口")


def test_a_range_and_a_share_keep_both_ends():
    low = extract("每台折价300元至500元")[0]
    assert (low.value, low.upper, low.precise) == (Decimal(300), Decimal(500), False)


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("约38万元", "about"),
        ("近百家企业", "about"),
        ("100余家", "over"),
        ("不少于20平方米", "over"),
        ("不超过3公里", "under"),
        ("五成以上", "over"),
        ("312处", "exact"),
    ],
)
def test_how_precise_a_figure_is(text, bound):
    assert extract(text)[0].bound == bound


FORMS = tomllib.loads((Path(__file__).parents[2] / "cases" / "quantities.toml").read_text("utf-8"))["read"]


@pytest.mark.parametrize(("text", "figures"), FORMS, ids=[text for text, _figures in FORMS])
def test_a_written_form_means_what_the_table_says(text, figures):
    found = [
        [each.value, each.unit, each.bound, *([each.upper] if each.upper is not None else [])] for each in extract(text)
    ]
    assert [[figure[1], figure[2]] for figure in found] == [[figure[1], figure[2]] for figure in figures]
    for have, want in zip(found, figures, strict=True):
        assert [float(have[0]), *map(float, have[3:])] == pytest.approx(
            [float(want[0]), *map(float, want[3:])], abs=0.01
        )


def test_the_table_has_at_least_three_hundred_forms():
    assert len(FORMS) >= 300
