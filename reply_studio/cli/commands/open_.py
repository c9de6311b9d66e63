"""``open``: the screens on one case."""

import click

from reply_studio.cli.start import screens
from reply_studio.i18n import _


@click.command("open", help=_("Open a case in the workbench. Needs a terminal."))
@click.argument("case")
@click.pass_context
def command(ctx: click.Context, case: str) -> int:
    """Run the screens and return their exit code."""
    options = ctx.find_root().obj or {}
    return screens(options.get("directory"), options.get("login"), case)
