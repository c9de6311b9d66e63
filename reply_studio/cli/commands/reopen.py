"""``reopen``: a passage that was left out, or a conflict that was decided, is open again."""

import click

from reply_studio.cli import output
from reply_studio.cli.commands._shared import desk
from reply_studio.i18n import _
from reply_studio.services import resolving


@click.command("reopen", help=_("Take a leave-out or the decision on a conflict back: it is open again."))
@click.argument("case")
@click.argument("passage")
@click.pass_context
def command(ctx: click.Context, case: str, passage: str) -> None:
    """Record it."""
    case_id = resolving.open_again(desk(ctx), case, passage)
    output.line(_("{case}: {passage} is open again").format(case=case_id, passage=passage))
