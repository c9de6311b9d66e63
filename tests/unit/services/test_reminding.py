"""A unit that owes its input is reminded: the letter, the journal, and the day it is waited for from then on."""

import dataclasses
import datetime as dt

import msgspec
import pytest

from reply_studio.config import Unit
from reply_studio.errors import InputError, RefusedError, UsageError
from reply_studio.model.case import CaseUnit
from reply_studio.parsing import read
from reply_studio.services import asking, reminding, waiting
from tests.builders import case_file
from tests.desks import MORNING, contribution, desk_at, with_case, with_inputs

TODAY = MORNING.date()


@pytest.fixture
def desk(tmp_path):
    """A case of which the other units have sent nothing; 市司法局 was to answer ten days ago."""
    made = desk_at(tmp_path)
    units = (
        CaseUnit(key="sfj", role="co", name="市司法局", reply_by=dt.date(2025, 6, 20)),
        CaseUnit(key="zzb", role="co", name="市委组织部"),
    )
    with_case(made, case_file(units=units))
    return made


def text_of(data):
    """Every word of a Word file."""
    return read("x.docx", data).raw


def standing(desk, key="sfj"):
    found = waiting.asked_units(desk.store.load("2025-t-0029"), TODAY)
    return next(each for each in found if each.unit == key)


def test_the_letter_says_what_was_asked_and_how_late_it_is(desk):
    done = reminding.remind(desk, "29", "司法局", dt.date(2025, 7, 7))
    assert (done.unit, done.days_late, done.wanted) == ("市司法局", 10, dt.date(2025, 6, 20))
    assert done.path.name == "reminder-sfj-1.docx"
    words = text_of(done.path.read_bytes())
    for each in ("市司法局", "第29号", "2025年6月20日", "10天", "2025年7月7日", "云川市民政局", "林知远"):
        assert each in words
    act = desk.store.load("2025-t-0029").acts[-1]
    assert (act.act, act.data["unit"], act.data["late"], act.data["file"]) == ("remind", "sfj", 10, done.path.name)


def test_the_next_day_is_waited_for_and_the_first_one_is_remembered(desk):
    assert standing(desk).late
    reminding.remind(desk, "29", "sfj", dt.date(2025, 7, 7))
    found = standing(desk)
    assert not found.late
    assert (found.wanted, found.reply_by, found.reminded) == (dt.date(2025, 6, 20), dt.date(2025, 7, 7), (TODAY,))
    second = reminding.remind(desk, "29", "sfj")
    assert second.path.name == "reminder-sfj-2.docx"
    assert (second.wanted, second.days_late, second.reply_by) == (dt.date(2025, 6, 20), 10, dt.date(2025, 7, 7))
    assert "2025年6月30日催办" in text_of(second.path.read_bytes())


def test_asking_anew_begins_anew(desk):
    reminding.remind(desk, "29", "sfj")
    asking.request(desk, "29", "sfj", dt.date(2025, 8, 1))
    found = standing(desk)
    assert (found.reminded, found.wanted, found.asked) == ((), dt.date(2025, 8, 1), TODAY)


def test_a_unit_without_a_day_is_reminded_without_one(desk):
    done = reminding.remind(desk, "29", "组织部")
    assert (done.wanted, done.days_late) == (None, 0)
    assert "已超过期限" not in text_of(done.path.read_bytes())


def test_who_has_answered_or_was_not_asked_is_not_reminded(tmp_path, desk):
    with pytest.raises(UsageError, match="not asked"):
        reminding.remind(desk, "29", "市教育局")
    with pytest.raises(UsageError, match="past"):
        reminding.remind(desk, "29", "sfj", dt.date(2025, 6, 1))
    other = desk_at(tmp_path / "other")
    with_case(other, with_inputs(case_file()))
    with pytest.raises(RefusedError, match="answered"):
        reminding.remind(other, "29", "sfj")


def test_an_answer_after_the_reminder_ends_the_waiting(desk):
    from reply_studio.model.act import Act
    from reply_studio.services.ports import Change

    reminding.remind(desk, "29", "sfj")
    sent = contribution("sfj", "市司法局", ("已办理。",))
    desk.store.commit("2025-t-0029", {"inputs/sfj-v1": Change(new=sent)}, (Act(act="import"),))
    assert standing(desk).answered
    with pytest.raises(RefusedError):
        reminding.remind(desk, "29", "sfj")


def test_without_a_template_nothing_is_recorded(desk, tmp_path):
    bare = dataclasses.replace(desk, root=tmp_path / "bare")
    with pytest.raises(InputError):
        reminding.remind(bare, "29", "sfj")
    assert desk.store.load("2025-t-0029").acts[-1].act == "import"


def test_the_units_of_a_case_that_we_co_handle_owe_us_nothing(tmp_path):
    made = desk_at(tmp_path / "co")
    with_case(made, case_file(role="co"))
    assert waiting.asked_units(made.store.load("2025-t-0029"), TODAY) == ()


def test_several_units_are_asked_one_commit_each_and_what_failed_is_told(desk):
    done, failed = asking.request_all(desk, "29", ["市司法局", "市民政局", "市教育局"], dt.date(2025, 7, 20))
    assert [each.unit for each in done] == ["市司法局", "市教育局"]
    assert [(each.unit, type(each.error)) for each in failed] == [("市民政局", RefusedError)]
    acts = desk.store.load("2025-t-0029").acts
    assert [each.data["called"] for each in acts if each.act == "request"] == ["市司法局", "市教育局"]


@pytest.mark.parametrize("name", ["{{ 7*7 }}{% raw %}", "<w:t>局</w:t>&amp;", "[red]局[/]", "../../局"])
def test_a_hostile_name_of_a_unit_is_text(desk, name):
    """It stands in the letter as it is; the file's name is our own."""
    config = msgspec.structs.replace(desk.config, units={"bad": Unit(name=name)})
    made = dataclasses.replace(desk, config=config)
    asking.request(made, "29", "bad")
    done = reminding.remind(made, "29", "bad")
    assert done.path.parent == desk.store.path("2025-t-0029", "case").parent
    assert name in text_of(done.path.read_bytes())
