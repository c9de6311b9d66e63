"""``leave-out``: a unit's passage is not used, and why."""

import click

from reply_studio.cli import output
from reply_studio.cli.commands._shared import desk
from reply_studio.i18n import _
from reply_studio.services import drafting


@click.command("leave-out", help=_("Leave a unit's passage out of the reply, with a reason."))
@click.argument("case")
@click.argument("passage")
@click.option("--reason", required=True, metavar="TEXT", help=_("why it is left out"))
@click.pass_context
def command(ctx: click.Context, case: str, passage: str, reason: str) -> None:
    """Record it."""
    case_id = drafting.leave_out(desk(ctx), case, passage, reason)
    output.line(_("{case}: {passage} left out").format(case=case_id, passage=passage))
