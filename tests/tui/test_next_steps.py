"""What comes next, from the workbench: every way of the table with what follows, and back to the same place."""

import pytest

from reply_studio.model.workflow import State, state_of
from reply_studio.services import issuing, reviewing
from reply_studio.tui.screens.dialogs import AskLine, Choose, Confirm
from reply_studio.tui.screens.next_steps import READ, NextSteps
from reply_studio.tui.screens.reviewing import Reviewing
from reply_studio.tui.widgets.pick_list import PickList
from tests.review_desks import House
from tests.tui.benches import opened


@pytest.fixture
def house(tmp_path):
    return House(tmp_path / "office")


def bench(house, who, size=(160, 45)):
    return opened(house.desk(who), house.case, size, "en")


def state(it):
    return state_of(it.on_disk())


async def dialog(it, kind):
    await it.until(lambda: isinstance(it.pilot.app.screen, kind) and it.pilot.app.screen.is_mounted)
    await it.pilot.pause()
    return it.pilot.app.screen


async def way(it, event):
    """F8, and one of the ways."""
    await it.press("f8")
    picks = (await dialog(it, NextSteps)).query_one(PickList)
    await it.press(*["down"] * [each.value for each in picks.shown].index(event), "enter")


def ways(screen):
    return {each.value: each.hint for each in screen.query_one(PickList).shown}


async def sure(it):
    await dialog(it, Confirm)
    await it.press("ctrl+y")
    await it.back()


@pytest.mark.parametrize("size", [(80, 24), (160, 45)], ids=["narrow", "wide"])
async def test_a_draft_is_submitted_and_taken_back(house, size):
    """Who acts then is said before; the workbench is locked at once, and free again."""
    async with bench(house, "lin", size) as it:
        await way(it, "submit")
        await dialog(it, Confirm)
        await it.press("enter")
        await it.back()
        assert state(it) is State.DRAFTING
        await way(it, "submit")
        await sure(it)
        await it.until(lambda: "苏明远" in it.notice)
        assert state(it) is State.IN_REVIEW
        assert it.bench.sitting.lock is not None
        await way(it, "recall")
        await sure(it)
        await it.until(lambda: state(it) is State.DRAFTING)
        await it.until(lambda: it.bench.sitting.lock is None)


async def test_what_was_typed_last_is_submitted_with_it(house):
    """The editor closes and is saved before the ways are told."""
    async with bench(house, "lin") as it:
        it.bench.go_to(house.passage())
        await it.press("enter")
        await it.until(lambda: it.bench.editing)
        await it.type("最后补充的一句。")
        await way(it, "submit")
        await sure(it)
        await it.until(lambda: state(it) is State.IN_REVIEW)
        assert "最后补充的一句。" in it.on_disk().draft.passages[house.passage()].text


async def test_a_way_that_cannot_be_gone_says_why(house):
    """It stays in the list, below what can be done."""
    async with bench(house, "su") as it:
        await it.press("f8")
        screen = await dialog(it, NextSteps)
        assert set(ways(screen).values()) == {"not now"}
        shown = "\n".join(line.text for line in screen._compositor.render_strips())
        assert "su may not do this" in shown
        await it.press("enter")
        assert it.pilot.app.screen is screen


async def test_agreement_is_given_where_the_letter_is_read(house):
    """From the workbench the way leads to the review screen, and the decision back."""
    reviewing.submit(house.desk("lin"), house.case)
    async with bench(house, "su") as it:
        await it.press("f8")
        assert "approve" not in ways(await dialog(it, NextSteps))
        await it.press("escape")
        await it.back()
        await way(it, READ)
        screen = await dialog(it, Reviewing)
        await it.until(lambda: screen.ready)
        await it.press("end", "f8")
        assert "approve" in ways(await dialog(it, NextSteps))
        await it.press("enter")
        await sure(it)
        await it.until(lambda: "顾清和" in it.notice)
        assert it.on_disk().acts[-1].act == "approve"


async def test_an_edit_from_the_review_leads_to_its_place_at_the_workbench(house):
    """The line that was read is selected there."""
    reviewing.submit(house.desk("lin"), house.case)
    async with bench(house, "su") as it:
        await it.press("alt+v")
        screen = await dialog(it, Reviewing)
        await it.until(lambda: screen.ready)
        paragraphs = screen.marked.letter.paragraphs
        screen.sheet.go(next(n for n, each in enumerate(paragraphs) if each.anchor == house.passage()))
        await it.press("f4")
        await it.back()
        await it.until(lambda: it.row_key[1:2] == (house.passage(),))
        await it.press("enter")
        await it.until(lambda: it.bench.editing)


async def test_a_reason_is_asked_where_the_table_wants_one(house):
    """Without it nothing is done."""
    async with bench(house, "bai") as it:
        await way(it, "withdraw")
        await dialog(it, AskLine)
        await it.press("enter")
        await dialog(it, AskLine)
        await it.type("提案者来函撤回")
        await it.press("enter")
        await sure(it)
        await it.until(lambda: state(it) is State.WITHDRAWN)
        assert it.on_disk().acts[-1].data["reason"] == "提案者来函撤回"


async def test_an_opinion_of_the_reply_is_kept_and_the_case_closed(house):
    """Result, sender, words; then the end of the case, asked before."""
    reviewing.submit(house.desk("lin"), house.case)
    reviewing.approve(house.desk("su"), house.case)
    reviewing.approve(house.desk("gu"), house.case)
    issuing.issue(house.desk("bai"), house.case)
    issuing.dispatch(house.desk("bai"), house.case)
    async with bench(house, "bai") as it:
        await way(it, "feedback")
        await dialog(it, Choose)
        await it.press("enter")
        for text in ("赵清和", "答复很好"):
            await dialog(it, AskLine)
            await it.type(text)
            await it.press("enter")
            await it.pilot.pause()
        await sure(it)
        await it.until(lambda: state(it) is State.ANSWERED)
        assert it.on_disk().acts[-1].data["remarks"] == "答复很好"
        await way(it, "close")
        await sure(it)
        await it.until(lambda: state(it) is State.CLOSED)
