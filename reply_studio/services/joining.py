"""Cases handled together (并案): both stay, the leading case's letter answers both items, and it can be taken back.

Either case says so in its own file: the leading one names those that its letter answers, each of them names the
leading one. Every file is a commit of its own. On joining the leading case is written first, on parting last: whatever
a crash leaves is seen from the leading case, ``faults`` tells it, and the same command again completes it.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from reply_studio.errors import InputError, RefusedError, UsageError
from reply_studio.i18n import _, listed
from reply_studio.model.act import Act
from reply_studio.model.base import Value
from reply_studio.model.case import Case, CaseFile, Companion
from reply_studio.model.part import LETTERLESS
from reply_studio.model.workflow import State, state_of
from reply_studio.services.committing import act, save
from reply_studio.services.desk import Desk, find_case, open_case
from reply_studio.services.editing import replace
from reply_studio.services.rights import refused
from reply_studio.services.words import word

JOINED: Final = "together"
"""The act on both cases: ``lead`` and ``other`` are their ids, ``reason`` as given."""
PARTED: Final = "apart"
_OPEN: Final = (State.RECEIVED, State.ACCEPTED, State.DRAFTING)
_OUT: Final = (State.ISSUED, State.DISPATCHED, State.ANSWERED, State.CLOSED, State.ARCHIVED)
"""States in which the letter is issued."""


class Pair(Value):
    """The leading case and the other one; ``own_points`` counts the points of an outline of the other's own, from which
    its letter goes on to be made. ``changed``: something was written.
    """

    lead: str
    other: str
    own_points: int = 0
    changed: bool = True


def join(desk: Desk, wanted: str, with_case: str, reason: str = "") -> Pair:
    """The second case is handled together with the first, whose letter answers both. Done already: nothing is written.

    Raises:
        UsageError: one of them is not there, or they are one case.
        RefusedError: they cannot share a letter, one of them is joined otherwise, or its letter is under review or out.
        ConflictError: somebody changed one of them meanwhile; the same command again completes it.
    """
    lead, other = open_case(desk, wanted), open_case(desk, with_case)
    _refuse(lead, other)
    one, two = lead.case.id, other.case.id
    leads = replace(lead.case, joined=tuple(dict.fromkeys((*lead.case.joined, two))))
    led = replace(other.case, joined=(one,), answered_by=one)
    changed = (leads, led) != (lead.case, other.case)
    for file, case in ((lead, leads), (other, led)):
        if case != file.case:
            save(desk, file, {"case": case}, (act(JOINED, lead=one, other=two, reason=reason),))
    return Pair(lead=one, other=two, own_points=len(other.draft.points), changed=changed)


def _refuse(lead: CaseFile, other: CaseFile) -> None:
    one, two = lead.case, other.case
    if one.id == two.id:
        raise UsageError(_("a case cannot be joined with itself"), where=one.id, hint=_("name another case"))
    _refuse_joined(one, two)
    if two.id not in one.joined:
        _refuse_under_way(lead, other)
    alone = _("answer each with a letter of its own")
    if one.type != two.type:
        told = _("one is a proposal of the conference, the other a suggestion of the congress: no letter answers both")
        raise RefusedError(told, where=two.id, hint=alone)
    if one.role in LETTERLESS or two.role in LETTERLESS:
        told = _("one of them came for information only: no letter answers it")
        raise RefusedError(told, where=two.id if two.role in LETTERLESS else one.id, hint=alone)
    if (one.role == "co") != (two.role == "co"):
        told = _("in one case we lead, in the other we co-handle: no letter answers both")
        raise RefusedError(told, where=two.id, hint=alone)


def _refuse_under_way(*files: CaseFile) -> None:
    """What is reviewed, signed off or sent is the letter as it is; half a joining may always be completed."""
    for each in files:
        if state_of(each) not in _OPEN:
            told = _("is {state}; cases are joined and parted while their letter is written")
            hint = _("take the letter back first; see what is next: reply-studio show {case}").format(case=each.case.id)
            raise RefusedError(told.format(state=word(state_of(each))), where=each.case.id, hint=hint)


def _refuse_joined(one: Case, two: Case) -> None:
    """Neither belongs to another case already, and the second leads none."""
    other_way = _("join these: reply-studio case join {lead} {other}")
    if one.answered_by:
        told = _("is itself answered by the letter of {case}").format(case=one.answered_by)
        again = other_way.format(lead=one.answered_by, other=two.id)
        raise RefusedError(told, where=one.id, hint=_apart(one.id) if one.answered_by == two.id else again)
    if two.answered_by not in ("", one.id):
        told = _("is answered by the letter of {case} already").format(case=two.answered_by)
        raise RefusedError(told, where=two.id, hint=_apart(two.id))
    if two.joined and not two.answered_by:
        told = _("its own letter answers {cases}").format(cases=listed(two.joined))
        raise RefusedError(told, where=two.id, hint=other_way.format(lead=two.id, other=one.id))


def can_share(one: Case, two: Case) -> bool:
    """Whether a letter can answer both: they are of one track, and we lead in both or co-handle in both."""
    letterless = one.role in LETTERLESS or two.role in LETTERLESS
    return not letterless and one.type == two.type and (one.role == "co") == (two.role == "co")


def part(desk: Desk, wanted: str, from_case: str = "", reason: str = "") -> Pair:
    """Takes a joining back: each of the two is answered by a letter of its own again.

    Raises:
        UsageError: the case is not joined with that one, or with several and none is named.
        RefusedError: their letter is under review or has gone out.
        ConflictError: somebody changed one of them meanwhile; the same command again completes it.
    """
    file = open_case(desk, wanted)
    partner = _partner(desk, file.case, from_case)
    lead_id = partner if file.case.answered_by else file.case.id
    other_id = file.case.id if file.case.answered_by else partner
    told = act(PARTED, lead=lead_id, other=other_id, reason=reason)
    other, lead = _present(desk, other_id), _present(desk, lead_id)
    if lead is not None and other is not None and other.case.answered_by == lead_id:
        _refuse_under_way(lead, other)
    if other is not None and other.case.answered_by == lead_id:
        save(desk, other, {"case": replace(other.case, joined=(), answered_by="")}, (told,))
    if lead is not None and other_id in lead.case.joined:
        left = tuple(each for each in lead.case.joined if each != other_id)
        save(desk, lead, {"case": replace(lead.case, joined=left)}, (told,))
    return Pair(lead=lead_id, other=other_id)


def _partner(desk: Desk, case: Case, wanted: str) -> str:
    """The joined case that is meant; one that is there no more can be named by its id."""
    if not case.joined:
        raise UsageError(_("is not handled together with another case"), where=case.id)
    if not wanted and len(case.joined) == 1:
        return case.joined[0]
    partner = wanted if wanted in case.joined else find_case(desk, wanted) if wanted else ""
    if partner not in case.joined:
        message = _("say from which case: {cases}").format(cases=listed(case.joined))
        raise UsageError(message, where=case.id)
    return partner


def _present(desk: Desk, case_id: str) -> CaseFile | None:
    return desk.store.load(case_id) if case_id in desk.store.ids() else None


def answering(desk: Desk, file: CaseFile) -> CaseFile:
    """The case whose letter answers this one: the leading case, unless this one has an outline of its own or the
    leading one does not know of it.
    """
    if not file.case.answered_by or file.draft.points:
        return file
    try:
        lead = desk.store.load(file.case.answered_by)
    except InputError:  # ``faults`` tells it
        return file
    return lead if file.case.id in lead.case.joined else file


class Answer(Value):
    """The issued letter of the leading case that answers this one, too: that case and its state, number and date."""

    case: str
    state: State
    number: str
    date: str


def answer(desk: Desk, file: CaseFile) -> Answer | None:
    """The letter that has answered a case handled together with another one; ``None`` while there is none."""
    lead = answering(desk, file)
    letter = issued_letter(lead.acts)
    if lead is file or letter is None or state_of(lead) not in _OUT:
        return None
    return Answer(case=lead.case.id, state=state_of(lead), **letter)


def issued_letter(acts: Iterable[Act]) -> dict[str, str] | None:
    """Number and date of the last letter issued; ``None`` where there is none."""
    last = next((each for each in reversed(tuple(acts)) if each.act == "issue"), None)
    return {name: str(last.data.get(name, "")) for name in ("number", "date")} if last else None


def refuse_unanswered(desk: Desk, file: CaseFile) -> None:
    """A case that the letter of another one answers is closed once that letter is issued.

    Raises:
        RefusedError: it is not.
    """
    if answer(desk, file) is None:
        told = _("the letter of {case}, which answers it, is not issued yet").format(case=file.case.answered_by)
        hint = _("see: reply-studio show {case}").format(case=file.case.answered_by)
        raise refused("answered", told, where=file.case.id, hint=hint)


def faults(cases: Mapping[str, Case]) -> Iterator[tuple[str, str]]:
    """Case id and words for every joining of which only one side says so; ``cases`` are all that can be read."""
    for case in cases.values():
        for name in case.joined:
            told = _fault(case, name, cases.get(name))
            if told:
                yield case.id, told


def _fault(case: Case, name: str, other: Case | None) -> str:
    if other is None:
        return _("is handled together with {case}, which is not there or cannot be read").format(case=name)
    lead, led = (other, case) if case.answered_by else (case, other)
    if led.id in lead.joined and led.answered_by == lead.id and not lead.answered_by:
        return ""
    message = _("is handled together with {case}, which does not say so; complete it: {again}; or undo it: {undo}")
    again = f"reply-studio case join {lead.id} {led.id}"
    return message.format(case=name, again=again, undo=f"reply-studio case join {case.id} {name} --undo")


def joined_words(pair: Pair) -> str:
    """What was done, for the person: which letter answers which case."""
    if not pair.changed:
        return _("{other}: handled together with {lead} already").format(other=pair.other, lead=pair.lead)
    told = _("{other}: handled together with {lead}; the letter of {lead} answers both")
    lines = [told.format(other=pair.other, lead=pair.lead)]
    if pair.own_points:
        kept = _("{other} has an outline of its own (points: {n}); it stays, and a letter of its own is made from it")
        lines.append(kept.format(other=pair.other, n=pair.own_points))
    return "\n".join(lines)


def parted_words(pair: Pair) -> str:
    """What was taken back."""
    told = _("{other}: handled apart from {lead} again; each has a letter of its own")
    return told.format(other=pair.other, lead=pair.lead)


def _apart(case_id: str) -> str:
    return _("part them first: reply-studio case join {case} --undo").format(case=case_id)


def answer_words(found: Answer) -> str:
    """Which letter has answered a case, and how far it is."""
    message = _("answered by the letter of {case}: {number}, {date} ({state})")
    number = found.number or _("no number")
    return message.format(case=found.case, number=number, date=found.date, state=word(found.state.value))


def told(file: CaseFile) -> list[str]:
    """The cases handled together with this one, a line each, with the letter that answers them."""
    theirs = _("handled together with {case}; the letter of that case answers both")
    ours = _("handled together with {case}; the letter of this case answers both")
    words = theirs if file.case.answered_by else ours
    known = {each.case.id: each for each in file.together}
    return [words.format(case=_named(name, known.get(name))) for name in file.case.joined]


def _named(name: str, other: Companion | None) -> str:
    number = _("No. {n}").format(n=other.case.number) if other and other.case.number else ""
    return " ".join(each for each in (name, number, other.proposal.title if other else "") if each)
