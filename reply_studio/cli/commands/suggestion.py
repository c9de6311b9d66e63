"""``suggestion``: what was read wrongly of a proposal's text, set right."""

import click

from reply_studio.cli import output
from reply_studio.cli.commands._shared import Group, desk, words
from reply_studio.errors import UsageError
from reply_studio.i18n import _
from reply_studio.services import correcting
from reply_studio.services.proposal_rows import KINDS


@click.group(
    "suggestion",
    cls=Group,
    help=_(
        "Set right what was read wrongly of a proposal. KEY is a suggestion's printed number (3.2), or a key that "
        "\u201cproposal CASE\u201d prints: s4, q1 (a problem), b2 (background), e1 (closing)."
    ),
)
def command() -> None:
    """Only a name for those below."""


def _say(case: str, key: str) -> None:
    output.line(_("{case}: {key} saved").format(case=case, key=key))


@command.command("split", help=_("Cut it in two; what stands under it goes with the second half."))
@click.argument("case")
@click.argument("key")
@click.option("--before", required=True, metavar="TEXT", help=_("the first words of the second half"))
@click.pass_context
def split(ctx: click.Context, case: str, key: str, before: str) -> None:
    """Split it and name the second half."""
    _say(case, correcting.split_before(desk(ctx), case, key, before))


@command.command("join", help=_("Put the next one of its level behind it, as one."))
@click.argument("case")
@click.argument("key")
@click.pass_context
def join(ctx: click.Context, case: str, key: str) -> None:
    """Join it with the next one."""
    _say(case, correcting.join(desk(ctx), case, key))


@command.command("promote", help=_("One level up; what followed it under the same parent stands under it then."))
@click.argument("case")
@click.argument("key")
@click.pass_context
def promote(ctx: click.Context, case: str, key: str) -> None:
    """Promote it."""
    _say(case, correcting.promote(desk(ctx), case, key))


@command.command("demote", help=_("One level down, under the one before it."))
@click.argument("case")
@click.argument("key")
@click.pass_context
def demote(ctx: click.Context, case: str, key: str) -> None:
    """Demote it."""
    _say(case, correcting.demote(desk(ctx), case, key))


@command.command("move", help=_("Up or down among those of its level."))
@click.argument("case")
@click.argument("key")
@click.option("--by", required=True, type=int, metavar="N", help=_("places down; negative: up"))
@click.pass_context
def move(ctx: click.Context, case: str, key: str, by: int) -> None:
    """Move it."""
    _say(case, correcting.move(desk(ctx), case, key, by))


@command.command("mark", help=_("It is something else: background, a problem, a suggestion, closing."))
@click.argument("case")
@click.argument("key")
@click.argument("kind", type=click.Choice(KINDS))
@click.pass_context
def mark(ctx: click.Context, case: str, key: str, kind: str) -> None:
    """Mark it and name it as it is called then."""
    _say(case, correcting.mark(desk(ctx), case, key, kind))


@command.command("detach", help=_("Make the words behind its children a suggestion of their own."))
@click.argument("case")
@click.argument("key")
@click.pass_context
def detach(ctx: click.Context, case: str, key: str) -> None:
    """Detach them and name the suggestion."""
    _say(case, correcting.detach(desk(ctx), case, key))


@command.command("edit", help=_("Set its words or its printed number."))
@click.argument("case")
@click.argument("key")
@click.option("--heading", metavar="TEXT", help=_("its heading"))
@click.option("--text", metavar="TEXT|-", help=_("the new words"))
@click.option("--marker", metavar="TEXT", help=_("its printed number"))
@click.option("--tail", metavar="TEXT", help=_("the words behind its children"))
@click.pass_context
def edit(
    ctx: click.Context,
    case: str,
    key: str,
    heading: str | None,
    text: str | None,
    marker: str | None,
    tail: str | None,
) -> None:
    """Edit it."""
    wording = correcting.Wording(heading=heading, text=words(text), marker=marker, tail=tail)
    if wording == correcting.Wording():
        raise UsageError(_("say what is set"), hint="--heading, --text, --marker, --tail")
    _say(case, correcting.edit(desk(ctx), case, key, wording))
