"""A text in the person's own editor.

A non-zero exit discards, an unchanged file aborts, a wrong file is kept and offered again: nothing typed is lost.
"""

import os
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

import click

from reply_studio.cli import diagnostics
from reply_studio.errors import ConflictError, InputError, MissingToolError, RefusedError
from reply_studio.i18n import _
from reply_studio.services.committing import act
from reply_studio.services.desk import Desk, open_case
from reply_studio.services.ports import Change


def edit(desk: Desk, wanted: str, part: str) -> bool:
    """Opens a part of a case, checks what comes back and commits it. Returns whether anything changed.

    Raises:
        RefusedError: the editor failed; its text is kept and the file is named.
        InputError: the text is still wrong and no terminal is there to offer it again; it is kept.
        ConflictError: the case changed meanwhile; the text is kept.
    """
    file = open_case(desk, wanted)
    before = desk.store.path(file.case.id, part).read_text("utf-8")
    copy = _copy(before, f"{file.case.id}-{part}")
    while True:
        after = _run(copy)
        if after == before:
            copy.unlink()
            return False
        try:
            desk.store.check_text(part, after)
            change = Change(new=after, expected=file.revisions[part])
            desk.store.commit(file.case.id, {part: change}, (act("edit", part=part),))
        except InputError as error:
            _offer_again(error, copy)
        except ConflictError as error:
            raise ConflictError(error.message, where=error.where, hint=_kept(copy)) from error
        else:
            copy.unlink()
            return True


def _copy(text: str, stem: str) -> Path:
    handle, name = tempfile.mkstemp(prefix=f"{stem}-", suffix=".toml")
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
        raise RefusedError(_("the editor ended with {code}; nothing was changed").format(code=code), hint=_kept(copy))
    return copy.read_text("utf-8")


def _offer_again(error: InputError, copy: Path) -> None:
    diagnostics.tell(error)
    if not sys.stdin.isatty() or not click.confirm(_("open it again?"), default=True, err=True):
        raise InputError(error.message, where=error.where, hint=_kept(copy)) from error


def _kept(copy: Path) -> str:
    return _("your text is kept in {path}").format(path=copy)
