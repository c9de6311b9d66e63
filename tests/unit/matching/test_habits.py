"""What a unit answered before says a little about what it answers here."""

import pytest

from reply_studio.matching import Habit, Part, align

SUGGESTIONS = (
    Part(key="s1", heading="改善公园设施", text="增设座椅和遮阳棚。", order=0),
    Part(key="s2", heading="开展法律咨询", text="组织律师进社区,解答居民疑问。", order=1),
)
HABITS = {"司法局": (Habit("组织律师进社区,开展法律咨询。", "2024-t-0031 2"),)}


def first(text: str, habits=None, unit: str = "市司法局"):
    return align([Part(key="a", text=text, unit=unit)], SUGGESTIONS, habits)[0]


def score(found, suggestion: str) -> float:
    return next((each.score for each in found.answers if each.suggestion == suggestion), 0.0)


def test_what_the_unit_answered_before_speaks_for_a_like_suggestion():
    text = "各街道各安排一名,年底前到位。"
    without, helped = first(text), first(text, HABITS)
    assert score(helped, "s2") > score(without, "s2")
    evidence = next(each.evidence for each in helped.answers if each.suggestion == "s2")
    assert "answered before: 2024-t-0031 2" in evidence


def test_another_unit_has_no_part_in_it():
    text = "各街道各安排一名,年底前到位。"
    assert first(text, HABITS, unit="市林业局") == first(text, unit="市林业局")


@pytest.mark.parametrize("habits", [None, {}, {"司法局": ()}, {"司法局": (Habit("修建登山步道。", "x 1"),)}])
def test_without_anything_like_it_nothing_changes(habits):
    assert first("公园里增设座椅32张。", habits) == first("公园里增设座椅32张。")


def test_a_habit_does_not_outweigh_plain_words():
    found = first("公园增设座椅32张、遮阳棚4处。", HABITS)
    assert [each.suggestion for each in found.claims] == ["s1"]
