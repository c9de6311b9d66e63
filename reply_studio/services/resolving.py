"""Deciding between two units whose figures differ: the choice and its reason are an act of the journal."""

from reply_studio.errors import RefusedError, UsageError
from reply_studio.i18n import _, listed
from reply_studio.merging import BOTH, Differing, contradictions
from reply_studio.merging.differing import ACT, REOPEN
from reply_studio.model.case import CaseFile
from reply_studio.services import steps
from reply_studio.services.committing import act, save
from reply_studio.services.desk import Desk, open_case
from reply_studio.services.steps import Step
from reply_studio.text.normalise import fold


def resolve(desk: Desk, wanted: str, conflict: str, value: str, reason: str) -> tuple[str, Differing]:
    """Records which value holds and why. Returns the case id and the conflict as decided.

    Raises:
        UsageError: there is no such conflict, or no value.
        RefusedError: there is no reason.
    """
    file = open_case(desk, wanted)
    step = decide(file, conflict, value, reason)
    save(desk, file, {}, (step.act,))
    decided = next(each for each in contradictions(desk.store.load(file.case.id)) if each.key == step.select)
    return file.case.id, decided


def decide(file: CaseFile, conflict: str, value: str, reason: str) -> Step:
    """The act that decides a conflict (id or key); ``select`` is its key.

    ``value`` is one of the two, ``both`` where they count different things, or a third one where neither is right.
    """
    found = _named(contradictions(file), conflict)
    if not reason.strip():
        raise RefusedError(_("a decision between two figures needs a reason"), hint=_("add: --reason TEXT"))
    chosen = _chosen(found, value)
    done = act(
        ACT,
        conflict=found.key,
        passages=list(found.passages),
        what=found.what,
        values=list(found.values),
        value=chosen,
        reason=reason.strip(),
    )
    return Step(act=done, select=found.key)


def reopen(file: CaseFile, conflict: str) -> Step:
    """A decision taken back: the conflict (id or key) is open again; ``select`` is its key.

    Raises:
        UsageError: there is no such conflict.
        RefusedError: it was not decided.
    """
    found = _named(contradictions(file), conflict)
    if found.resolved is None:
        raise RefusedError(_("conflict {name} is not decided").format(name=found.id))
    return Step(act=act(REOPEN, conflict=found.key), select=found.key)


def open_again(desk: Desk, wanted: str, name: str) -> str:
    """Takes back a decision on a conflict (id or key) or a leave-out of a passage (label or id); returns the case."""
    file = open_case(desk, wanted)
    is_conflict = any(name in (each.id, each.key) for each in contradictions(file))
    step = reopen(file, name) if is_conflict else steps.reopen(file, name)
    save(desk, file, {}, (step.act,))
    return file.case.id


def _named(known: tuple[Differing, ...], wanted: str) -> Differing:
    found = next((each for each in known if wanted in (each.id, each.key)), None)
    if found is None:
        raise UsageError(
            _("there is no conflict \u201c{name}\u201d").format(name=wanted),
            hint=_("conflicts of this case: {names}").format(names=listed(each.id for each in known) or "-"),
        )
    return found


def _chosen(conflict: Differing, typed: str) -> str:
    """The value as its unit prints it, where it is one of the two."""
    plain = fold(typed.strip())
    if not plain:
        raise UsageError(
            _("the value is empty"), hint=_("one of: {known}").format(known=listed((*conflict.values, BOTH)))
        )
    return next((each for each in conflict.values if fold(each) == plain), typed.strip())
