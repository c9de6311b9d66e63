"""``sign``: a signature on a Word letter."""

from pathlib import Path

import click

from reply_studio.cli import output
from reply_studio.cli.commands._shared import nearby, password, refuse_kept
from reply_studio.i18n import _
from reply_studio.services import signing


@click.command("sign", help=_("Sign a Word letter with a certificate; nothing else in it changes."))
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--key", type=click.Path(path_type=Path), metavar="FILE.p12", help=_("the signer's key and certificate"))
@click.option(
    "--password-file", type=click.Path(path_type=Path), metavar="FILE", help=_("its first line is the key's password")
)
@click.option(
    "-o",
    "target",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help=_("where to write it; without it beside the letter, an issued letter of a case where the case keeps it"),
)
@click.pass_context
def command(ctx: click.Context, file: Path, key: Path | None, password_file: Path | None, target: Path | None) -> None:
    """Sign it and say where the signed letter is."""
    from reply_studio import bootstrap

    place = _kept_letter(file) if target is None or target.resolve() == file.resolve() else None
    if place is not None:
        _sign_kept(ctx, file, place, key, password_file)
        return
    config, root = nearby(ctx)
    written = signing.target_of(file, target)
    refuse_kept(written)
    chosen, when = signing.key_of(config, root, key), bootstrap.SystemClock().now()
    data = signing.signed(bootstrap.signer(), file, chosen, password(password_file), when)
    bootstrap.write_whole(written, data)
    output.line(_("signed: {path}").format(path=written))


def _kept_letter(file: Path) -> tuple[Path, str, int] | None:
    """The workspace, the case and the number of an issued letter; ``None`` for any other file."""
    from reply_studio.store.layout import letter_at

    for each in (file.absolute(), file.resolve()):  # the folder of the cases may be a link to another disk
        found = letter_at(each)
        if found is not None and (found[0].parents[1] / "config.toml").is_file():
            return found[0].parents[1], found[0].name, found[1]
    return None


def _sign_kept(
    ctx: click.Context, file: Path, place: tuple[Path, str, int], key: Path | None, password_file: Path | None
) -> None:
    """Signs an issued letter where its case keeps it: by whom the office lets, and told in the journal."""
    from reply_studio import bootstrap
    from reply_studio.services import letter_signing
    from reply_studio.services.issuing import Signature

    root, case, number = place
    desk = bootstrap.open_desk(str(root), (ctx.find_root().obj or {}).get("login"))
    found = desk.store.load(case)
    letter_signing.standing(desk, found, number)  # said before a password is asked for
    held = signing.read(signing.key_of(desk.config, root, key))
    ready = letter_signing.prepare(desk, found, Signature(bootstrap.signer(), held, password(password_file)))
    state = letter_signing.keep(desk, found, ready)
    output.line(_("signed: {path}").format(path=file))
    output.line(state.words)
