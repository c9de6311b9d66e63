"""``same``: two units' passages say the same; one text stands for both, or both stay on purpose."""

import click

from reply_studio.cli import output
from reply_studio.cli.commands._shared import desk
from reply_studio.errors import UsageError
from reply_studio.i18n import _
from reply_studio.services import overlapping


@click.command("same", help=_("Settle two units' passages that say the same; merge lists them as overlaps."))
@click.argument("case")
@click.argument("chosen")
@click.argument("other")
@click.option("--weave", is_flag=True, help=_("both texts in one passage, to be edited into one"))
@click.option("--both", is_flag=True, help=_("both stay in the letter; needs a reason"))
@click.option("--reason", default="", metavar="TEXT", help=_("why both stay"))
@click.pass_context
def command(ctx: click.Context, case: str, chosen: str, other: str, weave: bool, both: bool, reason: str) -> None:
    """Record it and say what stands for what."""
    if both and weave:
        raise UsageError(_("--weave and --both exclude each other"))
    if both:
        case_id = overlapping.stay(desk(ctx), case, chosen, other, reason)
        output.line(_("{case}: {first} and {second} both stay").format(case=case_id, first=chosen, second=other))
        return
    case_id, made = overlapping.settle(desk(ctx), case, chosen, other, woven=weave)
    told = (
        _("{case}: {new} has the words of {first} and {second}")
        if weave
        else _("{case}: {new} has the words of {first}; {second} is named as its source too")
    )
    output.line(told.format(case=case_id, new=made, first=chosen, second=other))
