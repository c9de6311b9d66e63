"""``import``: received files become cases and inputs; one bad file never stops the others."""

import json
from pathlib import Path
from typing import Any, NamedTuple

import click

from reply_studio.cli import diagnostics, output, progress, shapes
from reply_studio.cli.commands._shared import Target, desk
from reply_studio.errors import InputError, ReplyStudioError, StorageError, UsageError
from reply_studio.i18n import _
from reply_studio.services import receiving, summary
from reply_studio.services.arrival import Imported, Request
from reply_studio.services.desk import Desk
from reply_studio.services.inbox import MOST, Inbox
from reply_studio.services.register import KnownCases

KINDS = ("page", "proposal", "input", "reply", "form", "ledger")


@click.command(
    "import",
    help=_(
        "Take in received files and folders: pages, proposals, units' letters, ledgers. "
        "Without PATH: what is new in the inbox that config.toml names."
    ),
)
@click.argument("paths", nargs=-1, metavar="[PATH...]")
@click.option("--as", "kind", type=click.Choice(KINDS), help=_("what the files are"))
@click.option("--case", metavar="ID", help=_("the case that the letters belong to"))
@click.option("--unit", metavar="NAME", help=_("the unit that sent the letters"))
@click.option("--dry-run", is_flag=True, help=_("only say what would be understood; write nothing"))
@click.option("--explain", is_flag=True, help=_("say of every line of a proposal what it was taken for, and why"))
@click.option(
    "--report", "target", type=Target(), metavar="FILE", help=_("keep the report in a file, as JSON where it ends so")
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[str, ...],
    kind: str | None,
    case: str | None,
    unit: str | None,
    dry_run: bool,
    explain: bool,
    target: Path | None,
    form: str,
) -> int:
    """Import each file in the order given and print the report."""
    request = Request(kind=kind, case=case, unit=unit)
    opened = None if dry_run and paths else desk(ctx)
    files = _named(paths) if opened is None or paths else _news(opened, request)
    found = _take_in(None if dry_run else opened, files, request, explain=explain)
    for each in found:
        if each.error is not None:
            diagnostics.tell(each.error)
    if target:
        _keep(target, found)
    if form == "json":
        output.document(_document(found))
    else:
        none = _("there is no file to take in") if paths else _("there is nothing new in the inbox")
        output.line(_text(found) or none)
    return _code([each.error for each in found if each.error is not None])


def _named(paths: tuple[str, ...]) -> list[Path]:
    """The files that the paths name.

    Raises:
        UsageError: a path is empty, as a variable of a script may be.
    """
    if not all(each.strip() for each in paths):
        raise UsageError(_("a path is empty"), hint=_("name files or folders; a full stop is the folder one is in"))
    return receiving.files(map(Path, paths))


def _news(opened: Desk, request: Request) -> list[Path]:
    """The files of the inbox that were not taken in yet.

    Raises:
        UsageError: no inbox is configured, or something is said that can hold for named files only.
        InputError: the inbox cannot be read.
    """
    look = Inbox(opened).look(summary.rows(opened))
    if look is None:
        raise UsageError(
            _("no file is named"),
            hint=_('name files or folders, or where they arrive, in config.toml: [intake] inbox = "FOLDER"'),
        )
    if request != Request():
        raise UsageError(_("--as, --case and --unit need a PATH"), hint=_("name the files they are said of"))
    if look.cut:
        diagnostics.note(_("the inbox has more than {n} entries; only those were looked at").format(n=MOST))
    return list(look.news)


class _Done(NamedTuple):
    """The outcome for one file, why it failed, and the evidence where that was asked for."""

    outcome: Imported
    error: ReplyStudioError | None
    evidence: list[str] | None


def _take_in(opened: Desk | None, files: list[Path], request: Request, *, explain: bool) -> list[_Done]:
    known = KnownCases(opened) if opened else None
    inbox = Inbox(opened) if opened else None
    contents = inbox.contents(files) if inbox else {}
    found: list[_Done] = []
    with progress.bar(len(files), _("importing")) as step:
        for path in files:
            found.append(_one(opened, path, request, known, explain=explain))
            step()
    if inbox:
        inbox.remember(contents, [(each.outcome.file, each.error) for each in found])
    return found


def _one(opened: Desk | None, path: Path, request: Request, known: KnownCases | None, *, explain: bool) -> _Done:
    try:
        outcome = receiving.take_in(opened, path, request, known)
        return _Done(outcome, None, receiving.evidence(path, request) if explain else None)
    except ReplyStudioError as error:
        return _Done(receiving.failed(path, error), error, None)


def _text(found: list[_Done]) -> str:
    parts = [
        receiving.report(each.outcome) + "".join(f"\n    {line}" for line in each.evidence or ()) for each in found
    ]
    if len(found) > 1:
        parts.append(receiving.counted(each.outcome for each in found))
    return "\n".join(parts)


def _document(found: list[_Done]) -> dict[str, Any]:
    made = shapes.imported([each.outcome for each in found])
    for shown, each in zip(made["imported"], found, strict=True):
        if each.evidence is not None:
            shown["evidence"] = each.evidence
    return made


def _keep(target: Path, found: list[_Done]) -> None:
    """Writes the report beside what is printed.

    Raises:
        StorageError: the disk did not take it.
    """
    as_json = target.suffix.lower() == ".json"
    text = json.dumps(_document(found), ensure_ascii=False, indent=1) if as_json else _text(found)
    try:
        target.write_text(text + "\n", "utf-8")
    except OSError as error:
        message = _("the report cannot be written: {cause}").format(cause=error.strerror or error)
        raise StorageError(message, where=str(target), hint=_("choose another place")) from error


def _code(errors: list[ReplyStudioError]) -> int:
    """The common exit code of what failed; 3 where failures differ."""
    codes = {each.exit_code for each in errors}
    return codes.pop() if len(codes) == 1 else InputError.exit_code if codes else 0
