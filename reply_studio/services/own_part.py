"""Our part of a case that others answer, too (会办, 分办): which suggestions are ours, and where there is no letter."""

from collections.abc import Iterable
from typing import Final

from reply_studio.errors import RefusedError
from reply_studio.i18n import _
from reply_studio.model.case import CaseFile
from reply_studio.model.part import LETTERLESS, PARTIAL, known_part
from reply_studio.model.proposal import walk
from reply_studio.services import naming
from reply_studio.services.committing import act, save
from reply_studio.services.desk import Desk, open_case
from reply_studio.services.editing import replace
from reply_studio.services.words import role_word

PART: Final = "part"
"""The act that says which suggestions are ours; ``suggestions`` are their ids, none for not known."""


def set_part(desk: Desk, wanted: str, suggestions: Iterable[str]) -> tuple[str, ...]:
    """Says which suggestions (ids or numbers) are ours to answer; none: nobody has said. Returns their ids in order.

    Raises:
        UsageError: there is no such suggestion.
        RefusedError: all of the case is ours, or nothing of it is to be answered.
    """
    file = open_case(desk, wanted)
    if file.case.role not in PARTIAL:
        told = _("we are {role} here: there is no part of ours").format(role=role_word(file.case.role))
        raise RefusedError(told, where=file.case.id)
    chosen = {naming.suggestion_id(file.proposal, each) for each in suggestions}
    part = tuple(each.id for each in walk(file.proposal.suggestions) if each.id in chosen)
    if part != file.case.part:
        save(desk, file, {"case": replace(file.case, part=part)}, (act(PART, suggestions=list(part)),))
    return part


def toggled(file: CaseFile, suggestion: str) -> tuple[str, ...]:
    """Our part with a suggestion added, or without it where it was among them."""
    known = known_part(file.case, file.proposal)
    return tuple(each for each in known if each != suggestion) if suggestion in known else (*known, suggestion)


def refuse_letterless(file: CaseFile) -> None:
    """No letter is written where a case came only for information (参阅).

    Raises:
        RefusedError: this is such a case.
    """
    if file.case.role in LETTERLESS:
        hint = _("contact the proposer: reply-studio consult add {case}; then: reply-studio case close {case}")
        raise RefusedError(
            _("the case came for information only: no letter is written"),
            where=file.case.id,
            hint=hint.format(case=file.case.id),
        )
