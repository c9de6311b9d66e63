"""``rehandle``: a second handling after a dissatisfied proposer."""

import click

from reply_studio.cli import output
from reply_studio.cli.commands._shared import desk
from reply_studio.i18n import _
from reply_studio.services import life
from reply_studio.services.words import word


@click.command("rehandle", help=_("Begin a second handling: a second reply is drafted, the first one stays."))
@click.argument("case")
@click.pass_context
def command(ctx: click.Context, case: str) -> None:
    """Begin it."""
    state = life.move(desk(ctx), case, "rehandle")
    output.line(_("a second reply is to be drafted; the case is {state}").format(state=word(state.value)))
