"""A unit's sentence told in another unit's letter."""

import pytest

from reply_studio.text.speaker import retold


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("我局将于6月底前完成", "市财政局将于6月底前完成"),
        ("我局制定办法。我局还将检查", "市财政局制定办法。该局还将检查"),
        ("会同贵局开展检查", "会同我局开展检查"),
        ("本局已办结", "市财政局已办结"),
        ("我市基本处于平稳状态。我们将", "我市基本处于平稳状态。我们将"),
        ("我局长期坚持", "市财政局长期坚持"),
        ("成本单位由企业承担", "成本单位由企业承担"),
        ("涉及我部分职能的", "涉及我部分职能的"),
        ("全市共有36家", "全市共有36家"),
    ],
)
def test_a_unit_is_named_where_it_spoke_of_itself(said, told):
    """我局 becomes the unit's name, then 该局; 贵局 is us; other words with these characters stay."""
    assert retold(said, "市财政局") == told
