"""Whole letters: the order of their parts, the sentences around the body, what is left out."""

import msgspec
import pytest

from reply_studio.composing import compose, profile_of
from reply_studio.config import Config, Office
from reply_studio.model.case import CaseUnit, Handler
from reply_studio.model.contribution import Contribution
from reply_studio.model.letter import Kind
from reply_studio.model.proposal import Proposal
from reply_studio.model.reply import Reply
from tests.builders import canteens, case_file, group, office, person

PROFILE = profile_of(office())


def line(letter, kind):
    found = letter.first(kind)
    return found.text if found else None


def test_a_reply_has_its_parts_in_order():
    kinds = list(dict.fromkeys(each.kind for each in compose(case_file(), "reply", PROFILE).paragraphs))
    assert kinds == [
        Kind.MARK, Kind.DISCLOSURE, Kind.NUMBER, Kind.TITLE, Kind.SALUTATION, Kind.OPENING, Kind.HEADING, Kind.PASSAGE,
        Kind.CLOSING, Kind.ORGAN, Kind.DATE, Kind.CONTACT, Kind.COPIES,
    ]  # fmt: skip


def test_a_reply_to_a_member():
    letter = compose(case_file(), "reply", PROFILE)
    assert line(letter, Kind.TITLE) == "关于政协云川市第七届委员会第四次会议第29号提案的答复"
    assert line(letter, Kind.SALUTATION) == "赵清和委员\uff1a"
    assert line(letter, Kind.OPENING) == (
        "您提出的《关于进一步推进我市社区“长者食堂”建设的建议》\uff08第29号\uff09收悉。结合市司法局、市委组织部意见\uff0c现答复如下\uff1a"
    )
    assert (
        line(letter, Kind.CLOSING) == "感谢您对我们工作的关心和支持。以上答复您是否满意\uff0c如有意见\uff0c敬请反馈。"
    )
    assert line(letter, Kind.ORGAN) == "云川市民政局"
    assert line(letter, Kind.CONTACT) == "\uff08联系人\uff1a林知远\uff0c电话\uff1a0599-6120031\uff09"
    assert line(letter, Kind.COPIES) == "抄送\uff1a市政协提案委员会\uff0c市政府办公室\uff0c市司法局\uff0c市委组织部。"


def test_a_reply_to_deputies():
    proposal = Proposal(title="关于增设公交站的建议", proposers=(person("周明川", lead=True), person("吴思齐")))
    case = case_file(type="suggestion_item", body="云川市人民代表大会", units=(), proposal=proposal)
    letter = compose(case, "reply", PROFILE)
    assert line(letter, Kind.TITLE) == "关于云川市第七届人民代表大会第四次会议第29号建议的答复"
    assert line(letter, Kind.SALUTATION) == "周明川、吴思齐代表\uff1a"
    assert line(letter, Kind.OPENING).startswith("你们提出的《关于增设公交站的建议》\uff08第29号\uff09收悉。")
    assert "感谢你们对" in line(letter, Kind.CLOSING)
    assert line(letter, Kind.COPIES) == "抄送\uff1a市人大常委会代表工作委员会\uff0c市政府办公室。"


def test_a_reply_to_a_group():
    proposal = Proposal(title="关于增设公交站的提案", proposers=(group("民盟云川市委会"),))
    letter = compose(case_file(proposal=proposal), "reply", PROFILE)
    assert line(letter, Kind.SALUTATION) == "民盟云川市委会\uff1a"
    assert line(letter, Kind.OPENING).startswith("贵会提出的《关于增设公交站的提案》\uff08第29号\uff09收悉。")
    assert "以上答复贵会是否满意" in line(letter, Kind.CLOSING)


def test_before_issue_number_and_date_stand_blank():
    letter = compose(case_file(), "reply", PROFILE)
    assert (line(letter, Kind.NUMBER), line(letter, Kind.DATE)) == ("", "")


def test_without_a_number_the_title_speaks_of_the_handling():
    letter = compose(case_file(number=""), "reply", PROFILE)
    assert line(letter, Kind.TITLE) == "关于政协云川市第七届委员会第四次会议提案办理情况的答复"


def test_a_co_handling_opinion_goes_to_the_lead_unit_and_thanks_nobody():
    units = (CaseUnit(key="u1", role="lead", name="市商务局"), CaseUnit(key="mzj", role="co", name="市民政局"))
    letter = compose(case_file(role="co", units=units), "co", PROFILE)
    assert line(letter, Kind.TITLE) == "关于政协云川市第七届委员会第四次会议第29号提案的会办意见"
    assert line(letter, Kind.SALUTATION) == "市商务局\uff1a"
    assert line(letter, Kind.OPENING) == (
        "赵清和委员提出的《关于进一步推进我市社区“长者食堂”建设的建议》\uff08第29号\uff09收悉。现就涉及我局部分提出以下会办意见\uff1a"
    )
    assert line(letter, Kind.CLOSING) == "此复。"
    assert not letter.every(Kind.COPIES, Kind.DISCLOSURE, Kind.RESULT_CLASS)
    assert line(letter, Kind.CONTACT) == "\uff08联系人\uff1a林知远\uff0c电话\uff1a0599-6120031\uff09"


def test_a_unit_whose_input_is_used_is_named_though_the_case_does_not_list_it():
    sent = Contribution(unit="sfj", name="市司法局", version=1, reply=Reply())
    letter = compose(case_file(units=(), inputs=(sent,)), "reply", PROFILE)
    assert "结合市司法局意见\uff0c" in line(letter, Kind.OPENING)


def test_our_own_office_is_never_among_the_units_heard():
    ours = CaseUnit(key="u1", role="co", name="云川市民政局")
    letter = compose(case_file(units=(ours,)), "reply", profile_of(office(copies=())))
    assert "结合" not in line(letter, Kind.OPENING)
    assert letter.first(Kind.COPIES) is None


def test_the_handler_s_own_telephone_comes_first():
    letter = compose(case_file(handler=Handler(login="su")), "reply", PROFILE)
    assert line(letter, Kind.CONTACT) == "\uff08联系人\uff1a苏明远\uff0c电话\uff1a6120045\uff09"


def test_without_anybody_to_ask_there_is_no_contact_line():
    config = Config(office=Office(name="市民政局", full_name="云川市民政局"))
    assert compose(case_file(), "reply", profile_of(config)).first(Kind.CONTACT) is None


def test_the_office_says_for_what_it_thanks():
    letter = compose(case_file(), "reply", profile_of(office(work="民政工作")))
    assert line(letter, Kind.CLOSING).startswith("感谢您对民政工作的关心和支持。")


def test_a_decided_class_is_printed():
    case = case_file()
    decided = msgspec.structs.replace(case, draft=msgspec.structs.replace(case.draft, result_class="B"))
    assert line(compose(decided, "reply", PROFILE), Kind.RESULT_CLASS) == "办理结果\uff1aB类"


@pytest.mark.parametrize(
    ("given", "drafted", "configured", "first"),
    [
        (None, "", "sections", "一、办理情况"),
        (None, "by-suggestion", "sections", "一、关于“加强统筹规划\uff0c优化食堂布局”的建议"),
        ("sections", "by-suggestion", "by-suggestion", "一、办理情况"),
        (None, "", "by-suggestion", "一、关于“加强统筹规划\uff0c优化食堂布局”的建议"),
    ],
)
def test_layout_given_then_drafted_then_configured(given, drafted, configured, first):
    case = case_file()
    case = msgspec.structs.replace(case, draft=msgspec.structs.replace(case.draft, layout=drafted))
    assert line(compose(case, "reply", profile_of(office(layout=configured)), given), Kind.HEADING) == first


@pytest.mark.parametrize("layout", ["sections", "by-suggestion"])
def test_half_width_punctuation_of_the_sources_is_set_full_width(layout):
    text = compose(case_file(), "reply", PROFILE, layout).text()
    assert "28.6万人\uff0c占户籍人口的21.3%。" in text
    assert "\uff082024—2026年\uff09》\uff08云民发〔2024〕15号\uff09" in text
    assert not set(",;:()") & set(text)


def test_a_proposal_without_proposers_still_gets_a_letter():
    case = case_file(proposal=msgspec.structs.replace(canteens(), proposers=()))
    assert line(compose(case, "reply", PROFILE), Kind.SALUTATION) == "提案者\uff1a"
    assert line(compose(case, "co", PROFILE), Kind.OPENING).startswith("《关于进一步")


def test_the_mark_is_the_full_name_or_what_the_office_names():
    own = msgspec.structs.replace(PROFILE, mark="云川市民政局文件")
    assert compose(case_file(), "reply", PROFILE).first(Kind.MARK).text == "云川市民政局"
    assert compose(case_file(), "reply", own).first(Kind.MARK).text == "云川市民政局文件"
