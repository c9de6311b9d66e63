"""Which passage answers which suggestion."""

import pytest

from reply_studio.matching import Part, align

SUGGESTIONS = (
    Part(key="s1", heading="延长图书馆开放时间", text="方便上班族和学生在晚间、节假日使用。", order=0),
    Part(key="s2", heading="在城乡增设城市书房", text="利用闲置房屋,按人口布点。", order=1),
    Part(key="s3", heading="办好读书活动", text="关照视障读者和农村孩子。", order=2),
)


def one(text: str, **more: str):
    return align([Part(key="a", text=text, unit="市文化和旅游局", **more)], SUGGESTIONS)[0]


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("自2025年1月起,市图书馆开放时间延长至21:30,春节、国庆等节假日照常开放。", "s1"),
        ("2024年利用闲置房屋建成城市书房12家,城乡共有城市书房86家。", "s2"),
        ("举办读书活动412场,为视障读者配备有声书机300台,走进乡村学校96次。", "s3"),
    ],
)
def test_a_passage_answers_the_suggestion_it_speaks_of(text, suggestion):
    found = one(text)
    assert [each.suggestion for each in found.claims] == [suggestion]
    assert found.answers[0].evidence


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("贵局转来的第88号提案收悉。经研究,现提出会办意见如下:", "opening"),
        ("特此函复。", "closing"),
        ("感谢您对文化工作的关心和支持!", "closing"),
        ("一、已开展的工作", "heading"),
        ("下一步打算", "heading"),
    ],
)
def test_openings_closings_and_bare_headings_answer_nothing(text, role):
    found = one(text)
    assert (found.role, found.answers, found.sure) == (role, (), False)


def test_other_words_for_the_same_matter_are_found():
    found = one("每晚延时服务到九点半,双休日照常接待借阅的市民。")
    assert found.answers[0].suggestion == "s1"


def test_a_heading_above_helps_where_the_passage_says_little():
    bare = one("各街道各安排一处,年底前完成。")
    helped = one("各街道各安排一处,年底前完成。", context="二、关于在城乡增设城市书房的建议")
    assert [each.suggestion for each in helped.claims] == ["s2"]
    assert helped.answers[0].score > bare.answers[0].score


def test_a_named_programme_carries_the_answer_to_another_unit():
    passages = [
        Part(key="a", text="在城乡增设城市书房,推行“书香驿站”项目,已布点86家。", unit="市文化和旅游局"),
        Part(key="b", text="对“书香驿站”每处补助8万元,2024年拨付688万元。", unit="市财政局"),
    ]
    assert [each.suggestion for each in align(passages, SUGGESTIONS)[1].claims] == ["s2"]


def test_what_is_sure_shares_wording_and_scores_high():
    found = one("延长图书馆开放时间,方便上班族和学生在晚间、节假日使用,市图书馆每周开放72小时。")
    assert found.sure
    assert found.claims[0].score >= 0.9


def test_half_and_full_width_are_read_alike():
    half = one("自2025年1月起,图书馆开放时间延长至21:30。")
    full = one("自2025年1月起\uff0c图书馆开放时间延长至21\uff1a30。")
    assert [(each.suggestion, each.score) for each in half.answers] == [
        (each.suggestion, each.score) for each in full.answers
    ]


def test_without_suggestions_nothing_is_answered():
    assert align([Part(key="a", text="建成城市书房12家。")], ())[0].answers == ()


def test_every_passage_has_its_alignment_in_order():
    keys = [each.passage for each in align([Part(key=str(n), text=f"第{n}段。") for n in range(5)], SUGGESTIONS)]
    assert keys == ["0", "1", "2", "3", "4"]
