"""The last line: the help and what the pane with the focus offers always stand there, and when it was saved last."""

import pytest

from tests.desks import desk_at, with_case
from tests.tui.benches import SIZES, opened
from tests.tui.lists import started, three_cases

OFFERED = {
    "tree": ["Enter To the reply"],
    "outline": ["Enter Edit", "Del Delete"],
    "inputs": ["Enter Take", "Del Leave out", "ctrl-L As a plan", "ctrl-E Take and edit"],
    "findings": ["Enter Go there"],
    "preview": ["Enter Go there"],
}


@pytest.fixture
def desk(tmp_path):
    """A workspace."""
    return desk_at(tmp_path / "office")


def last_line(app):
    """What the bar at the bottom shows."""
    bar = app.screen.query_one("KeyBar")
    return "".join(part.text for part in bar.parts(bar.size.width))


@pytest.mark.parametrize("pane", OFFERED)
async def test_every_pane_says_what_enter_does_there(desk, pane):
    """Help first, then the pane's own commands, under the names they have there."""
    async with opened(desk, with_case(desk), SIZES["narrow"], language="en") as it:
        it.bench.show_pane(pane)
        await it.pilot.pause()
        told = last_line(it.pilot.app)
        places = [told.index(each) for each in ("F1 Help", *OFFERED[pane])]
        assert places == sorted(places)
        assert "Edit / take" not in told


async def test_the_editor_has_a_line_of_its_own(desk):
    """While a text is edited, Enter and Del are the text's."""
    async with opened(desk, with_case(desk), SIZES["narrow"], language="en") as it:
        it.bench.go_to("a2")
        await it.press("enter")
        told = last_line(it.pilot.app)
        assert told.startswith(" F1 Help  Esc Done")
        assert "Enter" not in told
        assert "Del" not in told


@pytest.mark.parametrize("language", ["zh", "en"])
async def test_when_it_was_saved_stands_on_a_narrow_screen_too(desk, language):
    """Commands that do not fit step back, not the remark."""
    async with opened(desk, with_case(desk), SIZES["narrow"], language) as it:
        it.bench.go_to("a2")
        await it.press("enter", "x", "escape")
        await it.saved()
        await it.until(lambda: "09:00:00" in last_line(it.pilot.app))
        assert last_line(it.pilot.app).endswith("09:00:00")


@pytest.mark.parametrize("size", [(80, 24), (160, 45)])
async def test_the_keys_of_a_long_list_are_in_sight(desk, size):
    """The palette is as high as the screen lets it; its own last line is never cut off."""
    three_cases(desk)
    async with started(desk, size) as it:
        await it.press("f2")
        await it.until(lambda: it.app.screen is not it.list)
        assert "Enter Accept  Esc Back" in it.picture()
