"""Cases are handed to a colleague from the list and from the workbench, one or all of a person, by keys."""

import dataclasses

import msgspec
import pytest

from reply_studio.config import Person
from reply_studio.model.case import Handler
from reply_studio.tui.screens.dialogs import AskLine, Choose, Confirm
from reply_studio.tui.widgets.case_table import CaseTable
from reply_studio.tui.widgets.pick_list import PickList
from tests.builders import case_file
from tests.desks import desk_at, with_case
from tests.tui.lists import started

HOSTILE = "[red]顾[/] \x1b[31m"
PEOPLE = (
    Person(login="lin", name="林知远", section="养老服务科", roles=("drafter", "office")),
    Person(login="su", name="苏明远", section="办公室", roles=("drafter",)),
    Person(login="gu", name=HOSTILE, section="局领导", roles=("issuer",)),
)


@pytest.fixture
def desk(tmp_path):
    """Two cases of lin and one of su."""
    made = desk_at(tmp_path)
    for number, login in (("29", "lin"), ("30", "lin"), ("31", "su")):
        with_case(made, case_file(id=f"2025-t-00{number}", number=number, handler=Handler(login=login)))
    return dataclasses.replace(made, config=msgspec.structs.replace(made.config, people=PEOPLE))


def handled(desk):
    return [desk.store.load(each).case.handler.login for each in sorted(desk.store.ids())]


async def at(it, case):
    it.list.table.cursor = it.cases().index(case)
    await it.until(lambda: it.selected == case)


@pytest.mark.parametrize("size", [(80, 24), (160, 45)])
async def test_one_case_from_the_list(desk, size):
    """The colleagues with their sections and how much they have; the handler of now is none of them."""
    async with started(desk, size) as it:
        await at(it, "2025-t-0029")
        await it.press("alt+o")
        chooser = await it.screen(Choose)
        shown = chooser.query_one(PickList).shown
        assert [(each.value, each.hint) for each in shown] == [
            ("su", "办公室 \u00b7 open cases: 1"),
            ("gu", "局领导"),
        ]
        assert "\x1b" not in it.picture()
        await it.press("enter")
        await it.screen(AskLine)
        await it.press(*"leave", "enter")
        await it.back()
        await it.until(lambda: "2025-t-0029: handled by 苏明远" in it.notice)
        assert desk.store.load("2025-t-0029").acts[-1].data["reason"] == "leave"
        assert handled(desk) == ["su", "lin", "su"]


async def test_all_cases_of_a_person(desk):
    """How many there are is asked before; Enter is no yes."""
    async with started(desk) as it:
        for answer in ("enter", "ctrl+y"):
            await it.press("alt+a")
            chooser = await it.screen(Choose)
            assert chooser.query_one(PickList).picked.value == "lin"
            await it.press("enter")
            await it.until(lambda: "Who is to handle the cases of 林知远?" in it.picture())
            await it.press("enter")
            await it.screen(AskLine)
            await it.press("enter")
            question = await it.screen(Confirm)
            assert "Hand 2 open cases of 林知远 to 苏明远?" in it.picture()
            assert question is it.app.screen
            await it.press(answer)
            await it.back()
            if answer == "enter":
                assert handled(desk) == ["lin", "lin", "su"]
        await it.until(lambda: "2 cases are handled by 苏明远." in it.notice)
        assert handled(desk) == ["su", "su", "su"]


async def test_escape_hands_nothing_over(desk):
    """At either question."""
    async with started(desk) as it:
        for steps in (1, 2):
            await it.press("alt+o")
            await it.screen(Choose)
            if steps == 2:
                await it.press("enter")
                await it.screen(AskLine)
            await it.press("escape")
            await it.back()
        assert handled(desk) == ["lin", "lin", "su"]


async def test_the_list_shows_names(desk):
    """In the column of the handler, where it is chosen."""
    async with started(desk, (160, 45)) as it:
        it.list.table.columns = (*it.list.table.columns, "handler")
        it.list.table.redraw()
        await it.until(lambda: "林知远" in it.picture(it.list.query_one(CaseTable)))


async def test_who_may_not_is_told(desk):
    """The refusal names who may."""
    async with started(dataclasses.replace(desk, who="gu")) as it:
        await it.press("alt+o")
        await it.screen(Choose)
        await it.press("enter")
        await it.screen(AskLine)
        await it.press("enter")
        await it.back()
        await it.until(lambda: "may not do this" in it.notice)
        assert handled(desk) == ["lin", "lin", "su"]
