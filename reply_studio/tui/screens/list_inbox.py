"""The inbox in the list: what is new in it is offered in a quiet word; the folder is read in a thread."""

from typing import TYPE_CHECKING

from reply_studio.errors import InputError
from reply_studio.i18n import _
from reply_studio.tui import commands
from reply_studio.tui.keymap import told_key
from reply_studio.tui.pausing import Ended, Gate
from reply_studio.tui.screens.list_order import ListOrder
from reply_studio.tui.widgets.filter_line import FilterLine
from reply_studio.tui.working import flow, off

if TYPE_CHECKING:
    from reply_studio.services.inbox import Inbox, Look

AGAIN = 20.0
"""Seconds between two looks into the folder."""


class ListInbox(ListOrder):
    """Looks into the inbox after the cases were read, and from time to time. ``look`` is the last one."""

    def __init__(self) -> None:
        super().__init__()
        self.look: Look | None = None
        self._looking = Gate()
        self._inbox: Inbox | None = None
        self._trouble = ""

    def on_mount(self) -> None:
        """Only where an inbox is configured is there anything to do."""
        if self.studio.desk.config.intake.inbox.strip():
            from reply_studio.services.inbox import Inbox

            self._inbox = Inbox(self.studio.desk)
            self.set_interval(AGAIN, self.look_into_inbox)

    def after_reading(self) -> None:
        """The cases were read: what they hold is no news."""
        self.look_into_inbox()

    @flow("inbox", exclusive=True)
    async def look_into_inbox(self) -> None:
        """The folder as it is now."""
        if self._inbox is None or not (self.was_read and self.is_current):
            return
        self._looking.end()
        self._looking = gate = Gate()
        try:
            found = await off(self._inbox.look, self.state.board.rows, gate)
        except Ended:
            return
        except InputError as error:
            self._tell_trouble(error)
            return
        self.look, self._trouble = found, ""
        self._offer()

    def _tell_trouble(self, error: InputError) -> None:
        """Once: a folder that is away stays away for a while."""
        self.look = None
        self._offer()
        if str(error) != self._trouble:
            self._trouble = str(error)
            self.say(f"{error}\n{error.hint}")

    def _offer(self) -> None:
        count = len(self.look.news) if self.look else 0
        more = "+" if self.look and self.look.cut else ""
        key = told_key("list.import", self.studio.desk.config.keys)
        told = _("{n} new in the inbox: {key}").format(n=f"{count}{more}", key=key) if count else ""
        self.query_one(FilterLine).offer(told, commands.find("list.import"))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only news can be dismissed."""
        if action == "dismiss_news":
            return bool(self.look and self.look.news)
        return super().check_action(action, parameters)

    @flow()
    async def action_dismiss_news(self) -> None:
        """What is new now is not offered any more."""
        look, inbox = self.look, self._inbox
        if look is None or inbox is None:
            return
        await off(inbox.dismiss, look)
        told = _("Not offered any more: {n}. The files stay where they are; the import can still choose them.")
        self.say(told.format(n=len(look.news)))
        self.look_into_inbox()

    def on_screen_suspend(self) -> None:
        """Something else is on the screen: the machine belongs to that."""
        self._looking.shut()

    def on_screen_resume(self) -> None:
        """The look goes on where it was."""
        self._looking.open()

    def on_unmount(self) -> None:
        """Nobody waits for the look any more."""
        self._looking.end()

    def retranslate(self) -> None:
        """The offer in the other language."""
        super().retranslate()
        self._offer()
