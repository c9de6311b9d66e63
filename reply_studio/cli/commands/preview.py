"""``preview``: the composed letter as text, or page by page."""

from typing import TYPE_CHECKING, Final

import click

from reply_studio.cli import output
from reply_studio.cli.commands._shared import desk
from reply_studio.i18n import _, listed
from reply_studio.model.case import CaseFile
from reply_studio.model.draft import LAYOUTS
from reply_studio.model.letter import Letter
from reply_studio.services import joining, printing
from reply_studio.services.desk import Desk, open_case
from reply_studio.text.width import pad, printable

if TYPE_CHECKING:
    from reply_studio.composing.page_grid import Pages

_MARGIN: Final = 22
"""Cells of the margin: eleven characters."""


@click.command("preview", help=_("The letter as it will be printed, as text."))
@click.argument("case")
@click.option("--paper", type=click.Choice(printing.PAPERS), help=_("which paper; default: by our role"))
@click.option("--layout", type=click.Choice(LAYOUTS), help=_("how the letter is ordered"))
@click.option("--pages", is_flag=True, help=_("page by page, on the standard's grid of 22 lines of 28 characters"))
@click.option("--sources", is_flag=True, help=_("page by page, with the units whose words the lines are in the margin"))
@click.option("--pdf-count", is_flag=True, help=_("say also how many pages the PDF has (needs LibreOffice)"))
@click.pass_context
def command(  # one parameter an option
    ctx: click.Context,
    case: str,
    paper: str | None,
    layout: str | None,
    pages: bool,
    sources: bool,
    pdf_count: bool,
) -> None:
    """Print the letter."""
    office = desk(ctx)
    letter = printing.letter_of(office, case, paper, layout)
    counted = _counted(office, letter) if pdf_count else ""
    if pages or sources:
        _print_pages(letter, _sources(office, case) if sources else None)
    else:
        output.line(letter.text())
    if counted:
        output.line(counted)


def _counted(office: Desk, letter: Letter) -> str:
    from reply_studio.services import paging

    return _("pages of the PDF: {n}").format(n=paging.printed_pages(office, letter))


def _sources(office: Desk, case: str) -> CaseFile:
    """The case in which the words stand."""
    return joining.answering(office, open_case(office, case))


def _print_pages(letter: Letter, sources: CaseFile | None) -> None:
    """Every page on its grid with its number below, and what grid it is; units in the margin where they are asked."""
    from reply_studio.composing.page_grid import WIDTH, drawn, paginate

    made = paginate(letter)
    units = _margin(made, sources) if sources else {}
    for page in made.pages:
        for row, line in enumerate(page.lines):
            unit = units.get((page.number, row), "")
            output.line(f"{pad(drawn(line), WIDTH)} {unit}" if unit else drawn(line))
        mark = _("\u2014 page {n} \u2014").format(n=page.number)
        output.line(mark.center(WIDTH).rstrip())
        output.line()
    told = _("pages on the nominal grid of 28 characters and 22 lines: {n}; the printed letter may differ by a line")
    output.line(told.format(n=made.count))


def _margin(pages: "Pages", file: CaseFile) -> dict[tuple[int, int], str]:
    """Page and row to the names of the units whose words stand there."""
    from reply_studio.merging import margin

    names = margin.margin_names(file, _MARGIN)
    found = margin.margin(pages, margin.texts_of(file))
    return {place: printable(listed(names.get(each, each) for each in units)) for place, units in found.items()}
