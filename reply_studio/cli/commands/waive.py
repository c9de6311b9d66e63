"""``waive``: a finding is left as it is, with a reason."""

import click

from reply_studio.cli import output
from reply_studio.cli.commands._shared import desk
from reply_studio.errors import UsageError
from reply_studio.i18n import _
from reply_studio.services import waiving


@click.command("waive", help=_("Leave a finding as it is, with a reason; it counts again when its text changes."))
@click.argument("case")
@click.argument("code")
@click.option("--on", "place", required=True, metavar="ANCHOR", help=_("where: as check prints it after the file"))
@click.option("--reason", metavar="TEXT", help=_("why it is left as it is"))
@click.option("--undo", is_flag=True, help=_("take the waiver back"))
@click.pass_context
def command(ctx: click.Context, case: str, code: str, place: str, reason: str | None, undo: bool) -> None:
    """Record it."""
    if undo:
        case_id = waiving.take_back(desk(ctx), case, code, place)
        output.line(_("{case}: {code} on {place} counts again").format(case=case_id, code=code, place=place))
        return
    if reason is None:
        raise UsageError(_("a waiver needs a reason"), hint=_("add: --reason TEXT"))
    case_id, found = waiving.waive(desk(ctx), case, code, place, reason)
    output.line(
        _("{case}: {code} on {place} is waived ({n} findings)").format(
            case=case_id, code=found[0].code, place=place, n=len(found)
        )
    )
