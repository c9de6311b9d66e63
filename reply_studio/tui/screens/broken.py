"""A case that cannot be read: its text, with the place of the fault, and the way to mend it."""

import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from reply_studio.errors import InputError, ReplyStudioError
from reply_studio.i18n import _
from reply_studio.services import outside_editor
from reply_studio.tui.keymap import bindings
from reply_studio.tui.messages import CasesChanged
from reply_studio.tui.outside import given_away
from reply_studio.tui.screens.reader import Reader
from reply_studio.tui.widgets.prose import Paragraph, Prose
from reply_studio.tui.working import flow, off

_PLACE = re.compile(r"^(?P<path>.*?)(?::(?P<line>\d+))?$", re.DOTALL)
MAX_BYTES = 2_000_000
FAULT = "fault"


def place(where: str) -> tuple[Path | None, int]:
    """``…/draft.toml:17`` → the file and the line; line 0 where none is named, no file where that is none."""
    found = _PLACE.match(where)
    if not found or not found["path"]:
        return None, 0
    path = Path(found["path"])
    return (path if path.is_file() else None), int(found["line"] or 0)


class Broken(Reader):
    """The file with the fault. It can be opened in the person's editor and tried again; then the case opens."""

    CONTEXTS = ("broken", "reader")
    BINDINGS: ClassVar = bindings("broken")

    def __init__(self, case_id: str, error: ReplyStudioError) -> None:
        super().__init__("")
        self._case, self._error = case_id, error

    def heading(self) -> str:
        """Which case, and that it cannot be read."""
        return _("{case}: this case cannot be read").format(case=self._case)

    def content(self) -> Sequence[Paragraph]:
        """What is wrong, where, what to do; then the text."""
        told = [
            Paragraph(self._error.message, style="error"),
            Paragraph(self._error.where.removeprefix(f"{self.studio.desk.root}{os.sep}"), style="dim"),
            Paragraph(self._error.hint),
            Paragraph(""),
        ]
        path, line = place(self._error.where)
        return told + (_numbered(path, line) if path else [])

    def on_mount(self) -> None:
        """The place of the fault is in sight."""
        super().on_mount()
        self.call_after_refresh(self.query_one(Prose).show_anchor, FAULT)

    @flow()
    async def action_retry(self) -> None:
        """Reads the case again; if that works now, it opens."""
        try:
            await off(self.studio.desk.store.load, self._case)
        except ReplyStudioError as error:
            self._error = error
            self.query_one(Prose).show(self.content(), keep_place=True)
            self.query_one(Prose).show_anchor(FAULT)
            self.say(_("It still cannot be read."), "warning")
        else:
            self._open()

    def _open(self) -> None:
        studio, case = self.studio, self._case
        below = studio.screen_stack[-2]
        self.dismiss(None)
        below.post_message(CasesChanged((case,)))
        studio.open_case(case)

    @flow()
    async def action_edit(self) -> None:
        """The file in the person's editor. What comes back is written as it is, if it can be read."""
        path, _line = place(self._error.where)
        if path is None or path.suffix != ".toml":
            self.say(_("There is no text here that can be edited."), "warning")
            return
        before = await off(path.read_bytes)
        text, stem = before.decode("utf-8", "replace"), f"{self._case}-{path.stem}"
        after, copy = given_away(self.app, lambda: outside_editor.edit_text(text, stem, suffix=".toml"))
        if after.encode() == before:
            copy.unlink()
            self.say(_("Nothing was changed."))
            return
        self._write(path, after, copy)
        self.action_retry()

    def _write(self, path: Path, text: str, copy: Path) -> None:
        try:
            self.studio.desk.store.check_text(path.stem, text)
        except InputError as error:
            raise InputError(error.message, where=error.where, hint=outside_editor.kept(copy)) from error
        self.studio.desk.write(path, text.encode())
        copy.unlink()


def _numbered(path: Path, fault: int) -> list[Paragraph]:
    """The lines of a file with their numbers; the one with the fault is marked."""
    try:
        with path.open("rb") as file:
            lines = file.read(MAX_BYTES).decode("utf-8", "replace").splitlines()
    except OSError as error:
        return [Paragraph(str(error.strerror or error), style="error")]
    width, fault = len(str(len(lines))), min(fault, len(lines))  # "at the end" is a line behind the last one
    return [
        Paragraph(
            text,
            head=f"{'>' if number == fault else ' '} {number:>{width}}  ",
            style="error" if number == fault else "",
            anchor=FAULT if number == fault else "",
        )
        for number, text in enumerate(lines, 1)
    ]
