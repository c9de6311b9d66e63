"""The list under the pilot, with words to wait on conditions."""

import datetime as dt
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any, NamedTuple

import msgspec
from rich.cells import cell_len
from textual.pilot import Pilot
from textual.widget import Widget

from reply_studio import i18n
from reply_studio.model.case import Dates, Handler
from reply_studio.model.draft import Draft
from reply_studio.model.proposal import Proposer
from reply_studio.services.desk import Desk
from reply_studio.tui.app import StudioApp
from reply_studio.tui.screens.list import CaseList
from reply_studio.tui.widgets.filter_line import FilterLine
from reply_studio.tui.widgets.notice import Notice
from reply_studio.tui.widgets.view_bar import ViewBar
from tests.builders import canteens, case_file
from tests.desks import with_case
from tests.tui.patience import came_true

MOST = 200
"""Key presses that a row may be away."""


async def presses(press: Callable[[str], Awaitable[None]], key: str, holds: Callable[[], object]) -> None:
    """Presses a key until a condition holds."""
    for _turn in range(MOST):
        if holds():
            return
        await press(key)
    raise AssertionError(f"{key} pressed {MOST} times in vain")


class Open(NamedTuple):
    """A list that was opened and has read its cases."""

    pilot: Pilot[None]
    app: StudioApp
    screen_of_cases: CaseList

    @property
    def list(self) -> CaseList:
        """The list."""
        return self.screen_of_cases

    async def until(self, holds: Callable[[], object]) -> None:
        """Waits for a condition."""
        if not await came_true(self.pilot, holds):
            raise AssertionError(f"never came true; notice: {self.notice}\n{self.picture()}")
        await self.pilot.pause()

    async def press(self, *keys: str) -> None:
        """Keys, one after the other."""
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def screen(self, kind: type) -> Any:
        """Waits for a screen of a kind."""
        await self.until(lambda: isinstance(self.app.screen, kind) and self.app.screen.is_mounted)
        return self.app.screen

    async def back(self) -> None:
        """Waits until the list is in front again."""
        await self.until(lambda: self.app.screen is self.list)

    def cases(self) -> "list[str]":
        """The ids of the rows, in order."""
        return [each["case"] for each in self.list.table.rows]

    @property
    def selected(self) -> str:
        """The selected case."""
        row = self.list.table.selected
        return row["case"] if row else ""

    @property
    def notice(self) -> str:
        """The message bar."""
        return self.list.query_one(Notice).text

    def picture(self, of: Widget | None = None) -> str:
        """What is on the screen, or in one widget, as text."""
        if of is not None:
            return "\n".join(of.render_line(y).text for y in range(of.size.height))
        return "\n".join(line.text for line in self.app.screen._compositor.render_strips())

    def top(self) -> str:
        """The top line."""
        return self.picture(self.list.query_one(ViewBar))

    def widths(self) -> dict[str, int]:
        """The columns shown, with their widths."""
        return {each.column.id: each.width for each in self.list.table.placed()}

    def place_in(self, kind: type[Widget], words: str) -> int:
        """The cell in a line where words begin."""
        return cell_len(self.picture(self.list.query_one(kind)).partition(words)[0])

    def filter_words(self) -> str:
        """What stands in the filter."""
        return self.list.state.words

    @property
    def filter_line(self) -> FilterLine:
        """The line under the rows."""
        return self.list.query_one(FilterLine)


@asynccontextmanager
async def started(desk: Desk, size: tuple[int, int] = (100, 30), language: str = "en") -> AsyncIterator[Open]:
    """The application on a desk; its list was read."""
    i18n.activate(language)
    app = StudioApp(desk)
    async with app.run_test(size=size) as pilot:
        screen = app.screen
        assert isinstance(screen, CaseList)
        it = Open(pilot, app, screen)
        await it.until(lambda: screen.was_read)
        yield it


def three_cases(desk: Desk) -> None:
    """Three cases: 29 drafted and due soon, 30 empty, late and ours, 31 co-handled without a day."""
    with_case(desk, _dated(case_file(), dt.date(2025, 7, 3)))
    other = msgspec.structs.replace(
        canteens(), title="关于发展社区托育服务的建议", proposers=(Proposer(name="钱若谷"), Proposer(name="孙知微"))
    )
    late = case_file(
        id="2025-t-0030", number="30", proposal=other, draft=Draft(), handler=Handler(login="su"), units=()
    )
    with_case(desk, _dated(late, dt.date(2025, 6, 1)))
    third = msgspec.structs.replace(canteens(), title="关于改善公交站牌的提案", proposers=())
    with_case(desk, case_file(id="2025-t-0031", number="31", role="co", proposal=third, draft=Draft(), units=()))


def _dated(file: Any, due: dt.date) -> Any:
    return msgspec.structs.replace(file, case=msgspec.structs.replace(file.case, dates=Dates(due=due)))
