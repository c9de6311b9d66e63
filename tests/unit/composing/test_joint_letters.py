"""Letters that answer several items: how they name them, and whom they address."""

import re

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reply_studio.composing import compose, profile_of
from reply_studio.composing.item import all_cited, item_name
from reply_studio.model.case import Case, CaseUnit, Companion, Session, all_proposers
from reply_studio.model.letter import Kind
from reply_studio.model.proposal import Proposal, Proposer
from tests.builders import case_file, group, office, person

PROFILE = profile_of(office())
FULL = Session(term=7, meeting=4)


def case(number, **fields):
    known = {"body": "政协云川市委员会", "session": FULL, "number": number}
    return Case(id=f"2025-t-{number or 'x'}", **(known | fields))


def companion(number, title="关于增设公交站的建议", proposers=(), **fields):
    return Companion(case=case(number, **fields), proposal=Proposal(title=title, proposers=proposers))


def test_items_of_one_session_share_its_name():
    named = item_name(case("13"), case("第53号"), case("7"))
    assert named == "政协云川市第七届委员会第四次会议第13、53、7号提案"


def test_items_of_several_sessions_are_named_one_by_one():
    named = item_name(case("13"), case("53", session=Session(term=7, meeting=3)))
    assert named == "政协云川市第七届委员会第四次会议第13号提案、政协云川市第七届委员会第三次会议第53号提案"


def test_an_item_without_a_number_stands_by_itself():
    assert item_name(case("13", body="", session=Session()), case("", body="", session=Session())) == "第13号提案、提案"


@pytest.mark.parametrize(
    ("titles", "expected"),
    [
        (
            ("关于增设公交站的建议", "关于增设公交站的建议"),
            "《关于增设公交站的建议》\uff08第13、53号\uff09",
        ),
        (
            ("关于增设公交站的建议", "关于优化公交线网"),
            "《关于增设公交站的建议》\uff08第13号\uff09、《关于优化公交线网》提案\uff08第53号\uff09",
        ),
    ],
)
def test_every_title_is_cited_once(titles, expected):
    assert all_cited(companion(number, title) for number, title in zip(("13", "53"), titles, strict=True)) == expected


def test_a_joint_reply_addresses_everybody_once():
    """The leading item's proposers first; who filed both is named once; the other item's units get copies, too."""
    other = companion(
        "53",
        proposers=(person("钱若谷"), person("孙知微", lead=True), person("赵清和"), group("民盟云川市委会")),
        units=(CaseUnit(key="u1", role="co", name="市交通运输局"),),
    )
    letter = compose(msgspec.structs.replace(case_file(), together=(other,)), "reply", PROFILE)
    texts = {each.kind: each.text for each in letter.paragraphs}
    assert texts[Kind.SALUTATION] == "赵清和、孙知微、钱若谷委员、民盟云川市委会\uff1a"
    assert texts[Kind.OPENING].startswith("你们提出的《")
    assert "《关于增设公交站的建议》\uff08第53号\uff09收悉" in texts[Kind.OPENING]
    assert "市交通运输局" in texts[Kind.OPENING]
    assert texts[Kind.COPIES].endswith("市司法局\uff0c市委组织部\uff0c市交通运输局。")


def test_a_joint_opinion_names_both_items():
    letter = compose(msgspec.structs.replace(case_file(role="co"), together=(companion("53"),)), "co", PROFILE)
    assert letter.first(Kind.TITLE).text.endswith("第29、53号提案的会办意见")


def test_an_answered_case_names_only_itself():
    """Where it has a letter of its own, that letter is about its own item."""
    own = case_file(joined=("2025-t-0053",), answered_by="2025-t-0053")
    letter = compose(msgspec.structs.replace(own, together=(companion("53"),)), "reply", PROFILE)
    assert letter.first(Kind.TITLE).text.endswith("第29号提案的答复")


PEOPLE = st.lists(
    st.builds(Proposer, name=st.sampled_from("甲乙丙丁"), lead=st.booleans(), group=st.booleans()), max_size=5
)


@given(st.lists(PEOPLE, min_size=1, max_size=4))
def test_nobody_is_forgotten_and_the_first_proposal_stays_as_it_is(lists):
    proposals = [Proposal(title="x", proposers=tuple(each)) for each in lists]
    found = all_proposers(proposals)
    assert found[: len(lists[0])] == tuple(lists[0])
    assert {(each.name, each.group) for one in lists for each in one} == {(each.name, each.group) for each in found}
    added = [(each.name, each.group) for each in found[len(lists[0]) :]]
    assert len(added) == len(set(added))
    assert not any(each.lead for each in found[len(lists[0]) :])


TITLES = st.sampled_from(["关于增设公交站的建议", "关于保护古树的提案", "关于夜间照明"])


@given(
    st.lists(st.integers(1, 9999).map(str), min_size=1, max_size=6, unique=True),
    st.lists(st.tuples(TITLES, st.integers(1, 3)), min_size=5, max_size=5),
)
def test_every_number_stands_in_title_and_opening_once(numbers, others):
    together = tuple(
        companion(number, title, session=Session(term=7, meeting=meeting))
        for number, (title, meeting) in zip(numbers[1:], others, strict=False)
    )
    letter = compose(msgspec.structs.replace(case_file(number=numbers[0]), together=together), "reply", PROFILE)
    for kind in (Kind.TITLE, Kind.OPENING):
        lists = re.findall(r"第([\d、]+)号", letter.first(kind).text)
        assert sorted("、".join(lists).split("、")) == sorted(numbers)
