"""``resolve``: which of two units' figures holds, and why."""

import click

from reply_studio.cli import output
from reply_studio.cli.commands._shared import desk
from reply_studio.i18n import _, listed
from reply_studio.merging import BOTH
from reply_studio.services import resolving


@click.command("resolve", help=_("Decide between two units whose figures differ; merge lists the conflicts."))
@click.argument("case")
@click.argument("conflict")
@click.option("--value", required=True, metavar="V", help=_("the value that holds; both where they count two things"))
@click.option("--reason", required=True, metavar="TEXT", help=_("why it holds"))
@click.pass_context
def command(ctx: click.Context, case: str, conflict: str, value: str, reason: str) -> None:
    """Record the decision and say it."""
    case_id, done = resolving.resolve(desk(ctx), case, conflict, value, reason)
    output.line(
        _("{case}: {conflict} is decided: {what}: {value} ({passages})").format(
            case=case_id,
            conflict=done.id,
            what=done.what,
            value=done.resolved,
            passages=listed(done.passages),
        )
    )
    if done.resolved not in (*done.values, BOTH):
        output.line(_("neither unit gives this value: {values}").format(values=" / ".join(done.values)))
