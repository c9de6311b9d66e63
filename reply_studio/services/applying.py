"""The sure passages of the merge go into the outline in one step."""

from collections.abc import Iterator

from reply_studio.merging import MergeView, labels, merge
from reply_studio.model.base import Value
from reply_studio.model.case import CaseFile
from reply_studio.model.draft import Draft
from reply_studio.model.proposal import Proposal, numbers, walk
from reply_studio.services import earlier, naming, steps
from reply_studio.services.committing import act, save_draft
from reply_studio.services.desk import Desk, open_case
from reply_studio.services.editing import replace
from reply_studio.services.outlining import planned
from reply_studio.services.steps import Step


class Taken(Value):
    """A passage (label) that was taken: the suggestion it answers, the point and the draft's new passage."""

    passage: str
    suggestion: str
    point: str
    to: str
    plan: bool = False


class Applied(Value):
    """What was taken, and the case as it is now."""

    file: CaseFile
    taken: tuple[Taken, ...] = ()


def apply_sure(desk: Desk, wanted: str) -> Applied:
    """Takes every open passage whose answer is sure into the outline: one commit, one act; none where there is none.

    Raises:
        ConflictError: somebody else changed the draft meanwhile.
    """
    file = open_case(desk, wanted)
    step, taken = apply(file, merge(file, habits=earlier.habits(desk, file.case.id)))
    if step is None:
        return Applied(file=file)
    assert step.draft is not None  # a passage was taken
    save_draft(desk, file, step.draft, step.act)
    return Applied(file=desk.store.load(file.case.id), taken=taken)


def apply(file: CaseFile, view: MergeView) -> tuple[Step | None, tuple[Taken, ...]]:
    """The step that takes the sure passages of a view, and what it took; no step where nothing is sure and open.

    Every suggestion without a point gets one first. What tells of the future becomes a plan of the unit that says it.
    """
    wanted = list(_sure(file, view))
    if not wanted:
        return None, ()
    start = steps.outline(file)
    draft, plans, taken = start.draft or file.draft, _plans(file), []
    printed = numbers(file.proposal.suggestions)
    for passage, label, suggestion in wanted:
        point = home_of(file.proposal, draft, suggestion)
        plan = passage in plans
        made = steps.take(replace(file, draft=draft), passage, point, plan=plan)
        draft = made.draft or draft
        found = Taken(passage=label, suggestion=printed[suggestion], point=point, to=made.select, plan=plan)
        taken.append((passage, found))
    record = [{"passage": passage, "point": each.point, "to": each.to} for passage, each in taken]
    done = act("merge", taken=record, points=start.act.data["points"])
    return Step(draft=draft, act=done, select=taken[0][1].to), tuple(each for _passage, each in taken)


def _sure(file: CaseFile, view: MergeView) -> Iterator[tuple[str, str, str]]:
    """Passage id, label and the suggestion (id) it answers best, for every sure passage that is still open. One whose
    earlier words stand in the draft is not taken beside them: it takes their place, and a person sees to that.
    """
    ids = {label: key for key, label in labels(file).items()}
    suggestions = {number: key for key, number in numbers(file.proposal.suggestions).items()}
    waiting = {each.passage for each in view.dispositions if each.state == "open"}
    waiting -= {each.new for each in view.outdated if each.new}
    for each in view.alignments:
        if each.sure and each.suggestions and each.passage in waiting:
            yield ids[each.passage], each.passage, suggestions[each.suggestions[0].number]


def _plans(file: CaseFile) -> set[str]:
    """Ids of the passages that tell what comes next."""
    return {
        passage.id
        for each in file.contributions
        for passage, plan in zip(each.passages, planned(each.passages), strict=True)
        if plan
    }


def home_of(proposal: Proposal, draft: Draft, suggestion: str) -> str:
    """The point for an answer to a suggestion: its own one, else that of the nearest above it, else the first below."""
    parents = {child.id: each.id for each in walk(proposal.suggestions) for child in each.children}
    line = [suggestion]
    while line[-1] in parents:
        line.append(parents[line[-1]])
    below = next(each for each in walk(proposal.suggestions) if each.id == suggestion).children
    line += [each.id for each in walk(below)]
    return next(point for each in line for point in naming.points_answering(draft, (each,)))
