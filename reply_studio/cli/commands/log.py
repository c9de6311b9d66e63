"""``log``: who did what to a case."""

import click

from reply_studio.cli import output, tables
from reply_studio.cli.commands._shared import desk
from reply_studio.errors import InputError
from reply_studio.i18n import _
from reply_studio.services import telling
from reply_studio.services.desk import Desk, find_case, open_case
from reply_studio.services.words import act_word


@click.command("log", help=_("Who did what to a case; --verify proves that the record is whole."))
@click.argument("case")
@click.option("--verify", is_flag=True, help=_("check the chain of the journal and the files against it"))
@click.pass_context
def command(ctx: click.Context, case: str, verify: bool) -> int:
    """Print the acts, or the faults of the record."""
    opened = desk(ctx)
    if verify:
        case_id = find_case(opened, case)
        faults = list(opened.store.verify(case_id))
        return _verify(faults, _head(opened, case_id))
    file = open_case(opened, case)
    rows = [
        [
            str(act.seq),
            act.at[:19].replace("T", " "),
            telling.who(act, opened.config),
            act_word(act.act),
            telling.details(act, opened.config),
        ]
        for act in file.acts
    ]
    output.line(tables.table(["#", _("time"), _("who"), _("act"), _("details")], rows, (6, 19, 20, 28, 90)))
    return 0


def _head(opened: Desk, case_id: str) -> str:
    """The newest line's hash, "" where the journal cannot be read: that is among the faults."""
    try:
        return opened.store.head(case_id)
    except InputError:
        return ""


def _verify(faults: list[str], head: str) -> int:
    for each in faults:
        output.line(each)
    if not faults:
        output.line(_("the record is whole"))
    if head:
        output.line(_("newest line: {head}").format(head=head))
    return 1 if faults else 0
