"""A passage goes into the point for its suggestion; a missing point is made in its place."""

from hypothesis import given, settings
from hypothesis import strategies as st

from reply_studio.model.draft import Draft
from reply_studio.model.proposal import walk
from reply_studio.services import placing
from reply_studio.services.editing import replace
from tests.builders import case_file
from tests.desks import contribution, with_inputs

ORDER = [each.id for each in walk(case_file().proposal.suggestions)]
LEAVES = ("s1", "s2", "s4", "s5", "s6")


def taken(*suggestions):
    """The case with one passage taken into each suggestion's point."""
    file = with_inputs(case_file(draft=Draft()))
    for each in suggestions:
        step = placing.into_suggestion(file, "司法局.1", each)
        file = replace(file, draft=step.draft)
    return file


def test_points_stand_in_the_order_of_the_suggestions():
    assert [each.answers for each in taken("s6", "s1", "s4", "s2").draft.points] == [("s1",), ("s2",), ("s3",)]


@settings(max_examples=30, deadline=None)
@given(st.permutations(LEAVES), st.integers(1, 5))
def test_whatever_comes_first_the_order_is_that_of_the_proposal(order, many):
    points = taken(*order[:many], *order[:many]).draft.points
    ranks = [ORDER.index(each.answers[0]) for each in points]
    assert ranks == sorted(ranks)
    assert sum(len(each.progress) for each in points) == 2 * many


def test_a_general_point_stands_first_and_is_used_again():
    points = taken("s2", "", "").draft.points
    assert [each.answers for each in points] == [(), ("s2",)]
    assert len(points[0].progress) == 2


def test_the_point_is_that_of_the_outline():
    """A suggestion that has others below it is answered as one, as the outline does."""
    (point,) = taken("s5").draft.points
    assert (point.answers, point.heading) == (("s3",), "健全监管机制")


def test_a_suggestion_below_another_goes_into_the_point_above_where_there_is_one():
    (point,) = taken("s3", "s5").draft.points
    assert point.answers == ("s3",)
    assert len(point.progress) == 2


def test_a_passage_is_moved_to_another_suggestion_and_stays_a_plan():
    file = with_inputs(case_file(draft=Draft()))
    step = placing.into_suggestion(file, "司法局.3", "s2", plan=True)
    moved = placing.move_into(replace(file, draft=step.draft), step.select, "s1")
    first, second = moved.draft.points
    assert (first.answers, first.plans, second.plans) == (("s1",), (step.select,), ())


def test_what_tells_of_the_future_is_known_as_a_plan():
    file = case_file(inputs=(contribution("sfj", "市司法局", ("已调解纠纷57件。", "下一步,继续调解。")),))
    assert not placing.tells_plan(file, "司法局.1")
    assert placing.tells_plan(file, "司法局.2")
