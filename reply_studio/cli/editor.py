"""A file of a case in the person's own editor; a wrong one is offered again on a terminal."""

import sys
from pathlib import Path

import click

from reply_studio.cli import diagnostics
from reply_studio.errors import InputError
from reply_studio.i18n import _
from reply_studio.services.desk import Desk
from reply_studio.services.outside_editor import edit_part


def edit(desk: Desk, wanted: str, part: str) -> bool:
    """Opens a part of a case, checks what comes back and commits it. Returns whether anything changed.

    Raises:
        RefusedError: the editor failed; its text is kept and the file is named.
        InputError: the text is still wrong and no terminal is there to offer it again; it is kept.
        ConflictError: the case changed meanwhile; the text is kept.
    """
    return edit_part(desk, wanted, part, _offer_again)


def _offer_again(error: InputError, _copy: Path) -> bool:
    diagnostics.tell(error)
    return sys.stdin.isatty() and click.confirm(_("open it again?"), default=True, err=True)
