"""``demo``: the sample case of a fictional city through the main job, each step told."""

from pathlib import Path

import click

from reply_studio.cli import output
from reply_studio.cli.start import is_terminal, screens
from reply_studio.i18n import _


@click.command("demo", help=_("Run the sample case through the main job; again changes nothing."))
@click.argument("directory", required=False, metavar="[DIR]", type=click.Path(path_type=Path))
@click.pass_context
def command(ctx: click.Context, directory: Path | None) -> int:
    """Run the demo in the workspace found, or in a new one made at DIR; on a terminal it ends in the workbench."""
    from reply_studio import bootstrap
    from reply_studio.services import demo

    options = ctx.find_root().obj or {}
    opened = bootstrap.demo_desk(directory, options)
    output.line(_("workspace: {path}").format(path=opened.root))
    result = demo.run(opened, bootstrap.packaged("samples"), output.line)
    output.line(_("the letter: {path}").format(path=result.letter))
    if is_terminal():
        click.pause(_("Press a key to open the case in the workbench (ctrl-Q leaves it)."), err=True)
        return screens(str(opened.root), options.get("login"), result.case)
    return 1 if result.errors else 0
