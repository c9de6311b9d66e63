"""``case``: decisions on a whole case. A subcommand is a function below with ``@command.command(name)``."""

import click

from reply_studio.cli import output
from reply_studio.cli.commands._shared import Group, desk
from reply_studio.errors import UsageError
from reply_studio.i18n import _
from reply_studio.services import joining


@click.group("case", cls=Group, help=_("Decide on a whole case."))
def command() -> None:
    """Only a name for those below."""


@command.command("join", help=_("Handle another case together with CASE: the letter of CASE answers both items."))
@click.argument("case")
@click.argument("other", required=False)
@click.option("--to", "to", metavar="CASE", help=_("the other case, in place of OTHER"))
@click.option("--reason", metavar="TEXT", default="", help=_("why; it stands in the journal of both"))
@click.option("--undo", is_flag=True, help=_("handle them apart again; nothing that was written is lost"))
@click.pass_context
def join(ctx: click.Context, case: str, other: str | None, to: str | None, reason: str, undo: bool) -> None:
    """Join the two, or part them."""
    if other and to and other != to:
        raise UsageError(_("two other cases are named"), hint=_("either OTHER or --to"))
    partner = other or to or ""
    if undo:
        output.line(joining.parted_words(joining.part(desk(ctx), case, partner, reason)))
        return
    if not partner:
        raise UsageError(_("the other case is not named"), hint=_("reply-studio case join CASE OTHER"))
    output.line(joining.joined_words(joining.join(desk(ctx), case, partner, reason)))
