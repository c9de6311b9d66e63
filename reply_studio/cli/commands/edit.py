"""``edit``: a file of the case in $VISUAL or $EDITOR, checked on return."""

import click

from reply_studio.cli import output
from reply_studio.cli.commands._shared import desk
from reply_studio.cli.editor import edit
from reply_studio.i18n import _


@click.command("edit", help=_("Open a file of the case in your editor; it is checked on return."))
@click.argument("case")
@click.argument("part", type=click.Choice(["draft", "proposal", "case"]), default="draft")
@click.pass_context
def command(ctx: click.Context, case: str, part: str) -> None:
    """Edit, check, save."""
    changed = edit(desk(ctx), case, part)
    output.line(_("saved") if changed else _("unchanged"))
