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
from reply_studio.services.committing import act
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


def edit_part(desk: Desk, wanted: str, part: str, offer_again: Callable[[InputError, Path], bool]) -> bool:
    """Opens a part of a case in the editor, checks what comes back and commits it. Returns whether anything changed.

    ``offer_again`` is asked when the text is wrong: whether to open it once more.

    Raises:
        RefusedError: the editor failed; its text is kept and the file is named.
        InputError: the text is wrong and was not opened again; it is kept.
        ConflictError: the case changed meanwhile; the text is kept.
    """
    file = open_case(desk, wanted)
    before = desk.store.path(file.case.id, part).read_text("utf-8")
    copy = _copy(before, f"{file.case.id}-{part}", ".toml")
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
            if not offer_again(error, copy):
                raise InputError(error.message, where=error.where, hint=kept(copy)) from error
        except ConflictError as error:
            raise ConflictError(error.message, where=error.where, hint=kept(copy)) from error
        else:
            copy.unlink()
            return True


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
