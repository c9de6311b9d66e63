"""Where a title may be broken for the sense of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reply_studio.text.sense import NEVER, strains, torn


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("社区养老服务的建/议", "建议"),
        ("第四次会议第2/9号提案", "第29号"),
        ("政协云川市第七/届委员会", "第七届"),
        ("办理情况/的答复", "况的"),
        ("关于《/条例》的建议", "《条"),
        ("条例/》的建议", "例》"),
        ("依托App和W/i-Fi网络", "Wi-Fi"),
    ],
)
def test_what_a_break_tears_is_named(text, what):
    assert torn(text.replace("/", ""), text.index("/")) == what


@pytest.mark.parametrize("text", ["第四次会议/第29号提案", "养老服务/体系", "关于印发/《条例》", "甲/乙"])
def test_a_break_between_words_tears_nothing(text):
    assert torn(text.replace("/", ""), text.index("/")) == ""


def test_a_break_behind_a_session_hurts_least_and_inside_a_number_most():
    text = "政协云川市第七届委员会第四次会议第29号提案的答复"
    found = dict(enumerate(strains(text)))
    assert found[text.index("第29号")] == 0
    assert found[text.index("9号")] == NEVER
    assert found[text.index("的")] > found[text.index("答复")]
    assert found[text.index("川")] > found[text.index("第七届")]


@given(st.text(alphabet="关于加强的第29号提案《》，、App 2", max_size=40))
def test_every_place_has_its_strain_and_none_tears_a_mark(text):
    found = strains(text)
    assert len(found) == max(1, len(text))
    assert found[0] == NEVER
    assert all(found[at] == NEVER for at in range(1, len(text)) if text[at] in "》，、" or text[at - 1] == "《")
