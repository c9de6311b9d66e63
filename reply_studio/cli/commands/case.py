"""``case``: decisions on a whole case. A subcommand is a function below with ``@command.command(name)``."""

import click

from reply_studio.cli import diagnostics, output
from reply_studio.cli.commands._shared import Group, day, desk
from reply_studio.errors import UsageError
from reply_studio.i18n import _, listed
from reply_studio.model.proposal import numbers
from reply_studio.services import handing_over, joining, life, own_part, rights
from reply_studio.services.desk import Desk, open_case
from reply_studio.services.words import word


@click.group("case", cls=Group, help=_("Decide on a whole case."))
def command() -> None:
    """Only a name for those below."""


@command.command("join", help=_("Handle another case together with CASE: the letter of CASE answers both items."))
@click.argument("case")
@click.argument("other", required=False)
@click.option("--to", "to", metavar="CASE", help=_("the other case, in place of OTHER"))
@click.option("--reason", metavar="TEXT", default="", help=_("why; it stands in the journal of both"))
@click.option("--undo", is_flag=True, help=_("handle them apart again; nothing that was written is lost"))
@click.pass_context
def join(ctx: click.Context, case: str, other: str | None, to: str | None, reason: str, undo: bool) -> None:
    """Join the two, or part them."""
    if other and to and other != to:
        raise UsageError(_("two other cases are named"), hint=_("either OTHER or --to"))
    partner = other or to or ""
    if undo:
        output.line(joining.parted_words(joining.part(desk(ctx), case, partner, reason)))
        return
    if not partner:
        raise UsageError(_("the other case is not named"), hint=_("reply-studio case join CASE OTHER"))
    output.line(joining.joined_words(joining.join(desk(ctx), case, partner, reason)))


_EVENTS = {
    "accept": _("Accept the assignment; the clocks run."),
    "hand-back": _("Hand the assignment back within its window, with a reason."),
    "revise": _("Write a corrected letter; the issued one stays."),
    "withdraw": _("The proposer withdrew it; handling ends."),
    "close": _("Nothing more is to be done."),
    "archive": _("File the case."),
}
"""Transitions that need nothing but a reason, where they need one."""


def _transition(event: str, told: str) -> None:
    @command.command(event, help=told)
    @click.argument("case")
    @click.option("--reason", metavar="TEXT", default="", help=_("why"))
    @click.pass_context
    def move(ctx: click.Context, case: str, reason: str) -> None:
        state = life.move(desk(ctx), case, event, reason)
        output.line(_("{case}: {state}").format(case=case, state=word(state.value)))


for _event, _told in _EVENTS.items():
    _transition(_event, _told)


@command.command("extend", help=_("Move the due day, with a reason."))
@click.argument("case")
@click.option("--until", required=True, metavar="DATE", help=_("the day it is due then"))
@click.option("--reason", metavar="TEXT", default="", help=_("why"))
@click.pass_context
def extend(ctx: click.Context, case: str, until: str, reason: str) -> None:
    """Extend it and say both days."""
    wanted = day(until)
    assert wanted is not None  # the option is required
    before = life.extend(desk(ctx), case, wanted, reason)
    told = _("{case}: due on {day} instead of {before}")
    output.line(told.format(case=case, day=wanted.isoformat(), before=before.isoformat()))


@command.command("pause", help=_("Stop the clock, with a reason."))
@click.argument("case")
@click.option("--reason", metavar="TEXT", default="", help=_("why"))
@click.pass_context
def pause(ctx: click.Context, case: str, reason: str) -> None:
    """Pause it."""
    life.pause(desk(ctx), case, reason)
    output.line(_("{case}: the clock stands").format(case=case))


@command.command("resume", help=_("Let the clock run again; the due day moves by the days it stood."))
@click.argument("case")
@click.pass_context
def resume(ctx: click.Context, case: str) -> None:
    """Resume it."""
    days = life.resume(desk(ctx), case)
    output.line(_("{case}: the clock runs again; it stood for {n} days").format(case=case, n=days))


@command.command("part", help=_("Say which suggestions are ours where we co-handle or answer separately."))
@click.argument("case")
@click.argument("suggestions", nargs=-1)
@click.pass_context
def part(ctx: click.Context, case: str, suggestions: tuple[str, ...]) -> None:
    """Set our part; without suggestions nobody has said."""
    office = desk(ctx)
    ids = own_part.set_part(office, case, suggestions)
    printed = numbers(open_case(office, case).proposal.suggestions)
    names = listed(printed[each] for each in ids) or _("not said")
    output.line(_("{case}: our part: {numbers}").format(case=case, numbers=names))


@command.command("transfer", help=_("Hand the case, or all open cases of a person, to a colleague."))
@click.argument("case", required=False)
@click.option("--to", "to", required=True, metavar="LOGIN", help=_("to whom"))
@click.option("--all-of", metavar="LOGIN", help=_("all open cases of this person, in place of CASE"))
@click.option("--dry-run", is_flag=True, help=_("with --all-of: only say which cases"))
@click.option("--reason", metavar="TEXT", default="", help=_("why"))
@click.pass_context
def transfer(ctx: click.Context, case: str | None, to: str, all_of: str | None, dry_run: bool, reason: str) -> int:
    """Hand over one case, or all of a person."""
    office = desk(ctx)
    if (case is None) == (all_of is None):
        raise UsageError(_("name either a case or a person"), hint=_("CASE, or --all-of LOGIN"))
    if all_of is not None:
        return _transfer_all(office, all_of, to, reason, dry_run=dry_run)
    handler = life.transfer(office, case or "", handing_over.person_named(office, to), reason=reason)
    who = rights.name_of(office.config, handler.login)
    output.line(_("{case}: handled by {who}").format(case=case, who=who))
    return 0


def _transfer_all(office: Desk, of: str, to: str, reason: str, *, dry_run: bool) -> int:
    """Says how many cases it is about; then hands them over, and says what failed. Returns the exit code."""
    taking = handing_over.person_named(office, to)
    giving = _somebody(office, of)
    rows = handing_over.open_cases(office, giving)
    told = _("open cases of {of}, to be handled by {to}: {n}")
    names = {each: rights.name_of(office.config, each) for each in (giving, taking)}
    output.line(told.format(of=names[giving], to=names[taking], n=len(rows)))
    if dry_run:
        output.line("\n".join(f"  {each['case']}  {each['title']}" for each in rows))
        return 0
    done = handing_over.hand_over_all(office, giving, taking, reason, [each["case"] for each in rows])
    for each in done.done:
        output.line(_("{case}: handled by {who}").format(case=each, who=names[taking]))
    codes = [diagnostics.tell(each.error) for each in done.kept]
    return codes[-1] if codes else 0


def _somebody(office: Desk, wanted: str) -> str:
    """The login of a member; one who is no member any more is named by the login."""
    try:
        return handing_over.person_named(office, wanted)
    except UsageError:
        return wanted
