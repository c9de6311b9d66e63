"""``conformity``: whether Word letters keep to GB/T 9704-2012, clause by clause, whoever made them."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reply_studio.cli import output
from reply_studio.cli.tables import table
from reply_studio.errors import InputError
from reply_studio.i18n import N_, _

if TYPE_CHECKING:
    from reply_studio.letter.conformity import Report

_WORDS = {"pass": N_("kept"), "fail": N_("NOT KEPT"), "not_applicable": N_("does not apply")}


@click.command("conformity", help=_("Whether Word letters keep to GB/T 9704-2012, clause by clause."))
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@click.option(
    "--print/--no-print",
    "printing",
    default=None,
    help=_("measure the printed page, too; default: where LibreOffice is"),
)
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", help=_("how to print it"))
def command(files: tuple[Path, ...], printing: bool | None, form: str) -> int:
    """Judge the files; 1 where one of them fails a clause. Needs no workspace."""
    from reply_studio.letter import conformity

    failed, shown = 0, []
    for each in files:
        report = conformity.judge(str(each), _read(each), printing=printing)
        failed += bool(report.failed)
        shown.append(_shape(report))
        if form == "text":
            _tell(report)
    if form == "json":
        output.document(shown[0] if len(shown) == 1 else {"letters": shown})
    return int(failed > 0)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise InputError(_("there is no such file"), where=str(path), hint=_("check its name")) from None
    except OSError as error:
        raise InputError(_("cannot be read: {cause}").format(cause=error.strerror or error), where=str(path)) from error


def _shape(report: "Report") -> dict[str, Any]:
    return {
        "file": report.file,
        "clauses": list(report.verdicts),
        "summary": {each: _count(report, each) for each in _WORDS},
        "pages": report.pages,
    }


def _count(report: "Report", status: str) -> int:
    return sum(each.status == status for each in report.verdicts)


def _tell(report: "Report") -> None:
    """The table, then what fails with its place: a cell has no room for it."""
    heads = (_("clause"), _("what"), _("state"), _("found"))
    rows = [(each.id, each.title, _(_WORDS[each.status]), each.found) for each in report.verdicts]
    output.line(report.file)
    output.line(table(heads, rows, (8, 46, 16, 60)))
    for each in report.failed:
        told = _("{clause} {title}: wanted {expected}, found {found}")
        output.line("- " + told.format(clause=each.id, title=each.title, expected=each.expected, found=each.found))
        if each.where:
            output.line(f"    {each.where}")
    if report.pages is None:
        output.line(_("The print was not measured: LibreOffice or poppler is not installed, or it was not wanted."))
    summary = _("{passed} kept, {failed} not kept, {other} do not apply")
    counts = (_count(report, each) for each in _WORDS)
    output.line(summary.format(**dict(zip(("passed", "failed", "other"), counts, strict=True))))
