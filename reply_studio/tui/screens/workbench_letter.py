"""The letter at the workbench: check, preview, layout, class, Word file; and texts in an outside editor."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from textual.app import SuspendNotSupported

from reply_studio.errors import InputError, MissingToolError, ReplyStudioError
from reply_studio.i18n import _
from reply_studio.services import outside_editor, printing, steps, units
from reply_studio.services.places import NoteText, Place, PointText, Words, text_at
from reply_studio.services.words import act_word
from reply_studio.tui.panes.outline import place_of, row_of
from reply_studio.tui.panes.preview import layout_word
from reply_studio.tui.screens.dialogs import Choose
from reply_studio.tui.screens.workbench_acts import Acting
from reply_studio.tui.screens.writing import writing
from reply_studio.tui.widgets.pick_list import Entry
from reply_studio.tui.working import flow, off

T = TypeVar("T")
OPEN = "open"


class Lettering(Acting):
    """Actions about the whole letter."""

    def action_check(self) -> None:
        """The findings, worked out anew."""
        self.finish()
        self.show_pane("findings")
        self.think()

    def action_preview(self) -> None:
        """Shows or hides the letter."""
        self.finish()
        if self.arranged.narrow:
            self.show_pane("outline" if self.arranged.tab == "preview" else "preview")
        elif self.arranged.previewed:
            self.arranged.previewed = False
            self.place_panes()
            if not self.pane:
                self.set_focus(self.panes["outline"])
        else:
            self.show_pane("preview", focus=False)

    @writing
    @flow()
    async def action_layout(self) -> None:
        """The other layout; it is kept with the draft."""
        now = self.view.file.draft.layout or self.studio.desk.config.letter.layout
        other = "sections" if now == "by-suggestion" else "by-suggestion"
        self.step(steps.set_layout, other)
        self.say(_("Layout: {layout}").format(layout=layout_word(other)))

    @writing
    @flow()
    async def action_result_class(self) -> None:
        """The class that the letter prints."""
        self.finish()
        entries = [Entry(key, key, hint=each.label) for key, each in self.studio.desk.config.classes.items()]
        entries.append(Entry("-", _("none yet")))
        picked = await self.app.push_screen_wait(
            Choose(_("Which result class?"), entries, selected=self.view.file.draft.result_class or "-")
        )
        if isinstance(picked, str):
            self.step(steps.set_class, "" if picked == "-" else picked)

    @flow()
    async def action_render(self) -> None:
        """Writes the letter, says where it is, and offers to open it."""
        self.finish()
        await off(self.sitting.flush)
        path = await off(printing.render, self.studio.desk, self.case_id)
        await self._written(_("The letter for review: {path}").format(path=path), path)

    @flow()
    async def action_paper(self) -> None:
        """Writes another paper of the case; what is to be known of it stands before its place."""
        from reply_studio.services.papers import PAPERS

        self.finish()
        await off(self.sitting.flush)
        entries = [Entry(name, _(each.label)) for name, each in PAPERS.items()]
        picked = await self.app.push_screen_wait(Choose(_("Which paper?"), entries))
        if not isinstance(picked, str):
            return
        done = await off(PAPERS[picked].write, self.studio.desk, self.case_id, None)
        where = _("Written: {path}").format(path=done.path)
        await self._written("\n".join((*done.notes, where)), done.path)

    async def _written(self, told: str, path: Path) -> None:
        """Says where a file is, and offers to open it where there is a desktop."""
        self.say(told)
        opener = opener_here()
        if opener:
            entries = [Entry("stay", _("Go on working")), Entry(OPEN, _("Open it now"), hint=opener)]
            if await self.app.push_screen_wait(Choose(told, entries)) == OPEN:
                open_outside(opener, path)

    @writing
    @flow()
    async def action_undo(self) -> None:
        """My last change, also one from before the program was started."""
        self.finish()
        act = await off(self.sitting.undo)
        self._went_back(_("Taken back: {act}"), act)

    @writing
    @flow()
    async def action_redo(self) -> None:
        """What was taken back."""
        self.finish()
        act = await off(self.sitting.redo)
        self._went_back(_("Made again: {act}"), act)

    def _went_back(self, told: str, act: str) -> None:
        self.renew()
        self.tell_saved()
        self.say(told.format(act=act_word(act)))

    def action_save(self) -> None:
        """Everything is saved by itself; this says so."""
        if self.editing:
            self.keep()
        else:
            self.save()

    # texts in an outside editor

    @writing
    @flow()
    async def action_editor(self) -> None:
        """The text at hand in $VISUAL or $EDITOR; elsewhere the whole draft."""
        place = self.sitting.place or place_of(self.row, units.our_key(self.studio.desk.config))
        self.finish()
        if self.pane == "outline" and isinstance(place, Words | PointText | NoteText):
            self._edit_text(place)
        else:
            await self._edit_draft()

    def _edit_text(self, place: Place) -> None:
        before = text_at(self.sitting.draft, place)
        after, copy = self._outside(lambda: outside_editor.edit_text(before, self.case_id))
        if after.strip() != before.strip():
            try:
                made = self.sitting.do(steps.write, place, after)
            except ReplyStudioError as error:
                raise type(error)(error.message, where=error.where, hint=outside_editor.kept(copy)) from error
            self.renew(row_of(self.sitting.draft, made.select))
            self.save()
        copy.unlink()

    async def _edit_draft(self) -> None:
        """draft.toml; a wrong one is kept and offered again."""
        await off(self.sitting.flush)
        copy = outside_editor.PartCopy(self.studio.desk, self.case_id, "draft")
        while True:
            text = self._outside(copy.run)
            try:
                changed = copy.accept(text)
            except InputError as error:
                if not await self._again_outside(error, copy.path):
                    raise InputError(error.message, where=error.where, hint=outside_editor.kept(copy.path)) from error
            else:
                break
        if changed:
            await off(self.sitting.look)
            self.renew()
            self.say(_("The draft is as it was left in the editor."))

    async def _again_outside(self, error: InputError, path: Path) -> bool:
        entries = [Entry(OPEN, _("Open it again"), hint=path.name), Entry("stop", _("Leave it for now"))]
        return await self.app.push_screen_wait(Choose(str(error), entries)) == OPEN

    def _outside(self, run: Callable[[], T]) -> T:
        """Gives the terminal away while another program runs."""
        try:
            with self.app.suspend():
                return run()
        except SuspendNotSupported as error:
            raise MissingToolError(_("this terminal cannot be given to another program")) from error


def opener_here() -> str:
    """The desktop's program that opens a file, "" where there is no desktop."""
    if sys.platform == "win32":
        return "start"
    if sys.platform == "darwin":
        return "open"
    desktop = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return "xdg-open" if desktop and shutil.which("xdg-open") else ""


def open_outside(opener: str, path: Path) -> None:
    """Opens a file with the desktop's program, which goes on by itself.

    Raises:
        MissingToolError: it does not start.
    """
    try:
        if sys.platform == "win32":
            os.startfile(path)
        else:
            subprocess.Popen(
                [opener, str(path)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
            )
    except OSError as error:
        raise MissingToolError(
            _("{program} does not start: {cause}").format(program=opener, cause=error.strerror)
        ) from error
