"""Whatever fails: words in the message bar, or a report file; never a traceback, never silence."""

import pytest

from reply_studio import i18n
from reply_studio.errors import ConflictError, StorageError
from reply_studio.tui import keeping, snapshot
from reply_studio.tui.app import StudioApp
from reply_studio.tui.screens.base import StudioScreen
from reply_studio.tui.working import flow, off
from tests.desks import desk_at
from tests.tui.lists import started


@pytest.fixture
def desk(tmp_path):
    return desk_at(tmp_path / "office")


class Failing(StudioScreen):
    """A screen whose work fails as told."""

    def __init__(self, error):
        super().__init__()
        self._error = error

    @flow()
    async def work(self):
        """Fails in a thread."""

        def fail():
            raise self._error

        await off(fail)

    def picture(self):
        """The message bar."""
        return self.query_one("Notice").text


async def test_a_failure_with_words_shows_them_and_the_way_out(desk):
    """Message, place and hint stand in the bar with the mark of an error."""
    async with started(desk) as it:
        screen = Failing(StorageError("the disk is full", where="/x", hint="make room"))
        it.app.push_screen(screen)
        await it.screen(Failing)
        screen.work()
        await it.until(screen.picture)
        assert screen.picture() == "/x: the disk is full\nmake room"
        assert "E /x: the disk is full" in it.picture()


async def test_a_failure_of_ours_is_a_report_file(desk, tmp_path):
    """The bar names the file; the details are in it; the screens go on."""
    async with started(desk) as it:
        screen = Failing(ZeroDivisionError("boom"))
        it.app.push_screen(screen)
        await it.screen(Failing)
        screen.work()
        await it.until(screen.picture)
        report = next(tmp_path.glob("reply-studio-report-*.txt"))
        assert str(report) in screen.picture()
        assert "ZeroDivisionError: boom" in report.read_text()
        await it.press("f1")
        assert it.app.is_running


async def test_hostile_words_in_a_failure_are_text(desk):
    """Markup and escape sequences of an error's words do not colour the screen."""
    async with started(desk) as it:
        it.list.fail(ConflictError("[red]x[/] \x1b[31m"))
        await it.pilot.pause()
        assert "[red]x[/]" in it.picture()
        assert "\x1b" not in it.picture()


async def test_a_list_that_cannot_be_read_says_so(desk, monkeypatch):
    """The store fails: the bar says it, the old rows stay."""

    def fail(*_arguments):
        raise StorageError("no reading today")

    async with started(desk) as it:
        monkeypatch.setattr("reply_studio.services.listing.board", fail)
        await it.press("ctrl+r")
        await it.until(lambda: "no reading today" in it.notice)


async def test_an_error_nobody_expected_ends_in_one_line(desk, tmp_path, monkeypatch):
    """Exit code 70 and a report file, as on the command line; no traceback, no values of variables."""
    i18n.activate("en")
    app = StudioApp(desk)

    def explode():
        raise ZeroDivisionError("boom")

    async def run():
        async with app.run_test() as pilot:
            app.call_later(explode)
            await pilot.pause(0.2)

    with pytest.raises(ZeroDivisionError):
        await run()
    assert app.return_code == 70
    assert list(tmp_path.glob("reply-studio-report-*.txt"))


def test_what_is_kept_may_be_broken(tmp_path):
    """A damaged file of the screens' memory is as good as none, and is written anew."""
    keeping.path().parent.mkdir(parents=True)
    keeping.path().write_text('{"columns": 7', "utf-8")
    assert keeping.load() == keeping.Kept()
    keeping.save(keeping.Kept(sort="title"))
    assert keeping.load().sort == "title"
    keeping.path().write_text('{"from": "the future", "sort": "number"}', "utf-8")
    assert keeping.load().sort == "number"


def test_a_home_that_takes_nothing_is_no_reason_to_stop(tmp_path, monkeypatch):
    """Neither the memory nor the picture can be written: nothing is raised."""
    blocked = tmp_path / "file"
    blocked.write_text("x")
    for name in ("XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(blocked))
    keeping.save(keeping.Kept())
    kept = snapshot.Snapshot(root="/x", view="all", sort="due", reverse=False, total=0, rows=(), tabs=())
    snapshot.save(tmp_path, kept)
    assert snapshot.load(tmp_path) is None
