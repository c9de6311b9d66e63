"""``take``: a unit's passage into a point, with its source kept."""

import click

from reply_studio.cli import output
from reply_studio.cli.commands._shared import day, desk
from reply_studio.i18n import _
from reply_studio.services import drafting


@click.command("take", help=_("Take a unit's passage into a reply point; its source is kept."))
@click.argument("case")
@click.argument("passage")
@click.option("--point", required=True, metavar="POINT", help=_("the point it goes into"))
@click.option("--plan", is_flag=True, help=_("as a plan, not as progress"))
@click.option("--due", metavar="DATE", help=_("the plan's date"))
@click.option("--instead", metavar="ID", help=_("replace the old words of that unit in this passage of the draft"))
@click.pass_context
def command(
    ctx: click.Context, case: str, passage: str, point: str, plan: bool, due: str | None, instead: str | None
) -> None:
    """Take the passage."""
    case_id, made = drafting.take(desk(ctx), case, passage, point, plan=plan, due=day(due), instead=instead)
    if instead:
        output.line(
            _("{case}: {passage} taken in place of the old words in {old}").format(
                case=case_id, passage=passage, old=made
            )
        )
        return
    output.line(_("{case}: {passage} taken as {new}").format(case=case_id, passage=passage, new=made))
