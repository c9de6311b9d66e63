"""``comment``: remarks on places of the letter."""

import click

from reply_studio.cli import output
from reply_studio.cli.commands._shared import Group, desk, words
from reply_studio.i18n import _
from reply_studio.services import commenting, rights
from reply_studio.services.commenting import Comment
from reply_studio.services.desk import Desk, open_case


@click.group("comment", cls=Group, help=_("Remarks on places of the letter, kept in the journal."))
def command() -> None:
    """Only a name for those below."""


@command.command("add", help=_("Add a comment, or answer one."))
@click.argument("case")
@click.argument("text")
@click.option("--on", default="", metavar="ANCHOR", help=_("a point or passage; default: the letter as a whole"))
@click.option("--answers", default="", metavar="ID", help=_("the comment that it answers"))
@click.pass_context
def add(ctx: click.Context, case: str, text: str, on: str, answers: str) -> None:
    """Keep it and say its id."""
    made = commenting.add(desk(ctx), case, words(text) or "", on, answers)
    output.line(_("comment {id} kept").format(id=made.id))


@command.command("resolve", help=_("Say that a comment is settled."))
@click.argument("case")
@click.argument("comment")
@click.pass_context
def resolve(ctx: click.Context, case: str, comment: str) -> None:
    """Settle it."""
    done = commenting.settle(desk(ctx), case, comment)
    output.line(_("comment {id} is settled").format(id=done.id))


@command.command("list", help=_("All comments of a case."))
@click.argument("case")
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", help=_("how to print it"))
@click.pass_context
def every(ctx: click.Context, case: str, form: str) -> None:
    """Print them, oldest first, answers behind what they answer."""
    opened = desk(ctx)
    found = commenting.comments(open_case(opened, case))
    if form == "json":
        output.document({"comments": found})
        return
    for first in (each for each in found if not each.thread):
        for each in (first, *(one for one in found if one.thread == first.id)):
            output.line(_line(opened, each))


def _line(opened: Desk, comment: Comment) -> str:
    state = _("settled by {who}").format(who=comment.settled_by) if comment.settled_by else _("open")
    place = (comment.on or _("the letter")) + (" " + _("(gone)") if comment.gone else "")
    who = rights.name_of(opened.config, comment.who)
    quote = f" \u201c{comment.quote[:30]}\u201d" if comment.quote else ""
    indent = "  " if comment.thread else ""
    return f"{indent}{comment.id} [{state}] {place}{quote} {who} {comment.at[:16]}: {comment.text}"
