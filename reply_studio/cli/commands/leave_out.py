"""``leave-out``: a unit's passage is not used, and why."""

import click

from reply_studio.cli import output
from reply_studio.cli.commands._shared import desk
from reply_studio.i18n import _
from reply_studio.services import drafting, renewing


@click.command("leave-out", help=_("Leave a unit's passage out of the reply, with a reason."))
@click.argument("case")
@click.argument("passage")
@click.option("--reason", required=True, metavar="TEXT", help=_("why it is left out"))
@click.option("--keep", metavar="ID", help=_("the passage of the draft that keeps the unit's earlier words instead"))
@click.pass_context
def command(ctx: click.Context, case: str, passage: str, reason: str, keep: str | None) -> None:
    """Record it."""
    if keep is None:
        case_id = drafting.leave_out(desk(ctx), case, passage, reason)
    else:
        case_id = renewing.keep(desk(ctx), case, passage, keep, reason)
    output.line(_("{case}: {passage} left out").format(case=case_id, passage=passage))
