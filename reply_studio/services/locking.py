"""When the text may be changed: by the drafter until it is submitted, then only by whoever is to decide next."""

from collections.abc import Iterable

from reply_studio.errors import RefusedError
from reply_studio.i18n import _
from reply_studio.model.case import CaseFile
from reply_studio.model.workflow import State, state_of
from reply_studio.services import review_state, rights
from reply_studio.services.desk import Desk
from reply_studio.services.rights import refused

CLOSED = (
    State.APPROVED,
    State.ISSUED,
    State.DISPATCHED,
    State.ANSWERED,
    State.CLOSED,
    State.ARCHIVED,
    State.WITHDRAWN,
)
"""States in which the text stands still."""


def refuse_locked(desk: Desk, file: CaseFile, parts: Iterable[str]) -> None:
    """Refuses a change of the text that review does not allow.

    Raises:
        RefusedError: the letter is under review by others, approved, issued or closed.
    """
    if not set(parts) & set(review_state.WRITING):
        return
    state = state_of(file)
    if state in CLOSED:
        ways = {State.APPROVED: _("recall or return it first")}
        told = _("the text is approved; a change would make that void")
        if state is not State.APPROVED:
            told = _("the letter is issued or closed; its text stands still")
        hint = ways.get(state, _("to write a new letter: reply-studio case revise {case} --reason TEXT"))
        raise refused("locked", told, where=file.case.id, hint=hint.format(case=file.case.id))
    if state is State.IN_REVIEW and not _may_edit(desk, file):
        raise refused(
            "locked",
            _("the text is under review; only the reviewer whose turn it is may change it"),
            where=file.case.id,
            hint=_("take it back first: reply-studio recall {case}").format(case=file.case.id),
        )


def lock_of(desk: Desk, file: CaseFile) -> RefusedError | None:
    """Why the person cannot change the text, ``None`` where they can."""
    try:
        refuse_locked(desk, file, review_state.WRITING)
    except RefusedError as error:
        return error
    return None


def _may_edit(desk: Desk, file: CaseFile) -> bool:
    """The one whose role a step of review has, and who did not submit."""
    if review_state.config_single(desk.config):
        return True
    found = review_state.round_of(file.acts)
    roles = [each.role for each in desk.config.review.steps]
    able = rights.standing(desk.config, desk.who, roles, desk.clock.today())
    return able is not None and desk.who != found.submitter
