"""A text in the person's own editor, from the command line and from the screens.

A non-zero exit discards, an unchanged file aborts, a wrong file is kept and offered again: nothing typed is lost.
"""

import os
import shlex
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

from reply_studio.errors import ConflictError, InputError, MissingToolError, RefusedError
from reply_studio.i18n import _
from reply_studio.services import locking, review_state
from reply_studio.services.committing import act, upon
from reply_studio.services.desk import Desk, open_case
from reply_studio.services.ports import Change


def edit_text(text: str, stem: str, *, suffix: str = ".txt") -> tuple[str, Path]:
    """Opens a text in the editor and returns what comes back, with the file it came in; the caller unlinks the file
    once the text is safe.

    Raises:
        MissingToolError: no editor is set, or it does not start.
        RefusedError: it failed; its text is kept and the file is named.
    """
    copy = _copy(text, stem, suffix)
    return _run(copy), copy


class PartCopy:
    """A part of a case on its way through the editor; ``path`` is the copy, which stays until its text is accepted."""

    def __init__(self, desk: Desk, wanted: str, part: str) -> None:
        """Makes the copy.

        Raises:
            RefusedError: the text stands still; no editor need be opened.
        """
        self._desk, self._part = desk, part
        self._file = open_case(desk, wanted)
        locking.refuse_locked(desk, self._file, (part,))
        self._before = desk.store.path(self._file.case.id, part).read_text("utf-8")
        self.path = _copy(self._before, f"{self._file.case.id}-{part}", ".toml")

    def run(self) -> str:
        """Opens the copy in the editor and returns what it holds then.

        Raises:
            MissingToolError, RefusedError: as for ``edit_text``.
        """
        return _run(self.path)

    def accept(self, text: str) -> bool:
        """Checks a text and commits it; the copy is gone then. Returns whether anything changed.

        Raises:
            InputError: the text is wrong; the copy stays, to be opened again.
            ConflictError: the case changed or moved on meanwhile; the copy stays and is named.
        """
        changed = text != self._before
        if changed:
            self._desk.store.check_text(self._part, text)
            self._commit(text)
        self.path.unlink()
        return changed

    def _commit(self, text: str) -> None:
        changes = {self._part: Change(new=text, expected=self._file.revisions[self._part])}
        decision = upon(self._file) if self._part in review_state.WRITING else None
        done = act("edit", part=self._part)
        try:
            self._desk.store.commit(self._file.case.id, changes, (done,), decision=decision)
        except ConflictError as error:
            raise ConflictError(error.message, where=error.where, hint=kept(self.path)) from error


def edit_part(desk: Desk, wanted: str, part: str, offer_again: Callable[[InputError, Path], bool]) -> bool:
    """Opens a part of a case in the editor, checks what comes back and commits it. Returns whether anything changed.

    ``offer_again`` is asked when the text is wrong: whether to open it once more.

    Raises:
        RefusedError: the text stands still, or the editor failed; then its text is kept and the file is named.
        InputError: the text is wrong and was not opened again; it is kept.
        ConflictError: the case changed meanwhile; the text is kept.
    """
    copy = PartCopy(desk, wanted, part)
    while True:
        text = copy.run()
        try:
            return copy.accept(text)
        except InputError as error:
            if not offer_again(error, copy.path):
                raise InputError(error.message, where=error.where, hint=kept(copy.path)) from error


def kept(copy: Path) -> str:
    """Where a text is that could not be taken."""
    return _("your text is kept in {path}").format(path=copy)


def _copy(text: str, stem: str, suffix: str) -> Path:
    handle, name = tempfile.mkstemp(prefix=f"{stem}-", suffix=suffix)
    with os.fdopen(handle, "w", encoding="utf-8", newline="") as copy:
        copy.write(text)
    return Path(name)


def _run(copy: Path) -> str:
    command = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not command:
        raise MissingToolError(_("no editor is set"), hint=_("set EDITOR, for example: export EDITOR=nano"))
    try:
        code = subprocess.run([*shlex.split(command), str(copy)], check=False).returncode
    except OSError as error:
        raise MissingToolError(
            _("the editor \u201c{command}\u201d does not start: {cause}").format(command=command, cause=error.strerror)
        ) from error
    if code:
        raise RefusedError(_("the editor ended with {code}; nothing was changed").format(code=code), hint=kept(copy))
    return copy.read_text("utf-8")
