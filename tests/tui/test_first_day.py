"""What a person meets who comes for the first time: nothing stale, nothing that stays in the way, nothing cut off."""

import datetime as dt

import msgspec
import pytest

from reply_studio.services import drafting
from reply_studio.services.drafting import PointChange
from reply_studio.tui.screens.dialogs import AskDate
from reply_studio.tui.screens.help import Help
from reply_studio.tui.screens.picker import Picker
from reply_studio.tui.screens.workbench import Workbench
from reply_studio.tui.widgets.finder import Finder
from reply_studio.tui.widgets.pick_list import PickList
from tests.builders import case_file
from tests.desks import with_case
from tests.tui.benches import SIZES, opened
from tests.tui.lists import started


@pytest.fixture
def case(desk):
    return with_case(desk)


async def test_the_lists_preview_shows_what_was_done_in_the_case(desk, case):
    """Also where the row of the list is the same as before."""
    async with started(desk, (160, 30)) as it:
        await it.press("f7")
        await it.until(lambda: it.list.preview and it.list.preview.text)
        before = it.list.preview.text
        await it.press("enter")
        await it.until(lambda: isinstance(it.app.screen, Workbench))
        drafting.set_point(desk, case, "1", PointChange(status="in_progress"))
        await it.until(lambda: it.app.screen.ready)
        await it.press("escape")
        await it.back()
        await it.until(lambda: it.list.preview.text != before)


async def test_what_a_check_said_is_gone_behind_the_case(desk, case):
    """The sum of findings is of then: back in the list it would be wrong."""
    async with started(desk) as it:
        await it.press("f5")
        await it.until(lambda: it.notice)
        await it.press("enter")
        await it.until(lambda: isinstance(it.app.screen, Workbench))
        assert it.notice == ""


@pytest.mark.parametrize("key", ["enter", "f7", "f5"])
async def test_what_was_said_is_gone_in_another_pane(desk, case, key):
    """On a narrow screen, where a tab takes the place of the other."""
    async with opened(desk, case, SIZES["narrow"], language="en") as it:
        it.bench.say("The point was moved.")
        await it.press(key)
        await it.until(lambda: it.bench.pane in ("outline", "preview", "findings"))
        assert "The point was moved." not in it.notice


async def test_a_refusal_goes_when_the_person_goes_on_and_a_failure_stays(desk, case):
    """A refused key needs no further answer; a disk that is full does."""
    from reply_studio.errors import RefusedError, StorageError

    async with opened(desk, case) as it:
        it.bench.fail(RefusedError("not by this key"))
        assert it.notice == "not by this key"
        await it.press("tab")
        assert it.notice == ""
        it.bench.fail(StorageError("the disk is full"))
        await it.press("tab", "down")
        assert it.notice == "the disk is full"


async def test_the_letter_is_left_for_the_reply_not_for_the_list(desk, case):
    """Escape in the preview of a narrow screen goes one step back; once more, to the list."""
    async with started(desk, (80, 24)) as it:
        await it.press("enter")
        bench = await it.screen(Workbench)
        await it.until(lambda: bench.ready and bench.view.insight)
        await it.press("f7")
        await it.until(lambda: bench.pane == "preview")
        await it.press("escape")
        await it.until(lambda: bench.pane == "outline")
        assert it.app.screen is bench
        await it.press("escape")
        await it.back()


async def test_a_case_is_opened_again_where_it_was_left(desk, case):
    async with started(desk, (120, 35)) as it:
        await it.press("enter")
        bench = await it.screen(Workbench)
        await it.until(lambda: bench.ready and bench.pane)
        await it.press("down", "down")
        left = bench.chosen
        assert left != bench.first()
        await it.press("escape")
        await it.back()
        await it.press("enter")
        again = await it.screen(Workbench)
        await it.until(lambda: again.ready and again.pane)
        assert again.chosen == left


async def test_the_tree_says_that_only_the_status_is_missing(desk):
    """Words without a status are no answer yet, and the mark alone does not say why."""
    plain = case_file()
    first = plain.draft.points[1]
    points = tuple(msgspec.structs.replace(each, status="") if each is first else each for each in plain.draft.points)
    case = with_case(desk, msgspec.structs.replace(plain, draft=msgspec.structs.replace(plain.draft, points=points)))
    async with opened(desk, case, language="en") as it:
        (line,) = [each for each in it.pane("tree").text.splitlines() if "no status" in each]
        assert line.strip(" >").startswith("! 1")


async def test_an_empty_list_offers_what_can_be_done_there(desk):
    """No case can be opened where there is none; importing is offered."""
    async with started(desk, (80, 24)) as it:
        bar = it.list.query_one("KeyBar")
        told = "".join(part.text for part in bar.parts(80))
        assert "F4 Import" in told
        assert "Enter" not in told
        assert "F5" not in told


async def test_both_keys_of_a_command_stand_whole_in_the_help(desk):
    """In Chinese, where they are widest."""
    async with started(desk, (80, 24), "zh") as it:
        await it.press("f1")
        shown = await it.screen(Help)
        heads = [each.head for each in shown.content() if each.head]
        assert not [each for each in heads if "\u2026" in each]


async def test_a_typed_path_says_where_enter_goes(desk, case, tmp_path):
    """The list below still shows the folder that one is in."""
    async with started(desk, (100, 30)) as it:
        await it.press("f4")
        picker = await it.screen(Picker)
        picker.query_one(Finder).value = f"{tmp_path}/"
        await it.until(lambda: f"Enter goes to {tmp_path}" in str(picker.query_one("#told").render()))


async def test_a_marked_file_is_told_from_its_name(desk, case, tmp_path, monkeypatch):
    """The mark has a column of its own, and the entry does not move."""
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "letter.txt").write_text("x")
    monkeypatch.chdir(tmp_path / "inbox")
    async with started(desk, (100, 30)) as it:
        await it.press("f4")
        picker = await it.screen(Picker)
        picks = picker.query_one(PickList)
        await it.until(lambda: picks.shown)
        before = picks.render_line(0).text.index("letter.txt")
        await it.press("insert")
        assert picks.render_line(0).text.index("letter.txt") == before
        assert "* letter.txt" in picks.render_line(0).text


@pytest.mark.parametrize(("typed", "taken"), [("2027-6-30", False), ("云川市林业局", True)])
async def test_a_unit_that_no_list_has_is_announced_and_a_day_is_none(desk, case, typed, taken):
    """What was meant for the next question does not become a unit."""
    async with opened(desk, case, language="en") as it:
        it.bench.go_to("a4")
        plan = it.on_disk().draft.passages["a4"]
        assert it.pane("outline").select(("plan", "a4"))
        await it.press("enter")
        await it.dialog()
        dialog = it.pilot.app.screen
        dialog.query_one(Finder).value = typed
        wanted = f"Enter takes \u201c{typed}\u201d" if taken else "is no unit"
        await it.until(lambda: wanted in str(dialog.query_one("#told").render()))
        await it.press("enter")
        if taken:
            await it.until(lambda: it.pilot.app.screen is not dialog)
        else:
            assert it.pilot.app.screen is dialog
            await it.press("escape")
            await it.until(lambda: it.pilot.app.screen is not dialog)
        await it.press("escape")
        await it.back()
        await it.saved()
        assert (it.on_disk().draft.passages["a4"].unit != plan.unit) is taken


async def test_the_day_that_a_plan_names_is_offered(desk, case):
    """A plan typed with its day need not be told that day again."""
    async with opened(desk, case, language="en") as it:
        it.bench.go_to("a4")
        await it.press("ctrl+l")
        await it.type("2027年6月底前建成长者食堂12家。")
        await it.press("escape")
        await it.dialog()
        await it.press("enter")
        await it.until(lambda: isinstance(it.pilot.app.screen, AskDate))
        await it.until(lambda: it.pilot.app.screen.query(Finder))
        assert it.pilot.app.screen.query_one(Finder).value == "2027-06-30"
        await it.press("enter")
        await it.back()
        await it.saved()
        assert [each.due for each in it.on_disk().draft.passages.values() if "12家" in each.text] == [
            dt.date(2027, 6, 30)
        ]


@pytest.mark.parametrize(("key", "row", "cut"), [("a2", "text", True), ("p2", "heading", False), ("p2", "note", False)])
async def test_only_a_passage_is_offered_to_be_cut(desk, case, key, row, cut):
    """A heading and a note have no next passage, and the last line does not say so."""
    async with opened(desk, case, language="en") as it:
        it.bench.go_to(key)
        if row == "note":
            await it.press("alt+n")
        else:
            assert it.pane("outline").select((row, key))
            await it.press("enter")
        assert it.bench.editing
        bar = it.bench.query_one("KeyBar")
        told = "".join(part.text for part in bar.parts(160))
        assert "Esc Done" in told
        assert ("Split here" in told, "Next passage" in told) == (cut, cut)
        await it.press("escape")


async def test_an_empty_pane_offers_nothing_to_do_in_it(desk, case):
    """Where no earlier case is like this one there is nothing to take; where something stands, it is offered."""
    async with opened(desk, case, SIZES["narrow"], language="en") as it:
        bar = it.bench.query_one("KeyBar")
        for pane, offered in (("earlier", False), ("findings", True), ("inputs", True)):
            it.bench.show_pane(pane)
            await it.until(lambda pane=pane: it.bench.pane == pane and it.pane(pane).blocks)
            await it.until(lambda: it.bench.alike is not None)
            await it.pilot.pause()
            told = "".join(part.text for part in bar.parts(160))
            assert ("Enter " in told) is offered, (pane, told)
