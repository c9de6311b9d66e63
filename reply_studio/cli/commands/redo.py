"""``redo``: what the last undo took away, again."""

import click

from reply_studio.cli import output
from reply_studio.cli.commands._shared import desk
from reply_studio.i18n import _
from reply_studio.services import undoing


@click.command("redo", help=_("Bring back what the last undo took away."))
@click.argument("case")
@click.pass_context
def command(ctx: click.Context, case: str) -> None:
    """Redo and say what."""
    output.line(_("done again: {act}").format(act=undoing.redo(desk(ctx), case)))
