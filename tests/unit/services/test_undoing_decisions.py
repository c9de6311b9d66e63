"""Decisions about units' passages are steps that undo takes back and redo makes again, like changes of the draft."""

import pytest

from reply_studio.errors import RefusedError
from reply_studio.merging import uses
from reply_studio.model.act import Act, standing
from reply_studio.services import drafting, undoing
from tests.desks import desk_at, empty_case


@pytest.fixture
def case(desk):
    return empty_case(desk)


def states(desk, case):
    return [each.state for each in uses(desk.store.load(case))]


def test_a_passage_left_out_is_open_after_undo_and_left_out_after_redo(desk, case):
    drafting.leave_out(desk, case, "司法局.1", "与本件无关")
    before = desk.store.load(case).draft
    assert undoing.undo(desk, case) == "leave-out"
    assert states(desk, case)[0] == "open"
    assert undoing.redo(desk, case) == "leave-out"
    assert states(desk, case)[0] == "left-out"
    assert desk.store.load(case).draft == before


def test_undo_goes_back_through_decisions_and_changes_in_their_order(desk, case):
    drafting.outline(desk, case)
    drafting.leave_out(desk, case, "司法局.1", "与本件无关")
    drafting.take(desk, case, "司法局.2", "3")
    drafting.reopen(desk, case, "司法局.1")
    assert states(desk, case)[:2] == ["open", "used"]
    assert [undoing.undo(desk, case) for _turn in range(4)] == ["reopen", "take", "leave-out", "outline"]
    assert states(desk, case)[:2] == ["open", "open"]
    assert not desk.store.load(case).draft.points
    with pytest.raises(RefusedError):
        undoing.undo(desk, case)
    assert [undoing.redo(desk, case) for _turn in range(3)] == ["outline", "leave-out", "take"]
    assert states(desk, case)[:2] == ["left-out", "used"]


def test_a_new_decision_ends_what_could_be_made_again(desk, case):
    drafting.outline(desk, case)
    undoing.undo(desk, case)
    drafting.leave_out(desk, case, "司法局.1", "与本件无关")
    with pytest.raises(RefusedError):
        undoing.redo(desk, case)


def test_another_persons_decision_is_theirs_to_take_back(desk, case, tmp_path):
    drafting.leave_out(desk_at(tmp_path, who="su"), case, "司法局.1", "与本件无关")
    with pytest.raises(RefusedError, match="su"):
        undoing.undo(desk, case)


def test_what_was_taken_back_does_not_stand_until_it_is_made_again():
    left, back, again = (
        Act(act="leave-out", seq=2),
        Act(act="undo", seq=3, data={"seq": 2}),
        Act(act="redo", seq=4, data={"seq": 2}),
    )
    assert left not in standing((left, back))
    assert left in standing((left, back, again))
    assert standing((Act(act="leave-out"), back)) == (Act(act="leave-out"), back)
