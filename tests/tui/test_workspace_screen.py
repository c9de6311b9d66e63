"""The first start, without a workspace."""

from textual.widgets import Input

from reply_studio import i18n
from reply_studio.tui.app import StudioApp
from reply_studio.tui.screens.list import CaseList
from reply_studio.tui.screens.workspace import NewWorkspace
from reply_studio.tui.widgets.notice import Notice
from tests.tui.patience import came_true


async def until(pilot, holds):
    """Waits for a condition."""
    assert await came_true(pilot, holds), pilot.app.screen
    await pilot.pause()


async def test_a_workspace_is_made_from_the_units_name(tmp_path):
    """Type the unit, Enter: the folder is there and its list is open."""
    i18n.activate("en")
    app = StudioApp(None, start=tmp_path)
    async with app.run_test() as pilot:
        assert isinstance(app.screen, NewWorkspace)
        await pilot.press(*"市教育局", "enter")
        await until(pilot, lambda: isinstance(app.screen, CaseList) and app.screen.was_read)
        assert app.desk.config.office.name == "市教育局"
        assert app.desk.root == tmp_path / "reply-studio"


async def test_a_folder_that_is_taken_is_refused_in_words(tmp_path):
    """Nothing is touched; another folder can be typed."""
    i18n.activate("en")
    (tmp_path / "reply-studio").mkdir()
    (tmp_path / "reply-studio" / "config.toml").write_text("x")
    app = StudioApp(None, start=tmp_path)
    async with app.run_test() as pilot:
        await pilot.press("enter")
        await until(pilot, lambda: app.screen.query_one(Notice).text)
        assert "config.toml" in app.screen.query_one(Notice).text
        await pilot.press("shift+tab")
        assert app.focused is app.screen.query_one("#folder", Input)
        await pilot.press("2", "enter")
        await until(pilot, lambda: isinstance(app.screen, CaseList))
        assert app.desk.root == tmp_path / "reply-studio2"


async def test_the_sample_case_can_be_looked_at(tmp_path):
    """F4 makes the fictional office with a case in it."""
    i18n.activate("en")
    app = StudioApp(None, start=tmp_path)
    async with app.run_test() as pilot:
        await pilot.press("f4")
        await until(pilot, lambda: isinstance(app.screen, CaseList) and app.screen.was_read)
        assert [each["case"] for each in app.screen.table.rows] == ["2026-t-0029"]


async def test_both_languages_and_help(tmp_path):
    """The form is translated in place; help names its keys."""
    i18n.activate("en")
    app = StudioApp(None, start=tmp_path)
    async with app.run_test(size=(100, 30)) as pilot:
        english = str(app.screen.query_one("#then").content)
        await pilot.press("f12")
        assert str(app.screen.query_one("#then").content) != english or i18n.language() == "zh"
        await pilot.press("f12", "f1")
        await pilot.pause()
        assert "Where there is no workspace yet" in "\n".join(
            line.text for line in app.screen._compositor.render_strips()
        )
