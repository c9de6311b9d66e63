"""``log``: who did what to a case."""

import click

from reply_studio.cli import output, tables
from reply_studio.cli.commands._shared import desk
from reply_studio.i18n import _, listed
from reply_studio.services.desk import find_case, open_case


@click.command("log", help=_("Who did what to a case; --verify proves that the record is whole."))
@click.argument("case")
@click.option("--verify", is_flag=True, help=_("check the chain of the journal and the files against it"))
@click.pass_context
def command(ctx: click.Context, case: str, verify: bool) -> int:
    """Print the acts, or the faults of the record."""
    opened = desk(ctx)
    if verify:
        return _verify(list(opened.store.verify(find_case(opened, case))))
    file = open_case(opened, case)
    rows = [
        [str(act.seq), act.at[:19].replace("T", " "), act.who, act.act, " ".join(sorted(act.parts)), _told(act.data)]
        for act in file.acts
    ]
    heads = ["#", _("time"), _("who"), _("act"), _("parts"), _("details")]
    output.line(tables.table(heads, rows, (6, 19, 16, 20, 40, 60)))
    return 0


def _told(data: dict[str, object]) -> str:
    return listed(f"{key}={value}" for key, value in data.items() if value not in (None, "", []))


def _verify(faults: list[str]) -> int:
    for each in faults:
        output.line(each)
    if not faults:
        output.line(_("the record is whole"))
    return 1 if faults else 0
