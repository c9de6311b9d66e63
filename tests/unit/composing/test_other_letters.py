"""The letter after a second handling, the one that gives a case back, and one letter a proposer."""

import datetime as dt

import msgspec
import pytest

from reply_studio.composing import GivenBack, compose, compose_handback, profile_of
from reply_studio.composing.dating import numbered_as
from reply_studio.model.act import Act
from reply_studio.model.case import Dates
from reply_studio.model.letter import Kind
from reply_studio.services.each_proposer import addressed
from reply_studio.services.printing import paper_of
from reply_studio.text.normalise import narrow
from tests.builders import canteens, case_file, group, issued, office, person

PROFILE = profile_of(office())
ISSUE = Act(act="issue", data={"number": "云民函〔2025〕36号", "date": "2025-09-21", "letter": 1})
VERDICT = Act(act="feedback", data={"result": "不满意"})
AGAIN = Act(act="rehandle", data={"state": "drafting"})


def text(letter, kind):
    return narrow(letter.first(kind).text)


def again(*acts, **changes):
    return compose(case_file(acts=acts, **changes), "rereply", PROFILE)


def test_the_second_reply_names_the_first_one_and_why_it_follows():
    letter = again(ISSUE, VERDICT, AGAIN)
    assert text(letter, Kind.TITLE) == "关于政协云川市第七届委员会第四次会议第29号提案的再次答复"
    assert text(letter, Kind.OPENING) == (
        "您提出的《关于进一步推进我市社区“长者食堂”建设的建议》(第29号)收悉后,我局已于2025年9月21日作出答复"
        "(云民函〔2025〕36号)。根据您的反馈意见,经再次研究办理,现再次答复如下:"
    )


def test_without_a_first_letter_or_a_verdict_nothing_is_said_of_them():
    assert text(again(AGAIN), Kind.OPENING).endswith("收悉。经再次研究办理,现再次答复如下:")
    assert "反馈意见" not in text(again(ISSUE, AGAIN, VERDICT), Kind.OPENING)


def test_a_letter_of_the_second_handling_is_not_the_first_one():
    later = Act(act="issue", data={"number": "云民函〔2025〕50号", "date": "2025-11-02", "letter": 2})
    assert "36号" in text(again(ISSUE, VERDICT, AGAIN, later), Kind.OPENING)


@pytest.mark.parametrize(
    ("role", "acts", "paper"), [("lead", (), "reply"), ("lead", (ISSUE, AGAIN), "rereply"), ("co", (AGAIN,), "co")]
)
def test_our_role_and_a_second_handling_ask_for_their_paper(role, acts, paper):
    assert paper_of(case_file(role=role, acts=acts)) == paper


def test_body_and_ending_are_those_of_a_reply():
    first, second = compose(case_file(), "reply", PROFILE), again(ISSUE, AGAIN)
    kinds = (Kind.HEADING, Kind.PASSAGE, Kind.CLOSING, Kind.ORGAN, Kind.CONTACT, Kind.COPIES, Kind.SALUTATION)
    assert first.every(*kinds) == second.every(*kinds)


def handback(unit="", **changes):
    told = GivenBack(reason="食堂建设由市商务局牵头,\n我局无相应职责", unit=unit)
    return compose_handback(case_file(dates=Dates(assigned=dt.date(2025, 3, 26)), **changes), PROFILE, told)


def test_a_case_is_given_back_with_its_reason():
    letter = handback()
    assert text(letter, Kind.TITLE) == "关于退办政协云川市第七届委员会第四次会议第29号提案的函"
    assert text(letter, Kind.SALUTATION) == "市政协提案委员会、市政府办公室:"
    assert "(第29号)于2025年3月26日交由我局主办" in text(letter, Kind.OPENING)
    assert [narrow(each.text) for each in letter.every(Kind.PASSAGE)] == [
        "食堂建设由市商务局牵头。",
        "我局无相应职责。",
        "该提案不属于我局职责范围,现予退回,请另行交办。",
    ]
    assert not letter.every(Kind.COPIES, Kind.RESULT_CLASS, Kind.DISCLOSURE)


def test_another_unit_is_proposed():
    letter = handback(unit="市商务局", type="suggestion_item")
    assert text(letter, Kind.TITLE).startswith("关于申请调整")
    assert text(letter, Kind.SALUTATION) == "市人大常委会代表工作委员会、市政府办公室:"
    assert letter.every(Kind.PASSAGE)[-1].text.endswith("建议将该建议调整由市商务局办理。")


def test_the_assigning_organs_as_the_office_names_them():
    profile = msgspec.structs.replace(PROFILE, assigners=("市政府督查室",))
    letter = compose_handback(case_file(), profile, GivenBack(reason="无相应职责"))
    assert text(letter, Kind.SALUTATION) == "市政府督查室:"


def test_every_proposer_gets_the_same_letter_with_their_own_name():
    several = msgspec.structs.replace(
        canteens(), proposers=(person("钱知微"), person("赵清和", lead=True), group("民盟云川市委会"))
    )
    case = case_file(proposal=several)
    letters = [compose(addressed(case, each), "reply", PROFILE) for each in several.proposers]
    assert [text(each, Kind.SALUTATION) for each in letters] == ["钱知微委员:", "赵清和委员:", "民盟云川市委会:"]
    assert [text(each, Kind.OPENING)[:2] for each in letters] == ["您提", "您提", "贵会"]
    kinds = (Kind.TITLE, Kind.HEADING, Kind.PASSAGE, Kind.ORGAN, Kind.COPIES)
    assert len({tuple(each.text for each in one.every(*kinds)) for one in letters}) == 1


def test_a_letter_to_one_proposer_bears_number_and_date_of_the_issued_one():
    final = issued(compose(case_file(), "reply", PROFILE))
    one = numbered_as(compose(addressed(case_file(), person("钱知微")), "reply", PROFILE), final)
    assert (text(one, Kind.NUMBER), text(one, Kind.DATE)) == ("云民函〔2025〕36号", "2025年9月21日")
    assert text(one, Kind.SALUTATION) == "钱知微委员:"
