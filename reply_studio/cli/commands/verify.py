"""``verify``: whether letters are as they were signed, and by whom."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from reply_studio.cli import output
from reply_studio.cli.commands._shared import nearby
from reply_studio.i18n import _
from reply_studio.model.signature import LetterStatus, SignatureStatus
from reply_studio.services import signing
from reply_studio.services.signing import Verdict


@click.command("verify", help=_("Whether letters are as they were signed (intact) and by whom (trusted)."))
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@click.option(
    "--trust", multiple=True, type=click.Path(path_type=Path), metavar="CERT", help=_("a trusted certificate")
)
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", help=_("how to print it"))
@click.pass_context
def command(ctx: click.Context, files: tuple[Path, ...], trust: tuple[Path, ...], form: str) -> int:
    """Judge the files; 1 where one of them is not signed, not intact or not trusted."""
    from reply_studio import bootstrap

    config, root = nearby(ctx)
    trusted = signing.anchors(config, root, trust)
    found = list(signing.verdicts(bootstrap.signer(), files, trusted, bootstrap.SystemClock().now()))
    single = len(files) == 1 and not files[0].is_dir()
    if form == "json":
        shown = [_shape(each) for each in found]
        output.document(shown[0] if single else {"letters": shown})
    else:
        for each in found:
            _tell(each)
    return int(not all(each.status.trusted for each in found))


def _shape(verdict: Verdict) -> dict[str, Any]:
    status = verdict.status
    first = status.signatures[0] if status.signatures else SignatureStatus()
    return {
        "file": verdict.file,
        "signed": status.signed,
        "intact": status.intact,
        "trusted": status.trusted,
        "signer": first.signer or None,
        "time": first.time.isoformat() if first.time else None,
        "covered_parts": sorted({part for each in status.signatures for part in each.covered}),
        "uncovered_parts": list(status.uncovered),
        "errors": _errors(status),
        "signatures": [_signature(each) for each in status.signatures],
    }


def _signature(status: SignatureStatus) -> dict[str, Any]:
    return {
        "signer": status.signer or None,
        "time": status.time.isoformat() if status.time else None,
        "intact": status.intact,
        "trusted": status.trusted,
        "errors": list(status.errors),
        "doubts": list(status.doubts),
    }


def _errors(status: LetterStatus) -> list[str]:
    return [*status.errors, *(error for each in status.signatures for error in each.errors)]


def _tell(verdict: Verdict) -> None:
    status = verdict.status
    output.line(f"{verdict.file}: {signing.verdict_words(status)}")
    for each in status.signatures:
        if each.signer:
            when = each.time.isoformat() if each.time else _("no time stated")
            output.line("  " + _("signed by {signer}, {when}").format(signer=each.signer, when=when))
        _lines(each.doubts)
    _lines(_errors(status))


def _lines(texts: Sequence[str]) -> None:
    for text in texts:
        output.line(f"  - {text}")
