"""``import``: received files become cases and inputs; one bad file never stops the others."""

from pathlib import Path

import click
import msgspec

from reply_studio.cli import diagnostics, output, shapes, tables
from reply_studio.cli.commands._shared import desk
from reply_studio.errors import InputError, ReplyStudioError
from reply_studio.i18n import _
from reply_studio.services import intake
from reply_studio.services.arrival import Imported, Request
from reply_studio.services.desk import Desk


@click.command("import", help=_("Take in received files: pages, proposals, units' letters."))
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--as", "kind", type=click.Choice(["page", "proposal", "input", "reply"]), help=_("what the files are"))
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
    found = [_one(opened, path, request, codes) for path in _files(paths)]
    if form == "json":
        output.document(shapes.imported(found))
    else:
        for each in found:
            output.line(report(each))
    return codes[0] if codes else 0


def _files(paths: tuple[str, ...]) -> list[Path]:
    """The files named, and those directly in the folders named, in order."""
    files: list[Path] = []
    for each in map(Path, paths):
        files += sorted(one for one in each.iterdir() if one.is_file()) if each.is_dir() else [each]
    return files


def _one(opened: Desk | None, path: Path, request: Request, codes: list[int]) -> Imported:
    try:
        data = _read(path)
        if opened is None:
            return _named(intake.plan(path.name, data, request), path)
        return _named(intake.receive(opened, path.name, data, request), path)
    except ReplyStudioError as error:
        diagnostics.tell(error)
        codes.append(error.exit_code)
        return Imported(file=str(path), action="failed", error=str(error))


def _named(one: Imported, path: Path) -> Imported:
    return msgspec.structs.replace(one, file=str(path))


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(
            _("cannot be read: {cause}").format(cause=error.strerror or error),
            where=str(path),
            hint=_("check the path"),
        ) from error


def report(one: Imported) -> str:
    """The outcome for one file in words, with every remark and its line."""
    if one.intake is None:
        return _("{file}: failed").format(file=one.file)
    lines = [
        _("{file}: {action}").format(file=one.file, action=tables.word(one.action)) + f" {one.case or ''}".rstrip()
    ]
    item = one.intake.item
    if item is not None:
        count = len(item.proposal.suggestions)
        lines.append(
            "  "
            + _("{title} (No. {number}), suggestions: {count}").format(
                title=item.proposal.title, number=item.number or "-", count=count
            )
        )
    lines += [
        "  " + _("letter of {unit}, passages: {count}").format(unit=each.unit or "-", count=len(each.passages))
        for each in one.intake.replies
    ]
    for remark in one.intake.remarks:
        place = _("line {n}").format(n=remark.line) if remark.line else "-"
        lines.append(f"  {place}: {remark.message}")
    return "\n".join(lines)
