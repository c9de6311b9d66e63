"""``phrase``: the office's phrase bank, filled with the fields of a case."""

import click

from reply_studio.cli import diagnostics, output
from reply_studio.cli.commands._shared import Group, desk
from reply_studio.i18n import _
from reply_studio.services import naming, phrases
from reply_studio.services.desk import Desk, open_case
from reply_studio.services.phrases import Phrase


@click.group("phrase", cls=Group, help=_("The office's phrases, filled with the fields of a case."))
def command() -> None:
    """Only a name for the two below."""


@command.command("list", help=_("Every phrase as it reads in this case."))
@click.argument("case")
@click.option("--on", metavar="SUGGESTION", help=_("the suggestion at hand"))
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", help=_("how to print it"))
@click.pass_context
def every(ctx: click.Context, case: str, on: str | None, form: str) -> None:
    """Print them; a broken file is told on the side."""
    opened = desk(ctx)
    found = _filled(opened, case, on)
    if form == "json":
        output.document({"phrases": found})
        return
    if not found:
        output.line(_("there are no phrases; put *.j2 files into {folder}").format(folder=phrases.folder(opened)))
    for each in found:
        if each.fault:
            diagnostics.note(f"{phrases.place(opened, each)}: {each.fault}")
        else:
            output.line(f"{each.name}  {each.label}".rstrip())
            output.line(f"    {each.text or _('(nothing to say in this case)')}")


def _filled(opened: Desk, case: str, on: str | None) -> tuple[Phrase, ...]:
    file = open_case(opened, case)
    return phrases.phrases(opened, file, naming.suggestion_id(file.proposal, on) if on else "")


@command.command("show", help=_("One phrase as it reads in this case."))
@click.argument("case")
@click.argument("name")
@click.option("--on", metavar="SUGGESTION", help=_("the suggestion at hand"))
@click.pass_context
def show(ctx: click.Context, case: str, name: str, on: str | None) -> None:
    """Print its text."""
    opened = desk(ctx)
    file = open_case(opened, case)
    suggestion = naming.suggestion_id(file.proposal, on) if on else ""
    output.line(phrases.phrase(opened, file, name, suggestion).text)
