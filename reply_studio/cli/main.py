"""Entry point: global options, the language, and the commands, each loaded only when it is called."""

import importlib
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from reply_studio import __version__, i18n
from reply_studio.cli import diagnostics
from reply_studio.errors import ReplyStudioError
from reply_studio.i18n import N_, _

COMMANDS: dict[str, tuple[str, str]] = {
    "init": ("init", N_("make a workspace")),
    "demo": ("demo", N_("the sample case through the main job")),
    "doctor": ("doctor", N_("what works here and what is missing")),
    "import": ("import_", N_("take in received files")),
    "list": ("list_", N_("the cases")),
    "show": ("show", N_("one case")),
    "log": ("log", N_("who did what, and whether the record is whole")),
    "outline": ("outline", N_("a reply point for every suggestion not yet answered")),
    "edit": ("edit", N_("open a file of the case in your editor")),
    "point": ("point", N_("set a reply point: status, progress, plan")),
    "take": ("take", N_("take a unit's passage into a point")),
    "leave-out": ("leave_out", N_("leave a unit's passage out, with a reason")),
    "reopen": ("reopen", N_("take a leave-out back")),
    "merge": ("merge", N_("the units' passages against the suggestions")),
    "preview": ("preview", N_("the letter as text")),
    "check": ("check", N_("find what is wrong with a letter")),
    "render": ("render", N_("the letter as a Word file")),
}
"""Command → (module under ``cli.commands``, one-line help), in the order of the work."""


class Lazy(click.Group):
    """A group whose commands are imported when they are asked for, so that none pays for another."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All command names, in the order of the work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, imported now; ``None`` if there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"reply_studio.cli.commands.{COMMANDS[cmd_name][0]}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands in ``--help``, without importing any."""
        with formatter.section(_("Commands")):
            formatter.write_dl([(name, _(told)) for name, (_module, told) in COMMANDS.items()])


def build() -> click.Group:
    """The command line in the active language."""

    @click.group(cls=Lazy, invoke_without_command=True, help=_("Draft, review and issue official replies."))
    @click.option("-C", "directory", metavar="DIR", help=_("the workspace; default: found from here upward"))
    @click.option("--lang", type=click.Choice(i18n.LANGUAGES), help=_("language of the interface"))
    @click.option("--as", "login", metavar="LOGIN", help=_("act as this person"))
    @click.version_option(__version__, prog_name="reply-studio")
    @click.pass_context
    def reply_studio(ctx: click.Context, directory: str | None, lang: str | None, login: str | None) -> None:
        ctx.obj = {"directory": directory, "login": login}
        if ctx.invoked_subcommand is None:
            ctx.invoke(ctx.command.get_command(ctx, "list"))  # type: ignore[attr-defined]

    return reply_studio


def _option(arguments: Sequence[str], name: str) -> str | None:
    """The value of a global option (before the command), without running click: the language comes first."""
    words = iter(arguments)
    for word in words:
        if word == name:
            return next(words, None)
        if word.startswith(f"{name}="):
            return word.partition("=")[2]
        if word in {"-C", "--lang", "--as"}:
            next(words, None)
        elif not word.startswith("-"):
            return None
    return None


def _language(arguments: Sequence[str]) -> str:
    """``--lang``, else the workspace's ``[ui] language``, else the locale's."""
    asked = _option(arguments, "--lang")
    if asked:
        return asked
    from reply_studio import bootstrap

    return bootstrap.language_of(Path(_option(arguments, "-C") or "."))


def run(arguments: Sequence[str]) -> int:
    """Runs one command and returns its exit code."""
    i18n.activate(_language(arguments))
    try:
        result: Any = build().main(args=list(arguments), prog_name="reply-studio", standalone_mode=False)
        return result if isinstance(result, int) else 0
    except ReplyStudioError as error:
        return diagnostics.tell(error)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return diagnostics.INTERRUPTED
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except Exception as error:  # the last resort: a report file instead of a traceback
        return diagnostics.internal(error)


def main() -> None:
    """The console script."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.exit(run(sys.argv[1:]))
