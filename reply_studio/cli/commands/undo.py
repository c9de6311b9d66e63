"""``undo``: my last change of the draft taken back."""

import click

from reply_studio.cli import output
from reply_studio.cli.commands._shared import desk
from reply_studio.i18n import _
from reply_studio.services import undoing


@click.command("undo", help=_("Take your last change of the draft back; it lasts over restarts."))
@click.argument("case")
@click.pass_context
def command(ctx: click.Context, case: str) -> None:
    """Undo and say what."""
    output.line(_("taken back: {act}").format(act=undoing.undo(desk(ctx), case)))
