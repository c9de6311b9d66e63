"""The same text under another number: pointed out in the report of an import; nothing is joined by itself."""

from typing import Final

import msgspec

from reply_studio.i18n import _
from reply_studio.model.case import CaseFile, Session
from reply_studio.model.intake import Item, Remark
from reply_studio.services import identity, joining, sameness
from reply_studio.services.arrival import Imported
from reply_studio.services.desk import Desk
from reply_studio.services.register import KnownCases

SAME: Final = "SM001"


def with_remarks(done: Imported, item: Item, old: CaseFile | None, desk: Desk, cases: KnownCases) -> Imported:
    """The outcome with a remark for every case that has nearly the same text, where the file brought a text that its
    case (``old``, ``None`` for a new one) did not have.
    """
    if done.action == "unchanged" or done.intake is None or done.case is None or identity.is_bare(item.proposal):
        return done
    if old is not None:
        if sameness.mark(old.proposal) == sameness.mark(item.proposal):
            return done
        cases.amend(done.case, item.proposal)
    same = cases.same_text(item.proposal, done.case)
    if not same:
        return done
    own = desk.store.load(done.case)
    remarks = (*done.intake.remarks, *(Remark(code=SAME, message=_told(own, each)) for each in same))
    return msgspec.structs.replace(done, intake=msgspec.structs.replace(done.intake, remarks=remarks))


def _told(own: CaseFile, other: CaseFile) -> str:
    number = other.case.number or "-"
    same = _("the same text as case {case} (No. {number})").format(case=other.case.id, number=number)
    lead = other.case.answered_by or other.case.id
    if own.case.id in other.case.joined or not _may_share(own, other):
        return same
    return _("{same}; to handle them together: {command}").format(
        same=same, command=f"reply-studio case join {lead} {own.case.id}"
    )


def _may_share(one: CaseFile, other: CaseFile) -> bool:
    """One letter could answer both: the same track, role and session."""
    return joining.can_share(one.case, other.case) and not _differ(one.case.session, other.case.session)


def _differ(one: Session, other: Session) -> bool:
    """Both are known and they are not the same: a text that comes back in a later year is answered anew."""
    return None not in (one.term, one.meeting, other.term, other.meeting) and one != other
