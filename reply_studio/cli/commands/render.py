"""``render``: the letter as a Word file, or another paper of the case."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

import click

from reply_studio.cli import diagnostics, output
from reply_studio.cli.commands._shared import desk
from reply_studio.i18n import _, listed
from reply_studio.model.draft import LAYOUTS
from reply_studio.services import printing
from reply_studio.services.desk import Desk

Target = Path | None


def _sheet(office: Desk, case: str, target: Target) -> Path:
    from reply_studio.services import sheets

    return sheets.sheet(office, case, target)


def _page(office: Desk, case: str, target: Target) -> Path:
    from reply_studio.services import public_page

    done = public_page.publish(office, case, target)
    for each in done.left_out:
        diagnostics.note(_("left out, for it is not public: {unit}").format(unit=each))
    if done.differing:
        told = _("read in again, the page would differ from the case in: {parts}")
        diagnostics.note(told.format(parts=listed(done.differing)))
    return done.path


OTHERS: Final[dict[str, Callable[[Desk, str, Target], Path]]] = {"sign-off-sheet": _sheet, "page": _page}
"""Papers that are no letter → what writes them and returns the file."""


@click.command("render", help=_("The letter as a Word file (for review: no number, no date), or another paper."))
@click.argument("case")
@click.option("--paper", type=click.Choice((*printing.PAPERS, *OTHERS)), help=_("which paper; default: by our role"))
@click.option("--layout", type=click.Choice(LAYOUTS), help=_("how the letter is ordered"))
@click.option("--template", type=click.Path(path_type=Path), metavar="FILE", help=_("another Word template"))
@click.option("-o", "target", type=click.Path(path_type=Path), metavar="FILE", help=_("where to write it"))
@click.pass_context
def command(
    ctx: click.Context, case: str, paper: str | None, layout: str | None, template: Path | None, target: Path | None
) -> None:
    """Write the file and say where it is."""
    other = OTHERS.get(paper or "")
    office = desk(ctx)
    if other:
        path = other(office, case, target)
    else:
        path = printing.render(office, case, paper=paper, layout=layout, template=template, target=target)
    output.line(_("written: {path}").format(path=path))
