"""A text that stands still: the workbench says so at once, asks nothing that cannot be done, and loses no word."""

import dataclasses

import pytest

from reply_studio.services import reviewing
from reply_studio.services.sitting import Sitting
from reply_studio.services.steps import set_layout
from reply_studio.tui.screens.correcting import Correcting
from reply_studio.tui.screens.list import CaseList
from reply_studio.tui.screens.merging import Merging
from reply_studio.tui.screens.workbench_dialogs import TAKE_IN, Recover
from reply_studio.tui.widgets.pick_list import PickList
from tests.review_desks import House
from tests.tui.benches import opened
from tests.tui.reviews import words

NEW = "补充一句尚未保存的话。"


@pytest.fixture
def house(tmp_path):
    return House(tmp_path / "office")


def submit(house):
    reviewing.submit(house.desk("lin"), house.case)


def bench(house, who, size=(160, 45)):
    return opened(house.desk(who), house.case, size, "en")


async def typing(it, house, text=NEW):
    """The editor is open on a passage, and words are typed into it."""
    it.bench.go_to(house.passage())
    await it.press("enter")
    await it.until(lambda: it.bench.editing)
    await it.type(text)


def text_on_disk(it, house):
    return it.on_disk().draft.passages[house.passage()].text


@pytest.mark.parametrize("size", [(80, 24), (160, 45)], ids=["narrow", "wide"])
async def test_it_is_said_on_opening(house, size):
    """The drafter after the submission, everybody after the last approval."""
    submit(house)
    async with bench(house, "lin", size) as it:
        assert "under review" in it.notice
        assert it.severity == "warning"
    reviewing.approve(house.desk("su"), house.case)
    reviewing.approve(house.desk("gu"), house.case)
    async with bench(house, "su", size) as it:
        assert "approved" in it.notice


KEYS = ["ctrl+r", "ctrl+n", "insert", "ctrl+l", "ctrl+x", "ctrl+b", "alt+n", "alt+h", "f9", "f4", "delete", "ctrl+g"]


@pytest.mark.parametrize("key", ["enter", *KEYS, "ctrl+o", "ctrl+down", "ctrl+u", "ctrl+z", "ctrl+y"])
async def test_no_key_asks_or_opens_what_cannot_be_saved(house, key):
    """Each says why instead; nothing waits and nothing is open."""
    submit(house)
    async with bench(house, "lin") as it:
        it.bench.go_to(house.passage())
        it.bench.say("")
        await it.press(key)
        await it.until(lambda: "under review" in it.notice)
        assert it.pilot.app.screen is it.bench
        assert not it.bench.editing
        assert not it.bench.sitting.dirty


async def test_the_reviewer_whose_turn_it_is_may_write(house):
    """It is said that others look again; the words are saved."""
    submit(house)
    async with bench(house, "su") as it:
        assert "others look at again" in it.notice
        await typing(it, house)
        await it.press("escape")
        await it.saved()
        assert NEW in text_on_disk(it, house)


async def test_words_that_are_typed_when_the_text_is_submitted_are_kept_aside(house):
    """The editor closes by itself and says why; when the text may be changed again they are offered, and taken in."""
    async with bench(house, "lin") as it:
        before = words(house)
        await typing(it, house)
        submit(house)
        await it.until(lambda: not it.bench.editing)
        await it.until(lambda: "kept" in it.notice)
        assert "under review" in it.notice
        assert not it.bench.sitting.dirty
        assert text_on_disk(it, house) == before
        reviewing.recall(house.desk("lin"), house.case)
        await it.until(lambda: isinstance(it.pilot.app.screen, Recover) and it.pilot.app.screen.query(PickList))
        assert it.pilot.app.screen.query_one(PickList).picked.value == TAKE_IN
        await it.press("enter")
        await it.back()
        await it.saved()
        assert NEW in text_on_disk(it, house)


async def test_words_that_are_left_right_after_a_submission_are_kept_aside(house):
    """Before anybody has looked what others did: the commit finds it out."""
    async with bench(house, "lin") as it:
        before = words(house)
        await typing(it, house)
        it.bench._looking = True  # no look comes in between
        submit(house)
        await it.press("escape")
        await it.until(lambda: "kept" in it.notice)
        assert text_on_disk(it, house) == before
        found = Sitting(house.desk("lin"), house.case).recoverable()
        assert any(NEW in there for there, _here in found.texts.values())


async def test_leaving_a_locked_case_is_possible_and_says_where_the_words_are(house):
    """Escape goes back to the list; they are offered the next time."""
    async with bench(house, "lin") as it:
        app = it.pilot.app
        it.bench._looking = True
        submit(house)
        it.bench.sitting.do(set_layout, "by-suggestion")
        await it.press("escape")
        await it.until(lambda: isinstance(app.screen, CaseList))
        await it.pilot.pause()
        assert not it.bench.sitting.dirty
        assert it.on_disk().draft.layout != "by-suggestion"
        assert Sitting(house.desk("lin"), house.case).recoverable() is not None


async def test_they_are_not_offered_while_the_text_stands_still(house):
    """The question would end in a refusal."""
    desk = house.desk("lin")
    sitting = Sitting(desk, house.case)
    sitting.do(set_layout, "by-suggestion")
    sitting.autosave()
    submit(house)
    async with bench(house, "lin") as it:
        await it.pilot.pause()
        assert it.pilot.app.screen is it.bench
    reviewing.recall(desk, house.case)
    async with bench(house, "lin") as it:
        await it.until(lambda: isinstance(it.pilot.app.screen, Recover))


async def test_a_submission_elsewhere_is_said_while_the_case_is_open(house):
    """Also where nothing is being typed; a return says its reason."""
    async with bench(house, "lin") as it:
        submit(house)
        await it.until(lambda: "under review" in it.notice)
        reviewing.give_back(house.desk("su"), house.case, "数据请再核实")
        await it.until(lambda: "数据请再核实" in it.notice)
        await typing(it, house)
        assert it.bench.editing


async def test_the_merge_view_says_so_too(house):
    """Enter takes nothing; the letter can still be read."""
    submit(house)
    async with bench(house, "lin") as it:
        await it.press("f6")
        await it.until(lambda: isinstance(it.pilot.app.screen, Merging) and it.pilot.app.screen.ready)
        screen = it.pilot.app.screen
        for key in ("enter", "f4"):
            screen.say("")
            await it.press(key)
            await it.until(lambda: "under review" in screen.query_one("Notice").text)
        assert it.pilot.app.screen is screen
        await it.press("f7")
        await it.until(lambda: screen.section == "letter")


async def test_words_typed_in_the_merge_view_are_kept_aside(house):
    """They were taken out of an input and changed when the text was submitted."""
    async with bench(house, "lin") as it:
        await it.press("f6")
        await it.until(lambda: isinstance(it.pilot.app.screen, Merging) and it.pilot.app.screen.ready)
        screen = it.pilot.app.screen
        screen.begin(house.passage())
        await it.pilot.pause()
        await it.type(NEW)
        submit(house)
        await it.press("escape")
        await it.until(lambda: "kept" in screen.query_one("Notice").text)
        assert not screen.sitting.dirty
        assert Sitting(house.desk("lin"), house.case).recoverable() is not None


async def test_the_reading_of_the_proposal_is_not_opened(house):
    """What is corrected there is a part of the letter."""
    submit(house)
    async with bench(house, "lin") as it:
        await it.press("ctrl+u")
        await it.until(lambda: "under review" in it.notice)
        assert not isinstance(it.pilot.app.screen, Correcting)


def test_what_is_set_aside_is_offered_until_it_is_committed(house):
    """Steps that wait are let go with it; decisions on inputs, which change no text, are saved all the same."""
    desk = house.desk("lin")
    sitting = Sitting(desk, house.case)
    assert not sitting.set_aside()
    sitting.do(set_layout, "by-suggestion")
    assert sitting.set_aside()
    assert not sitting.dirty
    assert sitting.flush() == []
    found = sitting.recoverable()
    assert found is not None
    sitting.recover(found)
    sitting.flush()
    assert dataclasses.replace(desk).store.load(house.case).draft.layout == "by-suggestion"
    assert sitting.recoverable() is None
