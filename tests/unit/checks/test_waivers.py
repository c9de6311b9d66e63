"""Waivers: which findings are left out, and when a waiver ends."""

import pytest
from msgspec.structs import replace

from reply_studio.checks.base import Finding, Severity, Where
from reply_studio.checks.waivers import divide, place, stamp
from reply_studio.model.act import Act

FOUND = Finding(
    code="PR101",
    severity=Severity.WARNING,
    message="no date",
    where=Where(file="draft.toml", anchor="a2", quote="我局将适时推进"),
)


def waive(finding: Finding, reason: str = "已报告") -> Act:
    """The act that waives a finding, as the journal keeps it."""
    return Act(
        act="waive",
        who="lin",
        at="2025-06-30T09:00:00+08:00",
        data={"code": finding.code, "on": place(finding), "reason": reason, "texts": [stamp(finding)]},
    )


def test_a_waived_finding_stands_apart_with_name_and_reason() -> None:
    """It is told with who, when and why; others stay."""
    other = replace(FOUND, code="PR102")
    live, waived = divide([FOUND, other], [waive(FOUND)])
    assert live == (other,)
    assert [(each.finding, each.reason, each.who, each.at[:10]) for each in waived] == [
        (FOUND, "已报告", "lin", "2025-06-30")
    ]


@pytest.mark.parametrize(
    "changed",
    [
        replace(FOUND, where=replace(FOUND.where, quote="我局将尽快推进")),
        replace(FOUND, where=replace(FOUND.where, anchor="a3")),
        replace(FOUND, where=replace(FOUND.where, file="sources/letter.txt")),
        replace(FOUND, expected="593"),
        replace(FOUND, code="PR102"),
    ],
)
def test_a_waiver_ends_with_the_words_it_was_for(changed: Finding) -> None:
    """Other words, another place, another expectation or code: the finding counts."""
    assert divide([changed], [waive(FOUND)]) == ((changed,), ())


def test_the_message_may_be_told_in_another_language() -> None:
    """The words of the letter count, not those about it."""
    told = replace(FOUND, message="没有时限", fix="写明时限")
    assert divide([told], [waive(FOUND)])[0] == ()


def test_a_waiver_taken_back_counts_again_until_it_is_waived_anew() -> None:
    """The last act decides."""
    back = Act(act="unwaive", data={"code": "PR101", "on": "a2"})
    assert divide([FOUND], [waive(FOUND), back])[0] == (FOUND,)
    assert divide([FOUND], [waive(FOUND), back, waive(FOUND, "另有考虑")])[1][0].reason == "另有考虑"


def test_places_without_an_anchor_are_named_by_their_line() -> None:
    """A received letter has lines; what has neither is of the whole letter."""
    assert place(replace(FOUND, where=Where(line=12))) == "L12"
    assert place(replace(FOUND, where=Where())) == "letter"
