"""``feedback``: the proposer's opinion of the reply."""

import click

from reply_studio.cli import output
from reply_studio.cli.commands._shared import day, desk
from reply_studio.i18n import _
from reply_studio.services import life
from reply_studio.services.words import word


@click.command("feedback", help=_("Keep the proposer's opinion of the reply."))
@click.argument("case")
@click.option(
    "--result", required=True, metavar="RESULT", help=_("one of: {kinds}").format(kinds=" ".join(life.RESULTS))
)
@click.option("--from", "sender", default="", metavar="NAME", help=_("who sent it"))
@click.option("--remarks", default="", metavar="TEXT", help=_("in their words"))
@click.option("--date", metavar="DATE", help=_("the day; default: today"))
@click.pass_context
def command(ctx: click.Context, case: str, result: str, sender: str, remarks: str, date: str | None) -> None:
    """Keep it and say the case's state."""
    state = life.feedback(desk(ctx), case, result, sender, remarks, day(date))
    output.line(_("feedback kept; the case is {state}").format(state=word(state.value)))
