"""Where a case stands in review, read from the journal alone: this round's submission, approvals, writers, and what is
still to be looked at.

A round begins with the first act or the last one that gave the text back to the drafter (return, recall, correction,
second handling). Within it an approval counts as long as it stands for the letter as it is; ``recheck`` of the
configuration says which earlier steps must look again after a reviewer's own edit. Who agreed twice agreed to what
they saw last: a letter that is turned back to an earlier form waits for them again. Whatever the configuration says,
the last step must have seen the exact text, and so must one person who wrote nothing of it.
"""

from collections.abc import Iterable, Sequence
from typing import Final

import msgspec

from reply_studio.config import Config, Step
from reply_studio.model.act import Act
from reply_studio.model.base import Value
from reply_studio.model.binding import Binding
from reply_studio.model.case import CaseFile

GIVEN_BACK: Final = frozenset({"return", "recall", "revise", "rehandle"})
WRITING: Final = ("draft", "proposal")
"""Parts whose change is a change of the letter."""
OUTSIDE: Final = "changed-outside"


class Approval(Value):
    """One approval: the step (its place in the configuration), who, and for which letter. ``proxy``: on paper, entered
    by ``entered_by``; ``stands_for``: as a deputy; ``bypass``: the reason for passing a rule; ``edited``: the person
    changed the text before; ``unit``: a countersigning unit's key.
    """

    step: int
    who: str
    at: str
    binding: Binding
    proxy: bool = False
    entered_by: str = ""
    stands_for: str = ""
    bypass: str = ""
    edited: bool = False
    unit: str = ""
    seq: int = 0


class Round(Value):
    """The round that a case is in: all acts since it began, who submitted it, who wrote in it, its approvals."""

    acts: tuple[Act, ...] = ()
    submitted: Act | None = None
    submitter: str = ""
    binding: Binding | None = None
    writers: frozenset[str] = frozenset()
    approvals: tuple[Approval, ...] = ()
    outside: bool = False
    """The text was changed outside the program after it was submitted."""


class Need(Value):
    """A step that is to decide next: its place, itself, how many more people, and which units are to countersign."""

    place: int
    step: Step
    more: int = 0
    units: tuple[str, ...] = ()


def round_of(acts: Sequence[Act]) -> Round:
    """The round that a case is in."""
    start = max((place + 1 for place, each in enumerate(acts) if each.act in GIVEN_BACK), default=0)
    here = tuple(acts[start:])
    submitted = next((each for each in reversed(here) if each.act == "submit"), None)
    return Round(
        acts=here,
        submitted=submitted,
        submitter=submitted.who if submitted else "",
        binding=_binding(submitted.data) if submitted else None,
        writers=frozenset(each.who for each in here if writes(each)),
        approvals=tuple(_approvals(here)),
        outside=_outside(here, submitted),
    )


def own_words(found: Round) -> frozenset[str]:
    """Who submitted, or wrote before the submission: they cannot approve. What a reviewer changes after it is a version
    of its own, which somebody else must see, too.
    """
    sent = found.submitted
    before = {each.who for each in found.acts if sent is not None and each.seq < sent.seq and writes(each)}
    return frozenset(before | ({found.submitter} if sent else set()))


def writes(act: Act) -> bool:
    """Whether an act changed the letter's text; taking files in is nobody's writing."""
    return act.act != "import" and any(part in WRITING for part in act.parts)


def changed_now(file: CaseFile) -> bool:
    """Whether another program changed the text since the last act that recorded it."""
    known = {part: sha for each in file.acts for part, sha in each.parts.items()}
    return any(known.get(part) != file.revisions.get(part) for part in WRITING if part in known)


def _outside(acts: Sequence[Act], submitted: Act | None) -> bool:
    return submitted is not None and any(
        each.act == OUTSIDE and each.seq > submitted.seq and any(part in WRITING for part in each.parts)
        for each in acts
    )


def _binding(data: dict[str, object]) -> Binding | None:
    try:
        return msgspec.convert(data.get("binding"), Binding)
    except msgspec.ValidationError:  # a line that another program wrote counts for nothing
        return None


def _approvals(acts: Iterable[Act]) -> Iterable[Approval]:
    """Approvals and countersignings of the round, in their order."""
    for each in acts:
        binding = _binding(each.data) if each.act in ("approve", "countersign") else None
        step = each.data.get("step")
        if binding is None or not isinstance(step, int):
            continue
        told = {name: str(each.data.get(name) or "") for name in ("stands_for", "bypass", "unit")}
        behalf = str(each.data.get("on_behalf") or "")
        yield Approval(
            step=step,
            who=behalf or each.who,
            at=each.at,
            binding=binding,
            proxy=bool(behalf),
            entered_by=each.who if behalf else "",
            edited=bool(each.data.get("edited")),
            seq=each.seq,
            **told,
        )


def needs(found: Round, now: Binding, config: Config, file: CaseFile) -> list[Need]:
    """The steps that are still to look at the letter as it is, in order; none when it can be issued."""
    steps = config.review.steps
    last = len(steps) - 1
    missing = [
        need
        for place, step in enumerate(steps)
        if (need := _missing(place, step, _counting(found, place, now, config, last=place == last), file)) is not None
    ]
    if missing or not steps or config_single(config) or _seen_by_another(found, now):
        return missing
    return [Need(place=0, step=steps[0], more=1)]


def config_single(config: Config) -> bool:
    """An office of one person: steps are recorded, not separated."""
    return not config.people


def _missing(place: int, step: Step, given: Sequence[Approval], file: CaseFile) -> Need | None:
    if step.units:
        wanted = units_of(step, file)
        left = tuple(each for each in wanted if each not in {one.unit for one in given})
        return Need(place=place, step=step, units=left) if left else None
    people = {each.who for each in given if not each.unit}
    more = max(step.count, 1) - len(people)
    return Need(place=place, step=step, more=more) if more > 0 else None


def units_of(step: Step, file: CaseFile) -> tuple[str, ...]:
    """Keys of the units that a countersigning step waits for, in its order."""
    groups = {
        "co": tuple(each.key for each in file.case.units if each.role == "co"),
        "joint": () if file.case.role == "co" else file.draft.joint,
    }
    return tuple(dict.fromkeys(key for each in step.units for key in groups.get(each, (each,))))


def _counting(found: Round, place: int, now: Binding, config: Config, *, last: bool) -> list[Approval]:
    """The approvals of a step that count for the letter as it is."""
    own = [each for each in newest(found.approvals) if each.step == place]
    if last or config.review.recheck == "always":
        return standing(found, place, now)
    if config.review.recheck == "never":
        return [each for each in own if _same_form(each.binding, now)]
    return [each for each in own if each.binding.same_words(now)]


def _same_form(one: Binding, other: Binding) -> bool:
    """The same template and settings: an earlier step need not look at an edit, but at another form of the letter."""
    return (one.template, one.config) == (other.template, other.config)


def _seen_by_another(found: Round, now: Binding) -> bool:
    """Whether somebody who wrote nothing of this round approved the exact text, or a rule was passed with a reason."""
    exact = [each for each in newest(found.approvals) if each.binding.same(now) and not each.unit]
    own = found.writers | {found.submitter}
    return any(each.bypass or (each.who not in own and not each.edited) for each in exact)


def newest(given: Iterable[Approval]) -> list[Approval]:
    """The last approval of every person and step."""
    return list({(each.step, each.who, each.unit): each for each in given}.values())


def standing(found: Round, place: int, now: Binding) -> list[Approval]:
    """The approvals of a step that stand for the exact letter."""
    return [each for each in newest(found.approvals) if each.step == place and each.binding.same(now)]


def outdated(found: Round, now: Binding) -> list[Approval]:
    """The approvals that stand for another letter than the one there is."""
    return [each for each in newest(found.approvals) if not each.binding.same(now)]


def carried(found: Round, now: Binding) -> list[Approval]:
    """Those of them that differ from it in white space and punctuation only."""
    return [each for each in outdated(found, now) if each.binding.same_words(now)]
