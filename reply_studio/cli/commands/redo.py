"""``redo``: what the last undo took away, again."""

import click

from reply_studio.cli import output
from reply_studio.cli.commands._shared import desk
from reply_studio.i18n import _
from reply_studio.services import undoing
from reply_studio.services.words import act_word


@click.command("redo", help=_("Bring back what the last undo took away."))
@click.argument("case")
@click.option("--proposal", is_flag=True, help=_("the last correction of the proposal or of its units instead"))
@click.pass_context
def command(ctx: click.Context, case: str, proposal: bool) -> None:
    """Redo and say what."""
    part = undoing.PROPOSAL if proposal else undoing.DRAFT
    output.line(_("done again: {act}").format(act=act_word(undoing.redo(desk(ctx), case, part))))
