"""What several commands need: the desk from the global options, dates, the choice of formats."""

import datetime as dt
import sys
from pathlib import Path
from typing import Any

import click

from reply_studio.cli.speech import Context
from reply_studio.config import Config
from reply_studio.errors import RefusedError, UsageError
from reply_studio.i18n import _
from reply_studio.services.desk import Desk


class Group(click.Group):
    """A command that is a name for several; they speak the interface's language, too."""

    context_class = Context

    def add_command(self, cmd: click.Command, name: str | None = None) -> None:
        """A subcommand with our context."""
        cmd.context_class = Context
        super().add_command(cmd, name)


class Target(click.Path):
    """Where a command writes what it is asked for: any file but one that a case keeps."""

    def __init__(self) -> None:
        super().__init__(path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The path.

        Raises:
            RefusedError: a case keeps a file there, such as an issued letter.
        """
        found = Path(str(super().convert(value, param, ctx)))
        refuse_kept(found)
        return found


def refuse_kept(path: Path) -> None:
    """Said before anything is made.

    Raises:
        RefusedError: a case keeps a file there.
    """
    from reply_studio.store.layout import is_kept

    if is_kept(path):
        message, hint = _("belongs to a case, which keeps it as it is"), _("name another file with -o")
        raise RefusedError(message, where=str(path), hint=hint)


def desk(ctx: click.Context) -> Desk:
    """The desk of the workspace named by ``-C`` or found from here upward, for the person named by ``--as``."""
    from reply_studio.bootstrap import open_desk

    options: dict[str, Any] = ctx.find_root().obj or {}
    return open_desk(options.get("directory"), options.get("login"))


def nearby(ctx: click.Context) -> tuple[Config | None, Path | None]:
    """The configuration and folder of the workspace, where there is one: for commands that work without, too."""
    from reply_studio import bootstrap, config

    named = (ctx.find_root().obj or {}).get("directory")
    root = bootstrap.find_workspace(Path(named or "."))
    return (None, None) if root is None else (config.load(root / "config.toml"), root)


def password(file: Path | None) -> str:
    """A key's password: typed unseen, or a file's first line; never an argument, which others on the machine can read.

    Raises:
        UsageError: there is neither a file nor a terminal to ask at.
    """
    from reply_studio.services import signing

    if file is not None:
        return signing.read(file).decode("utf-8", "replace").split("\n", 1)[0].rstrip("\r")
    if not sys.stdin.isatty():
        raise UsageError(_("the key's password is needed"), hint=_("add: --password-file FILE"))
    return str(click.prompt(_("password of the key"), hide_input=True, default="", show_default=False, err=True))


def day(text: str | None) -> dt.date | None:
    """An ISO date typed by a person.

    Raises:
        UsageError: it is none.
    """
    if text is None:
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise UsageError(
            _("\u201c{text}\u201d is no date").format(text=text), hint=_("write it like 2026-09-30")
        ) from None


def words(text: str | None) -> str | None:
    """A text option; ``-`` stands for standard input."""
    if text != "-":
        return text
    return sys.stdin.read()
