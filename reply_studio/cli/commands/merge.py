"""``merge``: the units' passages against the suggestions, with overlaps and conflicts; the sure ones taken over."""

import click
import msgspec

from reply_studio.cli import merged, output
from reply_studio.cli.commands._shared import desk
from reply_studio.i18n import _
from reply_studio.merging import merge as view_of
from reply_studio.services import applying, earlier
from reply_studio.services.desk import open_case


@click.command("merge", help=_("List the units' passages: what they answer, say twice, or contradict."))
@click.argument("case")
@click.option("--apply", "take", is_flag=True, help=_("take the sure passages into the outline, in one step"))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.pass_context
def command(ctx: click.Context, case: str, take: bool, form: str) -> None:
    """Print the view, or with ``--apply`` what was taken."""
    opened = desk(ctx)
    done = applying.apply_sure(opened, case) if take else None
    file = done.file if done else open_case(opened, case)
    view = view_of(file, habits=earlier.habits(opened, file.case.id))
    if form == "json":
        extra = {"taken": msgspec.to_builtins(done.taken)} if done else {}
        output.document({**msgspec.to_builtins(view), **extra})
    else:
        output.line(merged.taken_text(done.taken, view) if done else merged.text(view))
