"""Joining cases from the list: the selected one leads, another one is chosen, and it can be taken back."""

import pytest

from reply_studio.tui.screens.dialogs import AskLine, Choose
from reply_studio.tui.widgets.case_table import CaseTable
from reply_studio.tui.widgets.pick_list import PickList
from tests.builders import case_file
from tests.desks import desk_at, with_case
from tests.joint_cases import LEAD, OTHER, two_cases
from tests.tui.lists import started


@pytest.fixture
def desk(tmp_path):
    """Two cases of one title, and a deputies' suggestion."""
    made = desk_at(tmp_path)
    two_cases(made)
    with_case(made, case_file(id="2025-j-0007", number="7", type="suggestion_item", body="云川市人民代表大会"))
    return made


async def at(it, case):
    """Selects a case."""
    place = it.cases().index(case)
    it.list.table.cursor = place
    await it.until(lambda: it.selected == case)


async def test_join_and_part(desk):
    """The choice has only cases that a letter could answer; the list marks both; the reason stands in the journal."""
    async with started(desk, (100, 30)) as it:
        await at(it, LEAD)
        await it.press("ctrl+g")
        chooser = await it.screen(Choose)
        assert [each.value for each in chooser.query_one(PickList).shown] == [OTHER]
        await it.press("enter")
        await it.screen(AskLine)
        await it.press(*"same", "enter")
        await it.back()
        await it.until(lambda: f"the letter of {LEAD} answers both" in it.notice)
        await it.until(lambda: "29+" in it.picture(it.list.query_one(CaseTable)))
        assert "53+" in it.picture(it.list.query_one(CaseTable))
        assert desk.store.load(OTHER).acts[-1].data["reason"] == "same"
        await it.press("f7")
        await it.until(lambda: f"handled together with {OTHER}" in it.picture())
        await it.press("ctrl+k")
        await it.until(lambda: desk.store.load(OTHER).case.answered_by == "")
        await it.until(lambda: "29+" not in it.picture(it.list.query_one(CaseTable)))


async def test_escape_joins_nothing(desk):
    """At either question."""
    async with started(desk) as it:
        await at(it, LEAD)
        for steps in (1, 2):
            await it.press("ctrl+g")
            await it.screen(Choose)
            if steps == 2:
                await it.press("enter")
                await it.screen(AskLine)
            await it.press("escape")
            await it.back()
        assert desk.store.load(LEAD).case.joined == ()


async def test_a_refusal_is_told(desk):
    """The reason and the way out stand in the message bar."""
    from reply_studio.services import joining

    async with started(desk) as it:
        await at(it, OTHER)
        await it.press("ctrl+g")
        await it.screen(Choose)
        joining.join(desk, LEAD, OTHER)
        await it.press("enter")
        await it.screen(AskLine)
        await it.press("enter")
        await it.back()
        await it.until(lambda: "itself answered by the letter" in it.notice)


async def test_nothing_to_part_nothing_happens(desk):
    """The command is not offered for a case that is handled alone."""
    async with started(desk) as it:
        await at(it, LEAD)
        assert not it.list.check_action("part_case", ())
        await it.press("ctrl+k")
        assert it.app.screen is it.list
