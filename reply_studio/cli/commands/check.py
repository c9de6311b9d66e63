"""``check``: what is wrong with our letters, or with any letter."""

from pathlib import Path

import click

from reply_studio import checks
from reply_studio.checks import Finding
from reply_studio.cli import output
from reply_studio.cli.commands._shared import desk
from reply_studio.errors import UsageError
from reply_studio.i18n import _
from reply_studio.services import checking
from reply_studio.services.checking import Report
from reply_studio.services.words import word


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
@click.option("--figures", is_flag=True, help=_("also list every equation found, with its verdict"))
@click.option("--explain", metavar="CODE", help=_("what a code means"))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
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
    figures: bool,
    explain: str | None,
    form: str,
) -> int:
    """Run the checks; the exit code is 1 where an error was found."""
    if explain:
        output.line(checks.explain(explain))
        return 0
    wanted = checking.Choice(select=_codes(select), ignore=_codes(ignore))
    if letter is not None:
        report = checking.check_files(letter, proposal, inputs, wanted)
    elif cases or every:
        opened = desk(ctx)
        report = checking.check_cases(opened, opened.store.ids() if every else cases, wanted)
    else:
        raise UsageError(_("nothing to check"), hint=_("name a case, or use --all or --letter FILE"))
    if form == "json":
        output.document(checking.document(report))
    else:
        output.line(text(report, figures=figures))
    return 1 if report.errors else 0


def _codes(text: str) -> tuple[str, ...]:
    return tuple(each for each in text.replace(" ", ",").split(",") if each)


def text(report: Report, *, figures: bool = False) -> str:
    """The findings like a compiler's: place, severity, code, message, what was expected; equations; the counts."""
    lines = [_line(each) for each in report.findings]
    if figures:
        lines += [f"{_('holds') if each.holds else _('does not hold')}: {each.equation}" for each in report.figures]
    lines.append(
        _("errors: {errors}, warnings: {warnings}").format(
            errors=report.count("error"), warnings=report.count("warning")
        )
    )
    return "\n".join(lines)


def _line(finding: Finding) -> str:
    where = finding.where
    place = ":".join(str(each) for each in (where.file, where.line or where.anchor) if each)
    lines = [f"{place}: {word(finding.severity)} {finding.code}: {finding.message}"]
    if where.quote:
        lines.append(f"    {where.quote}")
    if finding.expected:
        lines.append("    " + _("expected: {text}").format(text=finding.expected))
    return "\n".join(lines)
