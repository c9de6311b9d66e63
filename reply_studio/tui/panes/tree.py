"""The tree of suggestions with their marks; below them the points that answer none, and all points."""

from collections.abc import Iterator, Sequence

from reply_studio.i18n import _
from reply_studio.model.coverage import has_words
from reply_studio.model.part import LETTERLESS, is_ours, ours
from reply_studio.model.proposal import Suggestion, title_line
from reply_studio.services.words import suggestion_mark
from reply_studio.tui.panes.view import ALL, GENERAL, View, points_of
from reply_studio.tui.widgets.blocks import Block


def tree_blocks(view: View) -> list[Block]:
    """One block a suggestion, its children indented."""
    general, every = len(points_of(view, GENERAL)), len(view.file.draft.points)
    return [
        *_nodes(view, view.file.proposal.suggestions, 0),
        Block(_("Background and overview"), GENERAL, right=str(general or "")),
        Block(_("All points"), ALL, right=str(every or "")),
    ]


def _nodes(view: View, suggestions: Sequence[Suggestion], depth: int) -> Iterator[Block]:
    without = {one for each in view.file.draft.points if has_words(each) and not each.status for one in each.answers}
    for each in suggestions:
        covered = view.covered[each.id]
        style = "" if covered.answered else "mark" if is_ours(view.file, each.id) else "dim"
        head = f"{'  ' * depth}{suggestion_mark(covered, view.file)} {view.numbers[each.id]} "
        right = _("no status") if each.id in without and not covered.answered else ""
        yield Block(title_line(each, 60), ("suggestion", each.id), head, right=right, style=style)
        yield from _nodes(view, each.children, depth + 1)


def tree_title(view: View) -> str:
    """How many of the suggestions are answered; where none is to be answered, how many there are."""
    if view.file.case.role in LETTERLESS:
        return _("Suggestions {count}").format(count=len(view.file.proposal.suggestions))
    roots = [view.covered[each.id].answered for each in ours(view.file).suggestions]
    return _("Suggestions {answered}/{all}").format(answered=sum(roots), all=len(roots))
