"""The same text under another number: found among many, pointed out at import, never joined by itself."""

import random

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reply_studio.model.proposal import Proposal, Suggestion
from reply_studio.services import joining, sameness
from reply_studio.services.arrival import Request
from reply_studio.services.intake import receive
from reply_studio.services.register import KnownCases
from reply_studio.services.twins import SAME
from tests.desks import desk_at

WORDS = [a + b for a in "社区养老公交停车绿化托育" for b in "服务站点补贴监管规划培训"]


def proposal(seed, characters=600, title="关于甲的建议"):
    """A made-up proposal of so many characters; other seeds are other texts."""
    dice = random.Random(seed)
    text = "".join(dice.choice(WORDS) for _turn in range(characters // 2))
    half = len(text) // 2
    return Proposal(title=title, background=(text[:half],), suggestions=(Suggestion(id="s1", text=text[half:]),))


def edited(found, share, seed):
    """The proposal with a share of its characters replaced."""
    dice = random.Random(seed)

    def words(text):
        return "".join(dice.choice("甲乙丙丁戊己") if dice.random() < share else each for each in text)

    suggestions = tuple(msgspec.structs.replace(each, text=words(each.text)) for each in found.suggestions)
    return msgspec.structs.replace(found, background=tuple(map(words, found.background)), suggestions=suggestions)


def searched(found, among):
    marks = sameness.Marks()
    for key, each in among.items():
        marks.add(key, sameness.mark(each))
    return marks.near(sameness.mark(found))


@given(st.integers(0, 10_000), st.integers(200, 2000), st.floats(0, 0.04))
def test_a_text_with_small_changes_is_found_and_is_the_same(seed, characters, share):
    """Up to one character in twenty-five, wherever they are, under any title."""
    own = proposal(seed, characters)
    other = msgspec.structs.replace(edited(own, share, seed), title="关于乙的提案")
    assert sameness.is_same(own, other)
    assert searched(other, {"own": own}) == ["own"]


@given(st.integers(0, 10_000))
def test_other_texts_are_neither_found_nor_the_same(seed):
    """Even where they draw on the same words."""
    assert not sameness.is_same(proposal(seed), proposal(seed + 1))
    assert not searched(proposal(seed), {str(n): proposal(n) for n in range(seed + 1, seed + 6)})


@given(st.text(), st.lists(st.text(max_size=30), max_size=3))
def test_any_text_has_a_mark_or_none(words, lines):
    """Also half characters, signs and blanks; the mark has one length."""
    found = Proposal(title=words, background=(words, *lines), suggestions=(Suggestion(id="s1", text=words),))
    assert len(sameness.mark(found)) in (0, 64)
    assert sameness.mark(found).isascii()


def test_numbers_punctuation_and_script_make_no_difference():
    """What two printings of one text differ in."""
    one = Proposal(
        title="关于甲的建议",
        suggestions=(Suggestion(id="s1", marker="一、", text="完善无障碍设施,让老年人出门更方便。" * 4),),
    )
    other = Proposal(
        title="关于甲的建议",
        suggestions=(Suggestion(id="s1", marker="1.", text="完善無障礙設施\uff0c 讓老年人出門更方便\uff1b" * 4),),
    )
    assert sameness.mark(one) == sameness.mark(other) != ""
    assert sameness.is_same(one, other)


@pytest.mark.parametrize(("title", "same"), [("关于甲的建议", True), ("关于  甲的建议", True), ("关于丙的建议", False)])
def test_a_short_text_is_the_same_only_under_its_title(title, same):
    """A few words are alike by chance."""
    one = Proposal(title="关于甲的建议", suggestions=(Suggestion(id="s1", text="增设路灯。"),))
    other = Proposal(title=title, suggestions=(Suggestion(id="s1", text="增设路灯"),))
    assert sameness.is_same(one, other) == same
    assert sameness.mark(one) == ""


PAGE = """案由\uff1a({number})关于完善社区议事的建议
届次\uff1a政协云川市第七届委员会第{meeting}次会议
提案者\uff1a{name}
社区议事还不多,居民有话没处说,不少小区的公共事务没有人牵头,矛盾积累下来就成了投诉。
为此,建议\uff1a
一、明确议事范围。列出公共事务清单,由居民代表按季度商量。
二、健全议事机制。定期开会,会议记录在小区公示栏张贴。{more}
"""


@pytest.fixture
def desk(tmp_path):
    """An empty desk."""
    return desk_at(tmp_path)


def take(desk, number, name, *, meeting="四", more="", known=None):
    """A page taken in; its outcome and the messages on the same text."""
    text = PAGE.format(number=number, name=name, meeting=meeting, more=more)
    done = receive(desk, f"{number}.txt", text.encode(), Request(), known)
    return done, [each.message for each in done.intake.remarks if each.code == SAME]


def test_the_same_text_under_another_number_is_pointed_out(desk):
    """With the command; both cases stay as they are."""
    first, none = take(desk, "0029", "赵清和")
    second, told = take(desk, "0053", "钱若谷", more="三、加强培训。")
    assert (first.action, second.action, none) == ("created", "created", [])
    assert first.case != second.case
    assert [f"case join {first.case} {second.case}" in each for each in told] == [True]
    assert desk.store.load(second.case).case.joined == ()


def test_in_one_run_too(desk):
    """The second file of a run knows the first."""
    known = KnownCases(desk)
    take(desk, "0029", "赵清和", known=known)
    assert take(desk, "0053", "钱若谷", known=known)[1]


def test_the_leading_case_is_named_and_a_joined_one_not_again(desk):
    """A third case is offered to the letter that there is already."""
    first, second, third = (
        take(desk, number, name)[0] for number, name in (("1", "甲一"), ("2", "乙二"), ("3", "丙三"))
    )
    joining.join(desk, first.case, second.case)
    _done, told = take(desk, "4", "丁四")
    assert all(f"case join {second.case}" not in each for each in told)
    assert sum(f"case join {first.case} " in each for each in told) == 2
    assert third.case in " ".join(told)


def test_of_an_earlier_session_it_is_pointed_out_without_the_command(desk):
    """What comes back in a later year gets an answer of its own."""
    first, _none = take(desk, "0029", "赵清和", meeting="三")
    _second, told = take(desk, "0053", "赵清和")
    assert [(first.case in each, "case join" in each) for each in told] == [(True, False)]


def test_an_amended_text_is_looked_at_again(desk):
    """The case had another text before."""
    take(desk, "0029", "赵清和")
    other = PAGE.replace("社区议事还不多", "x").split("为此")[0] + "为此,建议\uff1a\n一、增设路灯。\n"
    old = receive(desk, "53.txt", other.format(number="0053", name="钱若谷", meeting="四", more="").encode(), Request())
    done, told = take(desk, "0053", "钱若谷")
    assert (old.case, done.action, len(told)) == (done.case, "updated", 1)
    assert take(desk, "0053", "钱若谷")[1] == []


def test_a_letter_to_both_numbers_goes_to_the_leading_case(desk):
    """A unit's opinion on two items handled together."""
    first, second = (take(desk, number, name)[0] for number, name in (("0029", "赵清和"), ("0053", "钱若谷")))
    joining.join(desk, first.case, second.case)
    letter = (
        "关于市政协七届四次会议第0029、0053号提案的会办意见\n市民政局\uff1a\n《关于完善社区议事的建议》收悉。"
        "现提出会办意见如下\uff1a\n一、已开展人民调解员培训12场。\n特此函复。\n市司法局\n2025年6月3日\n"
    )
    done = receive(desk, "letter.txt", letter.encode(), Request(kind="input"))
    assert (done.case, done.action) == (first.case, "updated")


def test_a_letter_to_one_of_two_cases_of_the_same_title_goes_by_its_number(desk):
    """Title and number together tell more than either."""
    _first, second = (take(desk, number, name)[0] for number, name in (("0029", "赵清和"), ("0053", "钱若谷")))
    letter = (
        "关于市政协七届四次会议第0053号提案的会办意见\n市民政局\uff1a\n《关于完善社区议事的建议》收悉。"
        "现提出会办意见如下\uff1a\n一、已开展人民调解员培训12场。\n特此函复。\n市司法局\n2025年6月3日\n"
    )
    assert receive(desk, "letter.txt", letter.encode(), Request(kind="input")).case == second.case
