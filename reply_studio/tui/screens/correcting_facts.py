"""What is asked for on the correcting screen: the units that handle the case, a suggestion's heading."""

from typing import Final

from reply_studio.config import Config
from reply_studio.i18n import _
from reply_studio.model.case import ROLES
from reply_studio.services import correcting
from reply_studio.services.correcting import Wording
from reply_studio.services.words import role_word
from reply_studio.tui.panes.reading import UNITS, label, named_units, row_at
from reply_studio.tui.screens.correcting_typing import Typing
from reply_studio.tui.screens.dialogs import AskLine, Choose
from reply_studio.tui.screens.workbench_dialogs import ChooseOrType
from reply_studio.tui.widgets.blocks import Blocks
from reply_studio.tui.widgets.pick_list import Entry
from reply_studio.tui.working import flow

ADD: Final = "+"
AWAY: Final = "-"


class Asking(Typing):
    """Dialogs, each followed by one commit."""

    def action_edit(self) -> None:
        """Opens the text of the row; units are chosen from lists."""
        if self.key == UNITS:
            self.action_units()
        else:
            super().action_edit()

    def on_blocks_opened(self, event: Blocks.Opened) -> None:
        """A double click is Enter."""
        self.set_focus(event.pane)
        self.call_later(self.action_edit)

    @flow()
    async def action_units(self) -> None:
        """Which units, in which roles: a list, then the role; further ones by name."""
        if not await self.finish():
            return
        config = self.studio.desk.config
        named = named_units(self.file.case, config)
        entries = [Entry(n, name, role_word(role)) for n, (name, role) in enumerate(named)]
        entries.append(Entry(ADD, _("+ another unit")))
        picked = await self.app.push_screen_wait(Choose(_("Which unit?"), entries))
        if picked == ADD:
            await self._add_unit(named)
        elif isinstance(picked, int):
            ours = picked == 0 and bool(config.office.name)
            await self._change_unit(named, picked, ours=ours)

    async def _add_unit(self, named: list[tuple[str, str]]) -> None:
        entries = unit_entries(self.studio.desk.config, {name for name, _role in named})
        name = await self.app.push_screen_wait(
            ChooseOrType(_("Which unit handles it, too?"), entries, hint=_("type a part of the name"))
        )
        if isinstance(name, str):
            role = await self._ask_role(name, "co")
            if role is not None:
                await self._set_units([*named, (name, role)])

    async def _change_unit(self, named: list[tuple[str, str]], at: int, *, ours: bool) -> None:
        name, role = named[at]
        picked = await self._ask_role(name, role, away=not ours)
        if picked == AWAY:
            await self._set_units([*named[:at], *named[at + 1 :]])
        elif picked is not None:
            await self._set_units([*named[:at], (name, picked), *named[at + 1 :]])

    async def _ask_role(self, name: str, role: str, *, away: bool = False) -> str | None:
        entries = [Entry(each, role_word(each), words=each) for each in ROLES]
        if away:
            entries.append(Entry(AWAY, _("(it does not handle this case)")))
        told = _("In which role? {unit}").format(unit=name)
        picked = await self.app.push_screen_wait(Choose(told, entries, selected=role))
        return picked if isinstance(picked, str) else None

    async def _set_units(self, named: list[tuple[str, str]]) -> None:
        await self.correct(correcting.set_units, named)
        self.renew(UNITS)
        self.say(_("The units are set."))

    @flow()
    async def action_heading(self) -> None:
        """A suggestion's heading, apart from its text."""
        if not await self.at_row():
            return
        row = row_at(self.file, self.key)
        if row is None or row.kind != "suggestion":
            self.say(_("Only suggestions have headings."))
            return
        typed = await self.app.push_screen_wait(
            AskLine(_("The heading of {row}").format(row=label(self.file, self.key)), row.heading)
        )
        if typed is not None and typed != row.heading:
            key = await self.correct(correcting.edit, row.key, Wording(heading=typed))
            self.tell(key, _("{row}: saved."))


def unit_entries(config: Config, taken: set[str]) -> list[Entry]:
    """The units of the office's list that are not among the case's yet; their other names are searched, too."""
    return [
        Entry(each.name, each.name, words=" ".join((key, each.full_name, *each.aliases)))
        for key, each in config.units.items()
        if each.name not in taken
    ]
