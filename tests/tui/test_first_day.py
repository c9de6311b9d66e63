"""What a person meets who comes for the first time: nothing stale, nothing that stays in the way, nothing cut off."""

import pytest

from reply_studio.services import drafting
from reply_studio.services.drafting import PointChange
from reply_studio.tui.screens.workbench import Workbench
from tests.desks import desk_at, with_case
from tests.tui.benches import opened
from tests.tui.lists import started


@pytest.fixture
def desk(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return desk_at(tmp_path)


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
