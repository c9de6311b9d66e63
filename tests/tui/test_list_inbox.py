"""The inbox in the list: offered quietly, opened with what is new marked, dismissed, and told once where it is away."""

import msgspec
import pytest

from reply_studio import bootstrap
from reply_studio.config import Intake
from reply_studio.services import inbox as inboxes
from reply_studio.tui.screens.importing import Outcome
from reply_studio.tui.screens.palette import Palette
from reply_studio.tui.screens.picker import Picker
from reply_studio.tui.widgets.pick_list import PickList
from tests.desks import desk_at
from tests.tui.lists import started

SAMPLES = bootstrap.packaged("samples")


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """An empty desk whose inbox has a page, a letter in a folder below, and a lock file."""
    monkeypatch.chdir(tmp_path)
    return with_inbox(tmp_path)


def with_inbox(root, folder="received"):
    desk = desk_at(root / "office")
    there = desk.root / "received" / "letters"
    there.mkdir(parents=True)
    (there.parent / "page.txt").write_bytes((SAMPLES / "page.txt").read_bytes())
    (there.parent / "~$page.docx").write_bytes(b"lock")
    (there / "letter-czj.txt").write_bytes((SAMPLES / "letter-czj.txt").read_bytes())
    config = msgspec.structs.replace(desk.config, intake=Intake(inbox=folder))
    object.__setattr__(desk, "config", config)
    return desk


def offered(it):
    """The words beside the place."""
    return it.picture(it.filter_line.children[-2]) if it.filter_line.children[-2].size.width else ""


async def picker_in(it, folder):
    await it.press("f4")
    picker = await it.screen(Picker)
    await it.until(lambda: picker.query_one(PickList).shown and picker.folder.name == folder)
    return picker


async def test_what_is_new_is_offered_and_marked(desk):
    """F4 opens on the folder, Enter takes everything in; then nothing is offered any more."""
    async with started(desk, (80, 24)) as it:
        await it.until(lambda: "2 new in the inbox: F4" in offered(it))
        picker = await picker_in(it, "received")
        shown = {each.label: each for each in picker.query_one(PickList).shown}
        assert list(shown) == ["letters/", "page.txt"]
        assert (shown["page.txt"].mark, "marked: 1" in shown["letters/"].hint) == ("*", True)
        assert picker.query_one(PickList).picked.label == "page.txt"
        assert "marked: 2" in it.picture()
        await it.press("enter")
        outcome = await it.screen(Outcome)
        assert len(outcome._results) == 2
        await it.press("escape")
        await it.back()
        await it.until(lambda: it.list.look is not None and not it.list.look.news)
        assert offered(it) == ""


async def test_a_file_that_failed_is_not_marked_again(desk):
    """The picker says that it failed; it can still be chosen."""
    (desk.root / "received" / "page.txt").write_bytes(b"\x00\x01")
    async with started(desk) as it:
        await it.until(lambda: "2 new" in offered(it))
        await picker_in(it, "received")
        await it.press("enter")
        await it.screen(Outcome)
        await it.press("escape")
        await it.back()
        (desk.root / "received" / "later.txt").write_text("x", "utf-8")
        it.list.look_into_inbox()
        await it.until(lambda: it.list.look is not None and [each.name for each in it.list.look.news] == ["later.txt"])
        picker = await picker_in(it, "received")
        hints = {each.label: each.hint for each in picker.query_one(PickList).shown}
        assert "failed before" in hints["page.txt"]
        assert "failed before" not in hints["later.txt"]


async def test_news_can_be_dismissed(desk):
    """From the palette or by key; the files stay, a later one is offered."""
    async with started(desk) as it:
        await it.until(lambda: "2 new" in offered(it))
        await it.press("f2")
        await it.screen(Palette)
        await it.press(*"inbox", "enter")
        await it.until(lambda: "Not offered any more: 2" in it.notice)
        await it.until(lambda: offered(it) == "")
        (desk.root / "received" / "later.txt").write_text("x", "utf-8")
        it.list.look_into_inbox()
        await it.until(lambda: "1 new" in offered(it))
        assert (desk.root / "received" / "page.txt").is_file()


async def test_the_filter_can_be_typed_beside_the_offer(desk):
    """The caret keeps most of a narrow line."""
    async with started(desk, (80, 24)) as it:
        await it.until(lambda: "2 new" in offered(it))
        await it.press("slash", *"abcdefghijklmnopqrst")
        await it.until(lambda: it.filter_words() == "abcdefghijklmnopqrst")
        assert "abcdefghijklmnopqrst" in it.picture(it.filter_line.finder)
        assert "2 new" in offered(it)


async def test_an_absent_folder_is_told_once(tmp_path, monkeypatch):
    """In the message bar, quietly; the list works, and the folder is offered once it is there."""
    monkeypatch.chdir(tmp_path)
    desk = with_inbox(tmp_path, "elsewhere")
    async with started(desk) as it:
        await it.until(lambda: "elsewhere" in it.notice)
        it.list.say("")
        looks = []
        monkeypatch.setattr(inboxes.Inbox, "look", counting(looks, inboxes.Inbox.look))
        it.list.look_into_inbox()
        await it.until(lambda: looks)
        await it.pilot.pause()
        assert it.notice == ""
        await picker_in(it, tmp_path.name)
        await it.press("escape")
        await it.back()
        (desk.root / "received").rename(desk.root / "elsewhere")
        it.list.look_into_inbox()
        await it.until(lambda: "2 new" in offered(it))


def counting(looks, look):
    """The look, noted when it has ended."""

    def noted(*given):
        try:
            return look(*given)
        finally:
            looks.append(1)

    return noted


async def test_own_keys_and_the_other_language(desk):
    """The offer names the key that a person has chosen."""
    config = msgspec.structs.replace(desk.config, keys={"list.import": "f11"})
    object.__setattr__(desk, "config", config)
    async with started(desk, language="zh") as it:
        await it.until(lambda: "F11" in offered(it))
        await it.press("f12")
        await it.until(lambda: "2 new in the inbox: F11" in offered(it))


async def test_without_an_inbox_nothing_is_looked_at(tmp_path, monkeypatch):
    """F4 begins where the last file was."""
    monkeypatch.chdir(tmp_path)
    async with started(with_inbox(tmp_path, "")) as it:
        await picker_in(it, tmp_path.name)
        assert it.list.look is None
