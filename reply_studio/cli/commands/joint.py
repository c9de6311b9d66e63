"""``joint``: which units sign the letter with us."""

import click

from reply_studio.cli import output
from reply_studio.cli.commands._shared import desk
from reply_studio.errors import UsageError
from reply_studio.i18n import _, listed
from reply_studio.services import jointly
from reply_studio.services.desk import open_case


@click.command("joint", help=_("Say which units sign the letter with us, in their order; without one: who signs it."))
@click.argument("case")
@click.argument("unit", nargs=-1)
@click.option("--none", "alone", is_flag=True, help=_("we sign alone"))
@click.pass_context
def command(ctx: click.Context, case: str, unit: tuple[str, ...], alone: bool) -> None:
    """Set it, or say it."""
    if unit and alone:
        raise UsageError(_("--none and units exclude each other"))
    opened = desk(ctx)
    names = jointly.set_joint(opened, case, unit) if unit or alone else jointly.signing(opened, open_case(opened, case))
    output.line(_("the letter is signed by: {names}").format(names=listed(names)))
