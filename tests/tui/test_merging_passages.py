"""Passages of the units in the merge view: taken, left out, opened again; counted down to nothing."""

import datetime as dt

import pytest

from reply_studio.model.draft import Draft
from reply_studio.tui.screens.dialogs import AskDate, Choose
from reply_studio.tui.screens.merging_dialogs import PickOrWrite
from reply_studio.tui.screens.workbench import Workbench
from reply_studio.tui.screens.workbench_dialogs import ChooseTyped
from reply_studio.tui.widgets.pick_list import PickList
from tests.builders import case_file
from tests.desks import with_case
from tests.tui.benches import SIZES
from tests.tui.merges import SFJ, ZZB, merging, two_units


@pytest.fixture
def case(desk):
    return two_units(desk)


async def test_every_passage_stands_in_the_row_of_its_best_suggestion(desk, case):
    async with merging(desk, case) as it:
        text = it.screen.grid.text
        assert "市司法局 4/4 open" in text.splitlines()[0]
        assert "市委组织部 3/3 open" in text.splitlines()[0]
        row = next(line for line in text.splitlines() if "3.1" in line)
        assert "食品安全" in row
        assert "open 7" in it.picture()


async def test_on_a_narrow_screen_one_unit_stands_below_the_other(desk, case):
    async with merging(desk, case, SIZES["narrow"]) as it:
        lines = it.screen.grid.text.splitlines()
        first = next(n for n, line in enumerate(lines) if "市司法局" in line)
        second = next(n for n, line in enumerate(lines) if "市委组织部" in line)
        assert second - first == len(SFJ) + 1
        assert all(len(line) <= 80 for line in lines)


async def test_enter_takes_a_passage_and_goes_on_to_the_next(desk, case):
    async with merging(desk, case) as it:
        it.select("司法局.2")
        await it.press("enter")
        assert it.states()["司法局.2"] == "used"
        assert it.selected != "司法局.2"
        assert it.states()[it.selected] == "open"
        assert "司法局.2 taken into 3" in it.notice
        assert it.drafted() == [(("s3",), [SFJ[1]], [])]
        assert "open 6" in it.picture()


async def test_what_tells_of_the_future_becomes_a_next_step(desk, case):
    async with merging(desk, case) as it:
        it.select("司法局.4")
        assert "tells what comes next" in it.detail
        await it.press("enter")
        assert [plans for _answers, _progress, plans in it.drafted()] == [
            ["下一步,市司法局将继续组织人民调解员调解食堂纠纷。"]
        ]


async def test_a_passage_as_a_plan_with_a_day(desk, case):
    async with merging(desk, case) as it:
        it.select("司法局.2")
        await it.press("ctrl+l")
        await it.answer(AskDate, "2025年底")
        (passage,) = it.on_disk().draft.passages.values()
        assert (passage.unit, str(passage.due)) == ("sfj", "2025-12-31")


async def test_another_suggestion_is_chosen_for_an_open_and_for_a_taken_passage(desk, case):
    async with merging(desk, case) as it:
        it.select("组织部.2")
        await it.press("f8")
        await it.answer(Choose, "优化食堂布局")
        assert [answers for answers, _progress, _plans in it.drafted()] == [("s1",)]
        it.select("组织部.2")
        await it.press("f8")
        await it.answer(Choose, "加大扶持力度")
        assert it.drafted()[1] == (("s2",), [ZZB[1]], [])
        assert "Moved to 2" in it.notice


async def test_a_passage_without_a_suggestion_is_asked_for_one(desk, case):
    async with merging(desk, case) as it:
        it.select("司法局.1")
        assert "answers no suggestion" in it.detail
        await it.press("enter")
        await it.asked(Choose)
        await it.press("escape")
        assert it.states()["司法局.1"] == "open"


async def test_left_out_with_a_reason_written_then_picked(desk, case):
    async with merging(desk, case) as it:
        it.select("司法局.1")
        await it.press("delete")
        await it.answer(PickOrWrite, "客套话")
        assert it.states()["司法局.1"] == "left-out"
        it.select("组织部.2")
        await it.press("x")
        await it.answer(PickOrWrite)
        assert [each.data["reason"] for each in it.on_disk().acts if each.act == "leave-out"] == ["客套话", "客套话"]
        assert "left out: 客套话" in it.notice


async def test_what_is_typed_holds_though_an_entry_has_the_same_words(desk, case):
    """A reason that is part of another one is no choice of the other one."""
    async with merging(desk, case) as it:
        for label, words in (("司法局.1", "与组织部重复"), ("司法局.2", "重复")):
            it.select(label)
            await it.press("delete")
            await it.answer(PickOrWrite, words)
        assert [each.data["reason"] for each in it.on_disk().acts if each.act == "leave-out"][-1] == "重复"


async def test_enter_opens_again_what_was_left_out(desk, case):
    async with merging(desk, case) as it:
        it.select("司法局.1")
        await it.press("delete")
        await it.answer(PickOrWrite)
        it.select("司法局.1")
        await it.press("enter")
        assert it.states()["司法局.1"] == "open"


async def test_all_sure_ones_in_one_step_that_undo_takes_back(desk, case):
    async with merging(desk, case) as it:
        sure = {it.screen.merge.labels[key] for key, each in it.screen.merge.aligned.items() if each.sure}
        assert sure
        await it.press("f9")
        taken = {label for label, state in it.states().items() if state == "used"}
        assert taken == sure
        assert f"{len(sure)} sure passages taken" in it.notice
        await it.press("ctrl+z")
        assert set(it.states().values()) == {"open"}
        await it.press("ctrl+y")
        assert {label for label, state in it.states().items() if state == "used"} == sure


async def test_undo_goes_back_through_decisions_too(desk, case):
    async with merging(desk, case) as it:
        it.select("司法局.2")
        await it.press("enter")
        it.select("司法局.1")
        await it.press("delete")
        await it.answer(PickOrWrite)
        await it.press("ctrl+z")
        assert (it.states()["司法局.1"], it.states()["司法局.2"]) == ("open", "used")
        assert "Taken back: left out" in it.notice
        await it.press("ctrl+z")
        assert it.states()["司法局.2"] == "open"


async def test_evidence_is_shown_on_demand(desk, case):
    async with merging(desk, case) as it:
        it.select("司法局.2")
        assert "shared:" not in it.detail
        await it.press("f5")
        assert "shared:" in it.detail
        assert "纠纷" in it.detail.partition("shared:")[2]
        await it.press("f5")
        assert "shared:" not in it.detail


async def test_taken_and_edited_at_once(desk, case):
    async with merging(desk, case) as it:
        it.select("司法局.2")
        await it.press("f4")
        assert it.screen.editing
        await it.write("均已办结。")
        await it.press("escape")
        assert not it.screen.editing
        (passage,) = it.on_disk().draft.passages.values()
        assert passage.text == SFJ[1] + "均已办结。"
        assert [each.passage for each in passage.origins] == ["sfj1-2"]


async def test_arrows_go_from_unit_to_unit_and_down_a_unit(desk, case):
    async with merging(desk, case) as it:
        it.select("组织部.2")
        await it.press("left")
        assert it.selected.startswith("司法局")
        await it.press("right")
        assert it.selected.startswith("组织部")
        seen = {it.selected}
        await it.press("home")
        for _turn in range(6):
            await it.press("down")
            seen.add(it.selected)
        assert len({each.partition(".")[0] for each in seen}) <= 2


async def test_esc_goes_back_to_the_workbench_which_shows_the_result(desk, case):
    async with merging(desk, case) as it:
        it.select("司法局.2")
        await it.press("enter")
        await it.pilot.press("escape")
        await it.it.back()
        bench = it.pilot.app.screen
        assert isinstance(bench, Workbench)
        await it.it.until(lambda: bench.view.file.draft.points)
        assert bench.sitting.draft == it.on_disk().draft


async def test_a_units_name_is_completed_in_a_text_that_is_open(desk, case):
    """The same key as at the workbench."""
    async with merging(desk, case) as it:
        it.select("司法局.2")
        await it.press("enter")
        it.select("司法局.2")
        await it.press("f4")
        await it.it.until(lambda: it.screen.editing)
        await it.write("会同组织")
        await it.press("ctrl+g")
        await it.asked(ChooseTyped)
        await it.press("enter")
        await it.it.until(lambda: it.pilot.app.screen is it.screen)
        await it.press("escape")
        await it.settled()
        assert it.drafted() == [(("s3",), [f"{SFJ[1]}会同市委组织部"], [])]


async def test_unlikely_suggestions_are_offered_too_the_likest_first(desk):
    case = two_units(desk, zzb=(*ZZB, "全市开展老年人关爱行动,组织志愿者送餐。"))
    async with merging(desk, case) as it:
        it.select("组织部.4")
        await it.press("f8")
        await it.asked(Choose)
        shown = it.pilot.app.screen.query_one(PickList).shown
        scores = [float(each.hint or 0) for each in shown[:-1]]
        assert scores == sorted(scores, reverse=True)
        assert len([each for each in scores if each]) > len(it.screen.merge.aligned["zzb1-4"].suggestions)
        await it.press("escape")


async def test_a_section_without_anything_offers_nothing_to_do_there(desk):
    """Neither in the last line nor by key."""
    case = two_units(desk, zzb=("组织志愿者送餐。",))
    async with merging(desk, case) as it:
        assert "Leave out" in it.picture()
        await it.press("tab")
        assert "No two units say the same." in it.picture()
        assert not [each for each in ("This text", "Keep both", "Weave") if each in it.picture()]
        await it.press("enter", "delete", "f4")
        assert it.pilot.app.screen is it.screen


async def test_at_the_end_it_is_said_what_the_letter_still_lacks(desk):
    """Every passage is decided, but a suggestion has no answer yet."""
    case = two_units(desk, sfj=SFJ[:2], zzb=("组织志愿者送餐。",))
    async with merging(desk, case) as it:
        await it.press("f9")
        for _turn in range(4):
            if it.screen.merge.left.done:
                break
            await it.press("delete")
            await it.it.until(lambda: isinstance(it.pilot.app.screen, PickOrWrite))
            await it.press("enter")
        assert it.screen.merge.left.done
        assert "Answered suggestions: 0 of 3" in it.notice


async def test_the_margin_of_the_letter_never_touches_its_words(desk):
    """However long the unit's name is."""
    from reply_studio.model.letter import Kind
    from reply_studio.services.margins import Line
    from reply_studio.tui.panes.merge_lists import letter_blocks

    for name in ("财政局.1", "市场监督管理局.1", "云川市市场监督管理局综合行政执法支队.12"):
        (block,) = letter_blocks([Line(text="建档。", kind=Kind.PASSAGE, written_by=name)], "市民政局")
        assert block.head.endswith("  ")


async def test_a_plan_takes_over_the_day_that_its_words_name(desk):
    """Taken with Enter it has the date; as a plan by its key the date is offered."""
    future = "下一步,我局将于2026年6月底前调解食堂纠纷。"
    case = two_units(desk, sfj=(*SFJ[:2], future))
    async with merging(desk, case) as it:
        it.select("司法局.3")
        await it.press("ctrl+l")
        await it.it.until(lambda: isinstance(it.pilot.app.screen, AskDate))
        assert it.pilot.app.screen.query_one("Finder").value == "2026-06-30"
        await it.press("escape")
        it.select("司法局.3")
        await it.press("enter")
        (due,) = [each.due for each in it.on_disk().draft.passages.values()]
        assert due == dt.date(2026, 6, 30)


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
async def test_without_any_input_it_is_said_how_one_comes(desk, size):
    """Nothing is decided where nothing came; no key pretends to do something."""
    case = with_case(desk, case_file(draft=Draft()))
    async with merging(desk, case, size) as it:
        assert "no inputs yet" in it.picture()
        assert "all decided" not in it.picture()
        assert "alt-I" in it.detail
        assert "Leave out" not in it.picture()
        await it.press("enter", "delete", "f4", "f8", "f9")
        assert it.pilot.app.screen is it.screen
