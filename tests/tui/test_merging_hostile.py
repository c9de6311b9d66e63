"""The merge view with hostile text, a disk that refuses, and other people at the same case."""

import pytest

from reply_studio.errors import StorageError
from reply_studio.model.draft import Draft
from reply_studio.services import drafting
from reply_studio.tui.panes.merge_passages import best_suggestion
from tests.builders import case_file, passage
from tests.builders import draft as drafted
from tests.desks import contribution, desk_at, with_case
from tests.tui.benches import SIZES
from tests.tui.merges import SFJ, merging, two_units

HOSTILE = (
    "[red]组织[/red]法律顾问调解涉长者食堂纠纷57件[/][bold",
    "\x1b[31m调解\x1b]0;title\x07涉长者食堂纠纷57件\r\n,{{ 7*7 }} {% raw %}",
    "../../etc/passwd 【调解】$(rm -rf ~) %s {0} \u202e倒\u2066序\u200b食堂纠纷",
    "一" * 4000,
    "\t\u3000 \n\n调解纠纷",
)


@pytest.mark.parametrize("size", SIZES)
async def test_hostile_passages_are_shown_harmlessly_and_taken_as_they_are(desk, size):
    sent = (contribution("sfj", "[b]局\x1b[2J", HOSTILE), contribution("zzb", "市委组织部", HOSTILE[:2]))
    case = with_case(desk, case_file(draft=Draft(), inputs=sent))
    async with merging(desk, case, SIZES[size]) as it:
        for _turn in range(8):
            await it.press("f3")
            picture = it.picture()
            assert not [each for each in picture if ord(each) < 32 and each != "\n"]
            assert "\u202e" not in picture
        shown = it.screen.grid.text + it.screen.texts.one.text
        assert "[red]" in shown
        await it.press("f5", "tab", "right", "left", "tab", "tab", "tab", "shift+tab")
        key = next(each for each in it.screen.grid.order if best_suggestion(it.screen.merge, each) is not None)
        it.screen.show_section("passages")
        it.screen.grid.select(key)
        await it.press("enter")
        (made,) = it.on_disk().draft.passages.values()
        assert made.text.split() == it.screen.merge.text(key).split()


async def test_what_could_not_be_saved_is_told_and_tried_again(tmp_path):
    refusing = [False]

    def hook(*_given):
        if refusing[0]:
            raise StorageError("the disk is full")

    desk = desk_at(tmp_path, hook=hook)
    case = two_units(desk)
    async with merging(desk, case) as it:
        refusing[0] = True
        it.select("司法局.2")
        await it.press("enter")
        assert "the disk is full" in it.notice
        assert it.screen.sitting.dirty
        assert not it.on_disk().draft.points
        refusing[0] = False
        it.screen.look()
        await it.settled()
        assert [each.text for each in it.on_disk().draft.passages.values()] == [SFJ[1]]
        assert it.states()["司法局.2"] == "used"


async def test_what_somebody_else_did_meanwhile_is_shown(desk, tmp_path):
    case = two_units(desk)
    async with merging(desk, case) as it:
        drafting.leave_out(desk_at(tmp_path, who="su"), case, "司法局.1", "客套话")
        it.screen.look()
        await it.settled()
        assert it.states()["司法局.1"] == "left-out"
        assert "Somebody else changed this case" in it.notice
        await it.press("ctrl+z")
        assert "su" in it.notice
        assert it.states()["司法局.1"] == "left-out"


async def test_steps_of_two_people_are_joined(desk, tmp_path):
    case = two_units(desk)
    async with merging(desk, case) as it:
        other = desk_at(tmp_path, who="su")
        drafting.outline(other, case)
        drafting.take(other, case, "组织部.2", "1")
        it.select("司法局.2")
        await it.press("enter")
        assert {it.states()[each] for each in ("组织部.2", "司法局.2")} == {"used"}


async def test_words_being_woven_outlast_the_screen(desk):
    """Whoever closes the program with an open text loses nothing of it."""
    case = two_units(desk)
    async with merging(desk, case) as it:
        it.select("司法局.2")
        await it.press("f4")
        await it.write("尚未写完")
        it.screen.dismiss(None)
        await it.it.until(lambda: it.pilot.app.screen is it.it.bench)
        await it.it.until(lambda: [each.text for each in it.on_disk().draft.passages.values()] == [SFJ[1] + "尚未写完"])


async def test_a_case_without_inputs_says_so(desk):
    case = with_case(desk, case_file(draft=drafted((), (passage("a1", "一段"),)), inputs=()))
    async with merging(desk, case, SIZES["narrow"]) as it:
        await it.press("enter", "delete", "f4", "f5", "f8", "f9", "ctrl+l", "up", "left", "pagedown", "end", "f3")
        assert "Nothing is left" in it.notice
