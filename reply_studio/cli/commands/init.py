"""``init``: a new workspace."""

from pathlib import Path

import click

from reply_studio.cli import output
from reply_studio.i18n import _


@click.command("init", help=_("Make a workspace: config.toml with your unit, templates, drafts."))
@click.argument("directory", default=".", metavar="[DIR]", type=click.Path(path_type=Path))
@click.option("--unit", default="", metavar="NAME", help=_("your own unit"))
def command(directory: Path, unit: str) -> None:
    """Make it and say where it is."""
    from reply_studio import bootstrap

    made = bootstrap.make_workspace(directory, unit)
    output.line(_("workspace made: {path}").format(path=made))
    if not unit:
        output.line(_("set your unit in config.toml, [office] name"))
    output.line(
        _("next: reply-studio -C {path} opens the list of cases; F4 there takes in what arrived").format(path=directory)
    )
