"""Salutation and pronoun: one person, several, groups."""

import pytest

from reply_studio.composing.address import our_office, pronoun, salutation
from reply_studio.model.proposal import Proposer
from tests.builders import group, person


@pytest.mark.parametrize(
    ("proposers", "case_type", "line", "word"),
    [
        ((person("赵清和"),), "proposal", "赵清和委员\uff1a", "您"),
        ((person("赵清和"),), "suggestion_item", "赵清和代表\uff1a", "您"),
        ((person("赵清和委员"),), "proposal", "赵清和委员\uff1a", "您"),
        ((person("赵清和"),), "opinion_item", "赵清和同志\uff1a", "您"),
        ((person("赵清和"), person("钱若水", lead=True)), "proposal", "钱若水、赵清和委员\uff1a", "你们"),
        ((group("民盟云川市委会"),), "proposal", "民盟云川市委会\uff1a", "贵会"),
        ((group("云川市工商联"),), "proposal", "云川市工商联\uff1a", "贵会"),
        ((group("青岚区代表团"),), "suggestion_item", "青岚区代表团\uff1a", "贵团"),
        ((group("教育界别"),), "proposal", "教育界别\uff1a", "贵界别"),
        ((group("致公党云川市总支"),), "proposal", "致公党云川市总支\uff1a", "贵单位"),
        (
            (group("民盟云川市委会"), person("赵清和"), person("钱若水")),
            "proposal",
            "民盟云川市委会、赵清和、钱若水委员\uff1a",
            "你们",
        ),
        ((group("民盟云川市委会"), group("云川市工商联")), "proposal", "民盟云川市委会、云川市工商联\uff1a", "你们"),
        ((), "proposal", "提案者\uff1a", "您"),
        ((), "suggestion_item", "建议人\uff1a", "您"),
    ],
)
def test_line_and_pronoun_agree_with_the_proposers(proposers, case_type, line, word):
    assert (salutation(proposers, case_type), pronoun(proposers)) == (line, word)


def test_white_space_inside_a_name_is_one_space():
    assert salutation((Proposer(name="赵  清\n和"),), "proposal") == "赵 清 和委员\uff1a"


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("市民政局", "我局"),
        ("市发展和改革委员会", "我委"),
        ("市残疾人联合会", "我会"),
        ("市委组织部", "我部"),
        ("市政府办公室", "我办"),
        ("青岚街道", "我单位"),
    ],
)
def test_an_office_speaks_of_itself_by_its_kind(name, word):
    assert our_office(name) == word
