"""Alignments, overlaps and conflicts of any passages."""

from hypothesis import given, settings
from hypothesis import strategies as st

from reply_studio.matching import Part, align, overlaps
from reply_studio.merging import kept
from reply_studio.merging.conflicts import conflicts

WORDS = st.sampled_from(
    [
        *(
            "图书馆",
            "延长开放时间",
            "停车场",
            "泊位",
            "农村公路",
            "危桥",
            "补助",
            "资金",
            "培训",
            "医生",
            "坐诊",
            "食堂",
        ),
        *(
            "老人",
            "河道",
            "清淤",
            "调解",
            "律师",
            "校车",
            "学生",
            "“书香驿站”",
            "2024年",
            "截至2025年4月",
            "全市",
            "我局",
        ),
        *("其中", "共", "213处", "231处", "1.2万元", "12000元", "98%", "。", ",", "下一步", "特此函复。", "收悉"),
    ]
)
TEXTS = st.lists(WORDS, min_size=1, max_size=12).map("".join)
UNITS = st.sampled_from(["市财政局", "市教育局", "市公安局"])


@st.composite
def parts(draw, units=UNITS, limit=8):
    texts = draw(st.lists(st.tuples(TEXTS, units), max_size=limit))
    return [Part(key=f"k{n}", text=text, unit=unit, order=n) for n, (text, unit) in enumerate(texts)]


@settings(max_examples=40)
@given(parts(), parts(st.just(""), 5))
def test_scores_are_probabilities_in_falling_order(passages, suggestions):
    for each in align(passages, suggestions):
        scores = [answer.score for answer in each.answers]
        assert scores == sorted(scores, reverse=True)
        assert all(0 <= score <= 1 for score in scores)
        assert sum(scores) <= 1.001
        assert not each.sure or len(each.claims) == 1


@settings(max_examples=40)
@given(parts(), parts(st.just(""), 5))
def test_every_passage_is_aligned_once_and_only_with_given_suggestions(passages, suggestions):
    found = align(passages, suggestions)
    assert [each.passage for each in found] == [each.key for each in passages]
    known = {each.key for each in suggestions}
    assert all(answer.suggestion in known for each in found for answer in each.answers)


@settings(max_examples=40)
@given(parts())
def test_overlaps_and_conflicts_join_different_units(passages):
    unit = {each.key: each.unit for each in passages}
    pairs = [(each.first, each.second) for each in overlaps(passages)]
    pairs += [each.passages for each in conflicts(passages)]
    assert all(unit[one] != unit[other] for one, other in pairs)


@settings(max_examples=40)
@given(parts(limit=5))
def test_overlaps_do_not_depend_on_the_order_of_units(passages):
    turned = sorted(passages, key=lambda each: each.unit, reverse=True)
    found = {frozenset((each.first, each.second)) for each in overlaps(passages) if each.score > 0.4}
    again = {frozenset((each.first, each.second)) for each in overlaps(turned)}
    assert found <= again


@given(TEXTS, TEXTS)
def test_kept_is_a_share_and_whole_where_the_text_is_there(origin, other):
    assert 0 <= kept(origin, other) <= 1
    assert kept(origin, other + origin) == (1.0 if any(each.isalnum() for each in origin) else 0.0)
