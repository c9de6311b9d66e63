"""``return``: the letter goes back to the drafter."""

import click

from reply_studio.cli import output
from reply_studio.cli.commands._shared import desk
from reply_studio.cli.decided import text
from reply_studio.i18n import _
from reply_studio.services import reviewing


@click.command("return", help=_("Return the letter to the drafter, with reasons."))
@click.argument("case")
@click.option("--reason", default="", metavar="TEXT", help=_("what is to be changed"))
@click.pass_context
def command(ctx: click.Context, case: str, reason: str) -> None:
    """Return it."""
    opened = desk(ctx)
    output.line(text(opened, reviewing.give_back(opened, case, reason)))
