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
@click.option("-o", "target", type=click.Path(path_type=Path), metavar="FILE", help=_("where to write it"))
@click.pass_context
def command(ctx: click.Context, file: Path, key: Path | None, password_file: Path | None, target: Path | None) -> None:
    """Sign it and say where the signed letter is."""
    from reply_studio import bootstrap

    if target is not None and target.absolute() != file.absolute():  # an issued letter may be signed where it lies
        refuse_kept(target)
    config, root = nearby(ctx)
    chosen, written = signing.key_of(config, root, key), signing.target_of(file, target)
    when = bootstrap.SystemClock().now()
    data = signing.signed(bootstrap.signer(), file, chosen, password(password_file), when)
    bootstrap.write_whole(written, data)
    output.line(_("signed: {path}").format(path=written))
