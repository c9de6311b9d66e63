"""``import``: received files become cases and inputs; one bad file never stops the others."""

from pathlib import Path

import click

from reply_studio.cli import diagnostics, output, shapes
from reply_studio.cli.commands._shared import desk
from reply_studio.errors import ReplyStudioError
from reply_studio.i18n import _
from reply_studio.services import receiving
from reply_studio.services.arrival import Imported, Request
from reply_studio.services.desk import Desk

KINDS = ("page", "proposal", "input", "reply", "form", "ledger")


@click.command("import", help=_("Take in received files: pages, proposals, units' letters."))
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--as", "kind", type=click.Choice(KINDS), help=_("what the files are"))
@click.option("--case", metavar="ID", help=_("the case that the letters belong to"))
@click.option("--unit", metavar="NAME", help=_("the unit that sent the letters"))
@click.option("--dry-run", is_flag=True, help=_("only say what would be understood; write nothing"))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[str, ...],
    kind: str | None,
    case: str | None,
    unit: str | None,
    dry_run: bool,
    form: str,
) -> int:
    """Import each file in the order given and print the report."""
    request = Request(kind=kind, case=case, unit=unit)
    opened = None if dry_run else desk(ctx)
    codes: list[int] = []
    found = [_one(opened, path, request, codes) for path in receiving.files(map(Path, paths))]
    if form == "json":
        output.document(shapes.imported(found))
    else:
        for each in found:
            output.line(receiving.report(each))
    return codes[0] if codes else 0


def _one(opened: Desk | None, path: Path, request: Request, codes: list[int]) -> Imported:
    try:
        return receiving.take_in(opened, path, request)
    except ReplyStudioError as error:
        diagnostics.tell(error)
        codes.append(error.exit_code)
        return receiving.failed(path, error)
