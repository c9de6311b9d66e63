"""Short unit names."""

import pytest

from reply_studio.text.units import same_unit, short_unit, short_units


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("市司法局", "司法局"),
        ("云川市司法局", "司法局"),
        ("司法局", "司法局"),
        ("市委组织部", "组织部"),
        ("中共云川市委组织部", "组织部"),
        ("县人力资源和社会保障局", "人力资源和社会保障局"),
        ("云川市青岚区卫生健康局", "卫生健康局"),
        ("市市场监督管理局", "市场监督管理局"),
        ("槐安市市场监督管理局", "市场监督管理局"),
        ("市场监督管理局", "市场监督管理局"),
        ("市城市管理局", "城市管理局"),
        ("云川市城市管理和综合执法局", "城市管理和综合执法局"),
        ("城市管理局", "城市管理局"),
        ("市政园林局", "市政园林局"),
        ("市政府办公室", "政府办公室"),
        ("市政务服务局", "政务服务局"),
        ("市政协提案委", "政协提案委"),
        ("市消防救援支队", "消防救援支队"),
        ("市供销合作社联合社", "供销合作社联合社"),
        ("云川经济技术开发区管委会", "云川经济技术开发区管委会"),
        ("石埠苗族自治县教育局", "教育局"),
        ("国网云川供电公司", "国网云川供电公司"),
        ("市委", "市委"),
        ("市委办公室", "市委办公室"),
        ("团市委", "团市委"),
        ("市区域合作办", "区域合作办"),
        ("市 司 法 局", "司法局"),
    ],
)
def test_a_short_name_lacks_party_place_and_level(name, short):
    assert short_unit(name) == short


def test_two_units_with_one_short_name_keep_their_whole_names():
    assert short_units(["市卫生健康局", "青岚区卫生健康局", "市司法局"]) == {
        "市卫生健康局": "市卫生健康局",
        "青岚区卫生健康局": "青岚区卫生健康局",
        "市司法局": "司法局",
    }


def test_spellings_of_one_unit_are_recognised():
    assert same_unit("市司法局", "云川市司法局")
    assert not same_unit("市司法局", "市公安局")
