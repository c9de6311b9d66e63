"""Who may do what: the roles of ``[[people]]``, deputies for a period, and the office of one person."""

import datetime as dt
from collections.abc import Iterable

from reply_studio.config import Config, Person
from reply_studio.errors import RefusedError
from reply_studio.i18n import N_, _
from reply_studio.model.base import Value

RULES = {
    "answered": N_("rule: answered"),
    "approval": N_("rule: approval"),
    "consulted": N_("rule: consulted"),
    "disclosure": N_("rule: disclosure"),
    "extension": N_("rule: extension"),
    "findings": N_("rule: findings"),
    "finished": N_("rule: finished"),
    "letter": N_("rule: letter"),
    "locked": N_("rule: locked"),
    "number": N_("rule: number"),
    "outline": N_("rule: outline"),
    "outside": N_("rule: outside"),
    "own-words": N_("rule: own-words"),
    "reason": N_("rule: reason"),
    "right": N_("rule: right"),
    "role": N_("rule: role"),
    "seen": N_("rule: seen"),
    "sheet": N_("rule: sheet"),
    "state": N_("rule: state"),
    "step": N_("rule: step"),
    "unit": N_("rule: unit"),
    "window": N_("rule: window"),
    "year": N_("rule: year"),
}
"""Rule → what a refusal calls it, a message id."""


class Standing(Value):
    """As whom somebody acts: their login, and the login of the person they stand in for, "" for none. ``single``: the
    office has no list of people, so that steps are recorded, not separated.
    """

    login: str
    stands_for: str = ""
    single: bool = False


def refused(rule: str, message: str, *, where: str = "", hint: str = "") -> RefusedError:
    """A refusal that names its rule, one of ``RULES``."""
    return RefusedError(_("{message} ({rule})").format(message=message, rule=_(RULES[rule])), where=where, hint=hint)


def person(config: Config, login: str) -> Person | None:
    """The member of the office with this login."""
    return next((each for each in config.people if each.login == login), None)


def name_of(config: Config, login: str) -> str:
    """The name of a member, else the login."""
    found = person(config, login)
    return found.name if found else login


def standing(config: Config, login: str, roles: Iterable[str], today: dt.date) -> Standing | None:
    """As whom somebody may do what these roles may; ``None`` where they may not."""
    wanted = set(roles)
    if not config.people:
        return Standing(login=login, single=True)
    found = person(config, login)
    if found is None:
        return None
    if wanted & set(found.roles):
        return Standing(login=login)
    for each in config.deputies:
        away = person(config, each.person)
        if each.deputy == login and each.start <= today <= each.until and away and wanted & set(away.roles):
            return Standing(login=login, stands_for=each.person)
    return None


def roles_of(config: Config, login: str, today: dt.date) -> frozenset[str] | None:
    """The roles that somebody may act in today, their own and those of people they stand in for; ``None`` in an office
    of one person, who may everything.
    """
    if not config.people:
        return None
    away = {each.person for each in config.deputies if each.deputy == login and each.start <= today <= each.until}
    return frozenset(role for each in config.people if each.login in {login, *away} for role in each.roles)


def need(config: Config, login: str, roles: Iterable[str], today: dt.date, *, where: str) -> Standing:
    """As ``standing``.

    Raises:
        RefusedError: they may not; the message says who may.
    """
    found = standing(config, login, roles, today)
    if found is not None:
        return found
    able = [each for each in config.people if set(each.roles) & set(roles)]
    named = "\u3001".join(f"{each.name} ({each.login})" for each in able) or _("nobody in config.toml")
    raise refused(
        "right",
        _("{login} may not do this").format(login=login),
        where=where,
        hint=_("this may: {who}; act as one of them with --as LOGIN").format(who=named),
    )
