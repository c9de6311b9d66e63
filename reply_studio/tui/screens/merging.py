"""The merge view: what the units sent becomes one reply, and nothing of it is forgotten."""

from reply_studio.i18n import _
from reply_studio.services.words import act_word
from reply_studio.tui.panes.merge_passages import best_suggestion
from reply_studio.tui.panes.merge_sections import CONFLICTS, LETTER, OVERLAPS, PASSAGES, SECTIONS, VERSIONS
from reply_studio.tui.screens.merging_pairs import Deciding
from reply_studio.tui.screens.writing import writing
from reply_studio.tui.widgets.blocks import Blocks
from reply_studio.tui.widgets.merge_grid import MergeGrid
from reply_studio.tui.working import flow, off

_ONLY_PASSAGES = frozenset(("suggestion", "plan", "all_sure", "evidence"))
_ON_ONE = frozenset(("enter", "leave_out", "edit"))
"""Actions on what is selected."""
_NOT_LETTER = frozenset(("leave_out", "edit"))


class Merging(Deciding):
    """The units' passages of a case, opened from the workbench."""

    def contexts(self) -> tuple[str, ...]:
        """The editor's commands come first while it has the focus."""
        inside = ("editor",) if self.focused is self.editor else ()
        return (*inside, *super().contexts())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What cannot be done now is not offered."""
        if not self.ready:
            return action == "back"
        if self.editing:
            return False
        if action in _ONLY_PASSAGES:
            return self.section == PASSAGES and bool(self.grid.key)
        if action in _ON_ONE and not any(self.key[1:]):
            return False
        return not (action in _NOT_LETTER and self.section == LETTER)

    # moving about

    def moving(self) -> MergeGrid | Blocks:
        """The list of the section."""
        return self.pane

    def action_side(self, by: int) -> None:
        """To another unit, or to the other one of two texts."""
        if self.section == PASSAGES:
            self.grid.side(by)
        elif self.section == OVERLAPS:
            self.side = 0 if by < 0 else 1
            self.fill_detail()

    def action_read(self, direction: int) -> None:
        """Scrolls the text below."""
        self.texts.read(direction)

    def action_section(self, by: int) -> None:
        """The next tab."""
        self.hush()
        self.show_section(SECTIONS[(SECTIONS.index(self.section) + by) % len(SECTIONS)])

    def action_letter(self) -> None:
        """The letter, and back."""
        self.hush()
        if self.section == LETTER:
            self.show_section(self.before_letter)
        else:
            self.before_letter = self.section
            self.show_section(LETTER)

    def action_next_open(self) -> None:
        """The next thing to decide, here or in a later section."""
        self.hush()
        here = SECTIONS.index(self.section) if self.section != LETTER else 0
        for name in (*SECTIONS[here:-1], *SECTIONS[:here]):
            if self._go_open(name):
                return
        self.say(_("Nothing is left to decide: F7 shows the letter with each sentence's unit in the margin."))

    def _go_open(self, name: str) -> bool:
        """Selects the next open thing of a section behind the cursor; False where there is none."""
        if name == PASSAGES:
            waiting = self.waiting()
            if not waiting:
                return False
            following = self.after(self.grid.key) or waiting[0]
            self.show_section(name)
            self.fill(("passage", following))
            return True
        keys = self.open_keys(name)
        if not keys:
            return False
        at = keys.index(self.key) + 1 if self.section == name and self.key in keys else 0
        self.show_section(name)
        self.fill(keys[at % len(keys)])
        return True

    # deciding

    @flow()
    async def action_enter(self) -> None:
        """What Enter means in the section."""
        key = self.key
        if self.section == LETTER:
            if len(key) > 2:
                self.goal = next((each for each in key[2:] if each), "")
                self.dismiss(None)
        elif not self.may_write():
            return
        elif self.section == PASSAGES and key[1]:
            await self.enter_passage(key[1])
        elif self.section == OVERLAPS:
            await self.choose_text()
        elif self.section == CONFLICTS:
            await self.decide()
        elif self.section == VERSIONS:
            await self.take_new()

    @flow()
    async def action_leave_out(self) -> None:
        """Leaves out, keeps both, opens again, or keeps the old words."""
        if self.section == PASSAGES and self.grid.key:
            await self.leave_passage_out(self.grid.key)
        elif self.section == OVERLAPS:
            await self.keep_both()
        elif self.section == CONFLICTS:
            await self.open_again()
        elif self.section == VERSIONS:
            await self.keep_old()

    @writing
    @flow()
    async def action_edit(self) -> None:
        """Edits the words in the reply, or weaves two texts."""
        if self.section == PASSAGES and self.grid.key:
            await self.edit_passage(self.grid.key)
        elif self.section == OVERLAPS:
            await self.weave()
        elif self.section == VERSIONS:
            rests = self.outdated()
            if rests is not None:
                self.begin(rests.passage)

    def on_blocks_opened(self) -> None:
        """A double click is Enter."""
        self.call_later(self.action_enter)

    def on_merge_grid_opened(self, event: MergeGrid.Opened) -> None:
        """A double click is Enter."""
        self.set_focus(self.grid)
        self.call_later(self.action_enter)

    # back and forth

    @writing
    @flow()
    async def action_undo(self) -> None:
        """My last step, a decision too, also from before the program was started."""
        await self._go_back(redo=False)

    @writing
    @flow()
    async def action_redo(self) -> None:
        """What was taken back."""
        await self._go_back(redo=True)

    async def _go_back(self, *, redo: bool) -> None:
        self.changing = True
        try:
            act = await off(self.sitting.redo if redo else self.sitting.undo)
            await self.think()
            self.tell_saved()
        finally:
            self.changing = False
        self.fill()
        told = _("Made again: {act}") if redo else _("Taken back: {act}")
        self.say(told.format(act=act_word(act)))
        if self.section == LETTER:
            self.compose_letter()

    def action_back(self) -> None:
        """Back to the workbench, on the suggestion in whose row the cursor stands."""
        if self.ready and not self.goal and self.grid.key:
            found = best_suggestion(self.merge, self.grid.key)
            self.suggestion = found or self.suggestion
        self.dismiss(None)
