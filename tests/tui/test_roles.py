"""The workbench where others answer, too (会办, 分办), and where nothing is to be answered (参阅)."""

import dataclasses

import msgspec
import pytest

from reply_studio.model.case import CaseUnit, Session
from reply_studio.model.draft import Draft
from reply_studio.model.letter import Kind
from reply_studio.model.workflow import State, state_of
from reply_studio.services import printing
from reply_studio.tui.panes import headline, tree
from reply_studio.tui.screens.dialogs import AskDate, AskLine, Choose, Confirm
from tests.builders import case_file
from tests.desks import desk_at, with_case
from tests.tui.benches import SIZES, opened

CASE = "2025-t-0029"
UNITS = (CaseUnit(key="jyj", role="lead", name="市教育局"), CaseUnit(key="sfj", role="co", name="市司法局"))


def case_of(tmp_path, role, **more):
    desk = desk_at(tmp_path)
    people = tuple(msgspec.structs.replace(each, roles=("drafter", "office")) for each in desk.config.people)
    desk = dataclasses.replace(desk, config=msgspec.structs.replace(desk.config, people=people))
    units = () if role == "separate" else UNITS
    with_case(desk, case_file(role=role, units=units, session=Session(term=7, meeting=4), draft=Draft(), **more))
    return desk


async def to_dialog(it, kind, before=None):
    await it.until(
        lambda: (
            isinstance(it.pilot.app.screen, kind)
            and it.pilot.app.screen is not before
            and it.pilot.app.screen.is_mounted
        )
    )
    await it.pilot.pause()
    return it.pilot.app.screen


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
@pytest.mark.parametrize("role", ["co", "separate"])
async def test_only_our_part_is_asked_of_us(tmp_path, role, size):
    """The suggestion is marked as ours; the outline, the count, F3 and the checks follow."""
    desk = case_of(tmp_path, role)
    async with opened(desk, CASE, size, "en") as it:
        it.bench.choose(("suggestion", "s2"))
        await it.press("alt+p")
        await it.until(lambda: "Suggestion 2 is our part" in it.notice)
        assert desk.store.load(CASE).case.part == ("s2",)
        assert tree.tree_title(it.bench.view) == "Suggestions 0/1"
        marks = [each.head.split()[0] for each in tree.tree_blocks(it.bench.view) if each.key[0] == "suggestion"]
        assert marks == ["-", "!", "-", "-", "-", "-"]
        await it.press("ctrl+o")
        await it.saved()
        assert [each.answers for each in it.on_disk().draft.points] == [("s2",)]
        it.bench.choose(("suggestion", "s1"))
        await it.press("alt+p")
        await it.until(lambda: "Suggestion 1 is our part" in it.notice)
        assert desk.store.load(CASE).case.part == ("s1", "s2")

        def missing():
            return [each.where.anchor for each in it.bench.view.insight.findings if each.code == "CV101"]

        await it.until(lambda: missing() == ["s1", "s2"])


async def test_our_opinion_goes_to_the_lead_unit(tmp_path):
    """Addressed to it, without class and thanks; the head says to whom; no result class is offered, nobody owes us."""
    desk = case_of(tmp_path, "co")
    async with opened(desk, CASE, language="en") as it:
        assert "to 市教育局" in headline.headline(it.bench.view)[1]
        assert not it.bench.check_action("result_class", ())
        assert [each.key for each in it.bench.blocks["inputs"].blocks if each.key[:1] == ("unit",)] == []
        it.bench.choose(("suggestion", "s2"))
        await it.press("ctrl+o")
        await it.saved()
        letter = printing.letter_of(desk, CASE)
        assert letter.paper == "co"
        assert letter.first(Kind.SALUTATION).text == "市教育局\uff1a"
        assert letter.first(Kind.RESULT_CLASS) is None
        assert "感谢" not in letter.text()


async def test_for_information_the_proposer_is_contacted_and_the_case_closed(tmp_path):
    """In place of an outline stands what can be done; both by keys; nothing of a letter is offered."""
    desk = case_of(tmp_path, "reference")
    async with opened(desk, CASE, SIZES["narrow"], "en") as it:
        for action in ("outline", "preview", "render", "request", "merge", "next_open", "our_part"):
            assert not it.bench.check_action(action, ())
        assert tree.tree_title(it.bench.view) == "Suggestions 3"
        assert tree.tree_blocks(it.bench.view)[0].head.startswith("- 1")
        it.bench.show_pane("outline")
        await it.until(lambda: "no letter is written" in it.bench.blocks["outline"].blocks[0].text)
        await it.press("alt+c")
        await to_dialog(it, Choose)
        await it.press("down", "down", "enter")
        who = await to_dialog(it, AskLine)
        await it.press("enter")
        await to_dialog(it, AskLine, who)
        await it.type("[red]said[/] so")
        await it.press("enter")
        await to_dialog(it, AskDate)
        await it.press("enter")
        await it.back()
        await it.until(lambda: "The talk with 赵清和 is kept" in it.notice)
        act = desk.store.load(CASE).acts[-1]
        assert (act.data["how"], act.data["outcome"]) == ("phone", "[red]said[/] so")
        await it.until(lambda: "[red]said[/] so" in it.bench.blocks["outline"].blocks[2].text)
        for answer in ("enter", "ctrl+y"):
            await it.press("alt+z")
            await to_dialog(it, Confirm)
            await it.press(answer)
            await it.back()
        await it.until(lambda: "closed" in it.notice)
        assert state_of(desk.store.load(CASE)) is State.CLOSED
        assert it.bench.view.insight.findings == ()


async def test_a_case_that_we_lead_has_no_part_and_is_not_closed_early(tmp_path):
    """Neither command is offered there."""
    desk = desk_at(tmp_path)
    with_case(desk)
    async with opened(desk, CASE, language="en") as it:
        assert not it.bench.check_action("our_part", ())
        assert not it.bench.check_action("close_case", ())
        assert it.bench.check_action("result_class", ())


async def test_the_case_is_handed_over_from_the_workbench(tmp_path):
    """To a colleague, with a reason that may stay empty."""
    desk = desk_at(tmp_path)
    people = tuple(msgspec.structs.replace(each, roles=("drafter",)) for each in desk.config.people)
    desk = dataclasses.replace(desk, config=msgspec.structs.replace(desk.config, people=people))
    with_case(desk)
    async with opened(desk, CASE, language="en") as it:
        await it.press("alt+o")
        await to_dialog(it, Choose)
        await it.press("enter")
        await to_dialog(it, AskLine)
        await it.press("enter")
        await it.back()
        await it.until(lambda: "handled by 苏明远" in it.notice)
        assert desk.store.load(CASE).case.handler.login == "su"
