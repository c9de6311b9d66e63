"""``diff``: what changed in the letter between two versions."""

from collections.abc import Sequence
from pathlib import Path

import click

from reply_studio.cli import output
from reply_studio.cli.commands._shared import Target, desk
from reply_studio.i18n import _
from reply_studio.services import rights, versions
from reply_studio.services.versions import Change
from reply_studio.text.diff import GONE, NEW, Piece

_MARKS = {GONE: ("[-", "-]"), NEW: ("{+", "+}")}
"""What stands around deleted and added words, readable without colours."""


@click.command(
    "diff", help=_("What changed in the letter: since it was submitted, since you looked, or any two versions.")
)
@click.argument("case")
@click.argument("old", default="submitted")
@click.argument("new", default="now")
@click.option("--docx", type=Target(), metavar="FILE", help=_("as a Word file with tracked changes"))
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", help=_("how to print it"))
@click.pass_context
def command(ctx: click.Context, case: str, old: str, new: str, docx: Path | None, form: str) -> None:
    """Print the changed paragraphs, or write them."""
    opened = desk(ctx)
    found = versions.differences(opened, case, old, new)
    if docx is not None:
        at = opened.clock.now().isoformat(timespec="seconds")
        opened.write(docx, opened.printer.tracked(found, rights.name_of(opened.config, opened.who), at))
        output.line(_("written: {path}").format(path=docx))
    elif form == "json":
        output.document({"changes": [_shape(each) for each in found if each.changed]})
    else:
        _tell([each for each in found if each.changed])


def _shape(change: Change) -> dict[str, object]:
    one = change.after or change.before
    return {
        "kind": one.kind.value if one else None,
        "anchor": (one.anchor or None) if one else None,
        "before": change.before.text if change.before else None,
        "after": change.after.text if change.after else None,
        "pieces": [{"kind": each.kind, "text": each.text} for each in change.pieces],
    }


def _tell(changed: Sequence[Change]) -> None:
    if not changed:
        output.line(_("nothing differs"))
    for each in changed:
        output.line("".join(map(_marked, each.pieces)))


def _marked(piece: Piece) -> str:
    before, after = _MARKS.get(piece.kind, ("", ""))
    return f"{before}{piece.text}{after}"
