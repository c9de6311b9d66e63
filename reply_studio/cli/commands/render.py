"""``render``: the letter as a Word file."""

from pathlib import Path

import click

from reply_studio.cli import output
from reply_studio.cli.commands._shared import desk
from reply_studio.i18n import _
from reply_studio.model.draft import LAYOUTS
from reply_studio.services import printing, sheets

SHEET = "sign-off-sheet"


@click.command("render", help=_("The letter as a Word file (for review: no number, no date)."))
@click.argument("case")
@click.option("--paper", type=click.Choice((*printing.PAPERS, SHEET)), help=_("which paper; default: by our role"))
@click.option("--layout", type=click.Choice(LAYOUTS), help=_("how the letter is ordered"))
@click.option("--template", type=click.Path(path_type=Path), metavar="FILE", help=_("another Word template"))
@click.option("-o", "target", type=click.Path(path_type=Path), metavar="FILE", help=_("where to write it"))
@click.pass_context
def command(
    ctx: click.Context, case: str, paper: str | None, layout: str | None, template: Path | None, target: Path | None
) -> None:
    """Write the file and say where it is."""
    if paper == SHEET:
        output.line(_("written: {path}").format(path=sheets.sheet(desk(ctx), case, target)))
        return
    path = printing.render(desk(ctx), case, paper=paper, layout=layout, template=template, target=target)
    output.line(_("written: {path}").format(path=path))
