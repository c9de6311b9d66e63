"""Which suggestion is answered by what: the table behind ``n/m answered``, the marks and the coverage checks."""

from reply_studio.model.base import Value
from reply_studio.model.draft import Draft, ReplyPoint
from reply_studio.model.proposal import Proposal, Suggestion


class Coverage(Value):
    """``points``: reply points that answer the suggestion or one above it. ``has_words``: one of them holds a
    passage or a reason. ``answered``: one of those has a status too, or every child is answered by itself.
    """

    suggestion: str
    points: tuple[str, ...] = ()
    has_words: bool = False
    answered: bool = False


def has_words(point: ReplyPoint) -> bool:
    """The point says something: a passage, or the reason of a refusal."""
    return bool(point.progress or point.plans or point.reason.strip())


def coverage(proposal: Proposal, draft: Draft) -> dict[str, Coverage]:
    """Suggestion id → its coverage, for the whole tree, parents first."""
    table: dict[str, Coverage] = {}
    for root in proposal.suggestions:
        _cover(root, (), draft, table)
    return table


def _cover(node: Suggestion, above: tuple[ReplyPoint, ...], draft: Draft, table: dict[str, Coverage]) -> Coverage:
    points = above + tuple(each for each in draft.points if node.id in each.answers)
    own = Coverage(
        suggestion=node.id,
        points=tuple(each.id for each in points),
        has_words=any(has_words(each) for each in points),
        answered=any(has_words(each) and each.status for each in points),
    )
    table[node.id] = own
    children = [_cover(child, points, draft, table) for child in node.children]
    if children and not own.answered:
        table[node.id] = Coverage(
            suggestion=node.id,
            points=own.points,
            has_words=own.has_words or all(each.has_words for each in children),
            answered=all(each.answered for each in children),
        )
    return table[node.id]


def answered_count(proposal: Proposal, draft: Draft) -> tuple[int, int]:
    """Answered and all top-level suggestions: the ``n/m`` of the list."""
    table = coverage(proposal, draft)
    roots = [table[each.id] for each in proposal.suggestions]
    return sum(each.answered for each in roots), len(roots)


def open_suggestions(proposal: Proposal, draft: Draft) -> tuple[Suggestion, ...]:
    """The topmost suggestions that no point answers, so that each needs a new one."""
    table = coverage(proposal, draft)

    def below(node: Suggestion) -> tuple[Suggestion, ...]:
        if table[node.id].points:
            return ()
        if any(table[child.id].points for child in node.children):
            return tuple(each for child in node.children for each in below(child))
        return (node,)

    return tuple(each for root in proposal.suggestions for each in below(root))
