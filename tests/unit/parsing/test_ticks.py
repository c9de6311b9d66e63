"""Boxes to tick: of several choices the one that is ticked."""

import pytest

from reply_studio.parsing.letter_lines import disclosure
from reply_studio.parsing.ticks import ticked


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("公开属性:☑主动公开□依申请公开□不予公开", "公开属性:主动公开"),
        ("公开属性:□主动公开、√依申请公开、□不予公开", "公开属性:依申请公开"),
        ("公开属性:□主动公开□不予公开", "公开属性:□主动公开□不予公开"),
        ("公开属性:☑主动公开☑不予公开", "公开属性:☑主动公开☑不予公开"),
        ("公开属性:主动公开", "公开属性:主动公开"),
        ("", ""),
    ],
)
def test_only_a_single_tick_among_boxes_chooses(line, left):
    assert ticked(line) == left


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("公开情况:☑主动公开 □依申请公开 □不予公开", "public"),
        ("公开属性: □主动公开 ■依申请公开 □不予公开", "on_request"),
        ("是否公开:□是 √否", "not_public"),
        ("【公开方式】全文公开", "public"),
        ("公开", "public"),
        ("公开情况:□主动公开 □不予公开", None),
    ],
)
def test_the_ticked_choice_is_the_disclosure(line, value):
    assert disclosure(line) == value
