"""``countersign``: a unit agrees to the letter."""

import click

from reply_studio.cli import output
from reply_studio.cli.commands._shared import desk
from reply_studio.cli.decided import text
from reply_studio.i18n import _
from reply_studio.services import reviewing


@click.command("countersign", help=_("Record that a unit has agreed to the letter as it is."))
@click.argument("case")
@click.option("--unit", required=True, metavar="NAME", help=_("the unit"))
@click.pass_context
def command(ctx: click.Context, case: str, unit: str) -> None:
    """Record it."""
    opened = desk(ctx)
    output.line(text(opened, reviewing.countersign(opened, case, unit)))
