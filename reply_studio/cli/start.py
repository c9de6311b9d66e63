"""No command: the screens on a terminal, otherwise the list as text."""

import gc
import os
import sys
from pathlib import Path

from reply_studio.errors import RefusedError
from reply_studio.i18n import _


def is_terminal() -> bool:
    """Whether a person sits there and the terminal can show screens."""
    return sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM", "") not in ("", "dumb")


def start(directory: str | None, login: str | None) -> int:
    """The screens on the workspace named or found; without one the way to make one."""
    return screens(directory, login) if is_terminal() else _as_text(directory, login)


def screens(directory: str | None, login: str | None, case: str | None = None) -> int:
    """Runs the terminal application, on a case where one is named; returns the exit code.

    Raises:
        RefusedError: there is no terminal.
        InputError: config.toml is wrong, or there is no such case.
    """
    if not is_terminal():
        raise RefusedError(_("this needs a terminal"), hint=_("without one, see: reply-studio show CASE"))
    gc.disable()  # looking for garbage while modules load is a tenth of a start; the application enables it again
    from reply_studio import bootstrap
    from reply_studio.services.desk import find_case
    from reply_studio.tui.app import StudioApp

    place = Path(directory or ".")
    root = bootstrap.find_workspace(place)
    here = root is not None and (directory is None or root == place.resolve())
    desk = bootstrap.open_desk(directory, login) if here or case else None
    app = StudioApp(desk, find_case(desk, case) if desk and case else None, place)
    app.run(mouse=desk.config.ui.mouse if desk else True)
    return app.return_code or 0


def _as_text(directory: str | None, login: str | None) -> int:
    from reply_studio import bootstrap
    from reply_studio.cli import diagnostics, output, tables
    from reply_studio.services import summary

    output.line(tables.case_table(summary.rows(bootstrap.open_desk(directory, login))))
    diagnostics.note(_("On a terminal, reply-studio without a command opens the screens."))
    return 0
