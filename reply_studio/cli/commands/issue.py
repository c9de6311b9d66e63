"""``issue``: number, date and seal; the letter is kept unchanged."""

from pathlib import Path

import click

from reply_studio.cli import output
from reply_studio.cli.commands._shared import day, desk, password
from reply_studio.errors import UsageError
from reply_studio.i18n import _
from reply_studio.services import issuing, signing
from reply_studio.services.desk import Desk


@click.command("issue", help=_("Issue the approved letter: number, date, seal; kept unchanged from then on."))
@click.argument("case", required=False)
@click.option("--number", default="", metavar="N", help=_("a number given by another system; default: the next one"))
@click.option("--date", metavar="DATE", help=_("the letter's date; default: the day of the last approval"))
@click.option(
    "--seal",
    "seals",
    type=click.Path(path_type=Path),
    multiple=True,
    metavar="FILE.png",
    help=_("the seal's picture; where several units sign, once for each in their order"),
)
@click.option("--sign", "signed", is_flag=True, help=_("sign it at once with the key of [signing] in config.toml"))
@click.option("--password-file", type=click.Path(path_type=Path), metavar="FILE", help=_("the key's password"))
@click.option("--void", default="", metavar="NUMBER", help=_("a reserved number that is not used; with --reason"))
@click.option("--reason", default="", metavar="TEXT", help=_("why the number is void"))
@click.pass_context
def command(  # the parameters of the contract
    ctx: click.Context,
    case: str | None,
    number: str,
    date: str | None,
    seals: tuple[Path, ...],
    signed: bool,
    password_file: Path | None,
    void: str,
    reason: str,
) -> None:
    """Issue it and say number, date and file; or void a number."""
    opened = desk(ctx)
    if void:
        entry = issuing.void(opened, void, reason)
        output.line(_("{number} is void").format(number=entry.text))
        return
    if not case:
        raise UsageError(_("the case is not named"))
    done = issuing.issue(opened, case, number, day(date), seals, _signature(opened, password_file) if signed else None)
    told = _("{case}: issued as {number}, dated {date}")
    output.line(told.format(case=done.case, number=done.number, date=done.date.isoformat()))
    output.line(_("kept: {path}").format(path=done.path))
    if done.signer:
        output.line(_("signed by {signer}").format(signer=done.signer))


def _signature(opened: Desk, password_file: Path | None) -> issuing.Signature:
    from reply_studio import bootstrap

    key = signing.key_of(opened.config, opened.root, None)
    return issuing.Signature(bootstrap.signer(), signing.read(key), password(password_file))
