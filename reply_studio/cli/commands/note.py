"""``note``: private notes to colleagues, kept in the draft and never printed."""

import click

from reply_studio.cli import output
from reply_studio.cli.commands._shared import Group, desk, words
from reply_studio.i18n import _
from reply_studio.services import noting
from reply_studio.services.desk import open_case
from reply_studio.services.noting import Told


@click.group("note", cls=Group, help=_("Private notes to colleagues; no letter, paper or preview ever shows them."))
def command() -> None:
    """Only a name for the four below."""


@command.command("add", help=_("Keep a note."))
@click.argument("case")
@click.argument("text")
@click.option("--on", default="", metavar="ANCHOR", help=_("a point or passage; default: the case as a whole"))
@click.pass_context
def add(ctx: click.Context, case: str, text: str, on: str) -> None:
    """Keep it and say its id."""
    output.line(_("note {id} kept").format(id=noting.add(desk(ctx), case, words(text) or "", on)))


@command.command("edit", help=_("Set a note's words."))
@click.argument("case")
@click.argument("note")
@click.argument("text")
@click.pass_context
def edit(ctx: click.Context, case: str, note: str, text: str) -> None:
    """Change it."""
    output.line(_("note {id} kept").format(id=noting.edit(desk(ctx), case, note, words(text) or "")))


@command.command("delete", help=_("Take a note away; undo brings it back."))
@click.argument("case")
@click.argument("note")
@click.pass_context
def delete(ctx: click.Context, case: str, note: str) -> None:
    """Delete it."""
    output.line(_("note {id} deleted").format(id=noting.delete(desk(ctx), case, note)))


@command.command("list", help=_("All notes of a case."))
@click.argument("case")
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", help=_("how to print it"))
@click.pass_context
def every(ctx: click.Context, case: str, form: str) -> None:
    """Print them in their order."""
    found = noting.every(open_case(desk(ctx), case))
    if form == "json":
        output.document({"notes": found})
        return
    for each in found:
        output.line(_line(each))


def _line(note: Told) -> str:
    place = (note.on or _("the case")) + (" " + _("(gone)") if note.gone else "")
    quote = f" \u201c{note.quote}\u201d" if note.quote else ""
    return f"{note.id} {place}{quote}: {note.text}"
