"""What happens next, from the one table: for ``show``, the screens and the README."""

import functools
from collections.abc import Callable
from typing import TYPE_CHECKING

from reply_studio.errors import RefusedError
from reply_studio.i18n import _
from reply_studio.model.base import Value
from reply_studio.model.case import CaseFile
from reply_studio.model.workflow import State, Transition, ways
from reply_studio.services import joining, review_state, rights
from reply_studio.services.desk import Desk

if TYPE_CHECKING:
    from reply_studio.model.binding import Binding


class Next(Value):
    """A way on: the event, who may (roles), where it leads, what follows in words, and whether the person at the desk
    may now, else why not.
    """

    event: str
    by: tuple[str, ...]
    leads_to: State
    follows: str
    allowed: bool
    why_not: str | None = None
    lacks_right: bool = False
    """It is only not this person's to do."""


def next_steps(desk: Desk, file: CaseFile) -> list[Next]:
    """The ways on from where the case stands, in the table's order."""

    @functools.cache
    def now() -> "Binding":
        """What the letter is, composed where a way on depends on it: under review and when approved."""
        from reply_studio.services.binding import binding_of

        return binding_of(desk, file)

    return [_next(desk, file, each, now) for each in ways(file)]


def _next(desk: Desk, file: CaseFile, step: Transition, now: "Callable[[], Binding]") -> Next:
    why, lacking = _why_not(desk, file, step, now)
    return Next(
        event=step.event,
        by=step.by,
        leads_to=step.leads_to,
        follows=_(step.follows),
        allowed=why is None,
        why_not=why,
        lacks_right=lacking,
    )


def _why_not(desk: Desk, file: CaseFile, step: Transition, now: "Callable[[], Binding]") -> tuple[str | None, bool]:
    """Why the person may not (and where it is another's, whose it is), ``None`` where they may; and whether only the
    right is lacking.
    """
    try:
        rights.need(desk.config, desk.who, step.by, desk.clock.today(), where=file.case.id)
    except RefusedError as error:
        return f"{error.message} \u00b7 {error.hint}", True
    try:
        _look(desk, file, step, now)
    except RefusedError as error:
        return error.message, False
    return None, False


def _look(desk: Desk, file: CaseFile, step: Transition, now: "Callable[[], Binding]") -> None:
    """The guards that can be judged without doing it.

    Raises:
        RefusedError: one is against it.
    """
    if "answered" in step.guards:
        joining.refuse_unanswered(desk, file)
    if step.event == "issue":
        from reply_studio.services import issuing

        issuing.refuse_unapproved(desk, file, now())
    if step.event == "submit" and not file.draft.points:
        raise rights.refused("outline", _("there is nothing to review yet"), where=file.case.id)
    if step.event == "approve" and desk.config.people:
        found = review_state.round_of(file.acts)
        open_steps = review_state.needs(found, now(), desk.config, file)
        if not open_steps:
            raise rights.refused("step", _("every step has agreed to this text already"), where=file.case.id)
        rights.need(desk.config, desk.who, (open_steps[0].step.role,), desk.clock.today(), where=file.case.id)
        if desk.who in review_state.own_words(found):
            told = _("{login} wrote or submitted this text and cannot approve it").format(login=desk.who)
            raise rights.refused("own-words", told, where=file.case.id)
