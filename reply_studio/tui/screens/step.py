"""A step of the workflow while it is being made: the questions that several of them ask."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from reply_studio.i18n import _
from reply_studio.model.case import CaseFile
from reply_studio.services import ahead
from reply_studio.services.desk import Desk
from reply_studio.services.words import word
from reply_studio.tui.screens.base import StudioScreen
from reply_studio.tui.screens.dialogs import AskDate, AskLine, Choose, Confirm, Day
from reply_studio.tui.screens.picker import Picker
from reply_studio.tui.widgets.pick_list import Entry
from reply_studio.tui.working import off


class Step:
    """The screen that asks, the case as it was when the step began, and the digest of the letter that was read."""

    def __init__(self, screen: StudioScreen, file: CaseFile, event: str, seen: str = "") -> None:
        self.screen, self.file, self.event, self.seen = screen, file, event, seen

    @property
    def desk(self) -> Desk:
        """The person's desk."""
        return self.screen.studio.desk

    @property
    def case(self) -> str:
        """The case's id."""
        return self.file.case.id

    @property
    def question(self) -> str:
        """Whether it is to be done."""
        return self.question_of(self.event)

    def question_of(self, event: str) -> str:
        """Whether an event is to be made."""
        return _("{case}: {step}?").format(case=self.case, step=word(event))

    async def ask_line(self, title: str, value: str = "", *, hint: str = "", needed: bool = False) -> str | None:
        """A line; ``None`` where the person turned back."""
        asked = AskLine(title, value, hint=hint, check=_given if needed else _anything)
        found: str | None = await self.screen.app.push_screen_wait(asked)
        return found

    async def ask_day(self, title: str, value: dt.date) -> dt.date | None:
        """A day; ``None`` where the person turned back or emptied the line."""
        found = await self.screen.app.push_screen_wait(AskDate(title, self.desk.clock.today(), value))
        return found.day if isinstance(found, Day) else None

    async def choose(self, title: str, entries: Sequence[Entry]) -> str | None:
        """The value of the entry that was chosen; ``None`` where the person turned back."""
        found = await self.screen.app.push_screen_wait(Choose(title, entries))
        return found if isinstance(found, str) else None

    async def sure(self, question: str, *detail: str) -> bool:
        """The last page: no unless the key for yes is pressed."""
        asked = Confirm(question, "\n".join(each for each in detail if each))
        found: bool | None = await self.screen.app.push_screen_wait(asked)
        return bool(found)

    async def follows(self) -> str:
        """What the step leads to, from the table."""
        found = await off(ahead.ahead, self.desk, self.file)
        return next((each.follows for each in found if each.event == self.event), "")

    async def a_file(self, title: str) -> Path | None:
        """A file that is chosen."""
        kept = self.screen.studio.kept.folder
        start = Path(kept) if kept and Path(kept).is_dir() else Path.cwd()
        chosen = await self.screen.app.push_screen_wait(Picker(start, title=title))
        return chosen[0] if chosen else None


def _given(text: str) -> str:
    return "" if text.strip() else _("this needs a reason")


def _anything(_text: str) -> str:
    return ""
