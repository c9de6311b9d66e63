"""What speaks for an answer, both sides of a conflict, whose sentences a letter has, reasons given before."""

from reply_studio import i18n
from reply_studio.composing import compose, profile_of
from reply_studio.merging import labels, merge
from reply_studio.model.act import Act
from reply_studio.model.draft import Draft, ReplyPoint
from reply_studio.services import margins
from reply_studio.services.grounds import grounds, sides
from reply_studio.services.reasons import USUAL, reasons
from tests.builders import case_file, draft, office, passage
from tests.desks import contribution, with_inputs

FIRST = "云川市概况略。截至2025年5月底,全市共有社区助餐点126个。"
SECOND = "截至2025年5月底,全市共有社区助餐点162个。"


def test_every_answer_shows_the_words_that_speak_for_it():
    file = with_inputs(case_file(draft=Draft()))
    found = grounds(file)["sfj1-2"]
    assert [each.score for each in found] == sorted((each.score for each in found), reverse=True)
    assert found[0].suggestion == "s6"
    assert "纠纷" in "".join(found[0].evidence)


def test_both_sides_of_a_conflict_are_told_with_time_place_and_sentence():
    sent = (contribution("czj", "市财政局", (FIRST,)), contribution("scj", "市市场监督管理局", (SECOND,)))
    file = case_file(draft=Draft(), inputs=sent)
    (conflict,) = merge(file).conflicts
    one, other = sides(file, conflict)
    assert (one.label, one.unit, one.value) == ("财政局.1", "市财政局", conflict.values[0])
    assert "全市" in one.scope
    assert "5月底" in one.period
    assert one.sentence == FIRST.partition("。")[2]
    assert other.sentence == SECOND


def test_a_sentence_of_a_units_is_told_from_our_own():
    theirs = "村(社区)法律顾问为食堂运营提供合同审查412次。"
    taken = passage("a1", f"我局统筹推进各项工作。{theirs}", "sfj-v1:sfj1-1")
    drafted = draft((ReplyPoint(id="p1", answers=("s6",), progress=("a1",)),), (taken,))
    file = with_inputs(case_file(draft=drafted))
    letter = compose(file, "reply", profile_of(office()))
    lines = [each for each in margins.lines(file, letter, labels(file)) if each.anchor == "a1"]
    assert [each.written_by for each in lines] == ["", "司法局.1"]
    assert [each.begins for each in lines] == [True, False]
    assert "".join(each.text for each in lines) == next(each.text for each in letter.paragraphs if each.anchor == "a1")


def test_reasons_given_before_come_first_and_once():
    i18n.activate("en")
    acts = [Act(act="leave-out", data={"reason": each}) for each in ("客套话", "重复", "客套话")]
    acts.append(Act(act="leave-out", data={"reason": "与本件无涉", "keeps": "a1"}))
    assert reasons(acts, "leave-out")[:2] == ["客套话", "重复"]
    assert len(reasons(acts, "leave-out")) == 2 + len(USUAL["leave-out"])
    assert reasons(acts, "keeps")[0] == "与本件无涉"
