"""``outline``: a reply point for every suggestion that has none."""

import click

from reply_studio.cli import output
from reply_studio.cli.commands._shared import desk
from reply_studio.i18n import _, listed
from reply_studio.model.draft import LAYOUTS
from reply_studio.services import drafting


@click.command("outline", help=_("Make a reply point for every suggestion not yet answered."))
@click.argument("case")
@click.option("--layout", type=click.Choice(LAYOUTS), help=_("how the letter is ordered"))
@click.pass_context
def command(ctx: click.Context, case: str, layout: str | None) -> None:
    """Make the points and name them."""
    case_id, made = drafting.outline(desk(ctx), case, layout)
    if made:
        output.line(_("{case}: new points {points}").format(case=case_id, points=listed(made)))
    else:
        output.line(_("{case}: every suggestion has a point").format(case=case_id))
