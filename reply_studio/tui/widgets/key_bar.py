"""The last line: what can be done now and by which key, and on the right the quiet remark (saved 14:03:22).

It draws itself from the registry and keeps no child widgets.
"""

from collections.abc import Iterator

from rich.cells import cell_len
from rich.text import Text
from textual.events import Click
from textual.reactive import reactive
from textual.widget import Widget

from reply_studio.i18n import _
from reply_studio.text.width import printable
from reply_studio.tui.command import Command
from reply_studio.tui.offering import Offering


class KeyBar(Widget):
    """Footer commands of the screen as ``F3 Next``; a click runs one. ``remark`` stands on the right."""

    remark: reactive[str] = reactive("")
    ALLOW_SELECT = False

    def on_mount(self) -> None:
        """Redraws itself when the screen's bindings change."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _screen: self.refresh())

    def render(self) -> Text:
        """As many commands as fit, whole."""
        line = Text(no_wrap=True, end="")
        for _command, key, label in self._fitting():
            line.append(f" {key}", "bold").append(f" {label} ")
        remark = printable(self.remark, multiline=False)
        room = self.size.width - line.cell_len - cell_len(remark) - 1
        return line.append(" " * max(0, room)).append(remark) if remark and room >= 0 else line

    def _fitting(self) -> Iterator[tuple[Command, str, str]]:
        room = self.size.width - (cell_len(self.remark) + 1 if self.remark else 0)
        for command, key in self._commands():
            label = _(command.label)
            room -= cell_len(key) + cell_len(label) + 3
            if room < 0:
                return
            yield command, key, label

    def _commands(self) -> list[tuple[Command, str]]:
        return self.screen.footer() if isinstance(self.screen, Offering) else []

    async def on_click(self, event: Click) -> None:
        """Runs the command under the mouse."""
        at = 0
        for command, key, label in self._fitting():
            at += cell_len(key) + cell_len(label) + 3
            if event.x < at:
                if isinstance(self.screen, Offering):
                    await self.screen.perform(command)
                return
