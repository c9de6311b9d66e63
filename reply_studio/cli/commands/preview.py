"""``preview``: the composed letter as text."""

import click

from reply_studio.cli import output
from reply_studio.cli.commands._shared import desk
from reply_studio.i18n import _
from reply_studio.model.draft import LAYOUTS
from reply_studio.services import printing


@click.command("preview", help=_("The letter as it will be printed, as text."))
@click.argument("case")
@click.option("--paper", type=click.Choice(printing.PAPERS), help=_("which paper; default: by our role"))
@click.option("--layout", type=click.Choice(LAYOUTS), help=_("how the letter is ordered"))
@click.pass_context
def command(ctx: click.Context, case: str, paper: str | None, layout: str | None) -> None:
    """Print the letter."""
    letter = printing.letter_of(desk(ctx), case, paper, layout)
    output.line(letter.text())
