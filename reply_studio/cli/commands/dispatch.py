"""``dispatch``: the letter is sent."""

import click

from reply_studio.cli import output
from reply_studio.cli.commands._shared import day, desk
from reply_studio.i18n import _, listed
from reply_studio.services import issuing


@click.command("dispatch", help=_("Record that the issued letter was sent, to all its addressees or to one."))
@click.argument("case")
@click.option("--date", metavar="DATE", help=_("the day it was sent; default: today"))
@click.option("--to", "to", default="", metavar="NAME", help=_("one addressee; default: all"))
@click.pass_context
def command(ctx: click.Context, case: str, date: str | None, to: str) -> None:
    """Record it and say to whom."""
    output.line(_("sent to: {names}").format(names=listed(issuing.dispatch(desk(ctx), case, to, day(date)))))
