"""The last line: what can be done now and by which key, and on the right the quiet remark (saved 14:03:22).

It draws itself from the registry and keeps no child widgets.
"""

from collections.abc import Hashable, Sequence

from rich.cells import cell_len
from textual.reactive import reactive

from reply_studio.i18n import _
from reply_studio.text.width import printable
from reply_studio.tui.command import Command
from reply_studio.tui.offering import Offering
from reply_studio.tui.widgets.line import Line, Part


class KeyBar(Line):
    """Footer commands of the screen as ``F3 Next``; a click runs one. ``remark`` stands on the right."""

    remark: reactive[str] = reactive("")

    def on_mount(self) -> None:
        """Redraws itself when the screen's bindings change."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _screen: self.refresh())

    def parts(self, width: int) -> Sequence[Part]:
        """As many commands as fit, whole."""
        remark = printable(self.remark, multiline=False)
        room = width - (cell_len(remark) + 1 if remark else 0)
        found: list[Part] = []
        for command, key, label_id in self.screen.footer() if isinstance(self.screen, Offering) else ():
            label = _(label_id)
            needed = cell_len(key) + cell_len(label) + 3
            if needed > room:
                break
            room -= needed
            found += [Part(f" {key}", "key", command), Part(f" {label} ", "", command)]
        return [*found, Part(" " * max(room, 0)), Part(remark)] if remark else found

    def clicked(self, value: Hashable) -> None:
        """Runs the command."""
        if isinstance(self.screen, Offering) and isinstance(value, Command):
            self.call_next(self.screen.perform, value)
