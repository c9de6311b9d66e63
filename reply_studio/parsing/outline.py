"""Numbered text becomes a tree: which numbers form a row, which row stands under which item, where an item ends.

A number counts when it continues a row (二、 behind 一、) or opens one with 1; a row that never gets a second member
and looks like something else (一、二期工程, a lone 一是 inside a sentence) is taken back.
"""

import re
from collections.abc import Sequence
from itertools import islice, pairwise
from typing import Final, NamedTuple

from reply_studio.model.proposal import Span
from reply_studio.parsing.flow import Flow
from reply_studio.text.numbering import LAST, Marker, inline_markers, marker_at

_NEEDS_COMPANY: Final = frozenset(
    {"run", "nth", "among", "order", "aspect", "letter", "stem", "bullet", "decimal", "circled", "part"}
)
_NEVER_UNDER: Final = {"han": frozenset({"han_paren", "arabic", "arabic_paren", "circled"})}
_STRONG: Final = frozenset({"han", "han_paren", "arabic", "arabic_paren", "named"})
_MOST_INSIDE: Final = 300
"""A paragraph with more numbers inside it is no text."""
_ROUNDS: Final = 8
"""Taking numbers back settles in two or three rounds; more would only serve a text made to keep us busy."""
_RUN_ON: Final = re.compile("[^\\s\\d,.:;!?()\u3002\u2026]{3,20}(?=\\()")
_TITLE: Final = 26
_MORE: Final = re.compile("[\u3002:;].")
_STOPS: Final = '\u3002;:!?.\u2026"'


class Mark(NamedTuple):
    """A number in its paragraph; ``block``: it stands at the paragraph's start."""

    marker: Marker
    paragraph: int
    block: bool


class Node(NamedTuple):
    """A number that counts. ``depth`` 0 is a root; ``parent`` is an index into the list of nodes, -1 for a root.

    ``jump`` is set where the number printed is not the one expected.
    """

    mark: Mark
    depth: int
    parent: int
    jump: bool = False


class Row:
    """A row of numbers that is still open."""

    def __init__(self, mark: Mark, node: int) -> None:
        self.style = _style(mark)
        self.block = mark.block
        self.last = mark.marker.ordinal
        self.path = mark.marker.path
        self.paragraph = mark.paragraph
        self.node = node
        self.members = [mark]

    def take(self, mark: Mark, node: int) -> None:
        """Adds the next member."""
        self.last, self.path = mark.marker.ordinal, mark.marker.path
        self.paragraph, self.node = mark.paragraph, node
        self.members.append(mark)


def _style(mark: Mark) -> tuple[str, str]:
    return mark.marker.kind, mark.marker.style


def marks_of(flow: Flow, paragraphs: Sequence[Span]) -> list[Mark]:
    """All numbers in the paragraphs, at their starts and inside them, in order; decoys among them."""
    found: list[Mark] = []
    for index, (start, end) in enumerate(paragraphs):
        first = marker_at(flow.text, start, flow.plain)
        if first and first.end <= end:
            found.append(Mark(first, index, block=True))
        at = first.end if first else start
        inside = [
            Mark(each, index, block=False)
            for each in islice(inline_markers(flow.text, at, end, flow.plain), _MOST_INSIDE + 1)
            if each.end <= end and not (first is None and each.start == start)
        ]
        found += _run_on(flow, index, first, inside)
        found += inside if len(inside) <= _MOST_INSIDE else []
    return found


def _run_on(flow: Flow, index: int, first: Marker | None, inside: Sequence[Mark]) -> list[Mark]:
    """一、实施修缮(一)委托设计;(二)申请资金: the first inner number, though no mark parts it from the heading."""
    heading = _RUN_ON.match(flow.plain, first.end) if first and first.kind == "han" else None
    marker = marker_at(flow.text, heading.end(), flow.plain) if heading else None
    if marker is None or marker.ordinal != 1 or marker.kind not in ("han_paren", "arabic_paren"):
        return []
    follows = any(each.marker.kind == marker.kind and each.marker.ordinal == 2 for each in inside[:1])
    return [Mark(marker, index, block=False)] if follows else []


def rows(marks: Sequence[Mark]) -> list[Node]:
    """The nodes that the marks make, decoys left out, in reading order.

    Doubtful numbers are taken back first: one of them may have cut short the row that another needs.
    """
    nodes: list[Node] = []
    for _round in range(_ROUNDS):
        nodes, lonely = _arrange(marks)
        doubtful = {mark for mark in lonely if mark.marker.suspect}
        if not lonely:
            break
        marks = [each for each in marks if each not in (doubtful or lonely)]
    return nodes


def _arrange(marks: Sequence[Mark]) -> tuple[list[Node], set[Mark]]:
    """One try: the nodes, and the marks that turned out to be alone in a row that needs company."""
    stack: list[Row] = []
    every: list[Row] = []
    nodes: list[Node] = []
    for mark in marks:
        place, jump = _continues(stack, mark)
        if place >= 0:
            del stack[place + 1 :]
            stack[place].take(mark, len(nodes))
        elif _opens(stack, mark) or (not nodes and _begins_text(mark)):
            place = _depth(stack, mark)
            del stack[place:]
            stack.append(Row(mark, len(nodes)))
            every.append(stack[-1])
        else:
            continue
        nodes.append(Node(mark, place, stack[place - 1].node if place else -1, jump))
    return nodes, {row.members[0] for row in every if len(row.members) == 1 and _needs_company(row.members[0])}


def _needs_company(mark: Mark) -> bool:
    return mark.marker.suspect or not mark.block or mark.marker.kind in _NEEDS_COMPANY


def _opens(stack: Sequence[Row], mark: Mark) -> bool:
    """Whether a number begins a row; 一、二期工程 does not where a row of 一、 is under way."""
    if mark.marker.kind == "bullet":
        return True
    if mark.marker.suspect and any(row.style == _style(mark) for row in stack):
        return False
    return mark.marker.path[-1] == 1


def _begins_text(mark: Mark) -> bool:
    """三、 as the very first words: the text was cut out of a longer one."""
    marker = mark.marker
    return mark.block and mark.paragraph == 0 and marker.kind in _STRONG and not marker.suspect


def _continues(stack: Sequence[Row], mark: Mark) -> tuple[int, bool]:
    """The open row that the mark continues (-1 for none) and whether its number is out of turn."""
    same = [place for place in range(len(stack) - 1, -1, -1) if stack[place].style == _style(mark)]
    exact = [place for place in same if _follows(stack[place], mark)]
    if mark.block:
        exact.sort(key=lambda place: not stack[place].block)
    else:
        exact = [place for place in exact if _near(stack[place], mark)]
    if exact:
        return exact[0], False
    if mark.block and mark.marker.kind in _STRONG and not mark.marker.suspect:
        for place in same:
            if _slips(stack[place], mark):
                return place, True
    return -1, False


def _follows(row: Row, mark: Mark) -> bool:
    kind, ordinal = mark.marker.kind, mark.marker.ordinal
    if kind == "bullet":
        return True
    if kind == "order":
        return row.last < LAST and (ordinal == LAST or ordinal > row.last)
    if kind == "decimal":
        return mark.marker.path[:-1] == row.path[:-1] and ordinal == row.last + 1
    return ordinal == row.last + 1


def _slips(row: Row, mark: Mark) -> bool:
    """A number printed twice, or one left out: the writer's slip, if the row is well under way."""
    return row.block and (mark.marker.ordinal == row.last + 2 or (mark.marker.ordinal == row.last and row.last > 1))


def _near(row: Row, mark: Mark) -> bool:
    """A number inside a paragraph continues a row of this paragraph, or the one whose last item it stands in."""
    return mark.paragraph - row.paragraph <= (1 if row.block else 0)


def _depth(stack: Sequence[Row], mark: Mark) -> int:
    """Where a new row stands: instead of an open row of its kind, at the root for 一、, else under everything open.

    A row that was opened inside a paragraph ends with that paragraph.
    """
    never = _NEVER_UNDER.get(mark.marker.kind, frozenset()) if mark.block else frozenset()
    for place, row in enumerate(stack):
        ended = not row.block and row.paragraph != mark.paragraph
        if ended or row.style[0] in never or (row.style == _style(mark) and row.block == mark.block):
            return place
    return len(stack)


class Item(NamedTuple):
    """An item with its words: pieces of the flow in order, ``own`` before its children and ``tail`` after them.

    ``marker`` is ``None`` for a paragraph that stands without a number; ``block``: it begins a paragraph.
    """

    marker: Marker | None
    start: int
    end: int
    own: tuple[Span, ...]
    tail: tuple[Span, ...]
    children: tuple["Item", ...] = ()
    block: bool = True
    jump: bool = False


class Forest:
    """Nodes and paragraphs on their way to items. ``loose`` are paragraphs behind a root row inside a paragraph."""

    def __init__(self, flow: Flow, paragraphs: Sequence[Span], nodes: Sequence[Node]) -> None:
        self.flow = flow
        self.paragraphs = paragraphs
        self.nodes = nodes
        self.own: list[list[Span]] = [[] for _node in nodes]
        self.tail: list[list[Span]] = [[] for _node in nodes]
        self.kids: list[list[int]] = [[] for _node in nodes]
        self.roots: list[int] = []
        self.loose: list[Span] = []
        for index, node in enumerate(nodes):
            (self.kids[node.parent] if node.parent >= 0 else self.roots).append(index)
        self.siblings = [self.kids[node.parent] if node.parent >= 0 else self.roots for node in nodes]
        self.later = [self._later(index) for index in range(len(nodes))]
        for index in range(len(nodes)):
            self._give(index)

    def lead(self) -> list[Span]:
        """The pieces before the first number."""
        if not self.nodes:
            return list(self.paragraphs)
        first = self.nodes[0].mark
        before = [*self.paragraphs[: first.paragraph], (self.paragraphs[first.paragraph][0], first.marker.start)]
        return [piece for piece in (self.flow.trim(*each) for each in before) if piece[0] < piece[1]]

    def items(self) -> tuple[Item, ...]:
        """The roots with everything under them."""
        made: dict[int, Item] = {}
        for index in range(len(self.nodes) - 1, -1, -1):
            made[index] = self._item(index, tuple(made.pop(each) for each in self.kids[index]))
        return tuple(made[each] for each in self.roots)

    def _item(self, index: int, children: tuple[Item, ...]) -> Item:
        node = self.nodes[index]
        own, tail = tuple(self.own[index]), tuple(self.tail[index])
        ends = [node.mark.marker.start + len(node.mark.marker.text), *(end for _start, end in own + tail)]
        end = max([*ends, *(child.end for child in children)])
        return Item(node.mark.marker, node.mark.marker.start, end, own, tail, children, node.mark.block, node.jump)

    def _first(self, index: int) -> Span:
        """The words behind the number in its own paragraph."""
        mark = self.nodes[index].mark
        end = self.paragraphs[mark.paragraph][1]
        if index + 1 < len(self.nodes) and self.nodes[index + 1].mark.paragraph == mark.paragraph:
            end = self.nodes[index + 1].mark.marker.start
        return self.flow.trim(mark.marker.end, end)

    def _later(self, index: int) -> list[Span]:
        """The pieces in the paragraphs after that one, up to the next number."""
        start = self.nodes[index].mark.paragraph
        if index + 1 == len(self.nodes):
            pieces = list(self.paragraphs[start + 1 :])
        else:
            following = self.nodes[index + 1].mark
            pieces = list(self.paragraphs[start + 1 : following.paragraph])
            if following.paragraph > start and not following.block:
                pieces.append((self.paragraphs[following.paragraph][0], following.marker.start))
        return [piece for piece in (self.flow.trim(*each) for each in pieces) if piece[0] < piece[1]]

    def _give(self, index: int) -> None:
        """Hands the words behind a number to the item they belong to."""
        first = self._first(index)
        if first[0] < first[1]:
            self.own[index].append(first)
        if self.later[index]:
            self._give_later(index, self._owner(index))

    def _give_later(self, index: int, owner: int) -> None:
        inside = self.nodes[owner].parent < 0 and self._is_inside_paragraph(owner) and self.siblings[owner][-1] == owner
        if inside and not self.kids[index]:
            self.loose.extend(self.later[index])
        else:
            (self.own if owner == index else self.tail)[owner].extend(self.later[index])

    def _owner(self, index: int) -> int:
        """Whose words unnumbered paragraphs behind an item are: its own, or the tail of an item around it."""
        siblings = self.siblings[index]
        if self.kids[index] or siblings[-1] != index:
            return index
        parent = self.nodes[index].parent
        return parent if parent >= 0 and self._row_is_closed(index) else index

    def _row_is_closed(self, index: int) -> bool:
        """Whether a new paragraph cannot belong to the last item of this row.

        Items inside a paragraph end with it. Items with a line each end with their line where every one of them is
        a whole sentence and none of the others goes on below.
        """
        members = self.siblings[index]
        if self._is_inside_paragraph(index):
            return True
        if len(members) == 1:
            return False
        below = any(self.later[each] or self.kids[each] for each in members[:-1])
        return not below and all(self._is_sentence(each) for each in members) and not self._is_bare_title(members)

    def _is_bare_title(self, members: Sequence[int]) -> bool:
        """Whether the last item is one short sentence where every other one has more: its text stands below."""
        *others, last = (self.flow.plain[slice(*self._first(each))] for each in members)
        return len(last) <= _TITLE and not _MORE.search(last) and all(map(_MORE.search, others))

    def _is_inside_paragraph(self, index: int) -> bool:
        """Whether items of this row share a paragraph."""
        marks = [self.nodes[each].mark for each in self.siblings[index]]
        return not marks[-1].block or any(a.paragraph == b.paragraph for a, b in pairwise(marks))

    def _is_sentence(self, index: int) -> bool:
        start, end = self._first(index)
        return end > start and self.flow.plain[end - 1] in _STOPS


def ends_with_stop(flow: Flow, span: Span) -> bool:
    """Whether a piece ends as a sentence does."""
    start, end = flow.trim(*span)
    return end > start and flow.plain[end - 1] in _STOPS
