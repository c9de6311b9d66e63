"""``recall``: the drafter takes the letter back."""

import click

from reply_studio.cli import output
from reply_studio.cli.commands._shared import desk
from reply_studio.cli.decided import text
from reply_studio.i18n import _
from reply_studio.services import reviewing


@click.command("recall", help=_("Take a submitted letter back to work on it."))
@click.argument("case")
@click.pass_context
def command(ctx: click.Context, case: str) -> None:
    """Recall it."""
    opened = desk(ctx)
    output.line(text(opened, reviewing.recall(opened, case)))
