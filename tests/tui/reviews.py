"""The review screen under the pilot, opened from the list by a person of the office of four."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, NamedTuple

from reply_studio.model.case import CaseFile
from reply_studio.services import passages
from reply_studio.services.passages import Wording
from reply_studio.tui.screens.dialogs import AskDate, AskLine, Choose, Confirm
from reply_studio.tui.screens.next_steps import NextSteps
from reply_studio.tui.screens.reviewing import Reviewing
from reply_studio.tui.widgets.notice import Notice
from reply_studio.tui.widgets.pick_list import PickList
from tests.review_desks import House
from tests.tui.lists import Open, started


class Reviewed(NamedTuple):
    """A letter that a person reads."""

    it: Open
    house: House
    screen: Reviewing

    async def press(self, *keys: str) -> None:
        """Keys, each done with before the next one."""
        for each in keys:
            await self.it.press(each)
            await self.settled()

    async def settled(self) -> None:
        """Waits until nothing is on its way but a question."""
        await self.it.until(lambda: self.it.app.screen is not self.screen or not self._at_work())

    def _at_work(self) -> bool:
        return any(
            not each.is_finished for each in self.it.app.workers if each.group in ("flow", "show", "load", "look")
        )

    async def write(self, text: str) -> None:
        """Words, as an input method commits them."""
        from textual.events import Paste

        self.it.app.post_message(Paste(text))
        await self.it.pilot.pause()

    async def asked(self, kind: type = Choose) -> Any:
        """Waits for a question."""
        return await self.it.screen(kind)

    async def answer(self, text: str) -> None:
        """A line of text where one is asked for."""
        await self.asked(AskLine)
        await self.write(text)
        await self.it.press("enter")

    async def choose(self, value: object, kind: type = Choose) -> None:
        """Goes to an entry by its value and takes it."""
        dialog = await self.asked(kind)
        picks = dialog.query_one(PickList)
        at = [each.value for each in picks.shown].index(value)
        await self.it.press(*["down" if at > picks.cursor else "up"] * abs(at - picks.cursor), "enter")

    async def way(self, event: str) -> None:
        """The next steps at the end of the text, and one of them."""
        await self.press("f8")
        if not isinstance(self.it.app.screen, NextSteps):
            await self.press("f8")
        await self.choose(event, NextSteps)

    async def day(self) -> None:
        """The day that is offered."""
        await self.asked(AskDate)
        await self.it.press("enter")

    async def sure(self) -> str:
        """Says yes on the last page; returns what it says."""
        await self.asked(Confirm)
        told = self.it.picture()
        await self.it.press("ctrl+y")
        await self.settled()
        return told

    @property
    def notice(self) -> str:
        """The message bar of the screen in front."""
        return self.it.app.screen.query_one(Notice).text

    @property
    def file(self) -> CaseFile:
        """The case as the store has it."""
        return self.house.desk("lin").store.load(self.house.case)

    @property
    def side(self) -> str:
        """What stands beside the letter."""
        return f"{self.pane('suggestions')}\n{self.pane('comments')}"

    def pane(self, name: str) -> str:
        """The blocks of a pane, also of one that is behind a tab."""
        return "\n".join(
            " ".join((each.caption, each.head, each.text, each.right, *each.foot))
            for each in self.screen.blocks[name].blocks
        )

    def go(self, words: str) -> None:
        """Puts the cursor on the paragraph with these words."""
        paragraphs = self.screen.marked.letter.paragraphs
        self.screen.sheet.go(next(n for n, each in enumerate(paragraphs) if words in each.text))


@asynccontextmanager
async def reviewing(
    house: House, who: str, size: tuple[int, int] = (160, 45), language: str = "en"
) -> AsyncIterator[Reviewed]:
    """The list of a person, and the house's case opened for review."""
    async with started(house.desk(who), size, language) as it:
        await it.press("f10")
        screen = await it.screen(Reviewing)
        await it.until(lambda: screen.ready)
        found = Reviewed(it, house, screen)
        await found.settled()
        yield found


def write(house: House, who: str, text: str) -> None:
    """Somebody changes the words of a passage elsewhere."""
    passages.edit(house.desk(who), house.case, house.passage(), Wording(text=text))


def words(house: House) -> str:
    """The words of that passage."""
    return house.desk("lin").store.load(house.case).draft.passages[house.passage()].text
