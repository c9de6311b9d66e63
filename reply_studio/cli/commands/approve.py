"""``approve``: agree to the letter as it is."""

from pathlib import Path

import click

from reply_studio.cli import output
from reply_studio.cli.commands._shared import desk
from reply_studio.cli.decided import text
from reply_studio.i18n import _
from reply_studio.services import reviewing


@click.command("approve", help=_("Agree to the letter as it is, for the step of review that is open."))
@click.argument("case")
@click.option("--on-behalf", default="", metavar="LOGIN", help=_("who signed the printed sign-off sheet"))
@click.option("--evidence", type=click.Path(path_type=Path), metavar="FILE", help=_("the scan of the signed sheet"))
@click.option("--bypass", default="", metavar="REASON", help=_("pass the rule on one's own words; shown ever after"))
@click.pass_context
def command(ctx: click.Context, case: str, on_behalf: str, evidence: Path | None, bypass: str) -> None:
    """Approve it and say who is next."""
    opened = desk(ctx)
    way = reviewing.Way(on_behalf=on_behalf, evidence=evidence, bypass=bypass.strip())
    output.line(text(opened, reviewing.approve(opened, case, way)))
