"""Letters that several units sign: set, refused, undone, bound to the approval."""

from pathlib import Path

import pytest

from reply_studio.cli.main import run
from reply_studio.config import Review, Step
from reply_studio.errors import RefusedError, UsageError
from reply_studio.formats.packing import read_parts
from reply_studio.letter.text import text_of
from reply_studio.model.letter import Kind
from reply_studio.services import (
    checking,
    issuing,
    jointly,
    life,
    outgoing,
    printing,
    rebuilding,
    reviewing,
    sheets,
    undoing,
)
from reply_studio.services.binding import binding_of
from reply_studio.services.desk import open_case
from reply_studio.services.papers import PAPERS
from tests.builders import case_file
from tests.desks import with_case
from tests.review_desks import House
from tests.signed_letters import PIXEL

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


STEPS = (Step(role="reviewer", label="核稿"), Step(role="office", label="会签", units=("joint",)), Step(role="issuer"))


def submitted(root: Path, *names: str) -> House:
    """A letter of several units, given to review."""
    house = House(root, review=Review(steps=STEPS))
    jointly.set_joint(house.desk("lin"), house.case, names)
    reviewing.submit(house.desk("lin"), house.case)
    return house


@pytest.fixture
def house(tmp_path: Path) -> House:
    """A letter of two units, approved."""
    house = submitted(tmp_path / "w", "sfj")
    reviewing.approve(house.desk("su"), house.case, reviewing.Way())
    reviewing.countersign(house.desk("bai"), house.case, "市司法局")
    reviewing.approve(house.desk("gu"), house.case, reviewing.Way())
    return house


def test_the_units_that_sign_are_waited_for_and_have_their_boxes(tmp_path):
    house = submitted(tmp_path / "w", "sfj", "组织部")
    reviewing.approve(house.desk("su"), house.case, reviewing.Way())
    with pytest.raises(RefusedError):
        reviewing.approve(house.desk("gu"), house.case, reviewing.Way())
    assert reviewing.countersign(house.desk("bai"), house.case, "sfj").waiting[0].units == ("zzb",)
    sheet = sheets.sheet(house.desk("bai"), house.case, tmp_path / "sheet.docx")
    said = text_of(sheet.read_bytes())
    first, second = said.index("会签：市司法局"), said.index("会签：市委组织部")
    assert "白若川" in said[first:second]
    reviewing.countersign(house.desk("bai"), house.case, "zzb")
    assert reviewing.approve(house.desk("gu"), house.case, reviewing.Way()).waiting == ()


def test_a_review_without_their_agreement_is_an_error(tmp_path):
    house = House(tmp_path / "w")
    jointly.set_joint(house.desk("lin"), house.case, ("sfj",))
    report = checking.check_cases(house.desk("lin"), (house.case,), checking.Choice(select=("ID21",)))
    assert [(each.code, each.severity) for each in report.findings] == [("ID210", "error")]
    with pytest.raises(RefusedError):
        reviewing.submit(house.desk("lin"), house.case)


def test_each_unit_has_its_seal_and_all_are_kept(house, tmp_path):
    pictures = [tmp_path / f"{n}.png" for n in range(2)]
    for n, each in enumerate(pictures):
        each.write_bytes(PIXEL + bytes(n))
    desk = house.desk("bai")
    file = open_case(desk, house.case)
    assert outgoing.outgoing(desk, file, seal=pictures).seal.count(".png") == 2
    done = issuing.issue(desk, house.case, seal=pictures)
    assert "word/media/seal2.png" in read_parts(done.path.read_bytes(), "")
    assert open_case(desk, house.case).acts[-1].data["joint"] == ["sfj"]
    again = rebuilding.rebuild(desk, house.case)
    assert (again.same, again.data) == (True, done.path.read_bytes())


def test_no_name_is_left_without_its_seal(house, tmp_path):
    (tmp_path / "one.png").write_bytes(PIXEL)
    with pytest.raises(UsageError, match="2"):
        issuing.issue(house.desk("bai"), house.case, seal=tmp_path / "one.png")
    assert issuing.issue(house.desk("bai"), house.case).number


def test_a_later_letter_names_who_gave_the_first(house):
    issuing.issue(house.desk("bai"), house.case)
    issuing.dispatch(house.desk("bai"), house.case)
    desk = house.desk("lin")
    life.feedback(house.desk("bai"), house.case, "不满意")
    life.move(house.desk("bai"), house.case, "rehandle")
    opening = printing.letter_of(desk, house.case).first(Kind.OPENING).text
    assert "收悉后，我们已于2025年6月30日作出答复" in opening


def test_the_platform_the_page_and_the_copy_name_all_that_sign(house, tmp_path):
    issuing.issue(house.desk("bai"), house.case)
    desk = house.desk("lin")
    for name in ("platform", "page", "public-copy"):
        path = PAPERS[name].write(desk, house.case, tmp_path / f"{name}.{'html' if name == 'page' else 'docx'}").path
        data = path.read_bytes()
        said = text_of(data) if data.startswith(b"PK") else data.decode("utf-8")
        assert OURS in said, name
        assert LAW in said, name


def test_the_command_sets_and_tells_who_signs(house, capsys):
    root = str(house.root)
    (house.root / "config.toml").write_text(
        '[office]\nkey = "mzj"\nname = "市民政局"\nfull_name = "云川市民政局"\n'
        '[units.sfj]\nname = "市司法局"\nfull_name = "云川市司法局"\n',
        "utf-8",
    )
    reviewing.recall(house.desk("lin"), house.case)
    for given, names in ((["sfj"], "云川市民政局, 云川市司法局"), (["--none"], "云川市民政局"), ([], "云川市民政局")):
        assert run(["-C", root, "--lang", "en", "joint", house.case, *given]) == 0
        assert capsys.readouterr().out.strip() == f"the letter is signed by: {names}"
    assert run(["-C", root, "--lang", "en", "joint", house.case, "市司法厅"]) == 2
    assert "市司法局" in capsys.readouterr().err
