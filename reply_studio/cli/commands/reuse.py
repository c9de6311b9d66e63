"""``reuse``: words with which another case was answered, taken into this one and marked as reused."""

import click

from reply_studio.cli import output
from reply_studio.cli.commands._shared import desk
from reply_studio.i18n import _
from reply_studio.services import reusing


@click.command("reuse", help=_("Take a text with which another case was answered; it is marked as reused."))
@click.argument("case")
@click.argument("other")
@click.argument("number")
@click.option("--point", required=True, metavar="POINT", help=_("the point it goes to"))
@click.option("--text", "n", type=click.IntRange(1), default=1, metavar="N", help=_("which of the texts; default: 1"))
@click.pass_context
def command(ctx: click.Context, case: str, other: str, number: str, point: str, n: int) -> None:
    """Take it and name the passage made."""
    made = reusing.reuse(desk(ctx), case, other, number, n, point)
    output.line(_("{case}: passage {passage} saved").format(case=case, passage=made))
