"""Changes of the tree of suggestions that keep every word in its place in reading order."""

from collections.abc import Callable

import msgspec

from reply_studio.model.proposal import Span, Suggestion
from reply_studio.services.proposal_rows import lines_of, numbered

Siblings = tuple[Suggestion, ...]
UNKNOWN: Span = (0, 0)
"""The span of words whose place in the raw text is not known."""

replace = msgspec.structs.replace


def at_level(nodes: Siblings, key: str, edit: Callable[[Siblings, int], Siblings]) -> Siblings:
    """The tree with the row of siblings that holds *key* given to *edit*, with its place in it."""
    place = next((place for place, each in enumerate(nodes) if each.id == key), None)
    if place is not None:
        return edit(nodes, place)
    return tuple(replace(each, children=at_level(each.children, key, edit)) for each in nodes)


def siblings(nodes: Siblings, key: str) -> tuple[Siblings, int]:
    """The row of siblings that holds *key*, and its place in it; ``((), -1)`` where it is nowhere."""
    for place, each in enumerate(nodes):
        if each.id == key:
            return nodes, place
    found = (siblings(each.children, key) for each in nodes)
    return next((each for each in found if each[0]), ((), -1))


def parent_of(nodes: Siblings, key: str) -> Suggestion | None:
    """The suggestion that *key* stands directly under, ``None`` for the topmost."""
    for each in nodes:
        if any(child.id == key for child in each.children):
            return each
        found = parent_of(each.children, key)
        if found:
            return found
    return None


def behind(node: Suggestion, words: str) -> Suggestion:
    """The node with words at its very end: its tail where it has children, else its text."""
    if node.children:
        return replace(node, tail=lines_of(node.tail, words))
    return replace(node, text=lines_of(node.text, words))


def tail_inside(node: Suggestion) -> Suggestion:
    """The node with its tail at the end of its last child, so that more children can follow."""
    if not node.tail or not node.children:
        return replace(node, text=lines_of(node.text, node.tail), tail="")
    return replace(node, tail="", children=(*node.children[:-1], behind(node.children[-1], node.tail)))


def joined(first: Suggestion, second: Suggestion) -> Suggestion:
    """Two siblings as one: the words of the second behind all of the first, its children behind the first's."""
    span = hull(first.source, second.source)
    first = first if first.children else tail_inside(first)
    words = numbered(second.marker, lines_of(second.heading, second.text))
    if not first.children:
        text = first.text + words if _runs_on(first, second) else lines_of(first.text, words)
        return replace(first, text=text, children=second.children, tail=second.tail, source=span)
    if not second.children:
        return replace(first, tail=lines_of(first.tail, words, second.tail), source=span)
    inside = tail_inside(replace(first, tail=lines_of(first.tail, words)))
    return replace(inside, children=(*inside.children, *second.children), tail=second.tail, source=span)


def _runs_on(first: Suggestion, second: Suggestion) -> bool:
    """The second goes on in the first's paragraph: it has no number and no heading of its own."""
    return bool(first.text) and not second.marker and not second.heading


def promoted(parent: Suggestion, place: int) -> Siblings:
    """A parent without its child at *place*, and that child behind it.

    What stood behind the child under the same parent, its tail included, stands under the child: no word changes its
    place in reading order.
    """
    child, later = parent.children[place], parent.children[place + 1 :]
    start, end = parent.source
    cut = child.source[0] if child.source != UNKNOWN and child.source[0] >= start else end
    above = replace(parent, children=parent.children[:place], tail="", source=(start, cut))
    if later:
        inside = tail_inside(child)
        child = replace(inside, children=(*inside.children, *later), tail=parent.tail)
    else:
        child = behind(child, parent.tail)
    if UNKNOWN not in (child.source, parent.source):
        child = replace(child, source=hull(child.source, (child.source[0], max(end, child.source[0]))))
    return above, child


def demoted(before: Suggestion, node: Suggestion) -> Suggestion:
    """The sibling before with the node as its last child; the sibling's tail goes to the end of its children."""
    inside = tail_inside(before)
    span = before.source if UNKNOWN in (before.source, node.source) else hull(before.source, node.source)
    return replace(inside, children=(*inside.children, node), source=span)


def hull(one: Span, other: Span) -> Span:
    """The span from the start of the first to the end of the last; an unknown one adds nothing."""
    known = [each for each in (one, other) if each != UNKNOWN]
    return (min(each[0] for each in known), max(each[1] for each in known)) if known else UNKNOWN


def covering(nodes: Siblings) -> Siblings:
    """The tree with every known span around those of its children."""
    made = []
    for each in nodes:
        children = covering(each.children)
        span = each.source
        for child in children if span != UNKNOWN else ():
            span = hull(span, child.source)
        made.append(replace(each, children=children, source=span))
    return tuple(made)


def height(node: Suggestion) -> int:
    """Levels of a suggestion, itself counted."""
    return 1 + max((height(each) for each in node.children), default=0)


def stands_before(one: Span, other: Span) -> bool:
    """Both places are known, and the first begins before the other."""
    return UNKNOWN not in (one, other) and one[0] < other[0]
