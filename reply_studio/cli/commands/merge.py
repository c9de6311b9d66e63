"""``merge``: the units' passages against the suggestions, with overlaps and conflicts; the sure ones taken over."""

from typing import Any

import click
import msgspec

from reply_studio.cli import merged, output
from reply_studio.cli.commands._shared import desk
from reply_studio.i18n import _
from reply_studio.matching import Habits
from reply_studio.merging import MergeView, labels
from reply_studio.merging import merge as view_of
from reply_studio.model.case import CaseFile
from reply_studio.services import applying, earlier
from reply_studio.services.applying import Taken
from reply_studio.services.desk import open_case
from reply_studio.services.grounds import Ground, grounds


@click.command("merge", help=_("List the units' passages: what they answer, say twice, or contradict."))
@click.argument("case")
@click.option("--apply", "take", is_flag=True, help=_("take the sure passages into the outline, in one step"))
@click.option("--evidence", is_flag=True, help=_("show which words speak for each suggestion"))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.pass_context
def command(ctx: click.Context, case: str, take: bool, evidence: bool, form: str) -> None:
    """Print the view, or with ``--apply`` what was taken."""
    opened = desk(ctx)
    done = applying.apply_sure(opened, case) if take else None
    file = done.file if done else open_case(opened, case)
    habits = earlier.habits(opened, file.case.id)
    view, speaks = view_of(file, habits=habits), _speaks(file, habits) if evidence else None
    if form == "json":
        output.document(_document(view, done.taken if done else None, speaks))
    else:
        output.line(merged.taken_text(done.taken, view) if done else merged.text(view, speaks))


def _speaks(file: CaseFile, habits: Habits) -> dict[str, tuple[Ground, ...]]:
    """Label of a passage → every suggestion with any likeness, best first."""
    named = labels(file)
    return {named[passage]: found for passage, found in grounds(file, habits).items()}


def _document(
    view: MergeView, taken: tuple[Taken, ...] | None, speaks: dict[str, tuple[Ground, ...]] | None
) -> dict[str, Any]:
    more = {"taken": taken, "evidence": speaks}
    return {
        **msgspec.to_builtins(view),
        **{key: msgspec.to_builtins(each) for key, each in more.items() if each is not None},
    }
