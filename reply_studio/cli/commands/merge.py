"""``merge``: the units' passages against the suggestions, with overlaps and conflicts."""

import click

from reply_studio.cli import output
from reply_studio.cli.commands._shared import desk
from reply_studio.i18n import _
from reply_studio.merging import Differing, MergeView
from reply_studio.merging import merge as view_of
from reply_studio.services.desk import open_case
from reply_studio.services.words import word


@click.command("merge", help=_("List the units' passages: what they answer, say twice, or contradict."))
@click.argument("case")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.pass_context
def command(ctx: click.Context, case: str, form: str) -> None:
    """Print the view."""
    view = view_of(open_case(desk(ctx), case))
    if form == "json":
        output.document(view)
    else:
        output.line(text(view))


def text(view: MergeView) -> str:
    """The view in words: each passage with what it answers and its state, then overlaps and conflicts."""
    if not view.passages:
        return _("no inputs yet; take one in: reply-studio import FILE --as input --case CASE --unit NAME")
    state = {each.passage: each for each in view.dispositions}
    answers = {each.passage: each for each in view.alignments}
    lines: list[str] = []
    for label, words in view.passages.items():
        found = answers.get(label)
        ranked = " ".join(f"{each.number} ({each.score:.2f})" for each in found.suggestions) if found else ""
        sure = _("sure") if found and found.sure else ""
        lines.append(f"{label}  [{word(state[label].state)}]  -> {ranked or '-'} {sure}".rstrip())
        lines.append(f"    {words}")
    lines += [
        _("overlap: {passages} ({score:.2f})").format(passages=" = ".join(each.passages), score=each.score)
        for each in view.overlaps
    ]
    lines += [_conflict(each) for each in view.conflicts]
    return "\n".join(lines)


def _conflict(each: Differing) -> str:
    told = _("conflict {id}: {what}: {values} ({passages})").format(
        id=each.id, what=each.what, values=" / ".join(each.values), passages=", ".join(each.passages)
    )
    return told if each.resolved is None else f"{told} -> {each.resolved} ({each.reason})"
