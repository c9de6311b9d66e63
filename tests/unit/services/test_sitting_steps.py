"""The steps of a sitting, pure."""

import datetime as dt

import pytest

from reply_studio.errors import RefusedError, UsageError
from reply_studio.model.draft import Draft
from reply_studio.services import places, steps
from reply_studio.services.editing import replace
from reply_studio.services.places import NewWords, PointText, Words
from tests.builders import case_file, office
from tests.desks import with_inputs

FILE = with_inputs(case_file())


def on(step):
    return replace(FILE, draft=step.draft)


def test_a_new_point_is_headed_like_its_suggestion():
    """Several answers: the first one's heading; none: a general point."""
    step = steps.new_point(FILE, ["s2", "s1"])
    point = step.draft.points[-1]
    assert (point.id, point.answers, point.heading) == (step.select, ("s2", "s1"), "加强统筹规划,优化食堂布局")
    assert steps.new_point(FILE).draft.points[-1].heading == ""


def test_an_outline_has_a_point_for_every_open_suggestion():
    """From an empty draft: the topmost suggestions; again: nothing."""
    step = steps.outline(replace(FILE, draft=Draft()))
    assert [each.answers for each in step.draft.points] == [("s1",), ("s2",), ("s3",)]
    assert step.select == "p1"
    again = steps.outline(on(step))
    assert again.draft == step.draft
    assert again.select == ""


def test_points_move_within_the_outline():
    """Up and down, not beyond the ends."""
    assert [each.id for each in steps.shift_point(FILE, "p3", -1).draft.points][:3] == ["p1", "p3", "p2"]
    assert steps.shift_point(FILE, "p1", -1).draft == FILE.draft
    assert steps.shift_point(FILE, "p5", 1).draft == FILE.draft


def test_a_deleted_point_leaves_its_neighbour_selected():
    """The next one, at the end the one before."""
    assert steps.delete_point(FILE, "p3").select == "p4"
    assert steps.delete_point(FILE, "p5").select == "p4"


def test_passages_move_within_their_half_and_on_to_the_next_point():
    """Behind the last one comes the next point's first place; before the first, the end of the one before."""
    assert steps.shift_passage(FILE, "a3", -1).draft.points[1].progress == ("a3", "a2")
    down = steps.shift_passage(FILE, "a3", 1).draft
    assert down.points[1].progress == ("a2",)
    assert down.points[2].progress == ("a3", "a5")
    up = steps.shift_passage(FILE, "a5", -1).draft
    assert up.points[1].progress == ("a2", "a3", "a5")
    assert steps.shift_passage(FILE, "a1", -1).draft == FILE.draft


def test_a_passage_moves_to_another_point_and_may_become_a_plan():
    """Its half stays unless another one is asked for."""
    assert steps.move_passage(FILE, "a4", "p3").draft.points[2].plans == ("a6", "a7", "a4")
    assert steps.move_passage(FILE, "a4", "p3", plan=False).draft.points[2].progress == ("a5", "a4")


def test_the_last_passage_has_none_to_join():
    """Said in words."""
    assert steps.join_next(FILE, "a2").draft.points[1].progress == ("a2",)
    with pytest.raises(UsageError):
        steps.join_next(FILE, "a3")


def test_a_split_passage_leaves_its_second_half_selected():
    """Both halves stand in order."""
    step = steps.split(FILE, "a2", 10)
    assert step.draft.points[1].progress == ("a2", step.select, "a3")


def test_the_unit_of_a_plan_is_found_by_any_of_its_names():
    """A name nobody knows stays as typed; an empty one takes the unit away."""
    config, day = office(), dt.date(2026, 1, 31)
    for typed, key in (("民政局", "mzj"), ("中共云川市委组织部", "zzb"), ("市体育局", "市体育局"), (" ", "")):
        plan = steps.set_plan(FILE, config, "a4", typed, day).draft.passages["a4"]
        assert (plan.unit, plan.due) == (key, day)


def test_a_taken_passage_keeps_its_source():
    """As progress, or as a plan of the unit that sent it."""
    step = steps.take(FILE, "司法局.3", "p2", plan=True, due=dt.date(2025, 12, 31))
    taken = step.draft.passages[step.select]
    assert (taken.unit, taken.origins[0].input, taken.origins[0].passage) == ("sfj", "sfj-v1", "sfj1-3")
    assert step.draft.points[1].plans[-1] == step.select


def test_leaving_out_needs_a_reason():
    """Blanks are none."""
    with pytest.raises(RefusedError):
        steps.leave_out(FILE, "司法局.1", "  ")
    assert steps.leave_out(FILE, "司法局.1", "重复 ").act.data == {"passage": "sfj1-1", "reason": "重复"}


def test_texts_at_places():
    """Passages, headings and reasons; a new passage has none yet."""
    assert places.text_at(FILE.draft, Words(passage="a7")) == "鼓励慈善组织设立助餐专项基金;"
    assert places.text_at(FILE.draft, PointText(point="p2", field="heading")) == "优化食堂布局"
    assert places.text_at(FILE.draft, NewWords(point="p2")) == ""


def test_a_place_whose_point_is_gone_is_made_again_in_a_new_one():
    """What was being typed stays a heading or a passage."""
    gone = steps.delete_point(FILE, "p2").draft
    home = places.home_of(FILE.draft, Words(passage="a4"))
    draft, place = places.made_again(gone, Words(passage="a4"), home)
    assert place == NewWords(point="p18", plan=True, unit="mzj")
    assert draft.points[-1].id == "p18"
    assert places.made_again(FILE.draft, Words(passage="a4"), home)[1].point == "p2"
    assert places.made_again(gone, PointText(point="p2", field="heading"), home)[1] == PointText(
        point="p18", field="heading"
    )
