"""``submit``: the letter goes into review."""

import click

from reply_studio.cli import output
from reply_studio.cli.commands._shared import desk
from reply_studio.cli.decided import text
from reply_studio.i18n import _
from reply_studio.services import reviewing


@click.command("submit", help=_("Give the letter to the first reviewer; the text stands still from then on."))
@click.argument("case")
@click.pass_context
def command(ctx: click.Context, case: str) -> None:
    """Submit it and say who is next."""
    opened = desk(ctx)
    output.line(text(opened, reviewing.submit(opened, case)))
