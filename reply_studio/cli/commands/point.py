"""``point``: what a suggestion is answered with."""

import click

from reply_studio.cli import output
from reply_studio.cli.commands._shared import day, desk, words
from reply_studio.i18n import _
from reply_studio.model.draft import STATUSES
from reply_studio.services import drafting


@click.command("point", help=_("Set a reply point, or make one with POINT = new."))
@click.argument("case")
@click.argument("point")
@click.option("--answers", metavar="IDS", help=_("the suggestions it answers: 1,3.2"))
@click.option("--status", type=click.Choice(STATUSES), help=_("how far it is"))
@click.option("--heading", metavar="TEXT", help=_("its heading"))
@click.option("--reason", metavar="TEXT", help=_("why it is declined"))
@click.option("--progress", metavar="TEXT|-", help=_("add a progress passage"))
@click.option("--plan", metavar="TEXT|-", help=_("add a plan"))
@click.option("--unit", metavar="NAME", help=_("the plan's responsible unit"))
@click.option("--due", metavar="DATE", help=_("the plan's date"))
@click.pass_context
def command(
    ctx: click.Context,
    case: str,
    point: str,
    answers: str | None,
    status: str | None,
    heading: str | None,
    reason: str | None,
    progress: str | None,
    plan: str | None,
    unit: str | None,
    due: str | None,
) -> None:
    """Change the point and name it."""
    change = drafting.PointChange(
        answers=answers,
        status=status,
        heading=heading,
        reason=reason,
        progress=words(progress),
        plan=words(plan),
        unit=unit,
        due=day(due),
    )
    case_id, point_id = drafting.set_point(desk(ctx), case, point, change)
    output.line(_("{case}: point {point} saved").format(case=case_id, point=point_id))
