"""What the merge view knows of one passage: which suggestion it answers, what of it the reply has, what is told."""

from collections.abc import Sequence

from reply_studio.i18n import _
from reply_studio.merging import Outdated
from reply_studio.model.coverage import answered_count
from reply_studio.model.part import ours
from reply_studio.model.proposal import numbers, title_line, walk
from reply_studio.services.grounds import Ground
from reply_studio.services.merges import Merge
from reply_studio.tui.panes.merge_table import NOWHERE
from reply_studio.tui.widgets.pick_list import Entry


def best_suggestion(merge: Merge, passage: str) -> str | None:
    """The suggestion (id) that a passage answers best, ``None`` where it answers none."""
    found = merge.aligned[passage].suggestions
    ids = {number: key for key, number in numbers(merge.file.proposal.suggestions).items()}
    return ids[found[0].number] if found else None


def earlier_words(merge: Merge, passage: str) -> Outdated | None:
    """Where the reply still has the words that a unit's passage had before it came again."""
    label = merge.labels[passage]
    return next((each for each in merge.view.outdated if each.new == label), None)


def suggestion_name(merge: Merge, suggestion: str) -> str:
    """A suggestion as people call it."""
    proposal = merge.file.proposal
    node = next((each for each in walk(proposal.suggestions) if each.id == suggestion), None)
    return f"{numbers(proposal.suggestions)[node.id]} {title_line(node)}" if node else _("the general point")


def suggestion_entries(merge: Merge, grounds: Sequence[Ground]) -> list[Entry]:
    """All suggestions, those that a passage may answer first, as its ``grounds`` say, and a point that answers none."""
    proposal = merge.file.proposal
    printed = numbers(proposal.suggestions)
    scores = {each.number: each.score for each in grounds}
    nodes = sorted(walk(proposal.suggestions), key=lambda each: -scores.get(printed[each.id], 0.0))
    entries = [
        Entry(
            each.id,
            f"{printed[each.id]} {title_line(each)}",
            f"{scores[printed[each.id]]:.2f}" if printed[each.id] in scores else "",
        )
        for each in nodes
    ]
    return [*entries, Entry(NOWHERE, _("the general point"), _("answers no suggestion"))]


def told_taken(merge: Merge, passage: str, suggestion: str, *, plan: bool) -> str:
    """Words for a passage that was taken, with another one that says the same where the reply has it."""
    told = _("{passage} taken as a next step into {target}.") if plan else _("{passage} taken into {target}.")
    said = told.format(passage=merge.labels[passage], target=suggestion_name(merge, suggestion))
    twin = _twin(merge, passage)
    if twin:
        said += " " + _("{other} says the same and stands there too: see Overlaps.").format(other=twin)
    return said


def _twin(merge: Merge, passage: str) -> str:
    """The label of a passage in the reply that says the same, "" for none."""
    label = merge.labels[passage]
    for pair in merge.pairs:
        if pair.state == "open" and label in pair.twice.passages:
            other = next(each for each in pair.twice.passages if each != label)
            if merge.states[merge.ids[other]].state in ("used", "merged"):
                return other
    return ""


def told_unanswered(merge: Merge) -> str:
    """What the letter still lacks, "" where it lacks nothing."""
    file = merge.file
    answered, every = answered_count(ours(file), file.draft)
    if answered == every:
        return ""
    return _("Answered suggestions: {answered} of {all}; Esc and F3 lead on.").format(answered=answered, all=every)
