"""Suggestion by suggestion: what answers it and what is missing."""

from reply_studio.model.draft import Draft, ReplyPoint
from reply_studio.services.covering import InputUsed, covered
from tests.builders import case_file, draft, passage
from tests.desks import contribution, with_inputs


def rows(file):
    return {each.number: each for each in covered(file)}


def test_every_suggestion_of_the_tree_has_a_row():
    assert list(rows(case_file())) == ["1", "2", "3", "3.1", "3.2", "3.3"]


def test_an_answer_with_its_passages_plans_and_inputs():
    found = rows(with_inputs(case_file()))["3.3"]
    assert (found.status, found.answered, found.missing) == ("done", True, None)
    assert (found.points, found.passages, found.plans) == (("p5",), ("a10", "a11"), ("a12",))
    assert found.inputs == (InputUsed(unit="市司法局", passages=("司法局.1", "司法局.2")),)


def test_what_answers_the_suggestion_above_counts():
    point = ReplyPoint(id="p1", answers=("s3",), status="planned", plans=("a1",))
    found = rows(case_file(draft=draft((point,), (passage("a1", "调解队伍。"),))))
    assert (found["3.2"].status, found["3.2"].plans, found["3.2"].answered) == ("planned", ("a1",), True)


def test_a_suggestion_answered_by_its_children_alone_misses_nothing():
    points = tuple(
        ReplyPoint(id=f"p{n}", answers=(key,), status="declined", reason="另案办理")
        for n, key in enumerate(("s4", "s5", "s6"))
    )
    found = rows(case_file(draft=draft(points, ())))["3"]
    assert (found.points, found.answered, found.missing) == ((), True, None)


def test_what_is_missing():
    points = (
        ReplyPoint(id="p1", answers=("s1",), status="done"),
        ReplyPoint(id="p2", answers=("s2",), progress=("a1",)),
    )
    found = rows(case_file(draft=draft(points, (passage("a1", "已发放补助。"),))))
    assert [found[each].missing for each in ("1", "2", "3")] == ["words", "status", "point"]
    assert {each.missing for each in covered(case_file(draft=Draft()))} == {"point"}


def test_a_passage_of_an_earlier_version_is_named_by_its_id():
    file = with_inputs(case_file())
    newer = contribution("sfj", "市司法局", ("另写的一段话。",), version=2)
    found = rows(case_file(inputs=(*file.inputs, newer)))["3.3"]
    assert found.inputs == (InputUsed(unit="市司法局", passages=("sfj1-1", "sfj1-2")),)
