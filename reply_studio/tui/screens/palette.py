"""The command palette: every command that works now, by its name in either language or its key."""

from reply_studio.i18n import _
from reply_studio.tui import keymap
from reply_studio.tui.command import Command
from reply_studio.tui.offering import Offering
from reply_studio.tui.screens.dialogs import Choose
from reply_studio.tui.widgets.pick_list import Entry


class Palette(Choose):
    """Returns the ``Command`` that was picked, to be performed on the screen below."""

    def __init__(self, below: Offering[object]) -> None:
        keys = below.studio.own_keys
        entries = [_entry(each, keymap.first_key(each, keys)) for each in below.offered() if each.id != "app.palette"]
        super().__init__(_("Commands"), entries, hint=_("type a part of a command's name"))


def _entry(command: Command, key: str) -> Entry:
    return Entry(command, _(command.label), key, words=f"{command.id} {command.label}")
