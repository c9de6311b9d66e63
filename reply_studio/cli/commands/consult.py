"""``consult``: the proposer was talked with."""

import click

from reply_studio.cli import output
from reply_studio.cli.commands._shared import Group, day, desk
from reply_studio.i18n import _
from reply_studio.services import life


@click.group("consult", cls=Group, help=_("Consultations with the proposer."))
def command() -> None:
    """Only a name for those below."""


@command.command("add", help=_("Keep that the proposer was consulted, and what came of it."))
@click.argument("case")
@click.option("--how", required=True, type=click.Choice(life.HOW), help=_("how"))
@click.option("--with", "name", required=True, metavar="NAME", help=_("with whom"))
@click.option("--outcome", required=True, metavar="TEXT", help=_("what came of it"))
@click.option("--date", metavar="DATE", help=_("the day; default: today"))
@click.pass_context
def add(ctx: click.Context, case: str, how: str, name: str, outcome: str, date: str | None) -> None:
    """Keep it."""
    life.consult(desk(ctx), case, how, name, outcome, day(date))
    output.line(_("consultation kept"))
