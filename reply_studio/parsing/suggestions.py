"""The suggestions part: paragraphs become items, items become the model's tree."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from reply_studio.model.proposal import Problem, Span, Suggestion
from reply_studio.parsing.flow import Flow
from reply_studio.parsing.headings import Headed, headings
from reply_studio.parsing.outline import Forest, Item, Node, ends_with_stop, marks_of, rows
from reply_studio.text.numbering import marker_at

_SHORT_TITLE: Final = 30
_BREAK: Final = re.compile(r"(?<=[^\x00-\x7f])\n|\n(?=[^\x00-\x7f])")
_LONGEST_LEAD: Final = 40


class Grown(NamedTuple):
    """What a part of a text holds: the words before its first item, and its items."""

    lead: tuple[Span, ...]
    items: tuple[Item, ...]


def grow(flow: Flow, paragraphs: Sequence[Span]) -> Grown:
    """The items of the suggestions part: by their numbers, else by titles of their own, else by paragraph."""
    nodes = rows(marks_of(flow, paragraphs))
    titles = _titles(flow, paragraphs, nodes)
    if titles:
        return _by_titles(flow, paragraphs, titles)
    if not nodes:
        return Grown((), tuple(_paragraph(each) for each in paragraphs))
    forest = Forest(flow, paragraphs, nodes)
    if nodes[0].mark.block or _leads_in(flow, forest.lead()):
        return Grown(tuple(forest.lead()), (*forest.items(), *map(_paragraph, forest.loose)))
    return Grown((), tuple(_with_inner_items(flow, each) for each in paragraphs))


def _paragraph(span: Span) -> Item:
    return Item(None, span[0], span[1], (span,), ())


def _leads_in(flow: Flow, lead: Sequence[Span]) -> bool:
    """Whether the words before the first number only announce what follows."""
    if not lead:
        return True
    start, end = lead[-1]
    return len(lead) == 1 and end - start <= _LONGEST_LEAD and flow.plain[end - 1] in ":,"


def _with_inner_items(flow: Flow, paragraph: Span) -> Item:
    """A paragraph without a number of its own, with the numbers inside it as its children."""
    forest = Forest(flow, [paragraph], rows(marks_of(flow, [paragraph])))
    if not forest.nodes:
        return _paragraph(paragraph)
    return Item(None, paragraph[0], paragraph[1], tuple(forest.lead()), (), forest.items())


def _titles(flow: Flow, paragraphs: Sequence[Span], nodes: Sequence[Node]) -> list[int]:
    """Paragraphs that are unnumbered titles of the parts below them; none where they do not divide the whole text."""
    short = [index for index, each in enumerate(paragraphs) if _is_title(flow, each)]
    titles = [index for index in short if index + 1 < len(paragraphs) and index + 1 not in short]
    if len(titles) < 2 or titles[0] != 0 or titles != short:
        return []
    restarts = {
        node.mark.paragraph for node in nodes if node.depth == 0 and node.mark.block and node.mark.marker.ordinal == 1
    }
    numbered = [node for node in nodes if node.depth == 0 and node.mark.block]
    return titles if not numbered or restarts == {index + 1 for index in titles} else []


def _is_title(flow: Flow, paragraph: Span) -> bool:
    start, end = paragraph
    if end - start > _SHORT_TITLE or ends_with_stop(flow, paragraph) or re.search("[\u3002;]", flow.plain[start:end]):
        return False
    return marker_at(flow.text, start, flow.plain) is None


def _by_titles(flow: Flow, paragraphs: Sequence[Span], titles: Sequence[int]) -> Grown:
    items = []
    for start, end in zip(titles, [*titles[1:], len(paragraphs)], strict=True):
        forest = Forest(flow, paragraphs[start:end], rows(marks_of(flow, paragraphs[start:end])))
        last = paragraphs[end - 1][1]
        own = tuple(forest.lead()) if forest.nodes else tuple(paragraphs[start:end])
        items.append(Item(None, paragraphs[start][0], last, own, tuple(forest.loose), forest.items()))
    return Grown((), tuple(items))


class Numberer:
    """Hands out ids in reading order: s1, s2… for suggestions, q1… for problems."""

    def __init__(self) -> None:
        self.last = 0

    def next(self, letter: str) -> str:
        """The next id with this letter."""
        self.last += 1
        return f"{letter}{self.last}"


def suggestions_of(flow: Flow, items: Sequence[Item], ids: Numberer) -> tuple[Suggestion, ...]:
    """The items as the model keeps them, with headings set apart and spans in the raw text."""
    return tuple(
        _suggestion(flow, item, headed, ids) for item, headed in zip(items, headings(flow, items), strict=True)
    )


def _suggestion(flow: Flow, item: Item, headed: Headed, ids: Numberer) -> Suggestion:
    identifier = ids.next("s")
    return Suggestion(
        id=identifier,
        marker=item.marker.text if item.marker else "",
        heading=words_of(flow, [headed.heading]),
        text=words_of(flow, headed.text),
        children=suggestions_of(flow, item.children, ids),
        tail=words_of(flow, item.tail),
        source=flow.source(item.start, item.end),
    )


def words_of(flow: Flow, pieces: Sequence[Span]) -> str:
    """Pieces of the flow as paragraphs; a line that was only wrapped goes on without a break."""
    return "\n".join(_BREAK.sub("", flow.text[start:end]).replace("\n", " ") for start, end in pieces)


def problems_of(flow: Flow, items: Sequence[Item], ids: Numberer) -> tuple[Problem, ...]:
    """Numbered problems: each whole, what stands under it included."""
    return tuple(
        Problem(
            id=ids.next("q"),
            marker=item.marker.text if item.marker else "",
            text="\n".join(_all_words(flow, item)),
            source=flow.source(item.start, item.end),
        )
        for item in items
    )


def _all_words(flow: Flow, item: Item) -> Iterator[str]:
    yield from (flow.text[start:end] for start, end in item.own)
    for child in item.children:
        marker = child.marker.text if child.marker else ""
        words = list(_all_words(flow, child))
        yield marker + (words[0] if words else "")
        yield from words[1:]
    yield from (flow.text[start:end] for start, end in item.tail)
