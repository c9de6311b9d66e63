"""The command line as the library wants it: a group whose commands are imported when they are asked for."""

import importlib

import click

from reply_studio import __version__, i18n
from reply_studio.cli import speech
from reply_studio.cli.main import COMMANDS
from reply_studio.cli.start import start
from reply_studio.i18n import _


class Lazy(click.Group):
    """A group whose commands are imported when they are asked for, so that none pays for another."""

    context_class = speech.Context

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All command names, in the order of the work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, imported now; ``None`` if there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"reply_studio.cli.commands.{COMMANDS[cmd_name][0]}")
        command: click.Command = module.command
        command.context_class = speech.Context
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
            ctx.exit(start(directory, login))

    return reply_studio
