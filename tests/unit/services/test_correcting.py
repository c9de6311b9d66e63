"""Corrections saved: one commit each, the draft mended with them, and taken back over restarts."""

import pytest

from reply_studio.errors import ConflictError, RefusedError, UsageError
from reply_studio.services import correcting, drafting, steps, undoing
from reply_studio.services.committing import act, save
from reply_studio.services.desk import open_case
from reply_studio.services.proposal_rows import rows
from reply_studio.services.sitting import Sitting
from tests.desks import desk_at, with_case

CASE = "2025-t-0029"


@pytest.fixture
def desk(tmp_path):
    desk = desk_at(tmp_path)
    with_case(desk)
    return desk


def keys(desk):
    return " ".join(each.key for each in rows(open_case(desk, CASE).proposal))


def answers(desk):
    return {each.id: each.answers for each in open_case(desk, CASE).draft.points if each.answers}


BEFORE = {"p2": ("s1",), "p3": ("s2",), "p4": ("s4", "s5"), "p5": ("s6", "s2")}


def test_each_correction_is_one_commit_that_says_what(desk):
    """The act names the operation and the rows."""
    made = correcting.split(desk, CASE, "3.1", 4)
    done = open_case(desk, CASE).acts[-1]
    assert (made, done.act, done.data["op"], done.data["keys"]) == ("s7", "correct", "split", ["s4", "s7"])
    assert set(done.parts) == {"proposal"}
    assert keys(desk) == "s1 s2 s3 s4 s7 s5 s6"


def test_what_changes_nothing_is_not_written(desk):
    """No act for a move at the end, or for the kind that it is."""
    count = len(open_case(desk, CASE).acts)
    assert correcting.move(desk, CASE, "s3", 3) == "s3"
    assert correcting.mark(desk, CASE, "s3", "suggestion") == "s3"
    assert len(open_case(desk, CASE).acts) == count


def test_points_go_on_answering_what_was_joined(desk):
    """In the same commit; undo brings the old answers back, redo the mended ones."""
    correcting.join(desk, CASE, "s4")
    assert answers(desk) == BEFORE | {"p4": ("s4",)}
    correcting.join(desk, CASE, "s4")
    assert answers(desk) == BEFORE | {"p4": ("s4",), "p5": ("s4", "s2")}
    assert set(open_case(desk, CASE).acts[-1].parts) == {"proposal", "draft"}
    assert [correcting.undo(desk, CASE), correcting.undo(desk, CASE)] == ["correct", "correct"]
    assert (answers(desk), keys(desk)) == (BEFORE, "s1 s2 s3 s4 s5 s6")
    correcting.redo(desk, CASE)
    assert answers(desk) == BEFORE | {"p4": ("s4",)}


def test_what_is_no_suggestion_is_answered_by_none(desk):
    """With all that stood under it; words and points stay."""
    key = correcting.mark(desk, CASE, "s3", "background")
    assert (key, answers(desk)) == ("b1", {"p2": ("s1",), "p3": ("s2",), "p5": ("s2",)})
    assert len(open_case(desk, CASE).draft.points) == 5
    correcting.undo(desk, CASE)
    assert answers(desk) == BEFORE


def test_undo_keeps_what_was_answered_since(desk):
    """Only what the correction changed goes back."""
    correcting.join(desk, CASE, "s4")
    drafting.set_point(desk, CASE, "p4", drafting.PointChange(answers="s4,s1"))
    correcting.undo(desk, CASE)
    assert answers(desk)["p4"] == ("s4", "s1", "s5")


def test_the_drafts_undo_passes_over_corrections(desk):
    """An earlier draft comes back with the answers that fit the proposal as it is."""
    drafting.set_point(desk, CASE, "p4", drafting.PointChange(heading="甲"))
    correcting.join(desk, CASE, "s4")
    drafting.set_point(desk, CASE, "p2", drafting.PointChange(heading="乙"))
    assert [undoing.undo(desk, CASE), undoing.undo(desk, CASE)] == ["point", "point"]
    assert keys(desk) == "s1 s2 s3 s4 s6"
    assert answers(desk) == BEFORE | {"p4": ("s4",)}
    headings = {each.id: each.heading for each in open_case(desk, CASE).draft.points}
    assert (headings["p2"], headings["p4"]) == ("优化食堂布局", "严格监督检查")
    correcting.undo(desk, CASE)
    undoing.redo(desk, CASE)
    assert {each.id: each.heading for each in open_case(desk, CASE).draft.points}["p4"] == "甲"
    with pytest.raises(RefusedError):
        correcting.undo(desk, CASE)


def test_ids_are_not_given_again_after_undo(desk):
    """The counter does not go back."""
    made = correcting.split(desk, CASE, "s4", 4)
    correcting.undo(desk, CASE)
    assert correcting.split(desk, CASE, "s4", 4) != made


def test_another_persons_correction_is_theirs_to_undo(desk, tmp_path):
    """The message names them."""
    correcting.promote(desk, CASE, "s5")
    other = desk_at(tmp_path, who="su")
    with pytest.raises(RefusedError, match="lin"):
        correcting.undo(other, CASE)
    correcting.demote(other, CASE, "s5")
    with pytest.raises(RefusedError, match="su"):
        correcting.undo(desk, CASE)


def test_nothing_to_undo_or_redo(desk):
    """The proposal as it arrived is no correction."""
    with pytest.raises(RefusedError):
        correcting.undo(desk, CASE)
    with pytest.raises(RefusedError):
        correcting.redo(desk, CASE)


def test_words_number_title_and_proposers(desk):
    """Each is one step."""
    correcting.write(desk, CASE, "s2", "加大投入", "列入预算。")
    correcting.edit(desk, CASE, "s3", correcting.Wording(marker="四、", tail="以上三项同时进行。"))
    assert correcting.set_title(desk, CASE, " 关于助餐的建议 ") == "关于助餐的建议"
    assert correcting.set_proposers(desk, CASE, "林某某,民盟云川市委会").startswith("林某某")
    proposal = open_case(desk, CASE).proposal
    assert (proposal.suggestions[2].marker, proposal.suggestions[2].tail) == ("四、", "以上三项同时进行。")
    assert [each.name for each in proposal.proposers] == ["林某某", "民盟云川市委会"]
    for _n in range(4):
        correcting.undo(desk, CASE)
    assert open_case(desk, CASE).proposal == open_case(desk_at(desk.root), CASE).proposal
    assert open_case(desk, CASE).proposal.title.startswith("关于进一步")


def test_split_before_words(desk):
    """The words stand in it once."""
    assert correcting.split_before(desk, CASE, "2", "对困难") == "s7"
    with pytest.raises(UsageError):
        correcting.split_before(desk, CASE, "2", "没有的话")


def roles(desk):
    case = open_case(desk, CASE).case
    return case.role, [(each.key, each.name, each.role) for each in case.units]


def test_units_by_name_and_role(desk):
    """Ours is the case's role, known ones keep their key, others get one; undo brings all back."""
    before = roles(desk)
    named = [("市民政局", "sole"), ("司法局", "co"), ("市委组织部", "会办"), ("市园林局", "reference")]
    correcting.set_units(desk, CASE, named)
    assert roles(desk) == (
        "sole",
        [("sfj", "司法局", "co"), ("zzb", "市委组织部", "co"), ("u1", "市园林局", "reference")],
    )
    correcting.undo(desk, CASE)
    assert roles(desk) == before
    correcting.redo(desk, CASE)
    assert roles(desk)[0] == "sole"


@pytest.mark.parametrize(
    ("named", "error"),
    [
        ([("市司法局", "boss"), ("市委组织部", "co")], UsageError),
        ([("市司法局", "co"), ("司法局", "co"), ("市委组织部", "co")], UsageError),
        ([(" ", "co")], UsageError),
        ([("市司法局", "co")], RefusedError),
    ],
)
def test_wrong_units_are_refused(desk, named, error):
    """No role, twice, no name; a unit whose input is there."""
    before = roles(desk)
    with pytest.raises(error):
        correcting.set_units(desk, CASE, named)
    assert roles(desk) == before


def test_words_that_wait_to_be_saved_meet_a_correction(desk):
    """The sitting's unsaved step and the mended answers are both there."""
    sitting = Sitting(desk, CASE)
    sitting.do(steps.set_status, "p4", "done")
    correcting.join(desk, CASE, "s4")
    sitting.flush()
    assert answers(desk) == BEFORE | {"p4": ("s4",)}
    assert next(each for each in open_case(desk, CASE).draft.points if each.id == "p4").status == "done"
    assert [each.id for each in sitting.file.proposal.suggestions[2].children] == ["s4", "s6"]


def test_two_people_at_once(desk, tmp_path):
    """The second one's correction is made on what the first one left, or nothing is written."""
    other = desk_at(tmp_path, who="su")
    correcting.mark(desk, CASE, "s1", "problem")
    with pytest.raises(UsageError, match="s1"):
        correcting.join(other, CASE, "s1")
    stale = open_case(desk, CASE)
    correcting.join(other, CASE, "s4")
    with pytest.raises(ConflictError):
        save(desk, stale, {"proposal": stale.proposal}, (act("correct", op="move"),))
