"""A text in the person's own editor, with the screens set aside meanwhile.

A non-zero exit discards, an unchanged file aborts; the caller keeps the file where the text turns out to be wrong.
"""

import os
import shlex
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from textual.app import App, SuspendNotSupported

from reply_studio.errors import MissingToolError, RefusedError
from reply_studio.i18n import _


def copy_of(text: str, stem: str, suffix: str = ".toml") -> Path:
    """A temporary file with the text, line endings as they are."""
    handle, name = tempfile.mkstemp(prefix=f"{stem}-", suffix=suffix)
    with os.fdopen(handle, "w", encoding="utf-8", newline="") as copy:
        copy.write(text)
    return Path(name)


def edit(app: App[Any], copy: Path) -> str:
    """What the file holds after the editor was closed.

    Raises:
        MissingToolError: no editor is set, it does not start, or this terminal cannot be handed over.
        RefusedError: the editor failed; the file is kept and named.
    """
    command = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not command:
        raise MissingToolError(_("no editor is set"), hint=_("set EDITOR, for example: export EDITOR=nano"))
    try:
        with app.suspend():
            code = subprocess.run([*shlex.split(command), str(copy)], check=False).returncode
    except SuspendNotSupported:
        raise MissingToolError(_("this terminal cannot be handed over to an editor")) from None
    except OSError as error:
        raise MissingToolError(
            _("the editor \u201c{command}\u201d does not start: {cause}").format(command=command, cause=error.strerror)
        ) from error
    if code:
        raise RefusedError(
            _("the editor ended with {code}; nothing was changed").format(code=code),
            hint=_("your text is kept in {path}").format(path=copy),
        )
    with copy.open(encoding="utf-8", newline="") as file:
        return file.read()
