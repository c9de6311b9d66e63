"""``similar``: how other cases of the workspace answered suggestions like those of one case."""

from collections.abc import Iterator

import click
import msgspec

from reply_studio.cli import output
from reply_studio.cli.commands._shared import desk
from reply_studio.i18n import _
from reply_studio.services import earlier
from reply_studio.services.desk import open_case
from reply_studio.services.words import word


@click.command("similar", help=_("How other cases answered suggestions like those of this one."))
@click.argument("case")
@click.option("--limit", type=click.IntRange(1, 50), default=3, show_default=True, help=_("at most so many for each"))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.pass_context
def command(ctx: click.Context, case: str, limit: int, form: str) -> None:
    """Print the like suggestions with their status, words and promises."""
    opened = desk(ctx)
    file = open_case(opened, case)
    found = earlier.similar(opened, file, limit)
    if form == "json":
        output.document({"case": file.case.id, "similar": msgspec.to_builtins(found)})
    elif not found:
        output.line(_("no other case has answered anything like this"))
    else:
        output.line("\n".join(line for each in found for line in _lines(each)))


def _lines(each: earlier.Likeness) -> Iterator[str]:
    one = each.answered
    status = word(one.status) if one.status else "-"
    yield f"{each.number}  ({each.score:.2f})  {each.case} {one.number}  [{status}]  {one.title}"
    yield from (f"    {text}" for text in one.passages)
    if one.reason:
        yield "    " + _("reason: {reason}").format(reason=one.reason)
    for plan in one.plans:
        due = f"  {plan.due.isoformat()}" if plan.due else ""
        yield f"    > {plan.text}{due}" + (f"  {plan.unit}" if plan.unit else "")
