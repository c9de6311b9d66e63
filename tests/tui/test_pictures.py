"""Pictures of the screens, compared with the committed ones. ``RS_PICTURES=1`` draws them anew, on this Python only."""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from reply_studio import i18n
from reply_studio.model.binding import Binding
from reply_studio.services import commenting, reviewing
from reply_studio.services.arrival import Request
from reply_studio.services.desk import Desk
from reply_studio.services.intake import receive
from reply_studio.tui import keeping
from reply_studio.tui.app import StudioApp
from reply_studio.tui.screens.correcting import Correcting
from reply_studio.tui.screens.merging import Merging
from reply_studio.tui.screens.reviewing import Reviewing
from reply_studio.tui.screens.workbench import Workbench
from tests.desks import desk_at, with_case
from tests.review_desks import House
from tests.tui.corrections import PARKING
from tests.tui.lists import three_cases
from tests.tui.merges import two_units
from tests.tui.reviews import words, write

FOLDER = Path(__file__).parent / "pictures"
PATIENCE = 60
"""Seconds that a screen may take."""
DRAWN_BY = (3, 11)
"""The Python whose pictures are committed; another one may lay out strings a little differently."""

SIZES = {"80x24": (80, 24), "120x35": (120, 35), "160x45": (160, 45)}
KEYS = {
    "list": (),
    "workbench": (),
    "palette": ("f2",),
    "help": ("f1",),
    "preview": ("f7", "down"),
    "correcting": ("ctrl+u", "end"),
    "merging": ("f6",),
    "merging-overlaps": ("f6", "tab"),
    "merging-conflicts": ("f6", "tab", "tab"),
    "review": ("f10", "f3"),
    "review-changes": ("f10", "f7"),
}
"""What to press for each picture."""
SCREENS = ("list", "workbench", "palette", "help")
SHOTS = [
    *[("zh", what, size, "dark") for what in SCREENS for size in SIZES],
    *[("en", what, "120x35", "dark") for what in SCREENS],
    *[("zh", "preview", size, "dark") for size in SIZES],
    ("en", "preview", "120x35", "dark"),
    ("zh", "correcting", "120x35", "dark"),
    *[("zh", "merging", size, "dark") for size in SIZES],
    *[("zh", f"merging-{what}", size, "dark") for what in ("overlaps", "conflicts") for size in SIZES],
    ("en", "merging", "120x35", "dark"),
    *[("zh", "review", size, "dark") for size in SIZES],
    ("en", "review", "120x35", "dark"),
    ("zh", "review-changes", "160x45", "dark"),
    *[("zh", what, "120x35", "light") for what in ("list", "workbench")],
]


@pytest.mark.skipif(sys.version_info[:2] != DRAWN_BY, reason="the pictures are those of another Python")
@pytest.mark.parametrize(("language", "what", "size", "theme"), SHOTS, ids=str)
async def test_a_screen_looks_as_it_did(  # noqa: PLR0917  # one parameter a part of the picture
    tmp_path, monkeypatch, language, what, size, theme
):
    """List, workbench, palette and help at three sizes in Chinese, one in English; list and workbench in light too;
    how a proposal was read at one size; the preview, the merge view and the review at three.
    """
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setattr(Binding, "short", "0123456789ab")  # the digest moves with every change of a template
    desk = under_review(tmp_path / "office") if what.startswith("review") else desk_at(tmp_path / "office")
    case = _case(desk, what)
    i18n.activate(language)
    keeping.save(keeping.Kept(theme=theme))
    app = StudioApp(desk, case)
    async with app.run_test(size=SIZES[size]) as pilot:
        await app.workers.wait_for_complete()
        await _begun(app, pilot, what, case)
        for key in KEYS[what]:
            await pilot.press(key)
            await pilot.pause()
            await _answered(app, pilot, what)
        await pilot.pause()
        picture = app.export_screenshot(title="Reply Studio", simplify=True)
    path = FOLDER / f"{what}-{size}-{language}{'' if theme == 'dark' else '-light'}.svg"
    if os.environ.get("RS_PICTURES") == "1":
        path.parent.mkdir(exist_ok=True)
        path.write_text(picture, "utf-8")
    assert path.read_text("utf-8") == picture


async def _begun(app: StudioApp, pilot: Pilot[None], what: str, case: str | None) -> None:
    """Waits until the first screen takes keys: a key that comes too early is not answered."""
    if what.startswith(("preview", "merging", "correcting")):
        await _until(pilot, lambda: isinstance(app.screen, Workbench) and app.screen.worked_out)
    if case is None:  # what is offered depends on the selected row
        await _until(pilot, lambda: app.screen.was_read)


async def _answered(app: StudioApp, pilot: Pilot[None], what: str) -> None:
    """Waits until the screen that a key opened stands there with all that it shows."""
    if what.startswith("merging"):
        await _until(pilot, lambda: isinstance(app.screen, Merging) and app.screen.ready)
    elif what == "correcting":
        await _until(pilot, lambda: isinstance(app.screen, Correcting) and app.screen.received.raw)
    elif what.startswith("review"):
        await _until(pilot, lambda: isinstance(app.screen, Reviewing) and app.screen.ready and app.screen.waiting)
        await app.workers.wait_for_complete()
        await pilot.pause()
    elif what == "workbench":  # the others wait for an answer in a worker of theirs
        await app.workers.wait_for_complete()


async def _until(pilot: Pilot[None], holds: Callable[[], object]) -> None:
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, f"{pilot.app.screen} is not ready"
        await pilot.pause(0.01)


def under_review(root: Path) -> Desk:
    """The reviewer's desk: a submitted letter with a comment and a change of hers."""
    house = House(root)
    reviewing.submit(house.desk("lin"), house.case)
    commenting.add(house.desk("gu"), house.case, "\u8bf7\u6838\u5b9e\u6570\u636e", on=house.passage())
    before = words(house)
    write(house, "su", before.replace(before[:2], "\u5168\u5e02", 1))
    return house.desk("su")


def _case(desk: Desk, what: str) -> str | None:
    """The case that is opened; none for what is seen over the list."""
    if what.startswith("review"):
        return None
    if what == "correcting":
        return receive(desk, "parking.txt", PARKING.encode(), Request()).case
    if what.startswith("merging"):
        return two_units(desk)
    if what in {"workbench", "preview"}:
        return with_case(desk)
    three_cases(desk)
    return None
