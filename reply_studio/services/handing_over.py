"""Handing all open cases of a person to a colleague: what it would be, then each case in a commit of its own."""

from collections.abc import Iterable
from typing import Any

from reply_studio.errors import ReplyStudioError, UsageError
from reply_studio.i18n import _
from reply_studio.model.base import Value
from reply_studio.services import life, rights, summary
from reply_studio.services.desk import Desk

Row = dict[str, Any]


class Kept(Value):
    """A case that was not handed over, and why."""

    case: str
    error: ReplyStudioError


class HandedOver(Value):
    """What was done: from whom to whom (logins), the cases handed over, and those that were not."""

    of: str
    to: str
    done: tuple[str, ...] = ()
    kept: tuple[Kept, ...] = ()


def person_named(desk: Desk, wanted: str) -> str:
    """The login of a member of the office named by login, or by a name that only one member has; in an office without
    a list of people what was typed.

    Raises:
        UsageError: nobody, or several, are called so.
    """
    people = desk.config.people
    named = [each.login for each in people if wanted in (each.login, each.name)]
    if wanted in named or not people:
        return wanted
    if len(named) == 1:
        return named[0]
    known = "\u3001".join(f"{each.name} ({each.login})" for each in people)
    raise UsageError(
        _("\u201c{login}\u201d is not among the people of config.toml").format(login=wanted)
        if not named
        else _("several people are called {name}; give the login").format(name=wanted),
        hint=_("known: {known}").format(known=known),
    )


def open_cases(desk: Desk, login: str) -> list[Row]:
    """The rows of the cases that a person handles and that are not done; broken ones are none of them."""
    return of_person(summary.rows(desk), login)


def of_person(rows: Iterable[Row], login: str) -> list[Row]:
    """Those of the rows that a person handles and that are not done."""
    return [each for each in rows if each["handler"] == login and is_open(each)]


def is_open(row: Row) -> bool:
    """Whether the case still needs somebody."""
    return not row["error"] and row["state"] not in {each.value for each in life.DONE}


def handlers(rows: Iterable[Row]) -> dict[str, int]:
    """Login → how many open cases the person handles; people who have left the office's list, too."""
    found: dict[str, int] = {}
    for each in rows:
        if each["handler"] and is_open(each):
            found[each["handler"]] = found.get(each["handler"], 0) + 1
    return found


def hand_over_all(desk: Desk, of: str, to: str, reason: str = "", cases: Iterable[str] | None = None) -> HandedOver:
    """Every open case of ``of`` goes to ``to``, a commit each; what fails is told and keeps its handler. ``cases`` are
    the ids, where they were looked up before.

    Raises:
        UsageError: ``to`` is nobody of the office, or the same person.
        RefusedError: the person at the desk may not hand cases over.
    """
    giving, taking = of.strip(), person_named(desk, to.strip())
    if giving == taking:
        raise UsageError(_("both are the same person"), hint=_("name a colleague: --to LOGIN"))
    rights.need(desk.config, desk.who, life.MAY_TRANSFER, desk.clock.today(), where=giving)
    done: list[str] = []
    kept: list[Kept] = []
    for case in cases if cases is not None else [each["case"] for each in open_cases(desk, giving)]:
        try:
            life.transfer(desk, case, taking, reason=reason)
        except ReplyStudioError as error:
            kept.append(Kept(case=case, error=error))
        else:
            done.append(case)
    return HandedOver(of=giving, to=taking, done=tuple(done), kept=tuple(kept))
