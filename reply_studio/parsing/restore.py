"""The suggestions part of the raw text, rebuilt from the tree: the proof that nothing was lost on the way."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from reply_studio.model.proposal import Span, Suggestion
from reply_studio.text.normalise import clean, fold

_LEFT_OUT = "\u3002.:;,\u3001\uff0c"
"""Punctuation that a heading loses at its end."""


def restore(suggestions: Sequence[Suggestion], raw: str) -> str:
    """The text from the first suggestion to the end of the last, put together node by node.

    Every node gives its own pieces (before, between and behind its children); what stands between two nodes comes
    with the second one. It equals ``raw[first.start:last.end]`` as long as the spans nest and follow one another.
    """
    return "".join(raw[start:end] for start, end in _pieces(suggestions))


def _pieces(suggestions: Sequence[Suggestion]) -> Iterator[Span]:
    at = suggestions[0].source[0] if suggestions else 0
    for each in suggestions:
        start, end = each.source
        yield at, start
        yield from _own(each)
        at = end


def _own(node: Suggestion) -> Iterator[Span]:
    start, end = node.source
    if node.children:
        yield start, node.children[0].source[0]
        yield from _pieces(node.children)
        start = node.children[-1].source[1]
    yield start, end


def missing_words(suggestions: Sequence[Suggestion], raw: str) -> str:
    """The words that stand in the suggestions' part of the raw text and in no marker, heading, text or tail; "" for
    none. White space, noise that ``clean`` leaves out, and punctuation do not count.
    """
    return "".join(_missing(each, raw) for each in suggestions)


def _missing(node: Suggestion, raw: str) -> str:
    start, end = node.source
    first, last = (node.children[0].source[0], node.children[-1].source[1]) if node.children else (end, end)
    before = _words(node.marker + node.heading + node.text)
    lost = _difference(_words(raw[start:first]), before) + _difference(_words(raw[last:end]), _words(node.tail))
    gaps = [raw[a.source[1] : b.source[0]] for a, b in pairwise(node.children)]
    return lost + "".join(map(_words, gaps)) + missing_words(node.children, raw)


def _words(text: str) -> str:
    return "".join(each for each in fold(clean(text).text) if not each.isspace() and each not in _LEFT_OUT)


def _difference(printed: str, kept: str) -> str:
    """What the printed words have and the kept ones lack, in order."""
    if printed == kept:
        return ""
    rest, lost = iter(kept), []
    wanted = next(rest, "")
    for each in printed:
        if each == wanted:
            wanted = next(rest, "")
        else:
            lost.append(each)
    return "".join(lost) + wanted + "".join(rest)
