"""``check``: what is wrong with our letters, or with any letter."""

from collections.abc import Iterable
from pathlib import Path

import click

from reply_studio import checks
from reply_studio.cli import diagnostics, findings, output
from reply_studio.cli.commands._shared import desk
from reply_studio.errors import RefusedError, UsageError
from reply_studio.i18n import _
from reply_studio.services import checking, fixing
from reply_studio.services.checking import Choice, Report
from reply_studio.services.desk import Desk


@click.command("check", help=_("Find what is wrong with a letter: ours by case, or any letter by file."))
@click.argument("cases", nargs=-1, metavar="[CASE...]")
@click.option("--all", "every", is_flag=True, help=_("all cases"))
@click.option("--letter", type=click.Path(path_type=Path), metavar="FILE", help=_("any letter; needs no workspace"))
@click.option("--proposal", type=click.Path(path_type=Path), metavar="FILE", help=_("the proposal it answers"))
@click.option(
    "--input", "inputs", type=click.Path(path_type=Path), multiple=True, metavar="FILE", help=_("a unit's input")
)
@click.option("--select", default="", metavar="CODES", help=_("only these codes or families: ID,CV101"))
@click.option("--ignore", default="", metavar="CODES", help=_("not these codes or families"))
@click.option("--fix", is_flag=True, help=_("make the changes in the draft that leave no choice"))
@click.option("--figures", is_flag=True, help=_("also list every equation found, with its verdict"))
@click.option("--explain", metavar="CODE", help=_("what a code means"))
@click.option("--format", "form", type=click.Choice(["text", "json", "sarif"]), default="text", show_default=True)
@click.pass_context
def command(
    ctx: click.Context,
    cases: tuple[str, ...],
    every: bool,
    letter: Path | None,
    proposal: Path | None,
    inputs: tuple[Path, ...],
    select: str,
    ignore: str,
    fix: bool,
    figures: bool,
    explain: str | None,
    form: str,
) -> int:
    """Run the checks; the exit code is 1 where an error was found."""
    if explain:
        output.line(checks.explain(explain))
        return 0
    wanted = Choice(select=_codes(select), ignore=_codes(ignore))
    if letter is not None:
        _refuse_fix(fix)
        report = checking.check_files(letter, proposal, inputs, wanted)
    elif cases or every:
        opened = desk(ctx)
        ids = opened.store.ids() if every else cases
        if fix:
            _fix(opened, ids, wanted)
        report = checking.check_cases(opened, ids, wanted)
    else:
        raise UsageError(_("nothing to check"), hint=_("name a case, or use --all or --letter FILE"))
    _show(report, form, figures=figures)
    return 1 if report.errors else 0


def _show(report: Report, form: str, *, figures: bool) -> None:
    if form == "json":
        output.document(checking.document(report))
    elif form == "sarif":
        from reply_studio.cli import sarif

        output.document(sarif.document(report))
    else:
        output.line(findings.text(report, figures=figures))


def _refuse_fix(fix: bool) -> None:
    if fix:
        raise RefusedError(
            _("a letter made elsewhere is not changed"),
            hint=_("fixes go into the draft of a case, where undo takes them back: check CASE --fix"),
        )


def _fix(opened: Desk, cases: Iterable[str], wanted: Choice) -> None:
    """Fixes each case; what was changed is told apart from the findings that are left."""
    for each in cases:
        changes = fixing.fix(opened, each, wanted)
        for told in findings.fixed(changes) if changes else (_("{case}: nothing to fix").format(case=each),):
            diagnostics.note(told)


def _codes(text: str) -> tuple[str, ...]:
    return tuple(each for each in text.replace(" ", ",").split(",") if each)
