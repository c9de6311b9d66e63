"""Handing cases to a colleague, from the list and from the workbench: who, why, and what came of it."""

from collections.abc import Sequence
from typing import Any

from reply_studio.i18n import _
from reply_studio.services import handing_over, life, rights
from reply_studio.tui.screens.base import StudioScreen
from reply_studio.tui.screens.dialogs import AskLine, Choose, Confirm
from reply_studio.tui.widgets.pick_list import Entry
from reply_studio.tui.working import off

Row = dict[str, Any]


async def hand_over(
    screen: StudioScreen, case: str, handler: str, rows: Sequence[Row] = (), *, number: str = ""
) -> bool:
    """Asks for the colleague and the reason and hands one case over. Returns whether it was. People know a case by its
    ``number``.
    """
    to = await _colleague(screen, _("Who is to handle {case}?").format(case=number or case), rows, handler)
    if not to:
        return False
    reason = await _reason(screen)
    if reason is None:
        return False
    done = await off(life.transfer, screen.studio.desk, case, to, reason=reason)
    who = rights.name_of(screen.studio.desk.config, done.login)
    screen.say(_("{case}: handled by {who}").format(case=case, who=who))
    return True


async def hand_over_all(screen: StudioScreen, rows: Sequence[Row]) -> bool:
    """Asks whose cases, to whom and why, says how many there are, and hands them over. Returns whether it was done."""
    desk, counts = screen.studio.desk, handing_over.handlers(rows)
    if not counts:
        screen.say(_("Nobody handles an open case."))
        return False
    names = {each: rights.name_of(desk.config, each) for each in counts}
    entries = [Entry(each, names[each], hint=_cases(n), words=each) for each, n in counts.items()]
    of = await screen.app.push_screen_wait(Choose(_("Whose open cases are handed over?"), entries, selected=desk.who))
    if not isinstance(of, str):
        return False
    title = _("Who is to handle the cases of {who}?").format(who=names[of])
    to = await _colleague(screen, title, rows, of)
    reason = await _reason(screen) if to else None
    if reason is None:
        return False
    mine = [each["case"] for each in await off(handing_over.open_cases, desk, of)]
    return await _confirmed(screen, of, to, reason, mine)


async def _confirmed(screen: StudioScreen, of: str, to: str, reason: str, cases: Sequence[str]) -> bool:
    config = screen.studio.desk.config
    told = {"of": rights.name_of(config, of), "to": rights.name_of(config, to), "n": len(cases)}
    question = _("Hand {n} open cases of {of} to {to}?").format(**told)
    if not await screen.app.push_screen_wait(Confirm(question, "  ".join(cases))):
        return False
    done = await off(handing_over.hand_over_all, screen.studio.desk, of, to, reason, cases)
    words = [_("{n} cases are handled by {to}.").format(n=len(done.done), to=told["to"])]
    words += [f"{each.case}: {each.error}" for each in done.kept]
    screen.say(" ".join(words), "warning" if done.kept else "info")
    return True


async def _colleague(screen: StudioScreen, title: str, rows: Sequence[Row], now: str) -> str:
    """The login of the person chosen, "" for none; in an office without a list of people it is typed."""
    config, counts = screen.studio.desk.config, handing_over.handlers(rows)
    if not config.people:
        hint = _("a name or login; config.toml lists nobody under [[people]]")
        return await screen.app.push_screen_wait(AskLine(title, hint=hint)) or ""
    entries = [
        Entry(
            each.login,
            each.name,
            hint=" \u00b7 ".join(part for part in (each.section, _cases(counts.get(each.login, 0))) if part),
            words=each.login,
        )
        for each in config.people
        if each.login != now
    ]
    return str(await screen.app.push_screen_wait(Choose(title, entries)) or "")


async def _reason(screen: StudioScreen) -> str | None:
    """Why, "" for nothing said; ``None`` where the person turned back."""
    asked = AskLine(_("Why is it handed over?"), hint=_("for the journal; may stay empty"))
    found: str | None = await screen.app.push_screen_wait(asked)
    return found


def _cases(n: int) -> str:
    return _("open cases: {n}").format(n=n) if n else ""
