"""``request``: units are asked for their input, with a form to fill in; one that is late is reminded with a letter."""

import datetime as dt
from pathlib import Path

import click

from reply_studio.cli import diagnostics, output
from reply_studio.cli.commands._shared import Target, day, desk
from reply_studio.errors import ReplyStudioError, UsageError
from reply_studio.i18n import _
from reply_studio.services import asking, reminding
from reply_studio.services.desk import Desk


@click.command("request", help=_("Ask a unit for its input: write a Word form with one row a suggestion."))
@click.argument("case")
@click.option(
    "--unit", "units", required=True, multiple=True, metavar="NAME", help=_("the unit that is asked; also several")
)
@click.option("--reply-by", metavar="D", help=_("the day its answer is wanted; default: the office's period"))
@click.option("--remind", is_flag=True, help=_("write a reminder letter to a unit that was asked and has not answered"))
@click.option("-o", "target", type=Target(), metavar="FILE.docx", help=_("where to write it"))
@click.pass_context
def command(  # one parameter an option
    ctx: click.Context, case: str, units: tuple[str, ...], reply_by: str | None, remind: bool, target: Path | None
) -> None:
    """Write form or letter for every unit, record it, and say where they are; what failed is said at the end."""
    if target and len(units) > 1:
        raise UsageError(_("one file for several units"), hint=_("leave -o out: each gets a file of its own"))
    write, office, wanted = _reminder if remind else _form, desk(ctx), day(reply_by)
    failed: list[ReplyStudioError] = []
    for unit in units:
        try:
            write(office, case, unit, wanted, target)
        except ReplyStudioError as error:
            failed.append(error)
    for each in failed[:-1]:
        diagnostics.tell(each)
    if failed:
        raise failed[-1]


def _form(office: Desk, case: str, unit: str, reply_by: dt.date | None, target: Path | None) -> None:
    done = asking.request(office, case, unit, reply_by, target)
    output.line(
        _("{case}: {unit} is asked to answer by {day}").format(case=done.case, unit=done.unit, day=done.reply_by)
    )
    output.line(_("written: {path}").format(path=done.path))


def _reminder(office: Desk, case: str, unit: str, reply_by: dt.date | None, target: Path | None) -> None:
    done = reminding.remind(office, case, unit, reply_by, target)
    told = _("{case}: {unit} is reminded; it is to answer by {day}")
    output.line(told.format(case=done.case, unit=done.unit, day=done.reply_by))
    if done.days_late:
        output.line(_("it was to answer by {day}: {n} days late").format(day=done.wanted, n=done.days_late))
    output.line(_("written: {path}").format(path=done.path))
