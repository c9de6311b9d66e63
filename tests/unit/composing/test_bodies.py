"""The two layouts: headings, numbers, reasons, references."""

import datetime as dt

import pytest

from reply_studio.composing import compose, profile_of
from reply_studio.errors import InputError, UsageError
from reply_studio.model.draft import ReplyPoint
from reply_studio.model.letter import Kind
from reply_studio.model.proposal import Proposal, Suggestion
from tests.builders import case_file, draft, office, passage, person

PROFILE = profile_of(office())


def body_of(points, passages, *, layout="sections", paper="reply", suggestions=("提高补助标准", "开展培训")):
    nodes = tuple(Suggestion(id=f"s{n}", heading=each) for n, each in enumerate(suggestions, 1))
    proposal = Proposal(title="关于关爱老人的建议", proposers=(person("赵清和"),), suggestions=nodes)
    texts = [passage(key, text) if isinstance(text, str) else text for key, text in passages.items()]
    letter = compose(case_file(proposal=proposal, draft=draft(points, texts)), paper, PROFILE, layout)
    return [each.text for each in letter.every(Kind.HEADING, Kind.PASSAGE)]


def test_sections_hold_progress_then_plans_under_run_in_headings():
    points = (
        ReplyPoint(id="p1", answers=("s1",), heading="提高标准。", progress=("a1",), plans=("a2",)),
        ReplyPoint(id="p2", answers=("s2",), heading="二、开展培训", progress=("a3",)),
    )
    assert body_of(points, {"a1": "已提高", "a2": "再提高。", "a3": "已培训。"}) == [
        "一、办理情况",
        "\uff08一\uff09提高标准。已提高。",
        "\uff08二\uff09开展培训。已培训。",
        "二、下步计划",
        "提高标准。再提高。",
    ]


def test_an_empty_section_is_left_out():
    assert body_of((ReplyPoint(id="p1", plans=("a1",)),), {"a1": "再提高。"}) == ["一、下步计划", "再提高。"]


def test_by_suggestion_follows_the_proposal_with_general_words_first_and_general_plans_last():
    points = (
        ReplyPoint(id="p1", answers=("s2",), progress=("a1",), plans=("a2",)),
        ReplyPoint(id="p2", answers=("s1",), progress=("a3",)),
        ReplyPoint(id="p3", progress=("a4",), plans=("a5",)),
    )
    texts = {"a1": "已培训。", "a2": "继续培训。", "a3": "已提高。", "a4": "总体平稳。", "a5": "加强统筹。"}
    assert body_of(points, texts, layout="by-suggestion") == [
        "总体平稳。",
        "一、关于“提高补助标准”的建议",
        "已提高。",
        "二、关于“开展培训”的建议",
        "已培训。",
        "下一步\uff0c继续培训。",
        "三、下步计划",
        "加强统筹。",
    ]


def test_a_point_that_answers_two_suggestions_prints_at_the_first_and_is_named_at_the_other():
    points = (ReplyPoint(id="p1", answers=("s2", "s1"), heading="统筹推进", progress=("a1",)),)
    assert body_of(points, {"a1": "已推进。"}, layout="by-suggestion") == [
        "一、关于“提高补助标准”的建议",
        "统筹推进。已推进。",
        "二、关于“开展培训”的建议",
        "该项建议的有关情况\uff0c已在第一部分“统筹推进”中一并答复。",
    ]


def test_a_heading_that_repeats_the_suggestion_prints_once():
    points = (ReplyPoint(id="p1", answers=("s1",), heading="提高补助标准", progress=("a1",)),)
    assert body_of(points, {"a1": "已提高。"}, layout="by-suggestion")[1] == "已提高。"


def test_by_suggestion_without_any_answer_falls_back_to_sections():
    points = (ReplyPoint(id="p1", progress=("a1",), answers=("s9",)),)
    assert body_of(points, {"a1": "已推进。"}, layout="by-suggestion") == ["一、办理情况", "已推进。"]


@pytest.mark.parametrize(
    ("name", "heading"),
    [
        ("关于转变政府职能的建议", "一、关于“转变政府职能”的建议"),
        ("主动向社会“赋权”", "一、关于“主动向社会‘赋权’”的建议"),
        ("三、健全机制;", "一、关于“健全机制”的建议"),
        ("", "一、关于第一条建议"),
    ],
)
def test_a_suggestion_s_name_doubles_neither_words_nor_quotes(name, heading):
    points = (ReplyPoint(id="p1", answers=("s1",), progress=("a1",)),)
    assert body_of(points, {"a1": "已推进。"}, layout="by-suggestion", suggestions=(name,))[0] == heading


@pytest.mark.parametrize(
    ("status", "reason", "expected"),
    [
        ("declined", "地方财力有限", "关于“提高补助标准”的建议\uff0c经研究暂不采纳\uff0c原因是\uff1a地方财力有限。"),
        ("declined", "因财力有限\uff0c暂不提高。", "因财力有限\uff0c暂不提高。"),
        ("reference", "正在论证", "关于“提高补助标准”的建议\uff0c经研究留作工作参考\uff0c原因是\uff1a正在论证。"),
        ("other_unit", "由市财政局答复", "关于“提高补助标准”的建议不属于我局职责范围\uff1a由市财政局答复。"),
    ],
)
def test_a_reason_prints_in_words_of_its_status(status, reason, expected):
    points = (ReplyPoint(id="p1", answers=("s1",), status=status, reason=reason),)
    assert body_of(points, {}) == ["一、办理情况", expected]


def test_under_its_suggestion_a_reason_need_not_name_it():
    points = (ReplyPoint(id="p1", answers=("s1",), status="declined", reason="财力有限"),)
    assert body_of(points, {}, layout="by-suggestion")[1] == "该项建议\uff0c经研究暂不采纳\uff0c原因是\uff1a财力有限。"


def test_a_co_handling_opinion_does_not_speak_of_other_units_parts():
    points = (
        ReplyPoint(id="p1", answers=("s1",), status="other_unit", reason="由市财政局答复"),
        ReplyPoint(id="p2", answers=("s2",), progress=("a1",)),
    )
    assert body_of(points, {"a1": "已培训。"}, paper="co") == ["一、办理情况", "已培训。"]


def test_numbers_of_the_source_give_way_to_the_letter_s():
    points = (
        ReplyPoint(id="p1", heading="加强组织", progress=("a1", "a2")),
        ReplyPoint(id="p2", heading="扩大", progress=("a3",)),
    )
    texts = {"a1": "一、成立领导小组。", "a2": "一、开会。\n二、发文。", "a3": "一是增加站点。二是延长时间。"}
    assert body_of(points, texts) == [
        "一、办理情况",
        "\uff08一\uff09加强组织。成立领导小组。",
        "1.开会。",
        "2.发文。",
        "\uff08二\uff09扩大。一是增加站点。二是延长时间。",
    ]


def test_a_heading_that_the_text_repeats_prints_once():
    points = (ReplyPoint(id="p1", heading="加强组织", progress=("a1",)),)
    letter = compose(case_file(draft=draft(points, [passage("a1", "加强组织。已成立。")])), "reply", PROFILE)
    found = letter.first(Kind.PASSAGE)
    assert (found.text, found.text[: found.run_in]) == ("加强组织。已成立。", "加强组织。")


def test_a_passage_of_two_points_prints_where_it_is_named_first():
    points = (ReplyPoint(id="p1", progress=("a1",)), ReplyPoint(id="p2", progress=("a1", "a2")))
    assert body_of(points, {"a1": "甲。", "a2": "乙。"}) == ["一、办理情况", "甲。", "乙。"]


def test_paragraphs_carry_anchor_points_and_origins():
    points = (ReplyPoint(id="p1", heading="依法调解", progress=("a1",)),)
    given = passage("a1", "第一段。\n第二段。", "sfj-v1:sfj1-2")
    letter = compose(case_file(draft=draft(points, [given])), "reply", PROFILE)
    assert [(each.anchor, each.points, each.origins) for each in letter.every(Kind.PASSAGE)] == [
        ("a1", ("p1",), given.origins)
    ] * 2
    assert letter.first(Kind.HEADING).points == ("p1",)


def test_a_plan_that_looks_ahead_gets_no_second_next_step():
    points = (ReplyPoint(id="p1", answers=("s1",), plans=("a1",)),)
    texts = {"a1": passage("a1", "下来,将扩大试点。", due=dt.date(2026, 6, 30))}
    assert (
        body_of(points, texts, layout="by-suggestion")[1]
        == "下来\uff0c将扩大试点\uff08完成时限\uff1a2026年6月30日\uff09。"
    )


def test_a_missing_passage_is_named_with_its_point():
    with pytest.raises(InputError, match=r"p1.*a7"):
        body_of((ReplyPoint(id="p1", progress=("a7",)),), {})


@pytest.mark.parametrize(("paper", "layout"), [("memo", None), ("reply", "free")])
def test_an_unknown_paper_or_layout_is_refused_with_the_known_ones(paper, layout):
    with pytest.raises(UsageError) as caught:
        compose(case_file(), paper, PROFILE, layout)
    assert ("reply, co" if layout is None else "sections, by-suggestion") in caught.value.hint
