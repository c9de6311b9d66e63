"""The life of a case around its reply: accepted, handed back, extended, paused, withdrawn, answered, closed, filed.

Clocks are acts of the journal: an extension or a pause moves the due day and says why.
"""

import datetime as dt
from typing import Any, Final

import msgspec

from reply_studio.errors import UsageError
from reply_studio.i18n import _
from reply_studio.model.case import Case, CaseFile, Handler
from reply_studio.model.workflow import State, state_of
from reply_studio.services import clocks, joining, rights
from reply_studio.services.committing import act, save, upon
from reply_studio.services.desk import Desk, open_case
from reply_studio.services.reviewing import transition
from reply_studio.services.rights import refused

TRANSFER, CONSULT = "transfer", "consult"
RESULTS: Final = {
    "\u6ee1\u610f": "satisfied",
    "\u57fa\u672c\u6ee1\u610f": "basically",
    "\u4e0d\u6ee1\u610f": "dissatisfied",
}
"""满意, 基本满意, 不满意 → what programs call them."""
HOW: Final = ("visit", "meeting", "phone", "letter")
"""走访, 座谈, 电话, 来信: how the proposer was consulted."""
MAY_TRANSFER: Final = ("office", "drafter")
"""Roles that may hand a case to a colleague."""
DONE: Final = (State.CLOSED, State.ARCHIVED, State.WITHDRAWN, State.RETURNED)


def move(desk: Desk, wanted: str, event: str, reason: str = "", **told: Any) -> State:
    """Makes a transition that needs nothing beside the right and, where the table says so, a reason.

    Raises:
        RefusedError: a rule is against it; it is named.
    """
    file = open_case(desk, wanted)
    step = transition(file, event)
    who = rights.need(desk.config, desk.who, step.by, desk.clock.today(), where=file.case.id)
    if step.reason and not reason.strip():
        raise refused("reason", _("this needs a reason"), where=file.case.id, hint=_("add: --reason TEXT"))
    if "window" in step.guards:
        _refuse_late(desk, file)
    if "answered" in step.guards:
        joining.refuse_unanswered(desk, file)
    more: dict[str, Any] = {"single": True} if who.single else {}
    more |= {"stands_for": who.stands_for} if who.stands_for else {}
    said = {"reason": reason.strip()} if reason.strip() else {}
    done = act(event, state=step.leads_to.value, **said, **told, **more)
    desk.store.commit(file.case.id, {}, (done,), decision=upon(file))
    return state_of(open_case(desk, wanted))


def _refuse_late(desk: Desk, file: CaseFile) -> None:
    """An assignment is handed back within its window only; later its owner stays its owner.

    Raises:
        RefusedError: the window is over.
    """
    start = file.case.dates.received or file.case.dates.assigned
    if start is None:
        return
    last = clocks.add(start, desk.config.deadlines.hand_back)
    if desk.clock.today() > last:
        raise refused(
            "window",
            _("an assignment could be handed back until {day}").format(day=last.isoformat()),
            where=file.case.id,
            hint=_("answer it, or ask the assigning office for a transfer"),
        )


def extend(desk: Desk, wanted: str, until: dt.date, reason: str) -> dt.date:
    """The due day moves to ``until``, not beyond the office's extended period. Returns the day before.

    Raises:
        RefusedError: no reason, no right, the case is done, or the day is too late or no extension at all.
    """
    file = _open_for(desk, wanted, ("office", "drafter"), reason)
    before = due(file, desk)
    if before is not None and until <= before:
        raise refused(
            "extension", _("the case is due on {day} anyway").format(day=before.isoformat()), where=file.case.id
        )
    start = file.case.dates.assigned or file.case.dates.received
    latest = clocks.add(start, desk.config.deadlines.extended) if start else None
    if latest is not None and until > latest:
        message = _("an extension ends on {day} at the latest ({period})")
        raise refused(
            "extension",
            message.format(day=latest.isoformat(), period=desk.config.deadlines.extended),
            where=file.case.id,
        )
    told = act(
        clocks.EXTEND, until=until.isoformat(), reason=reason.strip(), before=before.isoformat() if before else ""
    )
    desk.store.commit(file.case.id, {}, (told,), decision=upon(file, against=clocks.ACTS))
    return before or until


def _open_for(desk: Desk, wanted: str, roles: tuple[str, ...], reason: str | None) -> CaseFile:
    file = open_case(desk, wanted)
    rights.need(desk.config, desk.who, roles, desk.clock.today(), where=file.case.id)
    if state_of(file) in DONE:
        raise refused("state", _("the case is done"), where=file.case.id)
    if reason is not None and not reason.strip():
        raise refused("reason", _("this needs a reason"), where=file.case.id, hint=_("add: --reason TEXT"))
    return file


def pause(desk: Desk, wanted: str, reason: str) -> None:
    """The clock stands until ``resume``.

    Raises:
        RefusedError: no reason, no right, done, or paused already.
    """
    file = _open_for(desk, wanted, ("office",), reason)
    if clocks.paused_since(file.acts) is not None:
        raise refused("state", _("the case is paused already"), where=file.case.id)
    told = act(clocks.PAUSE, reason=reason.strip(), on=desk.clock.today().isoformat())
    desk.store.commit(file.case.id, {}, (told,), decision=upon(file, against=clocks.ACTS))


def resume(desk: Desk, wanted: str) -> int:
    """The clock runs again; the due day moves by the days it stood. Returns them.

    Raises:
        RefusedError: no right, or the case is not paused.
    """
    file = _open_for(desk, wanted, ("office",), None)
    since = clocks.paused_since(file.acts)
    if since is None:
        raise refused("state", _("the case is not paused"), where=file.case.id)
    days = (desk.clock.today() - since).days
    told = act(clocks.RESUME, days=days, on=desk.clock.today().isoformat())
    desk.store.commit(file.case.id, {}, (told,), decision=upon(file, against=clocks.ACTS))
    return days


def due(file: CaseFile, desk: Desk) -> dt.date | None:
    """The day the reply is due, with extensions and pauses."""
    return clocks.due_of(file.acts, clocks.due(file.case, desk.config))


def transfer(desk: Desk, wanted: str, to: str, section: str = "", reason: str = "") -> Handler:
    """Hands the case to another person of the office. Returns its handler.

    Raises:
        UsageError: the person is unknown.
        RefusedError: no right.
    """
    file = open_case(desk, wanted)
    rights.need(desk.config, desk.who, MAY_TRANSFER, desk.clock.today(), where=file.case.id)
    found = rights.person(desk.config, to)
    if found is None and desk.config.people:
        known = "\u3001".join(f"{each.name} ({each.login})" for each in desk.config.people)
        raise UsageError(
            _("\u201c{login}\u201d is not among the people of config.toml").format(login=to),
            hint=_("known: {known}").format(known=known),
        )
    handler = Handler(login=to, section=section or (found.section if found else file.case.handler.section))
    case: Case = msgspec.structs.replace(file.case, handler=handler)
    told = act(TRANSFER, to=to, before=file.case.handler.login, reason=reason.strip())
    save(desk, file, {"case": case}, (told,))
    return handler


def consult(  # noqa: PLR0913,PLR0917  # what the command takes
    desk: Desk, wanted: str, how: str, name: str, outcome: str, date: dt.date | None = None
) -> None:
    """Keeps that the proposer was talked with (沟通): how, with whom, what came of it.

    Raises:
        UsageError: unknown way, or nothing said of who or what.
    """
    file = open_case(desk, wanted)
    if how not in HOW:
        raise UsageError(_("\u201c{how}\u201d is no way to consult").format(how=how), hint=", ".join(HOW))
    if not name.strip() or not outcome.strip():
        raise UsageError(_("say with whom and what came of it"))
    day = date or desk.clock.today()
    told = act(CONSULT, how=how, person=name.strip(), outcome=outcome.strip(), date=day.isoformat())
    desk.store.commit(file.case.id, {}, (told,))


def feedback(  # noqa: PLR0913,PLR0917  # what the command takes
    desk: Desk, wanted: str, result: str, sender: str = "", remarks: str = "", date: dt.date | None = None
) -> State:
    """Keeps the proposer's opinion of the reply (满意, 基本满意, 不满意).

    Raises:
        UsageError: the result is none of them.
        RefusedError: the letter was not sent yet, or no right.
    """
    if result not in RESULTS:
        raise UsageError(_("\u201c{result}\u201d is no result").format(result=result), hint="\u3001".join(RESULTS))
    day = date or desk.clock.today()
    told = {"result": result, "sender": sender.strip(), "remarks": remarks.strip(), "date": day.isoformat()}
    return move(desk, wanted, "feedback", **told)
