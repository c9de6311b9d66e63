"""The workbench under the pilot: opened on a case, with words to wait on conditions."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import NamedTuple

from textual.pilot import Pilot

from reply_studio import i18n
from reply_studio.services.desk import Desk
from reply_studio.tui.app import StudioApp
from reply_studio.tui.screens.workbench import Workbench
from reply_studio.tui.widgets.blocks import Key
from reply_studio.tui.widgets.notice import Notice
from tests.tui.patience import came_true

SIZES = {"narrow": (80, 24), "middle": (120, 35), "wide": (160, 45)}


class Open(NamedTuple):
    """A workbench that was opened."""

    pilot: Pilot[None]
    bench: Workbench

    async def until(self, holds: Callable[[], object]) -> None:
        """Waits for a condition."""
        if not await came_true(self.pilot, holds):
            raise AssertionError(f"never came true; notice: {self.notice}")

    async def press(self, *keys: str) -> None:
        """Keys, one after the other."""
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def type(self, text: str) -> None:
        """Words into what has the focus, as an input method commits them: at once."""
        from textual.events import Paste

        self.pilot.app.post_message(Paste(text))
        await self.pilot.pause()

    async def dialog(self) -> None:
        """Waits for a dialog."""
        await self.until(lambda: self.pilot.app.screen is not self.bench)
        await self.pilot.pause()

    async def back(self) -> None:
        """Waits until the dialog is gone."""
        await self.until(lambda: self.pilot.app.screen is self.bench)
        await self.pilot.pause()

    async def saved(self) -> None:
        """Waits until everything is committed."""
        await self.pilot.pause()
        await self.until(lambda: not self.bench.editing and not self.bench.sitting.dirty and self.bench.view.insight)
        await self.pilot.pause()

    def on_disk(self):
        """The case as the store has it."""
        return self.bench.studio.desk.store.load(self.bench.case_id)

    def pane(self, name: str):
        return self.bench.panes[name]

    def row(self, *key: str) -> None:
        """Puts the cursor on a row of the outline."""
        assert self.bench.panes["outline"].select(key), self.bench.panes["outline"].text

    @property
    def notice(self) -> str:
        """The message bar."""
        return self.bench.query_one(Notice).text

    @property
    def severity(self) -> str:
        """How grave the message is, "" while there is none."""
        bar = self.bench.query_one(Notice)
        return bar.severity if bar.text else ""

    @property
    def row_key(self) -> Key:
        return self.bench.row


def _ready(app: StudioApp) -> list[Workbench]:
    """The workbench once it can be worked at."""
    benches = (each for each in app.screen_stack if isinstance(each, Workbench))
    return [each for each in benches if each.ready and each.view.insight]


@asynccontextmanager
async def opened(
    desk: Desk, case: str, size: tuple[int, int] = SIZES["wide"], language: str = "zh"
) -> AsyncIterator[Open]:
    """The workbench on a case, ready to work."""
    before = i18n.language()
    i18n.activate(language)
    app = StudioApp(desk, case=case)
    try:
        async with app.run_test(size=size) as pilot:
            assert await came_true(pilot, lambda: _ready(app))
            await pilot.pause()
            yield Open(pilot, _ready(app)[0])
    finally:
        i18n.activate(before)
