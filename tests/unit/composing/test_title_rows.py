"""Titles over several rows: broken where the sense allows, in the form of a trapezoid or a diamond."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reply_studio.composing.page_grid.breaking import break_lines, measured
from reply_studio.composing.page_grid.form import setting_of
from reply_studio.composing.page_grid.titles import title_rows
from reply_studio.model.letter import Kind
from reply_studio.text.sense import torn

TITLE = setting_of(Kind.TITLE)
WORDS = (
    "社区",
    "养老",
    "服务",
    "体系",
    "建设",
    "和",
    "的",
    "长者食堂",
    "第29号",
    "2025年",
    "《云川市条例》",
    "“一老一小”",
    "、",
    "App",
)


def rows(title):
    return [title[start:end] for start, end in title_rows(title, TITLE)]


def widths(title):
    return [measured(each, TITLE).ends[-1] for each in rows(title)]


@pytest.mark.parametrize(
    "broken",
    [
        "关于第29号提案的答复",
        "关于政协云川市第七届委员会第四次会议/第29号建议的答复",
        "关于政协云川市第七届委员会/第四次会议提案办理情况的答复",
        "关于云川市第十七届人民代表大会/第三次会议第29号建议的答复",
        "关于云川市第十七届人民代表大会/第三次会议第13、53、108号建议的答复",
        "关于政协云川市第七届委员会第四次会议/第29号提案、云川市第十七届人民代表大会/第三次会议第108号建议的答复",
        "云川市民政局关于印发/《云川市长者食堂运营管理办法》的通知",
        "关于加快推进社区居家养老服务体系建设/和长者食堂规范运营的建议的答复",
    ],
)
def test_a_title_is_broken_where_its_sense_allows(broken):
    assert "/".join(rows(broken.replace("/", ""))) == broken


def test_a_title_without_any_place_to_break_has_the_rows_of_running_text():
    title = "1" * 90
    assert title_rows(title, TITLE) == break_lines(title, TITLE)


def test_a_title_of_many_rows_is_broken_like_running_text():
    title = "关于加强社区养老服务体系建设的建议" * 20
    assert title_rows(title, TITLE) == break_lines(title, TITLE)


@given(st.lists(st.sampled_from(WORDS), max_size=24).map("".join))
def test_rows_hold_every_character_in_order_and_none_is_too_long(title):
    spans = title_rows(title, TITLE)
    assert spans[0][0] == 0
    assert spans[-1][1] == len(title)
    assert all(above[1] == below[0] for above, below in pairwise(spans))
    assert all(width <= TITLE.width + TITLE.full for width in (widths(title) if title else []))


@given(st.lists(st.sampled_from(WORDS), min_size=12, max_size=24).map("".join))
def test_rows_grow_then_shrink_unless_they_are_those_of_running_text(title):
    if title_rows(title, TITLE) == break_lines(title, TITLE):
        return
    found = widths(title)
    near = TITLE.full / 2
    top = found.index(max(found))
    assert all(above <= below + near for above, below in pairwise(found[: top + 1]))
    assert all(below <= above + near for above, below in pairwise(found[top:]))
    assert max(found) - min(found) > near
    ends = [end for _start, end in title_rows(title, TITLE)[:-1]]
    assert not any(torn(title, end)[:1].isdigit() for end in ends)
