"""Two units' passages that say the same: one text of them for both, woven by hand or chosen, or both on purpose."""

from reply_studio.errors import RefusedError
from reply_studio.i18n import _
from reply_studio.merging import MergeView, label_of, merge, resolve_label
from reply_studio.merging.dispositions import SAME
from reply_studio.merging.same import BOTH_ACT, origins_now
from reply_studio.model.case import CaseFile
from reply_studio.model.draft import Draft, Origin
from reply_studio.model.proposal import numbers
from reply_studio.model.reply import passage_text
from reply_studio.services import earlier, editing, placing, steps, units
from reply_studio.services.committing import act, save, save_draft
from reply_studio.services.desk import Desk, open_case
from reply_studio.services.steps import Step
from reply_studio.text.speaker import retold


def choose(file: CaseFile, chosen: str, other: str, suggestion: str, *, plan: bool = False) -> Step:
    """The words of ``chosen`` (label or id) for both: the other's origin joins them, and what stood in the draft of the
    other alone goes. ``suggestion`` (id, or "") says where, if neither is in the draft yet.
    """
    draft, drafted = _in_draft(file, chosen, suggestion, other, plan=plan)
    draft = _with_origin(draft, drafted, _origin(file, other))
    twin = _alone(draft, file, other, drafted)
    draft = editing.delete_passage(draft, twin) if twin else draft
    return _said(file, draft, drafted, chosen, other)


def weave(file: CaseFile, first: str, second: str, suggestion: str, *, plan: bool = False) -> Step:
    """Both texts in one passage with both origins, to be woven by hand."""
    draft, drafted = _in_draft(file, first, suggestion, second, plan=plan)
    twin = _alone(draft, file, second, drafted)
    if twin:
        draft = editing.join_passages(draft, drafted, twin)
    else:
        contribution, found = resolve_label(file, second)
        words = retold(passage_text(found), units.case_name(file.case.units, contribution))
        draft = editing.change_passage(draft, drafted, text=draft.passages[drafted].text + words)
        draft = _with_origin(draft, drafted, _origin(file, second))
    return _said(file, draft, drafted, first, second)


def keep_both(file: CaseFile, first: str, second: str, reason: str) -> Step:
    """That both stay in the letter, and why.

    Raises:
        RefusedError: there is no reason.
    """
    if not reason.strip():
        raise RefusedError(_("keeping both needs a reason"), hint=_("add: --reason TEXT"))
    ids = [resolve_label(file, each)[1].id for each in (first, second)]
    return Step(act=act(BOTH_ACT, passages=ids, reason=reason.strip()), select=ids[0])


def settle(desk: Desk, wanted: str, chosen: str, other: str, *, woven: bool = False) -> tuple[str, str]:
    """Saves ``choose``, or ``weave``, where the merge says the two belong. Returns the case id and the passage of the
    draft that has the words.
    """
    file = open_case(desk, wanted)
    first, second = (resolve_label(file, each)[1].id for each in (chosen, other))
    view = merge(file, habits=earlier.habits(desk, file.case.id))
    suggestion = _belongs(file, view, first) or _belongs(file, view, second)
    operation = weave if woven else choose
    step = operation(file, first, second, suggestion, plan=placing.tells_plan(file, first))
    save_draft(desk, file, step.draft or file.draft, step.act)
    return file.case.id, step.select


def stay(desk: Desk, wanted: str, first: str, second: str, reason: str) -> str:
    """Saves ``keep_both``. Returns the case id."""
    file = open_case(desk, wanted)
    save(desk, file, {}, (keep_both(file, first, second, reason).act,))
    return file.case.id


def _belongs(file: CaseFile, view: MergeView, passage: str) -> str:
    """The suggestion (id) that a passage answers best, "" for none."""
    ids = {number: key for key, number in numbers(file.proposal.suggestions).items()}
    label = label_of(file, passage)
    found = next((each for each in view.alignments if each.passage == label), None)
    return ids[found.suggestions[0].number] if found and found.suggestions else ""


def drafted_from(file: CaseFile, passage: str) -> str:
    """The draft's first passage that comes from a unit's passage (id), "" where there is none."""
    return next((key for key, origins in origins_now(file).items() if passage in origins), "")


def _said(file: CaseFile, draft: Draft, drafted: str, chosen: str, other: str) -> Step:
    ids = [resolve_label(file, each)[1].id for each in (chosen, other)]
    return Step(draft=draft, act=act(SAME, passage=ids[1], chosen=ids[0], to=drafted), select=drafted)


def _in_draft(file: CaseFile, wanted: str, suggestion: str, other: str, *, plan: bool) -> tuple[Draft, str]:
    """The draft with ``wanted`` in it: as it stands, else beside the other one, else in the suggestion's point."""
    _contribution, found = resolve_label(file, wanted)
    there = drafted_from(file, found.id)
    if there:
        return file.draft, there
    beside = drafted_from(file, resolve_label(file, other)[1].id)
    if beside:
        holder, plan = editing.home(file.draft, beside)
        made = steps.take(file, wanted, holder.id, plan=plan)
        order = holder.plans if plan else holder.progress
        draft = editing.move_passage(
            made.draft or file.draft, made.select, holder.id, plan=plan, position=order.index(beside)
        )
        return draft, made.select
    made = placing.into_suggestion(file, wanted, suggestion, plan=plan)
    return made.draft or file.draft, made.select


def _alone(draft: Draft, file: CaseFile, other: str, drafted: str) -> str:
    """The draft's passage that comes from ``other`` and from nothing else, "" where there is none."""
    _contribution, found = resolve_label(file, other)
    every = origins_now(editing.replace(file, draft=draft))
    return next((key for key, origins in every.items() if key != drafted and origins == {found.id}), "")


def _origin(file: CaseFile, passage: str) -> Origin:
    contribution, found = resolve_label(file, passage)
    return editing.origin(contribution.key, found.id, passage_text(found))


def _with_origin(draft: Draft, drafted: str, origin: Origin) -> Draft:
    origins = draft.passages[drafted].origins
    return draft if origin in origins else editing.change_passage(draft, drafted, origins=(*origins, origin))
