"""What a case amounts to, and that a step works out only what it can change."""

from reply_studio.services import insight, steps
from reply_studio.services.editing import replace
from reply_studio.services.insight import Insights
from tests.desks import with_case


def test_states_letter_and_findings_follow_the_draft(desk):
    """A taken passage is used, and stands in the letter."""
    file = desk.store.load(with_case(desk))
    known = Insights(desk)
    before = known.of(file)
    step = steps.take(file, "组织部.1", "p4")
    after = known.of(replace(file, draft=step.draft))
    states = [{each.passage: each.state for each in one.merged.dispositions} for one in (before, after)]
    assert (states[0]["组织部.1"], states[1]["组织部.1"]) == ("open", "used")
    assert "组织党员志愿者" not in before.letter.text()
    assert "组织党员志愿者" in after.letter.text()
    assert before.merged.alignments == after.merged.alignments


def test_findings_stand_with_the_gravest_first(desk):
    """Errors, warnings, notes."""
    file = desk.store.load(with_case(desk))
    found = Insights(desk).of(replace(file, draft=steps.delete_point(file, "p2").draft))
    ranks = [insight.RANK[each.severity] for each in found.findings]
    assert ranks == sorted(ranks)
    assert found.count("error") == ranks.count(0) > 0


def test_the_matching_is_worked_out_once(desk, monkeypatch):
    """Until proposal or inputs change."""
    file = desk.store.load(with_case(desk))
    calls = []
    real = insight.merge
    monkeypatch.setattr(insight, "merge", lambda *given: calls.append(1) or real(*given))
    known = Insights(desk)
    for _again in range(3):
        known.of(file)
    assert len(calls) == 1
    known.of(replace(file, inputs=file.inputs[:1]))
    assert len(calls) == 2
