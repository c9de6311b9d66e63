"""Review: submit, approve, return, recall, countersign. Every decision is an act bound to the letter it was made on."""

from pathlib import Path
from typing import Any

import msgspec

from reply_studio.errors import UsageError
from reply_studio.i18n import _
from reply_studio.model.act import Act
from reply_studio.model.base import Value
from reply_studio.model.binding import Binding
from reply_studio.model.case import CaseFile
from reply_studio.model.workflow import State, Transition, state_of, ways
from reply_studio.services import review_state, rights, sheets, units
from reply_studio.services.binding import binding_of
from reply_studio.services.committing import act, upon
from reply_studio.services.desk import Desk, open_case
from reply_studio.services.ports import Received
from reply_studio.services.review_state import Need, Round
from reply_studio.services.rights import Standing, refused


class Decided(Value):
    """What a decision led to: the state, the steps that are still to decide, and the digest it is bound to."""

    case: str
    event: str
    state: State
    waiting: tuple[Need, ...] = ()
    digest: str = ""
    single: bool = False


class Way(Value):
    """More about an approval. ``on_behalf`` and ``evidence``: signed on paper; ``bypass``: why a rule is passed;
    ``seen``: the digest of the letter that the person looked at, "" where they do not say.
    """

    on_behalf: str = ""
    evidence: Path | None = None
    bypass: str = ""
    seen: str = ""


def transition(file: CaseFile, event: str) -> Transition:
    """The way that an event opens where the case stands.

    Raises:
        RefusedError: the state knows no such event; the message names those it knows.
    """
    state = state_of(file)
    found = next((each for each in ways(file) if each.event == event), None)
    if found is not None:
        return found
    from reply_studio.services.words import word

    known = "\u3001".join(word(each.event) for each in ways(file)) or _("none")
    raise refused(
        "state",
        _("a case that is {state} cannot be: {event}").format(state=word(state.value), event=word(event)),
        where=file.case.id,
        hint=_("what can happen next: {ways}").format(ways=known),
    )


def submit(desk: Desk, wanted: str) -> Decided:
    """Gives the letter to the first reviewer.

    Raises:
        RefusedError: not in this state, not by this person, no outline, or errors in the letter.
    """
    file = open_case(desk, wanted)
    step = transition(file, "submit")
    who = _right(desk, file, step)
    if not file.draft.points:
        raise refused(
            "outline",
            _("there is nothing to review yet"),
            where=file.case.id,
            hint=_("make an outline and answer the suggestions first"),
        )
    refuse_errors(desk, file)
    now = binding_of(desk, file, printed=True)
    _record(desk, file, act("submit", state=step.leads_to.value, binding=_told(now), **_as(who)))
    return _decided(desk, wanted, "submit", now, who)


def _right(desk: Desk, file: CaseFile, step: Transition) -> Standing:
    return rights.need(desk.config, desk.who, step.by, desk.clock.today(), where=file.case.id)


def refuse_errors(desk: Desk, file: CaseFile) -> None:
    """No letter with an error that a machine sees goes on; a waiver with a reason lets it.

    Raises:
        RefusedError: there are errors.
    """
    from reply_studio.services import checking  # the rules are loaded where a letter is judged

    count = checking.errors_of(desk, file)
    if count:
        raise refused(
            "findings",
            _("the letter has {n} errors").format(n=count),
            where=file.case.id,
            hint=_("see: reply-studio check {case}; mend them, or waive them with a reason").format(case=file.case.id),
        )


def _told(binding: Binding) -> Any:
    return msgspec.to_builtins(binding)


def _as(who: Standing) -> dict[str, Any]:
    """What the journal says of the person beside their login."""
    told: dict[str, Any] = {"single": True} if who.single else {}
    return told | ({"stands_for": who.stands_for} if who.stands_for else {})


def _record(desk: Desk, file: CaseFile, done: Act, sources: tuple[Received, ...] = ()) -> None:
    """One act, on the very case that was looked at."""
    desk.store.commit(file.case.id, unchanged(file), (done,), sources, upon(file))


def unchanged(file: CaseFile) -> dict[str, Any]:
    """Changes that change nothing: the commit is refused where somebody wrote a part of the letter meanwhile."""
    from reply_studio.services.ports import Change

    parts = {"case": file.case, "proposal": file.proposal, "draft": file.draft}
    return {name: Change(new=value, expected=file.revisions.get(name)) for name, value in parts.items()}


def _decided(desk: Desk, wanted: str, event: str, now: Binding, who: Standing) -> Decided:
    file = open_case(desk, wanted)
    waiting = review_state.needs(review_state.round_of(file.acts), now, desk.config, file)
    return Decided(
        case=file.case.id,
        event=event,
        state=state_of(file),
        waiting=tuple(waiting),
        digest=now.short,
        single=who.single,
    )


def approve(desk: Desk, wanted: str, way: Way = Way()) -> Decided:
    """Agrees to the letter as it is, for the step that is to decide.

    Raises:
        RefusedError: a rule is against it (state, right, own words, step, outside change, errors, sheet); it is named.
    """
    file = open_case(desk, wanted)
    step = transition(file, "approve")
    found, now = review_state.round_of(file.acts), binding_of(desk, file, printed=True)
    signer = way.on_behalf or desk.who
    refuse_outside(file, found)
    _refuse_unseen(file, now, way.seen)
    need, who = _step_for(desk, file, step, found, now, signer)
    refuse_errors(desk, file)
    if not way.bypass and not who.single:
        _refuse_own_words(found, signer, file)
    extra, sources = sheets.evidence(desk, file, way.on_behalf, way.evidence, now)
    edited = any(_wrote_later(each, found, signer) for each in found.acts)
    done = act(
        "approve",
        state=_state_after(desk, file, found, need, signer, now, edited=edited, bypass=way.bypass).value,
        step=need.place,
        label=need.step.label,
        binding=_told(now),
        **({"bypass": way.bypass} if way.bypass else {}),
        **({"edited": True} if edited else {}),
        **extra,
        **_as(who),
    )
    _record(desk, file, done, sources)
    return _decided(desk, wanted, "approve", now, who)


def _wrote_later(each: Act, found: Round, signer: str) -> bool:
    """Whether the signer changed the text after it was submitted: an approval with an edit of their own."""
    later = found.submitted is not None and each.seq > found.submitted.seq
    return later and each.who == signer and any(part in review_state.WRITING for part in each.parts)


def refuse_outside(file: CaseFile, found: Round) -> None:
    """Text that another program wrote after the submission is nobody's: it goes back to the drafter first.

    Raises:
        RefusedError: there is such text.
    """
    if found.outside or review_state.changed_now(file):
        raise refused(
            "outside",
            _("the text was changed outside the program after it was submitted"),
            where=file.case.id,
            hint=_("return it with a reason, look at it, and submit it anew"),
        )


def _refuse_unseen(file: CaseFile, now: Binding, seen: str) -> None:
    """Agreement is given to the letter that was looked at, to no other.

    Raises:
        RefusedError: the letter changed meanwhile.
    """
    if seen and seen != now.short:
        message = _("the letter changed while you looked at it: you saw {seen}, it is {now}")
        raise refused(
            "seen",
            message.format(seen=seen, now=now.short),
            where=file.case.id,
            hint=_("look at what changed, then decide"),
        )


def _step_for(  # noqa: PLR0913,PLR0917  # everything a step is judged by
    desk: Desk, file: CaseFile, step: Transition, found: Round, now: Binding, signer: str
) -> tuple[Need, Standing]:
    """The first open step that the signer may decide; steps come in order.

    Raises:
        RefusedError: nothing is open, or the open step is another role's, or it waits for units.
    """
    open_steps = review_state.needs(found, now, desk.config, file)
    if not open_steps:
        raise refused(
            "step",
            _("every step has agreed to this text already"),
            where=file.case.id,
            hint=_("next: reply-studio issue {case}").format(case=file.case.id),
        )
    need = open_steps[0]
    if need.units:
        names = "\u3001".join(units.name_of(each, desk.config, file.case.units) for each in need.units)
        raise refused(
            "step",
            _("the step waits for units to countersign: {names}").format(names=names),
            where=file.case.id,
            hint=_("when they have: reply-studio countersign {case} --unit NAME").format(case=file.case.id),
        )
    who = rights.need(desk.config, signer, (need.step.role,), desk.clock.today(), where=file.case.id)
    given = review_state.standing(found, need.place, now)
    if signer in {each.who for each in given} and not who.single:
        raise refused(
            "step",
            _("{login} has agreed to this text already; the step needs another person").format(login=signer),
            where=file.case.id,
        )
    return need, who


def _refuse_own_words(found: Round, signer: str, file: CaseFile) -> None:
    """Who submitted, or wrote before the submission, cannot approve; a reviewer's edit after it is a version of its
    own, which somebody else must see, too.
    """
    if signer not in review_state.own_words(found):
        return
    raise refused(
        "own-words",
        _("{login} wrote or submitted this text and cannot approve it").format(login=signer),
        where=file.case.id,
        hint=_("another person has to look; or say why not: --bypass REASON, which is shown ever after"),
    )


def _state_after(  # noqa: PLR0913,PLR0917
    desk: Desk, file: CaseFile, found: Round, need: Need, signer: str, now: Binding, *, edited: bool, bypass: str
) -> State:
    """Approved where this was the last agreement that was missing."""
    new = review_state.Approval(step=need.place, who=signer, at="", binding=now, edited=edited, bypass=bypass)
    after = msgspec.structs.replace(found, approvals=(*found.approvals, new))
    return State.IN_REVIEW if review_state.needs(after, now, desk.config, file) else State.APPROVED


def give_back(desk: Desk, wanted: str, reason: str) -> Decided:
    """Returns the letter to the drafter with reasons.

    Raises:
        RefusedError: not in this state, not by this person, or without a reason.
    """
    return _plain(desk, wanted, "return", reason)


def recall(desk: Desk, wanted: str) -> Decided:
    """The drafter takes the letter back.

    Raises:
        RefusedError: not in this state or not by this person.
    """
    return _plain(desk, wanted, "recall", "")


def _plain(desk: Desk, wanted: str, event: str, reason: str) -> Decided:
    file = open_case(desk, wanted)
    step = transition(file, event)
    who = _right(desk, file, step)
    if step.reason and not reason.strip():
        raise refused("reason", _("this needs a reason"), where=file.case.id, hint=_("add: --reason TEXT"))
    done = act(event, state=step.leads_to.value, **({"reason": reason.strip()} if reason.strip() else {}), **_as(who))
    desk.store.commit(file.case.id, {}, (done,), decision=upon(file))
    after = open_case(desk, wanted)
    return Decided(case=file.case.id, event=event, state=state_of(after), single=who.single)


def countersign(desk: Desk, wanted: str, unit: str) -> Decided:
    """Records that a unit has agreed to the letter as it is.

    Raises:
        RefusedError: no step waits for this unit.
        UsageError: there is no such unit.
    """
    file = open_case(desk, wanted)
    step = transition(file, "countersign")
    who = _right(desk, file, step)
    key = units.known_key(unit, desk.config, file.case.units) or units.sender_key(unit, file.inputs)
    if not key:
        raise UsageError(_("there is no unit \u201c{unit}\u201d").format(unit=unit), where=file.case.id)
    found, now = review_state.round_of(file.acts), binding_of(desk, file, printed=True)
    refuse_outside(file, found)
    need = next((each for each in review_state.needs(found, now, desk.config, file) if key in each.units), None)
    if need is None:
        raise refused("unit", _("no step waits for {unit}").format(unit=unit), where=file.case.id)
    new = review_state.Approval(step=need.place, who=desk.who, at="", binding=now, unit=key)
    after = msgspec.structs.replace(found, approvals=(*found.approvals, new))
    done_all = not review_state.needs(after, now, desk.config, file)
    state = State.APPROVED if done_all else State.IN_REVIEW
    told = act("countersign", state=state.value, step=need.place, unit=key, binding=_told(now), **_as(who))
    _record(desk, file, told)
    return _decided(desk, wanted, "countersign", now, who)
