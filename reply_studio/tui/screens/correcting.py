"""Setting right how a proposal was read: every step is one commit, and ``undo`` takes it back."""

from typing import Final

from reply_studio.i18n import N_, _
from reply_studio.services import correcting
from reply_studio.services.proposal_edits import KINDS, rows
from reply_studio.services.words import word
from reply_studio.tui.panes.reading import kind_word, row_at
from reply_studio.tui.screens.correcting_facts import Asking
from reply_studio.tui.screens.dialogs import Choose
from reply_studio.tui.widgets.blocks import Blocks
from reply_studio.tui.widgets.pick_list import Entry
from reply_studio.tui.widgets.received import Received
from reply_studio.tui.working import flow

_IN_ROWS: Final = frozenset(("edit", "split", "move", "page", "edge", "pane", "shift", "undo", "redo"))
"""Actions whose keys mean something else while a text is being edited."""
OPERATIONS: Final = {
    "split": N_("split"),
    "join": N_("join"),
    "promote": N_("level up"),
    "demote": N_("level down"),
    "mark": N_("other kind"),
    "move": N_("move"),
    "detach": N_("made a suggestion"),
    "write": N_("other words"),
    "title": N_("title"),
    "proposers": N_("proposers"),
    "units": N_("units"),
}
"""What corrections are called where they are taken back."""


class Correcting(Asking):
    """A proposal opened for correction. ``suggestion`` is selected at first, and says at the end what is selected."""

    def contexts(self) -> tuple[str, ...]:
        """The editor's commands come first while it has the focus."""
        inside = ("editor",) if self.focused is self.pane.editor else ()
        return (*inside, *super().contexts())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What cannot be done now is not offered."""
        if not self.ready:
            return action == "back"
        return not (action in _IN_ROWS and self.editing)

    # moving about

    def moving(self) -> Blocks | Received:
        """The pane that has the focus, else the rows."""
        return self.received if self.focused is self.received else self.rows

    def action_pane(self) -> None:
        """The other pane."""
        self.show_tab("reading" if self.focused is self.received else "received")

    # rows

    @flow()
    async def action_join(self) -> None:
        """The row with the next one of its level."""
        if await self.at_row():
            key = await self.correct(correcting.join, self.key[1])
            self.tell(key, _("{row}: joined with what followed."))

    @flow()
    async def action_promote(self) -> None:
        """The suggestion one level up; words behind children become a suggestion."""
        if await self.at_row():
            tail = self.key[0] == "tail"
            key = await self.correct(correcting.detach if tail else correcting.promote, self.key[1])
            self.tell(key, _("{row}: one level higher."))

    @flow()
    async def action_demote(self) -> None:
        """The suggestion one level down."""
        if await self.at_row():
            key = await self.correct(correcting.demote, self.key[1])
            self.tell(key, _("{row}: one level lower."))

    @flow()
    async def action_shift(self, by: int) -> None:
        """The row up or down among those of its level."""
        if await self.at_row():
            before = self.file.proposal
            key = await self.correct(correcting.move, self.key[1], by)
            moved = self.file.proposal != before
            self.tell(key, _("{row}: moved.") if moved else _("{row}: it stands at the edge of its level."))

    @flow()
    async def action_mark(self) -> None:
        """What the row really is."""
        if not await self.at_row():
            return
        part, row = self.key[0], row_at(self.file, self.key)
        assert row is not None  # a row is selected
        kinds = [Entry(each, word(each), words=each) for each in KINDS]
        told = _("What is it? It was read as: {kind}").format(kind=kind_word("tail" if part == "tail" else row.kind))
        picked = await self.app.push_screen_wait(Choose(told, kinds, selected=row.kind))
        if not isinstance(picked, str) or (picked == row.kind and part == "row"):
            return
        key = row.key
        if part == "tail":
            key = await self.correct(correcting.detach, key)
        if part == "row" or picked != "suggestion":
            key = await self.correct(correcting.mark, key, picked)
        self.tell(key, _("This is now: {row}."))

    # back and forth

    @flow()
    async def action_undo(self) -> None:
        """My last correction, also one from before the program was started."""
        await self.correct(correcting.undo)
        self._went_back(_("Taken back: {act}"))

    @flow()
    async def action_redo(self) -> None:
        """What was taken back."""
        await self.correct(correcting.redo)
        self._went_back(_("Made again: {act}"))

    def _went_back(self, told: str) -> None:
        """The row that it was about is selected, if it is there."""
        seq = self.file.acts[-1].data.get("seq")
        done = next((each for each in self.file.acts if each.seq == seq), None)
        data = done.data if done else {}
        known = {each.key for each in rows(self.file.proposal)}
        key = next((each for each in data.get("keys", ()) if each in known), "")
        self.renew(("row", key) if key else ())
        op = str(data.get("op", ""))
        self.say(told.format(act=_(OPERATIONS[op]) if op in OPERATIONS else op or "-"))

    @flow()
    async def action_back(self) -> None:
        """Back to the workbench."""
        if self.ready and not await self.finish():
            return
        self.dismiss(None)
