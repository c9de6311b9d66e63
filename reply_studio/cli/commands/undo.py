"""``undo``: my last change of the draft, or my last correction of the proposal, taken back."""

import click

from reply_studio.cli import output
from reply_studio.cli.commands._shared import desk
from reply_studio.i18n import _
from reply_studio.services import undoing
from reply_studio.services.words import act_word


@click.command("undo", help=_("Take your last change of the draft back; it lasts over restarts."))
@click.argument("case")
@click.option("--proposal", is_flag=True, help=_("the last correction of the proposal or of its units instead"))
@click.pass_context
def command(ctx: click.Context, case: str, proposal: bool) -> None:
    """Undo and say what."""
    part = undoing.PROPOSAL if proposal else undoing.DRAFT
    output.line(_("taken back: {act}").format(act=act_word(undoing.undo(desk(ctx), case, part))))
