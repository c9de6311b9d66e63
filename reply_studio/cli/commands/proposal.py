"""``proposal``: a proposal as it was read, row by row; its title, proposers and units set right."""

from collections.abc import Iterator

import click

from reply_studio.cli import output
from reply_studio.cli.commands._shared import desk
from reply_studio.i18n import _, listed
from reply_studio.model.case import CaseFile
from reply_studio.services import correcting, units
from reply_studio.services.desk import Desk, open_case
from reply_studio.services.proposal_rows import Row, lines_of, numbered, own_text, rows
from reply_studio.services.proposers import proposers_line
from reply_studio.services.words import role_word, word


@click.command("proposal", help=_("The proposal row by row as it was read; set its title, proposers and units."))
@click.argument("case")
@click.option("--title", metavar="TEXT", help=_("its title"))
@click.option("--proposers", metavar="LINE", help=_("all proposers, with commas; who leads is marked (lead)"))
@click.option("--unit", "named", multiple=True, metavar="NAME:ROLE", help=_("a handling unit; give all of them"))
@click.option("--show", is_flag=True, help=_("print the rows and their keys"))
@click.pass_context
def command(
    ctx: click.Context, case: str, title: str | None, proposers: str | None, named: tuple[str, ...], show: bool
) -> None:
    """Set what is given, each a step that undo takes back; print the rows where nothing is, or on demand."""
    opened = desk(ctx)
    if named:
        correcting.set_units(opened, case, [_unit(each) for each in named])
    if title is not None:
        correcting.set_title(opened, case, title)
    if proposers is not None:
        correcting.set_proposers(opened, case, proposers)
    changed = bool(named) or title is not None or proposers is not None
    if changed:
        output.line(_("{case}: proposal saved").format(case=case))
    if show or not changed:
        output.line("\n".join(_page(opened, open_case(opened, case))))


def _unit(text: str) -> tuple[str, str]:
    """``市财政局:co`` → name and role; co-handling where no role is given."""
    name, _colon, role = text.replace("\uff1a", ":").rpartition(":")
    return (name, role.strip()) if name else (text, "co")


def _page(opened: Desk, file: CaseFile) -> Iterator[str]:
    """Title, proposers, units, then a line or more a row."""
    proposal = file.proposal
    yield f"{file.case.id}  {proposal.title}"
    yield _("proposers: {names}").format(names=proposers_line(proposal.proposers) or "-")
    yield _("units: {names}").format(names=listed(_units(opened, file)) or "-")
    yield from (_row(each) for each in rows(proposal))


def _units(opened: Desk, file: CaseFile) -> Iterator[str]:
    """Our own unit first, with our role, then the others."""
    if opened.config.office.name:
        yield f"{opened.config.office.name}({role_word(file.case.role)})"
    for each in file.case.units:
        if each.key != units.our_key(opened.config):
            yield f"{each.name or each.key}({role_word(each.role)})"


def _row(row: Row) -> str:
    """The key, the kind or the printed number, and the words; lines after the first are set in."""
    tail = _("(behind its children) {words}").format(words=row.tail) if row.tail else ""
    words = lines_of(numbered(row.marker, own_text(row)), tail)
    head = f"{row.key:<5}{'  ' * row.depth}{row.number or word(row.kind)}  "
    return head + words.replace("\n", "\n" + " " * (5 + 2 * row.depth + 2))
