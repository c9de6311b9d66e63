"""Overlaps, conflicts, inputs sent again and the letter in the merge view."""

import pytest

from reply_studio.merging import merge
from reply_studio.tui.screens.merging_dialogs import PickOrWrite
from reply_studio.tui.screens.workbench import Workbench
from tests.tui.benches import SIZES
from tests.tui.lists import presses
from tests.tui.merges import AGAIN, COUNTED, COUNTED_OTHERWISE, SFJ, ZZB, merging, send_again, two_units


@pytest.fixture
def case(desk):
    return two_units(desk)


async def go_to(it, section):
    """Tab until a section is shown."""
    for _turn in range(5):
        if it.screen.section == section:
            return
        await it.press("tab")


def pairs(it):
    return {frozenset(each.twice.passages): each.state for each in it.screen.merge.pairs}


async def test_two_that_say_the_same_stand_side_by_side_with_what_differs_in_brackets(desk, case):
    async with merging(desk, case) as it:
        assert frozenset(("司法局.2", "组织部.3")) in pairs(it)
        await go_to(it, "overlaps")
        await presses(it.press, "down", lambda: "司法局.2" in it.detail)
        assert it.screen.texts.one.text.startswith("[*] 司法局.2")
        assert it.screen.texts.two.text.startswith("[ ] 组织部.3")
        assert "【" in it.screen.texts.one.text
        plain = "".join(it.screen.texts.one.text.splitlines()[1:]).translate({ord(each): None for each in "【】"})
        assert plain == SFJ[1]


async def test_on_a_narrow_screen_the_two_stand_above_each_other(desk, case):
    async with merging(desk, case, SIZES["narrow"]) as it:
        await go_to(it, "overlaps")
        assert not it.screen.texts.two.display
        assert it.screen.texts.one.text.index("[*]") < it.screen.texts.one.text.index("[ ]")


async def test_one_text_stands_for_both_and_names_both_sources(desk, case):
    async with merging(desk, case) as it:
        await go_to(it, "overlaps")
        await presses(it.press, "down", lambda: "司法局.2" in it.detail)
        await it.press("right", "enter")
        assert pairs(it)[frozenset(("司法局.2", "组织部.3"))] == "merged"
        (passage,) = it.on_disk().draft.passages.values()
        assert passage.text == ZZB[2]
        assert {each.passage for each in passage.origins} == {"sfj1-2", "zzb1-3"}
        assert "组织部.3 stands for both" in it.notice
        await it.press("ctrl+z")
        assert pairs(it)[frozenset(("司法局.2", "组织部.3"))] == "open"


async def test_two_texts_are_woven_by_hand(desk, case):
    async with merging(desk, case) as it:
        await go_to(it, "overlaps")
        await presses(it.press, "down", lambda: "司法局.2" in it.detail)
        await it.press("f4")
        assert it.screen.editor.text == SFJ[1] + ZZB[2]
        it.screen.editor.select_all()
        await it.write("法律顾问与司法所一道调解涉长者食堂纠纷57件,全部成功。")
        await it.press("escape")
        (passage,) = it.on_disk().draft.passages.values()
        assert passage.text == "法律顾问与司法所一道调解涉长者食堂纠纷57件,全部成功。"
        assert len(passage.origins) == 2
        assert {"司法局.2", "组织部.3"} <= {label for label, state in it.states().items() if state == "merged"}


async def test_both_stay_with_a_reason(desk, case):
    async with merging(desk, case) as it:
        await go_to(it, "overlaps")
        before = it.screen.merge.left.overlaps
        await it.press("delete")
        await it.answer(PickOrWrite, "侧重不同")
        assert it.screen.merge.left.overlaps == before - 1
        assert "both stay · 侧重不同" in it.screen.pane.text


async def test_a_conflict_is_a_small_table_and_is_decided_with_a_reason(desk, case):
    async with merging(desk, case) as it:
        await go_to(it, "conflicts")
        assert "126个" in it.screen.texts.one.text
        assert "162个" in it.screen.texts.two.text
        for name in ("value:", "unit:", "time:", "scope:", "sentence:"):
            assert name in it.screen.texts.one.text
        await it.press("enter")
        await it.answer(PickOrWrite, "", "down")
        await it.answer(PickOrWrite, "以台账为准")
        (conflict,) = merge(it.on_disk()).conflicts
        assert (conflict.resolved, conflict.reason) == (conflict.values[1], "以台账为准")
        assert "以台账为准 (lin" in it.screen.texts.one.text
        assert "conflicts 0" in it.picture()


async def test_neither_value_but_one_of_our_own_and_open_again(desk, case):
    async with merging(desk, case) as it:
        await go_to(it, "conflicts")
        await it.press("enter")
        await it.answer(PickOrWrite, "12")
        await it.answer(PickOrWrite)
        (conflict,) = merge(it.on_disk()).conflicts
        assert conflict.resolved == "12"
        await it.press("delete")
        assert merge(it.on_disk()).conflicts[0].resolved is None
        await it.press("ctrl+z")
        assert merge(it.on_disk()).conflicts[0].resolved == "12"
        await it.press("ctrl+z")
        assert merge(it.on_disk()).conflicts[0].resolved is None


async def taken_then_again(desk, case, *labels):
    """Passages were taken into the reply, and then the unit sent another version."""
    async with merging(desk, case) as it:
        for each in labels:
            it.select(each)
            await it.press("enter")
    send_again(desk, case)


async def test_new_words_take_the_place_of_old_ones(desk, case):
    await taken_then_again(desk, case, "司法局.2")
    async with merging(desk, case) as it:
        assert "old words 1" in it.picture()
        await go_to(it, "versions")
        assert "57" in it.screen.texts.one.text
        assert "【61】" in it.screen.texts.two.text
        assert "version 2 after version 1" in it.screen.pane.text
        await it.press("enter")
        (passage,) = it.on_disk().draft.passages.values()
        assert passage.text == AGAIN[1]
        assert "old words 0" in it.picture()


async def test_old_words_stay_with_a_reason(desk, case):
    await taken_then_again(desk, case, "司法局.2")
    async with merging(desk, case) as it:
        await go_to(it, "versions")
        await it.press("delete")
        await it.answer(PickOrWrite, "口径不变")
        assert it.screen.merge.left.outdated == 0
        assert it.states()["司法局.2"] == "left-out"
        (passage,) = it.on_disk().draft.passages.values()
        assert passage.text == SFJ[1]
        await it.press("ctrl+z")
        assert it.screen.merge.left.outdated == 1


async def test_taking_a_changed_passage_renews_its_earlier_words(desk, case):
    """In the table, too, nothing stands in the reply twice."""
    await taken_then_again(desk, case, "司法局.2")
    async with merging(desk, case) as it:
        it.select("司法局.2")
        assert "came again" in it.detail
        await it.press("enter")
        (passage,) = it.on_disk().draft.passages.values()
        assert passage.text == AGAIN[1]
        assert it.states()["司法局.2"] == "used"


async def test_the_sure_ones_leave_changed_passages_to_the_person(desk, case):
    await taken_then_again(desk, case, "司法局.2")
    async with merging(desk, case) as it:
        await it.press("f9")
        texts = [each.text for each in it.on_disk().draft.passages.values()]
        assert SFJ[1] in texts
        assert AGAIN[1] not in texts


async def test_an_overlap_with_old_words_in_the_reply_waits_for_them(desk, case):
    await taken_then_again(desk, case, "司法局.2")
    async with merging(desk, case) as it:
        await go_to(it, "overlaps")
        await presses(it.press, "down", lambda: "司法局.2" in it.detail)
        await it.press("enter")
        assert "settle that first" in it.notice
        assert len(it.on_disk().draft.passages) == 1


async def test_f3_goes_through_all_that_is_open_and_the_letter_names_its_sources(desk, case):
    """From an empty outline to a full preview."""
    async with merging(desk, case) as it:
        for _turn in range(30):
            if it.screen.merge.left.done:
                break
            await it.press("f3")
            await it.press("enter")
            if isinstance(it.pilot.app.screen, PickOrWrite):
                await it.answer(PickOrWrite)
                await it.answer(PickOrWrite)
            elif it.pilot.app.screen is not it.screen:
                await it.press("enter")
                await it.settled()
        assert it.screen.merge.left.done
        assert "Nothing is left to decide" in it.notice
        assert "all decided" in it.picture()
        await it.press("f7")
        await it.it.until(lambda: "司法局.2" in it.screen.pane.text)
        letter = it.screen.pane.text
        assert COUNTED[:10] in letter or COUNTED_OTHERWISE[:10] in letter
        assert "市民政局" in letter
        await it.press("end")
        await presses(it.press, "up", lambda: it.screen.pane.key[2:3] and it.screen.pane.key[2].startswith("a"))
        anchor = it.screen.pane.key[2]
        await it.pilot.press("enter")
        await it.it.back()
        bench = it.pilot.app.screen
        assert isinstance(bench, Workbench)
        await it.it.until(lambda: anchor in bench.row)


async def test_f3_says_so_when_nothing_is_left(desk):
    case = two_units(desk, sfj=(), zzb=())
    async with merging(desk, case) as it:
        await it.press("f3")
        assert "Nothing is left" in it.notice
        for section in ("overlaps", "conflicts", "versions"):
            await go_to(it, section)
            assert it.screen.pane.text.strip()
