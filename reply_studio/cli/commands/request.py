"""``request``: a unit is asked for its input, with a form to fill in."""

from pathlib import Path

import click

from reply_studio.cli import output
from reply_studio.cli.commands._shared import day, desk
from reply_studio.i18n import _
from reply_studio.services import asking


@click.command("request", help=_("Ask a unit for its input: write a Word form with one row a suggestion."))
@click.argument("case")
@click.option("--unit", required=True, metavar="NAME", help=_("the unit that is asked"))
@click.option("--reply-by", metavar="D", help=_("the day its answer is wanted; default: the office's period"))
@click.option("-o", "target", type=click.Path(path_type=Path), metavar="FILE.docx", help=_("where to write the form"))
@click.pass_context
def command(ctx: click.Context, case: str, unit: str, reply_by: str | None, target: Path | None) -> None:
    """Write the form, record the request, and say both."""
    done = asking.request(desk(ctx), case, unit, day(reply_by), target)
    output.line(
        _("{case}: {unit} is asked to answer by {day}").format(case=done.case, unit=done.unit, day=done.reply_by)
    )
    output.line(_("written: {path}").format(path=done.path))
