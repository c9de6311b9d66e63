"""``render``: the letter as a Word file, or another paper, of one case or of many."""

from pathlib import Path
from typing import Any

import click

from reply_studio.cli import diagnostics, output, papers
from reply_studio.cli.commands._shared import desk
from reply_studio.cli.progress import bar
from reply_studio.errors import ReplyStudioError, UsageError
from reply_studio.i18n import _
from reply_studio.model.draft import LAYOUTS
from reply_studio.services.desk import Desk, find_case

FILE = click.Path(path_type=Path)


@click.command("render", help=_("The letter as a Word file (for review: no number, no date), or another paper."))
@click.argument("cases", metavar="CASE...", nargs=-1, required=True)
@click.option("--paper", type=click.Choice(tuple(papers.PAPERS)), help=_("which paper; default: by our role"))
@click.option("--layout", type=click.Choice(LAYOUTS), help=_("how the letter is ordered"))
@click.option("--template", type=FILE, metavar="FILE", help=_("another Word template"))
@click.option("--mask", "masked", multiple=True, metavar="TEXT", help=_("public-copy: further words to mask"))
@click.option("--letter", type=click.IntRange(1), metavar="N", help=_("issued: which letter; default: the last one"))
@click.option("--pdf", is_flag=True, help=_("as PDF, too (needs LibreOffice)"))
@click.option("-o", "target", type=FILE, metavar="FILE", help=_("where to write it; for several cases a folder"))
@click.pass_context
def command(  # one parameter an option
    ctx: click.Context, /, cases: tuple[str, ...], paper: str | None, pdf: bool, target: Path | None, **options: Any
) -> None:
    """Write the files and say where they are; what failed is said at the end."""
    _refuse_one_file(target, cases)
    if pdf:
        from reply_studio.services.pdf import need_office

        need_office()
    office, write = desk(ctx), papers.PAPERS.get(paper or "", papers.DEFAULT)
    failed: list[ReplyStudioError] = []
    with bar(len(cases), _("papers")) as step:
        for case in cases:
            try:
                place = None if _is_pdf(target, pdf=pdf) else _place(office, target, case, paper)
                asked = papers.Asked(office, case, place, **options)
                path = write(asked)
                output.line(_("written: {path}").format(path=path))
                if pdf:
                    _pdf(asked, path, target)
            except ReplyStudioError as error:
                failed.append(error)
            step()
    for each in failed[:-1]:
        diagnostics.tell(each)
    if failed:
        raise failed[-1]


def _is_pdf(target: Path | None, *, pdf: bool) -> bool:
    return pdf and target is not None and target.suffix.lower() == ".pdf"


def _place(office: Desk, target: Path | None, case: str, paper: str | None) -> Path | None:
    """Where the paper of a case goes: the file that was named, or one of its own in the folder that was named."""
    if target is None or not target.is_dir():
        return target
    return target / f"{find_case(office, case)}-{paper or 'letter'}{papers.ENDINGS.get(paper or '', '.docx')}"


def _refuse_one_file(target: Path | None, cases: tuple[str, ...]) -> None:
    """Several cases are not written over one another.

    Raises:
        UsageError: a file is named for several cases.
    """
    if len(cases) > 1 and target is not None and not target.is_dir():
        raise UsageError(
            _("several cases need a folder"), where=str(target), hint=_("make the folder first, or leave -o out")
        )


def _pdf(asked: papers.Asked, word: Path, target: Path | None) -> None:
    from reply_studio.services.pdf import write_pdf

    named = target if _is_pdf(target, pdf=True) else None
    output.line(_("written: {path}").format(path=write_pdf(asked.office, word, named)))
