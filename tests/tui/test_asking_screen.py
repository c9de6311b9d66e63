"""Units are asked and reminded from the workbench: who, by when, where the file is, and who is late."""

import dataclasses
import datetime as dt

import msgspec
import pytest

from reply_studio.config import Unit
from reply_studio.model.case import CaseUnit
from reply_studio.services.waiting import asked_units
from reply_studio.tui.screens.choosing import ChooseSeveral
from reply_studio.tui.screens.dialogs import AskDate, Choose
from reply_studio.tui.widgets.finder import Finder
from reply_studio.tui.widgets.pick_list import PickList
from tests.builders import case_file
from tests.desks import MORNING, desk_at, with_case, with_inputs
from tests.tui.benches import SIZES, opened

CASE = "2025-t-0029"
HOSTILE = "[red]局[/] \x1b[31m{{7*7}}"


@pytest.fixture
def desk(tmp_path):
    """市司法局 is late, 市委组织部 has sent its input, 市教育局 and a hostile name are in the office's list."""
    made = desk_at(tmp_path)
    units = (
        CaseUnit(key="sfj", role="co", name="市司法局", reply_by=dt.date(2025, 6, 20)),
        CaseUnit(key="zzb", role="co", name="市委组织部"),
    )
    whole = with_inputs(case_file(units=units))
    with_case(made, msgspec.structs.replace(whole, inputs=whole.inputs[1:]))
    more = {"jyj": Unit(name="市教育局", aliases=("教育局",)), "bad": Unit(name=HOSTILE)}
    config = msgspec.structs.replace(made.config, units={**made.config.units, **more})
    return dataclasses.replace(made, config=config)


def standing(desk):
    return {each.unit: each for each in asked_units(desk.store.load(CASE), MORNING.date())}


def shown(it):
    return "\n".join("".join((each.text, *each.foot, each.right)) for each in it.bench.blocks["inputs"].blocks)


async def to_dialog(it, kind):
    await it.until(lambda: isinstance(it.pilot.app.screen, kind) and it.pilot.app.screen.is_mounted)
    await it.pilot.pause()
    return it.pilot.app.screen


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
async def test_several_units_are_asked_by_keys(desk, size):
    """Type-ahead, marks, the day as one types it; the forms lie in the case and are named."""
    async with opened(desk, CASE, size, "en") as it:
        await it.press("ctrl+a")
        dialog = await to_dialog(it, ChooseSeveral)
        assert "市民政局" not in [each.label for each in dialog.query_one(PickList).shown]
        await it.type("教育")
        await it.until(lambda: [each.value for each in dialog.query_one(PickList).shown] == ["市教育局"])
        await it.press("insert")
        assert dialog.query_one(Finder).value == ""
        await it.type("sfj")
        await it.until(lambda: [each.value for each in dialog.query_one(PickList).shown] == ["市司法局"])
        await it.press("f6", "enter")
        await to_dialog(it, AskDate)
        await it.type("7月20日")
        await it.press("enter")
        await it.back()
        await it.until(lambda: "Asked to answer by 2025-07-20" in it.notice)
        assert "drafts/2025-t-0029/request-sfj.docx" in it.notice
        found = standing(desk)
        assert {found["jyj"].reply_by, found["sfj"].reply_by} == {dt.date(2025, 7, 20)}
        assert found["jyj"].file == "request-jyj.docx"
        it.bench.show_pane("inputs")
        await it.until(lambda: "request-jyj.docx" in shown(it))


async def test_a_unit_that_is_in_no_list_is_asked_by_its_name(desk):
    """What was typed counts where no entry fits it."""
    async with opened(desk, CASE, language="en") as it:
        await it.press("ctrl+a")
        await to_dialog(it, ChooseSeveral)
        await it.type("市水务局")
        await it.press("enter")
        await to_dialog(it, AskDate)
        await it.press("enter")
        await it.back()
        await it.until(lambda: "市水务局" in it.notice)
        assert [each.name for each in standing(desk).values() if each.asked] == ["市水务局"]


async def test_the_late_unit_stands_first_and_is_reminded(desk):
    """It is marked from the start; the letter is named, and the new day is waited for."""
    async with opened(desk, CASE, language="en") as it:
        assert it.bench.blocks["inputs"].blocks[0].text == "市司法局"
        assert it.bench.blocks["inputs"].blocks[0].right == "10 days late"
        assert "Answered: 市委组织部" in shown(it)
        await it.press("alt+r")
        await to_dialog(it, ChooseSeveral)
        await it.press("enter")
        await to_dialog(it, AskDate)
        await it.type("+7")
        await it.press("enter")
        await it.back()
        await it.until(lambda: "Reminded, to answer by 2025-07-07: 市司法局" in it.notice)
        assert "reminder-sfj-1.docx" in it.notice
        assert desk.store.path(CASE, "case").with_name("reminder-sfj-1.docx").is_file()
        await it.until(lambda: "7 days left" in shown(it))


async def test_enter_on_a_unit_offers_what_can_be_done(desk):
    """Reminding is offered first where a day was named."""
    async with opened(desk, CASE, language="en") as it:
        it.bench.show_pane("inputs")
        it.bench.blocks["inputs"].select(("unit", "sfj"))
        await it.press("enter")
        dialog = await to_dialog(it, Choose)
        assert dialog.query_one(PickList).picked.value == "remind"
        await it.press("enter")
        await to_dialog(it, AskDate)
        await it.press("enter")
        await it.back()
        await it.until(lambda: "Reminded" in it.notice)


async def test_escape_asks_nobody(desk):
    """At either question."""
    async with opened(desk, CASE, language="en") as it:
        for steps in (1, 2):
            await it.press("ctrl+a")
            await to_dialog(it, ChooseSeveral)
            if steps == 2:
                await it.press("enter")
                await to_dialog(it, AskDate)
            await it.press("escape")
            await it.back()
        assert [each.act for each in desk.store.load(CASE).acts] == ["import"]


async def test_what_failed_is_told_beside_what_went_well(desk):
    """A day gone by is refused for every unit; our own name is refused for itself."""
    async with opened(desk, CASE, language="en") as it:
        await it.press("ctrl+a")
        await to_dialog(it, ChooseSeveral)
        await it.press("insert")
        await it.type("市民政局")
        await it.press("enter")
        await to_dialog(it, AskDate)
        await it.press("enter")
        await it.back()
        await it.until(lambda: "own office" in it.notice)
        assert "Asked to answer by" in it.notice
        assert it.severity == "warning"


async def test_a_hostile_name_is_shown_and_asked_as_it_is(desk):
    """Neither markup nor control sequence nor template."""
    async with opened(desk, CASE, language="en") as it:
        await it.press("ctrl+a")
        dialog = await to_dialog(it, ChooseSeveral)
        await it.type("bad")
        await it.until(lambda: [each.value for each in dialog.query_one(PickList).shown] == [HOSTILE])
        await it.press("enter")
        await to_dialog(it, AskDate)
        await it.press("enter")
        await it.back()
        await it.until(lambda: it.notice)
        it.bench.show_pane("inputs")
        await it.pilot.pause()
        lines = [line.text for line in it.bench._compositor.render_strips()]
        assert not any("\x1b" in line for line in lines)


async def test_units_that_sign_with_us_are_marked_in_their_order_and_taken_back(desk):
    """From the palette's command: marks in their order, the first entry for nobody, undo as for any step."""
    async with opened(desk, CASE, language="en") as it:
        it.bench.action_joint()
        await to_dialog(it, ChooseSeveral)
        await it.type("组织")
        await it.press("insert")
        await it.type("司法")
        await it.press("insert", "enter")
        await it.back()
        await it.until(lambda: desk.store.load(CASE).draft.joint == ("zzb", "sfj"))
        assert "市民政局" in it.notice
        it.bench.action_joint()
        dialog = await to_dialog(it, ChooseSeveral)
        picks = dialog.query_one(PickList)
        await it.until(lambda: [each.label for each in picks.shown if each.mark] == ["市司法局", "市委组织部"])
        dialog.dismiss(("",))
        await it.back()
        await it.until(lambda: desk.store.load(CASE).draft.joint == ())
        assert not it.bench.view.file.draft.joint


async def test_a_co_handling_unit_is_not_offered_joint_signatures(tmp_path):
    """Its opinion is its own."""
    desk = desk_at(tmp_path)
    with_case(desk, case_file(role="co"))
    async with opened(desk, CASE, language="en") as it:
        assert not it.bench.check_action("joint", ())
