"""``render``: the letter as a Word file, or another paper, of one case or of many."""

from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Any

import click

from reply_studio.cli import batch, diagnostics, output, papers, workers
from reply_studio.cli.commands._shared import Target, desk
from reply_studio.cli.progress import bar
from reply_studio.errors import ReplyStudioError, UsageError
from reply_studio.i18n import _
from reply_studio.model.draft import LAYOUTS
from reply_studio.services import printing
from reply_studio.services.desk import Desk

KINDS = (*papers.PAPERS, *papers.OF_THE_OFFICE)
FILE = click.Path(path_type=Path)


@click.command("render", help=_("The letter as a Word file (for review: no number, no date), or another paper."))
@click.argument("cases", metavar="CASE...", nargs=-1)
@click.option("--paper", type=click.Choice(KINDS), help=_("which paper; default: by our role"))
@click.option("--layout", type=click.Choice(LAYOUTS), help=_("how the letter is ordered"))
@click.option(
    "--style", type=click.Choice(printing.STYLES), help=_("letter form, red head, or paper with a printed head")
)
@click.option("--template", type=FILE, metavar="FILE", help=_("another Word template"))
@click.option("--mask", "masked", multiple=True, metavar="TEXT", help=_("public-copy: further words to mask"))
@click.option("--letter", type=click.IntRange(1), metavar="N", help=_("issued: which letter; default: the last one"))
@click.option(
    "--year", type=click.IntRange(1949, 9999), metavar="Y", help=_("year-table: which year; default: this one")
)
@click.option("--reason", default="", metavar="TEXT", help=_("handback: why; default: as told to case hand-back"))
@click.option(
    "--unit",
    default="",
    metavar="NAME",
    help=_("handback: the unit that should have the case; request: the unit that is asked"),
)
@click.option("--pdf", is_flag=True, help=_("as PDF, too (needs LibreOffice)"))
@click.option("-o", "target", type=Target(), metavar="FILE", help=_("where to write it; for several cases a folder"))
@click.pass_context
def command(  # one parameter an option
    ctx: click.Context,
    /,
    cases: tuple[str, ...],
    paper: str | None,
    year: int | None,
    pdf: bool,
    target: Path | None,
    **options: Any,
) -> None:
    """Write the files and say where they are; what failed is said at the end."""
    if pdf:
        from reply_studio.services.pdf import need_office

        need_office()
    office = desk(ctx)
    word = None if _is_pdf(target, pdf=pdf) else target
    if paper in papers.OF_THE_OFFICE:
        _end(_tell([papers.year_table(office, cases, year, word)], office, target, pdf=pdf))
        return
    _refuse_cases(target, cases)
    wish = papers.Wish(paper=paper, target=word, **options)
    files, failed = _made(batch.outcomes(office, wish, cases, (ctx.find_root().obj or {}).get("login")), len(cases))
    _end(failed + _tell(files, office, target, pdf=pdf))


def _end(failed: list[Exception]) -> None:
    """Says the failures, those of ours last; the last one ends the command."""
    ordered = sorted(failed, key=lambda each: not isinstance(each, ReplyStudioError))
    for each in ordered[:-1]:
        diagnostics.tell_any(each)
    if ordered:
        raise ordered[-1]


def _made(outcomes: Iterable[batch.Outcome], count: int) -> tuple[list[Path], list[Exception]]:
    """The files and the failures; what is to be known of a paper is said when it is made."""
    files: list[Path] = []
    failed: list[Exception] = []
    with bar(count, _("papers")) as step:
        for made, error in outcomes:
            if error is not None:
                failed.append(error)
            elif made is not None:
                files.extend(made.files)
                _say(made)
            step()
    return files, failed


def _say(made: papers.Made) -> None:
    for line in made.lines:
        output.line(line)
    for note in made.notes:
        diagnostics.note(note)


def _tell(files: list[Path], office: Desk, target: Path | None, *, pdf: bool) -> list[Exception]:
    """Where the papers are, and their PDFs where they are wanted; returns why there is none of a paper."""
    for each in files:
        output.line(_("written: {path}").format(path=each))
    return _pdfs(office, [*zip(files, _names(files, target), strict=True)]) if pdf else []


def _names(files: list[Path], target: Path | None) -> list[Path]:
    """Where the PDFs go: beside their papers, or where one was named."""
    if target is None or not _is_pdf(target, pdf=True):
        return [each.with_suffix(".pdf") for each in files]
    several = [target.with_stem(f"{target.stem}-{n}") for n in range(1, len(files) + 1)]
    return [target] if len(files) == 1 else several


def _pdfs(office: Desk, files: list[tuple[Path, Path]]) -> list[Exception]:
    from reply_studio.services.pdf import write_pdfs

    with bar(len(files), "PDF") as step, closing(write_pdfs(office, files, workers.processors())) as made:
        done: list[Path | ReplyStudioError] = []
        for each in made:
            done.append(each)
            step()
    for each in done:
        if isinstance(each, Path):
            output.line(_("written: {path}").format(path=each))
    return [each for each in done if isinstance(each, Exception)]


def _is_pdf(target: Path | None, *, pdf: bool) -> bool:
    return pdf and target is not None and target.suffix.lower() == ".pdf"


def _refuse_cases(target: Path | None, cases: tuple[str, ...]) -> None:
    """Several cases are not written over one another.

    Raises:
        UsageError: no case is named, or a file for several.
    """
    if not cases:
        raise UsageError(_("name a case"), hint=_("see: reply-studio list"))
    if len(cases) > 1 and target is not None and not target.is_dir():
        raise UsageError(
            _("several cases need a folder"), where=str(target), hint=_("make the folder first, or leave -o out")
        )
