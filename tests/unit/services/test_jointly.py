"""Letters that several units sign: set, refused, undone, bound to the approval."""

import pytest

from reply_studio.errors import RefusedError, UsageError
from reply_studio.model.letter import Kind
from reply_studio.services import jointly, printing, undoing
from reply_studio.services.binding import binding_of
from reply_studio.services.desk import open_case
from tests.builders import case_file
from tests.desks import with_case

OURS = "云川市民政局"
LAW, PARTY = "云川市司法局", "中共云川市委组织部"


def signed(desk, case):
    return [each.text for each in printing.letter_of(desk, case).every(Kind.ORGAN)]


def test_units_sign_below_us_in_the_order_given(desk):
    case = with_case(desk)
    assert jointly.set_joint(desk, case, ("组织部", "sfj")) == (OURS, PARTY, LAW)
    assert open_case(desk, case).draft.joint == ("zzb", "sfj")
    assert signed(desk, case) == [OURS, PARTY, LAW]
    assert jointly.set_joint(desk, case, ()) == (OURS,)
    assert signed(desk, case) == [OURS]


def test_the_file_keeps_its_comments_and_one_without_the_list_reads_on(desk):
    case = with_case(desk)
    path = desk.store.path(case, "draft")
    assert "joint" not in path.read_text("utf-8")
    path.write_text("# 手写\n" + path.read_text("utf-8"), "utf-8")
    jointly.set_joint(desk, case, ("sfj",))
    assert path.read_text("utf-8").startswith("# 手写\n")
    assert 'joint = ["sfj"]' in path.read_text("utf-8")


def test_it_is_an_act_and_undo_takes_it_back(desk):
    case = with_case(desk)
    jointly.set_joint(desk, case, ("sfj",))
    last = open_case(desk, case).acts[-1]
    assert (last.act, last.data["units"]) == ("joint", ["sfj"])
    assert undoing.undo(desk, case) == "joint"
    assert signed(desk, case) == [OURS]
    undoing.redo(desk, case)
    assert signed(desk, case) == [OURS, LAW]


def test_approvals_are_bound_to_who_signs_and_in_which_order(desk):
    case = with_case(desk)
    seen = []
    for units in ((), ("sfj",), ("sfj", "zzb"), ("zzb", "sfj")):
        jointly.set_joint(desk, case, units)
        seen.append(binding_of(desk, open_case(desk, case)).text)
    assert len(set(seen)) == 4


@pytest.mark.parametrize(
    ("units", "told"),
    [
        (("市司法厅",), "市司法局"),
        (("sfj", "司法局"), "twice"),
        (("民政局",), "our own"),
        (("mzj",), "our own"),
    ],
)
def test_what_cannot_sign_is_refused(desk, units, told):
    case = with_case(desk)
    with pytest.raises(UsageError) as found:
        jointly.set_joint(desk, case, units)
    assert told in f"{found.value.message} {found.value.hint}"
    assert open_case(desk, case).draft.joint == ()


def test_a_co_handling_opinion_is_signed_by_us_alone(desk):
    case = with_case(desk, case_file(role="co"))
    with pytest.raises(RefusedError):
        jointly.set_joint(desk, case, ("sfj",))


def test_who_signs_is_neither_heard_nor_sent_a_copy(desk):
    case = with_case(desk)
    jointly.set_joint(desk, case, ("sfj",))
    letter = printing.letter_of(desk, case)
    opening = letter.first(Kind.OPENING).text
    assert "市司法局" not in opening
    assert "市委组织部" in opening
    assert opening.endswith("现联合答复如下：")
    copies = letter.first(Kind.COPIES).text
    assert "市司法局" not in copies
    assert "市委组织部" in copies
