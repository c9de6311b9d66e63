"""Import from the list: choosing files, the outcome, and letters whose case has to be said."""

import pytest

from reply_studio import bootstrap
from reply_studio.services import intake
from reply_studio.services.arrival import Request
from reply_studio.tui import files
from reply_studio.tui.screens.dialogs import AskLine, Choose
from reply_studio.tui.screens.importing import Outcome
from reply_studio.tui.screens.picker import Picker
from reply_studio.tui.screens.workbench import Workbench
from reply_studio.tui.widgets.pick_list import PickList
from reply_studio.tui.widgets.prose import Prose
from tests.desks import desk_at
from tests.tui.benches import opened
from tests.tui.lists import started

SAMPLES = bootstrap.packaged("samples")


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """An empty desk; the clerk's folder has what arrived."""
    inbox = tmp_path / "inbox"
    (inbox / "letters").mkdir(parents=True)
    (inbox / "page.txt").write_bytes((SAMPLES / "page.txt").read_bytes())
    (inbox / "bad.docx").write_bytes(b"\x00\x01")
    (inbox / ".hidden").write_text("x")
    for name in ("letter-czj.txt", "letter-scj.docx"):
        (inbox / "letters" / name).write_bytes((SAMPLES / name).read_bytes())
    monkeypatch.chdir(inbox)
    return desk_at(tmp_path / "office")


async def pick(it, *keys):
    """Opens the picker and presses keys in it."""
    await it.press("f4")
    picker = await it.screen(Picker)
    await it.until(lambda: picker.query_one(PickList).shown)
    for key in keys:
        await it.press(key)
    return picker


async def test_a_page_becomes_a_case_and_is_selected(desk):
    """Type a part of the name, Enter: the outcome is told, then the case stands in the list."""
    async with started(desk) as it:
        await pick(it, *"page", "enter")
        outcome = await it.screen(Outcome)
        assert "created 1" in outcome.heading()
        assert "关于完善社区老年助餐服务的建议" in outcome.query_one(Prose).text
        await it.press("escape")
        await it.back()
        await it.until(lambda: it.selected == "2026-t-0029")


async def test_from_the_outcome_the_case_is_opened(desk):
    """Enter goes on in the case; the list lies below it."""
    async with started(desk) as it:
        await pick(it, *"page", "enter")
        await it.screen(Outcome)
        await it.press("enter")
        bench = await it.screen(Workbench)
        await it.until(lambda: bench.ready)
        assert bench.case_id == "2026-t-0029"
        await it.press("escape")
        await it.back()
        assert it.selected == "2026-t-0029"


async def test_where_nothing_was_taken_in_there_is_nothing_to_open(desk):
    async with started(desk) as it:
        await pick(it, *"bad", "enter")
        outcome = await it.screen(Outcome)
        assert "failed 1" in outcome.heading()
        await it.press("enter")
        assert it.app.screen is outcome
        assert "Open the case" not in it.picture()


async def test_several_files_at_once_one_bad_one_stops_nothing(desk):
    """Marked files go in in that order; the failed one stands first with its cause."""
    async with started(desk) as it:
        await pick(it, *"page", "insert", "backspace", "backspace", "backspace", "backspace", *"bad", "f6", "enter")
        outcome = await it.screen(Outcome)
        text = outcome.query_one(Prose).text
        assert "created 1" in outcome.heading()
        assert "failed 1" in outcome.heading()
        assert text.index("bad.docx") < text.index("page.txt")
        assert "Traceback" not in text


async def test_folders_are_walked_and_can_be_taken_whole(desk):
    """Enter goes in, F8 comes back with the folder under the cursor; a marked folder means its files."""
    async with started(desk) as it:
        picker = await pick(it, "enter")
        await it.until(lambda: picker.folder.name == "letters")
        await it.press("f8")
        await it.until(lambda: picker.folder.name == "inbox")
        assert picker.query_one(PickList).picked.value.name == "letters"
        await it.press("f6", *"page", "f6", "enter")
        outcome = await it.screen(Outcome)
        assert len(outcome._results) == 3


async def test_letters_without_a_case_get_one(desk):
    """F6 asks for the case, then the unit; the letter is that unit's input afterwards."""
    async with started(desk) as it:
        await pick(it, *"page", "enter")
        await it.screen(Outcome)
        await it.press("escape")
        await it.back()
        letter = desk.root.parent / "inbox" / "letters" / "letter-czj.txt"
        letter.write_text(letter.read_text("utf-8").replace("0029", "").replace("老年助餐", "别的事情"), "utf-8")
        await pick(it, "enter", *"czj", "enter")
        outcome = await it.screen(Outcome)
        if "failed 1" not in outcome.heading():
            pytest.fail("the letter was meant to be one whose case cannot be told")
        assert "F6" in it.picture()
        await it.press("f6")
        await it.screen(Choose)
        await it.press("enter")
        await it.screen(AskLine)
        await it.press("enter")
        await it.until(lambda: it.app.screen is outcome and "failed 0" in outcome.heading())
        assert [each.unit for each in desk.store.load("2026-t-0029").contributions]


async def test_mark_all_and_none(desk):
    """F7 marks all files shown, not the folders; once more takes the marks away."""
    async with started(desk) as it:
        picker = await pick(it, "f7")
        assert [each.label for each in picker.query_one(PickList).shown if each.mark] == ["bad.docx", "page.txt"]
        await it.press("f7")
        assert not [each for each in picker.query_one(PickList).shown if each.mark]
        await it.press("escape")
        await it.back()


async def test_a_typed_path_goes_there(desk, tmp_path):
    """A folder opens, a file is taken, nothing at all is told."""
    async with started(desk, (120, 30)) as it:
        picker = await pick(it, *"./letters", "enter")
        await it.until(lambda: picker.folder.name == "letters")
        await it.press(*"../nothing", "enter")
        assert "nothing" in it.picture()
        await it.press("ctrl+u", *"../page.txt", "enter")
        await it.screen(Outcome)


async def test_a_folder_that_cannot_be_read_is_told_in_place(desk):
    """The picker stays where it was."""
    async with started(desk) as it:
        picker = await pick(it)
        picker.go(desk.root / "gone")
        await it.until(lambda: "No such file" in it.picture())
        assert picker.folder.name == "inbox"


async def test_the_next_import_begins_in_the_same_folder(desk):
    """The folder of the last file is remembered."""
    async with started(desk) as it:
        await pick(it, "enter", *"czj", "enter")
        await it.screen(Outcome)
        await it.press("escape")
        await it.back()
        picker = await pick(it)
        assert picker.folder.name == "letters"


def test_a_folder_is_listed_folders_first_without_hidden_ones(desk):
    """By name; sizes in words."""
    found = files.listing(desk.root.parent / "inbox")
    assert [each.path.name for each in found] == ["letters", "bad.docx", "page.txt"]
    assert files.size_words(820) == "820 B"
    assert files.size_words(12_000) == "12 KB"
    assert files.size_words(3_400_000) == "3.4 MB"


@pytest.mark.parametrize("typed", ["page", "建议书.docx", "", "  "])
def test_a_mere_name_is_no_path(typed, tmp_path):
    """It filters."""
    assert files.typed_path(typed, tmp_path) is None


async def test_a_letter_is_taken_in_from_the_case_that_it_belongs_to(desk):
    """The case need not be said, though the letter does not name it; back in the case its passages are there."""
    page = (SAMPLES / "page.txt").read_bytes()
    case = intake.receive(desk, "page.txt", page, Request()).case
    async with opened(desk, case, language="en") as it:
        await it.press("alt+i")
        await it.until(lambda: isinstance(it.pilot.app.screen, Picker))
        picker = it.pilot.app.screen
        await it.until(lambda: picker.is_mounted and picker.query_one(PickList).shown)
        await it.press("enter")
        await it.until(lambda: any(each.label == "letter-czj.txt" for each in picker.query_one(PickList).shown))
        await it.press("enter")
        await it.until(lambda: isinstance(it.pilot.app.screen, Outcome) and it.pilot.app.screen.is_mounted)
        await it.press("enter")
        await it.back()
        await it.until(lambda: it.bench.view.file.contributions)
        assert [each.name[-3:] for each in it.on_disk().contributions] == ["财政局"]


async def test_the_outcome_names_files_as_they_were_chosen(desk, tmp_path):
    """Without the way to them; but of two with the same name it is told which is which."""
    (tmp_path / "inbox" / "page" / "again").mkdir(parents=True)
    (tmp_path / "inbox" / "page" / "again" / "page.txt").write_bytes((SAMPLES / "page.txt").read_bytes())
    async with started(desk, (160, 35)) as it:
        await pick(it, *"page.", "enter")
        outcome = await it.screen(Outcome)
        assert str(tmp_path) not in outcome.query_one(Prose).text
        await it.press("escape")
        await it.back()
        await pick(it, *"page", "insert", "insert", "enter")
        outcome = await it.screen(Outcome)
        assert f"{tmp_path}/inbox/page/again/page.txt" in outcome.query_one(Prose).text.replace("\n", "")
