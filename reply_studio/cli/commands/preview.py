"""``preview``: the composed letter as text, or page by page."""

import click

from reply_studio.cli import output
from reply_studio.cli.commands._shared import desk
from reply_studio.i18n import _
from reply_studio.model.draft import LAYOUTS
from reply_studio.model.letter import Letter
from reply_studio.services import printing
from reply_studio.services.desk import Desk


@click.command("preview", help=_("The letter as it will be printed, as text."))
@click.argument("case")
@click.option("--paper", type=click.Choice(printing.PAPERS), help=_("which paper; default: by our role"))
@click.option("--layout", type=click.Choice(LAYOUTS), help=_("how the letter is ordered"))
@click.option("--pages", is_flag=True, help=_("page by page, on the standard's grid of 22 lines of 28 characters"))
@click.option("--pdf-count", is_flag=True, help=_("say also how many pages the PDF has (needs LibreOffice)"))
@click.pass_context
def command(ctx: click.Context, case: str, paper: str | None, layout: str | None, pages: bool, pdf_count: bool) -> None:
    """Print the letter."""
    office = desk(ctx)
    letter = printing.letter_of(office, case, paper, layout)
    counted = _counted(office, letter) if pdf_count else ""
    if pages:
        _print_pages(letter)
    else:
        output.line(letter.text())
    if counted:
        output.line(counted)


def _counted(office: Desk, letter: Letter) -> str:
    from reply_studio.services import paging

    return _("pages of the PDF: {n}").format(n=paging.printed_pages(office, letter))


def _print_pages(letter: Letter) -> None:
    """Every page on its grid with its number below, and what grid it is."""
    from reply_studio.composing.page_grid import WIDTH, paginate, sheet

    made = paginate(letter)
    for page in made.pages:
        for line in sheet(page):
            output.line(line)
        mark = _("\u2014 page {n} \u2014").format(n=page.number)
        output.line(mark.center(WIDTH).rstrip())
        output.line()
    told = _("pages on the nominal grid of 28 characters and 22 lines: {n}; the printed letter may differ by a line")
    output.line(told.format(n=made.count))
