"""The correcting screen under the pilot: a case of a wrongly read text, opened from the workbench by its key."""

import contextlib
from collections.abc import AsyncIterator

from reply_studio.model.proposal import Proposal, numbers
from reply_studio.services.proposal_rows import rows
from reply_studio.tui.screens.correcting import Correcting
from reply_studio.tui.screens.dialogs import Choose
from reply_studio.tui.widgets.notice import Notice
from reply_studio.tui.widgets.passage_editor import PassageEditor
from reply_studio.tui.widgets.pick_list import PickList
from tests.received import wide
from tests.tui.benches import SIZES, Open, opened

PARKING = wide(
    """案由:关于改善云川市老旧小区停车难的提案
提案者:赵清和、钱若谷
主办单位:市民政局
会办单位:市司法局

云川市老旧小区建成早,停车位严重不足。
一、存在的主要困难
(一)车位少。每百户只有二十个车位。
(二)管理弱。多数小区没有物业。
二、几点想法
挖掘小区内部空间,改造为停车位。推行错时共享,夜间向居民开放。加强管理,组织居民自治。
以上意见,请研究办理。
"""
)
"""Read as two problems and no suggestion."""


class Correction(Open):
    """The screen under the pilot."""

    @property
    def closed(self) -> bool:
        return not any(isinstance(each, Correcting) for each in self.pilot.app.screen_stack)

    @property
    def reading(self) -> Correcting:
        return next(each for each in self.pilot.app.screen_stack if isinstance(each, Correcting))

    @property
    def notice(self) -> str:
        return self.reading.query_one(Notice).text

    @property
    def severity(self) -> str:
        bar = self.reading.query_one(Notice)
        return bar.severity if bar.text else ""

    @property
    def proposal(self) -> Proposal:
        """As the store has it."""
        return self.on_disk().proposal

    def at(self, *key: str) -> None:
        """Puts the cursor on a row."""
        assert self.reading.rows.select(key), self.reading.rows.text
        self.reading.follow()

    async def said(self, *words: str) -> None:
        """Waits for a message."""
        await self.until(lambda: all(each in self.notice for each in words) and not self.reading.changing)
        await self.pilot.pause()

    async def pick(self, words: str) -> None:
        """Chooses an entry of a list by a part of its words."""
        await self.until(lambda: isinstance(self.pilot.app.screen, Choose) and self.pilot.app.screen.query(PickList))
        await self.pilot.pause()
        await self.type(words)
        await self.press("enter")

    async def editing(self) -> PassageEditor:
        """Waits for the editor."""
        await self.until(lambda: self.reading.editing and self.reading.focused is self.reading.pane.editor)
        return self.reading.pane.editor


@contextlib.asynccontextmanager
async def corrected(desk, case: str, size: str = "wide", *, select: str = "") -> AsyncIterator[Correction]:
    """The screen on a case, opened from the workbench by its key."""
    async with opened(desk, case, SIZES[size], "en") as bench:
        if select:
            bench.bench.choose(("suggestion", select))
        await bench.press("ctrl+u")
        it = Correction(*bench)
        await it.until(lambda: not it.closed and it.reading.ready and it.reading.received.raw)
        await it.pilot.pause()
        yield it


def tree(proposal: Proposal) -> list[tuple[str, str]]:
    """The suggestions by number, with their heading or text."""
    printed = numbers(proposal.suggestions)
    return [(printed[row.key], row.heading or row.text) for row in rows(proposal) if row.kind == "suggestion"]
