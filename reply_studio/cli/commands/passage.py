"""``passage``: the draft's passages, split, joined, moved, edited, deleted; words replaced in all of them."""

import click

from reply_studio.cli import output
from reply_studio.cli.commands._shared import Group, day, desk, words
from reply_studio.errors import UsageError
from reply_studio.i18n import _
from reply_studio.services import passages, replacing


@click.group(
    "passage", cls=Group, help=_("Split, join, move, edit or delete passages of the draft; replace words in it.")
)
def command() -> None:
    """Only a name for the six below."""


def _say(case: str, passage: str) -> None:
    output.line(_("{case}: passage {passage} saved").format(case=case, passage=passage))


@command.command("split", help=_("Cut a passage in two; both halves keep its sources."))
@click.argument("case")
@click.argument("passage")
@click.option("--before", required=True, metavar="TEXT", help=_("the first words of the second half"))
@click.pass_context
def split(ctx: click.Context, case: str, passage: str, before: str) -> None:
    """Split it and name the second half."""
    _say(case, passages.split(desk(ctx), case, passage, before))


@command.command("join", help=_("Put the second passage's words behind the first's."))
@click.argument("case")
@click.argument("first")
@click.argument("second")
@click.pass_context
def join(ctx: click.Context, case: str, first: str, second: str) -> None:
    """Join them."""
    _say(case, passages.join(desk(ctx), case, first, second))


@command.command("move", help=_("Move a passage to another point, or up and down."))
@click.argument("case")
@click.argument("passage")
@click.option("--point", metavar="POINT", help=_("the point it goes to"))
@click.option("--by", type=int, metavar="N", help=_("places down; negative: up"))
@click.pass_context
def move(ctx: click.Context, case: str, passage: str, point: str | None, by: int | None) -> None:
    """Move it."""
    if (point is None) == (by is None):
        raise UsageError(_("say where it goes"), hint=_("either --point POINT or --by N"))
    _say(case, passages.move(desk(ctx), case, passage, point, by or 0))


@command.command("edit", help=_("Set a passage's words, or a plan's unit and date."))
@click.argument("case")
@click.argument("passage")
@click.option("--text", metavar="TEXT|-", help=_("the new words"))
@click.option("--unit", metavar="NAME", help=_("the plan's responsible unit"))
@click.option("--due", metavar="DATE", help=_("the plan's date"))
@click.pass_context
def edit(ctx: click.Context, case: str, passage: str, text: str | None, unit: str | None, due: str | None) -> None:
    """Edit it."""
    wording = passages.Wording(text=words(text), unit=unit, due=day(due))
    _say(case, passages.edit(desk(ctx), case, passage, wording))


@command.command("delete", help=_("Take a passage out of the draft; undo brings it back."))
@click.argument("case")
@click.argument("passage")
@click.pass_context
def delete(ctx: click.Context, case: str, passage: str) -> None:
    """Delete it."""
    gone = passages.delete(desk(ctx), case, passage)
    output.line(_("{case}: passage {passage} deleted").format(case=case, passage=gone))


@command.command("replace", help=_("Replace words everywhere in the draft, in one step that undo takes back."))
@click.argument("case")
@click.option("--find", "wanted", required=True, metavar="TEXT", help=_("the words as they stand there, exactly"))
@click.option("--with", "instead", required=True, metavar="TEXT", help=_("the words to put there"))
@click.option("--in", "point", metavar="POINT", help=_("only in this point"))
@click.option("--dry-run", "dry", is_flag=True, help=_("only show the places"))
@click.pass_context
def replace(ctx: click.Context, case: str, wanted: str, instead: str, point: str | None, dry: bool) -> None:
    """Replace them and show each place."""
    found = replacing.replace(desk(ctx), case, wanted, instead, point, dry=dry)
    for each in found:
        output.line(f"{each.anchor}: {each.before()}[{wanted} -> {instead}]{each.behind(len(wanted))}")
    told = _("places found: {n}; nothing was changed") if dry or not found else _("places replaced: {n}")
    output.line(told.format(n=len(found)))
